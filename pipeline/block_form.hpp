#pragma once

#include "grammar/grammar.hpp"
#include "pipeline/fold.hpp"
#include "pipeline/line_shape.hpp"
#include "pipeline/numbering.hpp"
#include "pipeline/plain_mark.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

class StartMemo;
struct Layout;
struct Reading;

enum class BlockRole : std::uint8_t {
  kText,
  kFurniture,  ///< running head, page number, job number, rule
  kNote,       ///< text of a note
};

/// What a block of the reading text looks like by its own words, whatever stands around it.
struct BlockForm {
  // With `= default` a new one in a vector would be set to zero first.
  BlockForm() noexcept {}  // NOLINT(modernize-use-equals-default)

  BlockRole role = BlockRole::kText;
  StartForm start = StartForm::kNone;
  EndSign sign = EndSign::kNone;
  grammar::OpenerForm opener{};
  bool looked = false;  ///< the rest of the fields is filled
  bool has_marker = false;
  bool opener_read = false;  ///< what follows about the opener is filled; behind a marker it is read on demand
  bool has_opener = false;
  bool opener_known = false;
  bool opener_adopts = false;  ///< "Adopts", "Endorses", "Approves", "Proclaims"
  bool quoted = false;         ///< begins with an opening quotation mark
  bool closes_quote = false;   ///< ends with a closing one
  bool lower_case = false;     ///< begins in mid-sentence
  bool has_inner = false;
  std::uint32_t size = 0;  ///< bytes
  MarkerValue marker;
  MarkerValue inner;
  std::uint32_t marker_end = 0;  ///< offsets in the block: end of the marker, …
  std::uint32_t body = 0;        ///< … begin of what follows, …
  std::uint32_t inner_end = 0;   ///< … end of the inner marker
};

/// Looks at the text of a block; `head` is the folded `head_of(block)`.
void look_at(std::string_view block, Folded const& head, StartMemo& memo, BlockForm& form);

/// Looks at such a block in less time than `look_at`. False where its mark is none after all, and `form` stays as it
/// was.
bool look_at_marked(std::string_view block, PlainMark mark, BlockForm& form);

/// Fills in the opener behind the marker of `block`, unless it has been read.
void read_opener(std::string_view block, BlockForm& form);

/// Looks at every block of `reading` that the layout has not looked at itself, and fills in its form. One pass; reads
/// the first 400 bytes of each block at most.
void find_block_forms(Reading const& reading, Layout& layout);

}  // namespace rapporteur
