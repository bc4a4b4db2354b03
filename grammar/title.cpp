#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

auto const upper_roman = x3::omit[x3::repeat(1, 9)[x3::char_("IVXLCD")]];
// Session numbers of the scans have digits or dots for letters: "22(1).", "(XVIID".
auto const session = x3::omit[-(x3::lit("S-") | "ES-")] >> (upper_roman | x3::omit[x3::repeat(1, 2)[digit]]);
auto const part_letter = x3::omit[upper] >> !(letter | digit);

// Rules that are run are made once: to make one, its parts are copied.
auto const slash = -(x3::lit("S-") | "ES-" | "OS/") >> x3::omit[x3::repeat(1, 4)[digit]] >> '/' >>
                   x3::omit[x3::repeat(1, 4)[digit]] >> !(digit | '/');
auto const year = x3::omit[x3::repeat(1, 5)[digit]] >> skip >> '(' >> x3::omit[x3::repeat(4, 4)[digit]] >> ')';
// Scans lose the year or misread it: "Resolution 290 of 8 December 1970", "Resolution 361 (197-4)".
auto const misread_year =
    x3::omit[x3::repeat(1, 5)[digit]] >> blanks >> '(' >> x3::omit[x3::repeat(3, 6)[digit | '-' | '.']] >> ')';
auto const bare = x3::omit[x3::repeat(1, 5)[digit]] >> &blank;
auto const roman_number = x3::omit[x3::repeat(1, 4)[digit]];
auto const roman_session = skip >> '(' >> skip >> session >> skip >> ')';

/// "of 15 June 1965", the preposition misread or not.
bool dated(std::string_view text) {
  if (!accept(text, blanks >> x3::repeat(2, 3)[letter] >> blanks)) return false;
  return accept_date(text).has_value();
}

bool accept_number(std::string_view& text, Title& title, bool worded, bool& year_form) {
  auto rest = text;
  // Nearly all have a slash behind their digits, and no other form has.
  if (!is_digit(text.front()) || byte_at(text, digits_at(text)) == '/') {
    if (!accept(rest, slash)) return false;
  } else if (accept(rest, year)) {
    year_form = true;
  } else if (worded && accept(rest, misread_year) && dated(rest)) {
    year_form = true;
  } else if (rest = text; worded && accept(rest, bare) && dated(rest)) {
    year_form = true;
  } else {
    rest = text;
    accept(rest, roman_number);
    if (auto lettered = rest; accept(lettered, blanks)) {
      auto const from = lettered;
      if (accept(lettered, part_letter)) {
        title.part = from.substr(0, from.size() - lettered.size());
        rest = lettered;
      }
    }
    if (!accept(rest, roman_session)) return false;
  }
  title.number = text.substr(0, text.size() - rest.size());
  auto const part = rest.substr(skip_blanks(rest, 0));
  auto after = part;
  if (title.part.empty() && accept(after, part_letter) &&
      (after.empty() || after.front() == '.' || after.front() == '*')) {
    title.part = part.substr(0, part.size() - after.size());
    rest = after;
  }
  text = rest;
  return true;
}

/// After the digits stands a slash, a parenthesis or a letter alone.
bool may_be_title(std::string_view line) {
  switch (byte_at(line, 0)) {
    case '#':
      return true;
    case 'R':
    case 'r':
      return may_begin_with(line, "resol");
    case 'P':
      return byte_at(line, 1) == 'R';
    case 'S':
    case 'E':
    case 'O':
      return byte_at(line, 1) == '-' || byte_at(line, 1) == 'S';
    default:
      break;
  }
  auto const digits = digits_at(line);
  if (digits == 0 || digits > 5) return false;
  auto const at = skip_blanks(line, digits);
  if (at == line.size()) return false;
  if (line[at] == '(' || (at == digits && line[at] == '/')) return true;
  return at > digits && is_upper(line[at]) && !is_letter(byte_at(line, at + 1)) && !is_digit(byte_at(line, at + 1));
}

}  // namespace

std::optional<Title> parse_title(std::string_view line) {
  auto rest = trim(line);
  if (!may_be_title(rest)) return std::nullopt;
  Title title;
  bool year_form = false;
  accept(rest, x3::omit[+x3::lit('#')] >> skip);
  bool const worded = accept(rest, any_case("resolution") >> blanks);
  bool const statement = !worded && accept(rest, x3::lit("PRST") >> blanks);
  if (rest.empty() || ((rest.front() < '0' || rest.front() > '9') && rest.front() != 'S' && rest.front() != 'E' &&
                       rest.front() != 'O')) {
    return std::nullopt;
  }
  if (!accept_number(rest, title, worded, year_form)) return std::nullopt;
  title.security_council = worded || year_form;
  bool const dot = accept(rest, skip >> '.');
  if (!dot && !rest.empty()) {
    bool const goes_on =
        accept(rest, x3::omit[+x3::lit('*')] | (skip >> x3::eoi)) || (statement && accept(rest, blanks)) ||
        (worded && (accept(rest, x3::omit[-x3::lit(',')] >> blanks >> &(x3::lit("of ") | "on ")) || dated(rest)));
    if (!goes_on) return std::nullopt;
  }
  title.text = trim(rest);
  // "59/153. Title" has a blank; "5/12.5" is a number in a sentence.
  if (dot && !rest.empty() && rest.front() >= '0' && rest.front() <= '9') return std::nullopt;
  return title;
}

}  // namespace rapporteur::grammar
