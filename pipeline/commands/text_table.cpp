#include "pipeline/commands/text_table.hpp"

#include "pipeline/commands/terminal.hpp"

#include <algorithm>

namespace rapporteur::commands {

namespace {

constexpr std::size_t kGap = 2;
/// The last column keeps so much, and lets the line run over the edge, where the others leave it less.
constexpr std::size_t kNarrowest = 16;
constexpr std::size_t kWidest = 36;

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

std::string shortened(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  std::size_t end = 0;
  std::size_t width = 0;
  while (end < text.size()) {
    std::size_t next = end + 1;
    while (next < text.size() && !begins_character(text[next])) ++next;
    width += display_width(text.substr(end, next - end));
    if (width + 1 > columns) break;
    end = next;
  }
  return std::string(text.substr(0, end)) + "…";
}

void TextTable::append(TableLayout const& layout, std::size_t indent, std::string& out) const {
  std::vector<std::size_t> widths(columns_.size());
  for (auto const& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(without_controls(row[i])));
    }
  }
  for (std::size_t& each : widths) each = std::min(each, kWidest);
  std::size_t before_last = indent;
  for (std::size_t i = 0; i + 1 < widths.size(); ++i) before_last += widths[i] == 0 ? 0 : widths[i] + kGap;

  Page page(layout.width, layout.color);
  for (auto const& row : rows_) {
    std::size_t last = row.size();
    while (last > 1 && row[last - 1].empty()) --last;  // no blanks at the end of a line
    page.cell("", indent);
    for (std::size_t i = 0; i < last; ++i) {
      if (widths[i] == 0) continue;
      std::string text = without_controls(row[i]);
      if (layout.width != 0) {
        std::size_t const left = layout.width > before_last ? layout.width - before_last : 0;
        text = shortened(text, i + 1 == row.size() ? std::max(left, kNarrowest) : widths[i]);
      }
      std::size_t const width = i + 1 == last ? 0 : widths[i];
      if (columns_[i].right) {
        page.cell_right(text, widths[i], columns_[i].tint);
      } else {
        page.cell(text, width, columns_[i].tint);
      }
      if (i + 1 < last) page.cell("", kGap);
    }
    page.line("");
  }
  out += page.text();
}

}  // namespace rapporteur::commands
