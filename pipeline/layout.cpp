#include "pipeline/layout.hpp"

#include "pipeline/layout_assembler.hpp"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

constexpr std::uint32_t kLongLine = 140;  // bytes; no page or column is wider

bool lower(char c) { return c >= 'a' && c <= 'z'; }

/// Length that 95 % of the text's bytes stand in lines not longer than: the width of a wrapped text.
std::uint32_t usual_width(std::vector<Line> const& lines) {
  std::array<std::uint64_t, kLongLine + 2> bytes{};
  std::uint64_t all = 0;
  for (auto const& line : lines) {
    bytes[std::min(line.size(), kLongLine + 1)] += line.size();
    all += line.size();
  }
  std::uint64_t sum = 0;
  for (std::uint32_t width = 0; width < bytes.size(); ++width) {
    sum += bytes[width];
    if (sum * 100 >= all * 95) return width;
  }
  return kLongLine + 1;
}

/// The indent of the lines that go on with a paragraph.
std::uint32_t usual_left_edge(std::vector<Line> const& lines) {
  std::array<std::uint32_t, 80> counts{};
  for (auto const& line : lines) {
    if (!line.blank_before && line.indent < counts.size()) ++counts[line.indent];
  }
  return static_cast<std::uint32_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

}  // namespace

LineMode line_mode(std::string_view chars, std::vector<Line> const& lines) {
  // Wrapped text breaks in mid-sentence: many lines begin with a small letter, and none is long.
  std::size_t followers = 0;
  std::size_t small = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].blank_before) continue;
    ++followers;
    if (lower(chars[lines[i].begin])) {
      auto const head = chars.substr(lines[i].begin, std::min<std::size_t>(lines[i].size(), 6));
      auto const before = chars[lines[i - 1].end - 1];
      if (before != '.' && before != ';' && before != ':' && begins_in_mid_sentence(head)) ++small;
    }
  }
  if (small == 0 || small * 10 < followers) return LineMode::kParagraphs;
  return usual_width(lines) <= kLongLine ? LineMode::kWrapped : LineMode::kParagraphs;
}

void LayoutFinder::find(std::string_view chars, std::vector<Line> const& lines, Layout& layout) {
  layout.segments.clear();
  layout.blocks.clear();
  layout.forms.clear();
  layout.mode = line_mode(chars, lines);
  hyphens_.begin(chars);
  LayoutAssembler assembler(chars, lines, layout, hyphens_, owners_);
  if (layout.mode == LineMode::kWrapped) assembler.set_column(usual_width(lines), usual_left_edge(lines));
  assembler.run();
}

}  // namespace rapporteur
