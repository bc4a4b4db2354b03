#include "pipeline/commands/page.hpp"

#include "pipeline/commands/terminal.hpp"

#include <algorithm>

namespace rapporteur::commands {

namespace {

/// A text column narrower than this is no use: the line is rather let run over the edge.
constexpr std::size_t kNarrowest = 20;

constexpr std::string_view kBlanks = " \t\r\n\f\v";

/// Text on its way to a line, with its columns.
struct Run {
  std::vector<Piece> pieces;
  std::size_t width = 0;

  void append(std::string_view text, Tint tint) {
    width += display_width(text);
    if (!pieces.empty() && pieces.back().tint == tint) {
      pieces.back().text += text;
    } else {
      pieces.push_back({std::string(text), tint});
    }
  }
};

std::string_view escape_code(Tint tint) {
  switch (tint) {
    case Tint::kPlain:
      break;
    case Tint::kBold:
      return "\033[1m";
    case Tint::kFaint:
      return "\033[2m";
    case Tint::kRed:
      return "\033[31m";
    case Tint::kGreen:
      return "\033[32m";
    case Tint::kYellow:
      return "\033[33m";
    case Tint::kBlue:
      return "\033[34m";
    case Tint::kCyan:
      return "\033[36m";
    case Tint::kUnderlined:
      return "\033[4m";
  }
  return {};
}

}  // namespace

void Page::line(std::string_view text, Tint tint) {
  end_line();
  add(text, tint);
}

void Page::rule(std::string_view label) {
  constexpr std::string_view kDash = "─";
  end_line();
  std::string text(kDash);
  text.append(kDash).append(" ").append(without_controls(label)).append(" ");
  std::size_t const used = display_width(text);
  for (std::size_t column = used; column < width_; ++column) text += kDash;
  add(text, Tint::kBold);
  end_line();
}

void Page::cell(std::string_view text, std::size_t columns, Tint tint) {
  std::size_t const end = column_ + columns;
  add(without_controls(text), tint);
  if (column_ < end) add(std::string(end - column_, ' '), Tint::kPlain);
}

void Page::cell_right(std::string_view text, std::size_t columns, Tint tint) {
  std::size_t const width = display_width(text);
  if (width < columns) add(std::string(columns - width, ' '), Tint::kPlain);
  add(text, tint);
}

void Page::wrapped(std::string_view text, std::size_t indent, Tint tint) {
  wrapped(std::vector<Piece>{{std::string(text), tint}}, indent);
}

void Page::wrapped(std::vector<Piece> const& pieces, std::size_t indent) {
  std::size_t const edge = std::max(width_, indent + kNarrowest);
  Run line;
  Run word;
  Tint blank = Tint::kPlain;  // of the blank before the word
  auto const flush = [&] {
    for (Piece const& each : line.pieces) add(each.text, each.tint);
    line = {};
  };
  auto const end_word = [&] {
    if (word.width == 0 && word.pieces.empty()) return;
    if (!line.pieces.empty() && column_ + line.width + 1 + word.width > edge) {
      flush();
      end_line();
      add(std::string(indent, ' '), Tint::kPlain);
    }
    if (!line.pieces.empty()) line.append(" ", blank);
    for (Piece const& each : word.pieces) line.append(each.text, each.tint);
    word = {};
  };
  for (Piece const& piece : pieces) {
    std::string_view const text = piece.text;
    for (std::size_t at = 0; at < text.size();) {
      if (kBlanks.find(text[at]) != std::string_view::npos) {
        end_word();
        blank = piece.tint;
        ++at;
        continue;
      }
      std::size_t const end = std::min(text.find_first_of(kBlanks, at), text.size());
      word.append(without_controls(text.substr(at, end - at)), piece.tint);
      at = end;
    }
  }
  end_word();
  flush();
  text_ += '\n';
  column_ = 0;
}

void Page::add(std::string_view text, Tint tint) {
  std::string_view const code = color_ ? escape_code(tint) : std::string_view();
  if (!code.empty() && !text.empty()) text_ += code;
  text_ += text;
  if (!code.empty() && !text.empty()) text_ += "\033[0m";
  column_ += display_width(text);
}

void Page::end_line() {
  if (column_ == 0) return;
  text_ += '\n';
  column_ = 0;
}

}  // namespace rapporteur::commands
