#pragma once

#include "pipeline/block_form.hpp"
#include "pipeline/fold.hpp"
#include "pipeline/hyphen.hpp"
#include "pipeline/lines.hpp"
#include "pipeline/start_memo.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

/// How the lines of a text stand for its paragraphs.
enum class LineMode : std::uint8_t {
  kParagraphs,  ///< one paragraph a line, save for lines that were broken by hand
  kWrapped,     ///< paragraphs run over lines of a page or a column
};

/// How the text goes on from one segment to the next of its block.
enum class Joint : std::uint8_t {
  kSpace,    ///< by one space
  kNothing,  ///< directly: a hyphen that belongs to the word, or a dropped one
};

/// A part of a line. Offsets index the decoded text.
struct Segment {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;     ///< without a dropped hyphen
  std::uint32_t hyphen = 0;  ///< bytes of the dropped hyphen that stands at `end`
  std::uint32_t page = 0;
  Joint joint = Joint::kSpace;
  bool interrupted = false;  ///< other blocks stand between this segment and the one before it
};

/// A paragraph as the layout shows it.
struct Block {
  std::uint32_t first = 0;  ///< segment
  std::uint32_t count = 0;
  BlockRole role = BlockRole::kText;
  bool blank_before = false;
};

struct Layout {
  LineMode mode = LineMode::kParagraphs;
  std::vector<Segment> segments;
  std::vector<Block> blocks;     ///< in reading order: what interrupts a paragraph comes after it
  std::vector<BlockForm> forms;  ///< one for each block; looked at where the layout had to
  StartMemo memo;                ///< of all texts that have been laid out here
  Folded folded;                 ///< what of a line or block is being read; its room serves all texts
};

/// Finds the paragraphs of a decoded text.
///
/// Takes   lines of `chars`, all of them.
/// Gives   blocks of segments; every character of every line belongs to one segment (or is its dropped hyphen).
/// Does not decide what a paragraph is: that is the structure's part.
class LayoutFinder {
 public:
  void find(std::string_view chars, std::vector<Line> const& lines, Layout& layout);

 private:
  HyphenJudge hyphens_;
  std::vector<std::uint32_t> owners_;
};

[[nodiscard]] LineMode line_mode(std::string_view chars, std::vector<Line> const& lines);

}  // namespace rapporteur
