#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// Note marks as they stand in a sentence, and what a note says of other notes. Unlike the rest of the grammar this
/// reads the text as it is printed: a superscript or an invisible character must keep its place.
namespace rapporteur::grammar {

enum class MarkForm : std::uint8_t {
  kPlain,        ///< `3`
  kSuperscript,  ///< `³¹`, `⁽²⁵⁹⁾`
  kTypewriter,   ///< `1/`
  kBracketed,    ///< `[39]`, `[39 ]`
  kAsterisk,     ///< `*`, `**`, also the sign of the Symbol font
};

struct Mark {
  MarkForm form{};
  std::uint32_t number = 0;  ///< 1 to 999; 0 for asterisks
  std::uint32_t signs = 0;   ///< how many asterisks
  std::string_view text;     ///< as written, blanks and brackets inside it included
};

// mark.cpp
/// The mark at the beginning of `text`. What follows must leave room for a mark: `3rd`, `3,000`, `3.5`, `3/4` and `3-`
/// are none. Whether what stands before it does is for the caller to say.
[[nodiscard]] std::optional<Mark> parse_mark(std::string_view text);

struct YearAndMark {
  std::uint32_t year = 0;  ///< 1900 to 2099
  Mark mark;
};
/// `20043`: a year, and the mark behind it.
[[nodiscard]] std::optional<YearAndMark> parse_year_and_mark(std::string_view text);

/// What a note says of other notes.
struct NoteReference {
  bool before = false;       ///< "Ibid."
  std::uint32_t number = 0;  ///< "See footnote 5"; 0 where `before`
  std::string_view words;    ///< those that say so: "Ibid.", "See footnote 5"
};
/// Looks at the beginning of a note ("Ibid., annex II") and for a note's number in it ("See footnote 5, p. 55").
[[nodiscard]] std::optional<NoteReference> parse_note_reference(std::string_view note);

/// Words beside a number that say it is no mark; a table of the lexicon.
enum class NotMarkKind : std::uint8_t {
  kName,          ///< "CO2", "M23"
  kCounted,       ///< "item10": a number belongs to it, the blank was lost
  kAbbreviation,  ///< "Add.1", "No. 20016"
  kJoining,       ///< "than15": no note stands behind it
  kUnit,          ///< behind the number: "12 per cent"
  kMonth,         ///< behind the number: a day; before it: a date
};
/// `word` in letters of either case, with `number` beside it.
[[nodiscard]] std::optional<NotMarkKind> not_mark_kind(std::string_view word, std::uint32_t number = 0);

}  // namespace rapporteur::grammar
