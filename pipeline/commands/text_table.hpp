#pragma once

#include "pipeline/commands/page.hpp"
#include "pipeline/commands/terminal.hpp"
#include "pipeline/output_file.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::commands {

/// How a table is set.
struct TableLayout {
  std::size_t width = 0;  ///< columns of the terminal, where what is too long is cut off with "…"; 0: nothing is
  bool color = false;
};

/// On a terminal its width, or `usual_width` where it does not tell, and its colours; else neither.
[[nodiscard]] TableLayout table_layout(OutputFile const& output, std::size_t usual_width = kUsualWidth);

/// Rows of cells for people. A column is as wide as its widest cell, but not past 36: what is longer is cut off on a
/// terminal, and else moves the rest of its line. Where a terminal is too narrow for all, the widest columns give way.
class TextTable {
 public:
  struct Column {
    Tint tint = Tint::kPlain;
    bool right = false;  ///< set at the right edge, as numbers are
    bool firm = false;   ///< keeps its width where a terminal is narrow
    unsigned spare = 0;  ///< not 0: left out where a terminal is too narrow for all, 1 first
  };

  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// On a terminal cells go on in further lines instead of being cut off.
  void wrap() { wraps_ = true; }

  /// As many cells as there are columns, in UTF-8 and in one line.
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

  /// A first row with the names of the columns. A column in which nothing else stands takes no room all the same.
  void head(std::vector<std::string> names) { head_ = std::move(names); }

  /// Appends the rows to `out`, each after `indent` blanks. A column without text takes no room.
  void append(TableLayout const& layout, std::size_t indent, std::string& out) const;

 private:
  using Cells = std::vector<std::string>;
  using Widths = std::vector<std::size_t>;

  [[nodiscard]] Widths natural_widths() const;
  void leave_out(Widths& widths, TableLayout const& layout, std::size_t indent) const;
  [[nodiscard]] Widths widths(TableLayout const& layout, std::size_t indent) const;
  [[nodiscard]] std::vector<Cells> lines_of(Cells const& row, Widths const& widths, TableLayout const& layout) const;
  void append_line(Cells const& line, Widths const& widths, std::size_t indent, bool head, Page& page) const;

  std::vector<Column> columns_;
  bool wraps_ = false;
  Cells head_;
  std::vector<Cells> rows_;
};

/// `text` in lines of at most `columns`, broken at blanks, or where a word is too long, in it.
[[nodiscard]] std::vector<std::string> wrapped_lines(std::string_view text, std::size_t columns);

/// `text`, ended by "…" where it takes more than `columns`.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t columns);

}  // namespace rapporteur::commands
