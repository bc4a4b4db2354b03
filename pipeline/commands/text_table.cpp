#include "pipeline/commands/text_table.hpp"

#include <algorithm>
#include <unistd.h>

namespace rapporteur::commands {

namespace {

constexpr std::size_t kGap = 2;
/// The last column keeps so much, and lets the line run over the edge, where the others leave it less.
constexpr std::size_t kNarrowest = 16;
constexpr std::size_t kWidest = 36;
/// No column is made narrower than this to make room.
constexpr std::size_t kLeast = 12;
/// Where cells go on in further lines, the last column has this much before the others give way.
constexpr std::size_t kComfortable = 26;

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

/// How many bytes of `text` fit into `columns`.
std::size_t fitting(std::string_view text, std::size_t columns) {
  std::size_t end = 0;
  std::size_t width = 0;
  while (end < text.size()) {
    std::size_t next = end + 1;
    while (next < text.size() && !begins_character(text[next])) ++next;
    width += display_width(text.substr(end, next - end));
    if (width > columns) break;
    end = next;
  }
  return end;
}

}  // namespace

std::string shortened(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  return std::string(text.substr(0, fitting(text, columns == 0 ? 0 : columns - 1))) + "…";
}

std::vector<std::string> wrapped_lines(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  while (display_width(text) > columns) {
    std::size_t end = std::max<std::size_t>(fitting(text, columns), 1);
    std::size_t const blank = text.rfind(' ', end);
    bool const at_blank = blank != std::string_view::npos && blank != 0;
    if (at_blank) end = blank;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(at_blank ? end + 1 : end);
  }
  lines.emplace_back(text);
  return lines;
}

TableLayout table_layout(OutputFile const& output, std::size_t usual_width) {
  if (!output.is_terminal()) return {};
  return {terminal_width(STDOUT_FILENO, usual_width), use_color(ColorChoice::kAuto, STDOUT_FILENO)};
}

TextTable::Widths TextTable::natural_widths() const {
  Widths widths(columns_.size());
  for (Cells const& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(without_controls(row[i])));
    }
  }
  for (std::size_t i = 0; i < head_.size(); ++i) {
    if (widths[i] != 0) widths[i] = std::max(widths[i], display_width(head_[i]));
  }
  for (std::size_t i = 0; i + 1 < widths.size(); ++i) widths[i] = std::min(widths[i], kWidest);
  return widths;
}

/// Takes away columns that can be spared until the others have room when they are as narrow as they can be.
void TextTable::leave_out(Widths& widths, TableLayout const& layout, std::size_t indent) const {
  for (;;) {
    std::size_t least = indent + std::min(widths.back(), kComfortable);
    std::size_t spare = columns_.size();
    for (std::size_t i = 0; i + 1 < columns_.size(); ++i) {
      if (widths[i] == 0) continue;
      least += kGap + (columns_[i].firm ? widths[i] : std::min(widths[i], kLeast));
      if (columns_[i].spare == 0) continue;
      if (spare == columns_.size() || columns_[i].spare < columns_[spare].spare) spare = i;
    }
    if (least <= layout.width || spare == columns_.size()) return;
    widths[spare] = 0;
  }
}

TextTable::Widths TextTable::widths(TableLayout const& layout, std::size_t indent) const {
  Widths widths = natural_widths();
  if (layout.width == 0) return widths;
  leave_out(widths, layout, indent);
  std::size_t& last = widths.back();
  std::size_t before = indent;
  for (std::size_t i = 0; i + 1 < widths.size(); ++i) before += widths[i] == 0 ? 0 : widths[i] + kGap;
  while (before + std::min(last, wraps_ ? kComfortable : kNarrowest) > layout.width) {
    std::size_t widest = columns_.size();
    for (std::size_t i = 0; i + 1 < columns_.size(); ++i) {
      if (columns_[i].firm || widths[i] <= kLeast) continue;
      if (widest == columns_.size() || widths[i] > widths[widest]) widest = i;
    }
    if (widest == columns_.size()) break;
    --widths[widest];
    --before;
  }
  last = std::min(last, std::max(layout.width > before ? layout.width - before : 0, kNarrowest));
  return widths;
}

std::vector<TextTable::Cells> TextTable::lines_of(Cells const& row, Widths const& widths,
                                                  TableLayout const& layout) const {
  std::vector<Cells> lines(1, Cells(row.size()));
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (widths[i] == 0) continue;
    std::string const text = without_controls(row[i]);
    if (layout.width == 0) {
      lines.front()[i] = text;
    } else if (!wraps_) {
      lines.front()[i] = shortened(text, widths[i]);
    } else {
      auto const parts = wrapped_lines(text, widths[i]);
      if (lines.size() < parts.size()) lines.resize(parts.size(), Cells(row.size()));
      for (std::size_t part = 0; part < parts.size(); ++part) lines[part][i] = parts[part];
    }
  }
  return lines;
}

void TextTable::append_line(Cells const& line, Widths const& widths, std::size_t indent, bool head, Page& page) const {
  std::size_t last = line.size();
  while (last > 1 && (line[last - 1].empty() || widths[last - 1] == 0)) --last;  // no blanks at the end of a line
  page.cell("", indent);
  for (std::size_t i = 0; i < last; ++i) {
    if (widths[i] == 0) continue;
    Tint const tint = head ? Tint::kFaint : columns_[i].tint;
    if (columns_[i].right) {
      page.cell_right(line[i], widths[i], tint);
    } else {
      page.cell(line[i], i + 1 == last ? 0 : widths[i], tint);
    }
    if (i + 1 < last) page.cell("", kGap);
  }
  page.line("");
}

void TextTable::append(TableLayout const& layout, std::size_t indent, std::string& out) const {
  if (rows_.empty()) return;
  Widths const fitting = widths(layout, indent);
  Page page(layout.width, layout.color);
  if (!head_.empty()) append_line(lines_of(head_, fitting, layout).front(), fitting, indent, true, page);
  for (Cells const& row : rows_) {
    for (Cells const& line : lines_of(row, fitting, layout)) append_line(line, fitting, indent, false, page);
  }
  out += page.text();
}

}  // namespace rapporteur::commands
