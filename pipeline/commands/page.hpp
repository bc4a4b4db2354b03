#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::commands {

enum class Tint : std::uint8_t { kPlain, kBold, kFaint, kRed, kGreen, kYellow, kBlue, kCyan, kUnderlined };

/// A part of a text.
struct Piece {
  std::string text;
  Tint tint = Tint::kPlain;
};

/// Text for people, in columns of a terminal, with colours or without.
class Page {
 public:
  /// `width` in columns, 20 or more.
  Page(std::size_t width, bool color) : width_(width), color_(color) {}

  void blank_line() { text_ += '\n'; }
  /// Ends the page's last line if it has been begun, and begins one with `text`.
  void line(std::string_view text, Tint tint = Tint::kPlain);
  /// A line across the page with `label` in it.
  void rule(std::string_view label);
  /// Adds `text` to the current line and fills it up to `columns`.
  void cell(std::string_view text, std::size_t columns, Tint tint = Tint::kPlain);
  /// Adds `text`, filled up on the left.
  void cell_right(std::string_view text, std::size_t columns, Tint tint = Tint::kPlain);
  /// Adds `text` to the current line, broken at its blanks where the page ends; each further line begins at `indent`.
  /// Runs of blanks count as one. Ends the line.
  void wrapped(std::string_view text, std::size_t indent, Tint tint = Tint::kPlain);
  /// The same for a text of several tints. A word may go over from one piece to the next.
  void wrapped(std::vector<Piece> const& pieces, std::size_t indent);

  [[nodiscard]] std::string const& text() const { return text_; }

 private:
  void add(std::string_view text, Tint tint);
  void end_line();

  std::string text_;
  std::size_t width_;
  std::size_t column_ = 0;
  bool color_;
};

}  // namespace rapporteur::commands
