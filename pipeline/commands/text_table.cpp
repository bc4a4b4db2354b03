#include "pipeline/commands/text_table.hpp"

#include "pipeline/commands/terminal.hpp"

#include <algorithm>
#include <iterator>

namespace rapporteur::commands {

namespace {

constexpr std::size_t kGap = 2;
/// The last column keeps so much, and lets the line run over the edge, where the others leave it less.
constexpr std::size_t kNarrowest = 16;
constexpr std::size_t kWidest = 36;
/// No column is made narrower than this to make room.
constexpr std::size_t kLeast = 8;

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

std::vector<std::size_t> TextTable::widths(TableLayout const& layout, std::size_t indent) const {
  std::vector<std::size_t> widths(columns_.size());
  for (auto const& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(without_controls(row[i])));
    }
  }
  for (std::size_t i = 0; i < head_.size(); ++i) {
    if (widths[i] != 0) widths[i] = std::max(widths[i], display_width(head_[i]));
  }
  std::size_t all = indent;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    bool const last = i + 1 == widths.size();
    widths[i] = std::min(widths[i], kWidest);
    if (widths[i] != 0) all += last ? std::min(widths[i], kNarrowest) : widths[i] + kGap;
  }
  for (std::size_t room = layout.width; room != 0 && all > room; --all) {
    auto const widest = std::max_element(widths.begin(), std::prev(widths.end()));
    if (widest == std::prev(widths.end()) || *widest <= kLeast) break;
    --*widest;
  }
  return widths;
}

void TextTable::append_row(std::vector<std::string> const& row, std::vector<std::size_t> const& widths,
                           TableLayout const& layout, std::size_t indent, bool head, Page& page) const {
  std::size_t before_last = indent;
  for (std::size_t i = 0; i + 1 < widths.size(); ++i) before_last += widths[i] == 0 ? 0 : widths[i] + kGap;
  std::size_t const left = layout.width > before_last ? layout.width - before_last : 0;
  std::size_t last = row.size();
  while (last > 1 && (row[last - 1].empty() || widths[last - 1] == 0)) --last;  // no blanks at the end of a line
  page.cell("", indent);
  for (std::size_t i = 0; i < last; ++i) {
    if (widths[i] == 0) continue;
    std::string text = without_controls(row[i]);
    if (layout.width != 0) text = shortened(text, i + 1 == row.size() ? std::max(left, kNarrowest) : widths[i]);
    Tint const tint = head ? Tint::kFaint : columns_[i].tint;
    if (columns_[i].right) {
      page.cell_right(text, widths[i], tint);
    } else {
      page.cell(text, i + 1 == last ? 0 : widths[i], tint);
    }
    if (i + 1 < last) page.cell("", kGap);
  }
  page.line("");
}

void TextTable::append(TableLayout const& layout, std::size_t indent, std::string& out) const {
  auto const fitting = widths(layout, indent);
  Page page(layout.width, layout.color);
  if (!head_.empty() && !rows_.empty()) append_row(head_, fitting, layout, indent, true, page);
  for (auto const& row : rows_) append_row(row, fitting, layout, indent, false, page);
  out += page.text();
}

}  // namespace rapporteur::commands
