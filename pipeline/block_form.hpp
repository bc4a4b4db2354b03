#pragma once

#include "grammar/grammar.hpp"
#include "pipeline/line_shape.hpp"
#include "pipeline/reading.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

/// What a block of the reading text looks like by its own words, whatever stands around it.
struct BlockForm {
  BlockRole role = BlockRole::kText;
  StartForm start = StartForm::kNone;
  EndSign sign = EndSign::kNone;
  grammar::OpenerForm opener{};
  bool has_marker = false;
  bool has_opener = false;
  bool opener_known = false;
  bool opener_adopts = false;  ///< "Adopts", "Endorses", "Approves", "Proclaims"
  bool quoted = false;         ///< begins with an opening quotation mark
  bool closes_quote = false;   ///< ends with a closing one
  bool lower_case = false;     ///< begins in mid-sentence
  std::uint32_t size = 0;      ///< bytes
  grammar::Marker marker;      ///< views into the folded text: numbers only, `text` is not kept
  grammar::Marker inner;
  bool has_inner = false;
  std::uint32_t marker_end =
      0;  ///< offsets in the block: end of the marker, begin of what follows, end of the inner marker
  std::uint32_t body = 0;
  std::uint32_t inner_end = 0;
};

/// Looks at every block of `reading`. One pass; reads the first 400 bytes of each block at most.
void find_block_forms(Reading const& reading, Layout const& layout, std::vector<BlockForm>& forms);

}  // namespace rapporteur
