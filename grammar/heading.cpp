#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

auto const upper_roman = x3::repeat(1, 8)[x3::char_("IVXLC")];
// Rules that are run are made once: to make one, its parts are copied.
auto const roman_label = x3::omit[upper_roman] >> !letter;
auto const letter_label = upper >> !(letter | digit);
auto const label_number = x3::omit[+digit] | x3::omit[upper_roman] | x3::omit[upper];
auto const annex = (any_case("annex") | any_case("appendix") | any_case("enclosure")) >>
                   -(blanks >> label_number >> !(letter | digit));
auto const annex_end = x3::omit[*x3::char_("*.:")] >>
                       (x3::eoi | &(x3::lit('\t') | "  " | "\xE2\x80\x94" | " \xE2\x80\x93" | " to "));

/// "II", "II.", "II<tab>Title", "II. Title"; a single blank without a dot is prose ("I am", "V of").
bool accept_label(std::string_view text, Heading& heading, auto const& label) {
  auto rest = text;
  if (!accept(rest, label)) return false;
  heading.label = text.substr(0, text.size() - rest.size());
  if (rest.empty() || rest == "." || rest == "*") {
    heading.text = {};
    return true;
  }
  bool const tab = rest.front() == '\t';
  bool const dot = rest.front() == '.';
  bool const wide = rest.starts_with("  ");
  if (!tab && !dot && !wide) return false;
  rest = trim(rest.substr(1));
  if (rest.empty()) return true;
  heading.text = rest;
  return true;
}

bool is_roman(char c) { return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C'; }

/// A heading begins with one of a few words, a roman number or a letter.
bool may_be_heading(std::string_view line) {
  if (may_begin_with(line, "anne", "appe", "encl", "arti", "rule", "sect", "prin", "chap", "part", "regu", "goal",
                     "guid"))
    return true;
  if (!is_upper(byte_at(line, 0))) return false;
  std::size_t end = 1;
  while (is_roman(line.front()) && is_roman(byte_at(line, end))) ++end;
  auto const next = byte_at(line, end);
  return next == '\0' || next == '.' || next == '*' || is_blank(next);
}

}  // namespace

std::optional<Heading> parse_heading(std::string_view line) {
  line = trim(line);
  if (!may_be_heading(line)) return std::nullopt;
  Heading heading;
  auto rest = line;
  bool const word = is_letter(byte_at(line, 1)) && is_letter(byte_at(line, 2)) && is_letter(byte_at(line, 3));
  if (auto end = line; word && accept(rest, annex) && accept(end = rest, annex_end)) {
    heading.label = line.substr(0, line.size() - rest.size());
    heading.form = HeadingForm::kAnnex;
    heading.text = trim(end);
    return heading;
  }
  rest = line;
  std::uint32_t value = 0;
  auto const set = [&](auto const& context) { value = x3::_attr(context); };
  std::string_view roman;
  auto const unit = any_case("article") | any_case("rule") | any_case("section") | any_case("principle") |
                    any_case("chapter") | any_case("part") | any_case("regulation") | any_case("goal") |
                    any_case("guideline");
  auto const unit_number = (number[set] >> -(upper >> !letter)) | x3::raw[upper_roman][store(roman)] | x3::lit("one") |
                           "two" | "three" | "four" | "ONE" | "TWO" | "THREE";
  if (word && accept(rest, x3::raw[unit >> blanks >> unit_number][store(heading.label)] >> word_end)) {
    auto const after = rest;
    bool const ends = rest.empty() || rest.front() == '\t' || rest == "." || rest == "*" || rest.starts_with("  ");
    bool const short_title = !rest.empty() && (rest.front() == '.' || rest.front() == ':') && after.size() < 100 &&
                             !after.ends_with('.') && !after.ends_with(';') && !after.ends_with(',') &&
                             !after.ends_with(':');
    if (ends || short_title) {
      heading.form = HeadingForm::kArticle;
      heading.number = value != 0 ? value : roman_value(roman);
      heading.text = trim(rest.substr(rest.empty() ? 0 : 1));
      return heading;
    }
  }
  heading = {};
  // Nobody counts to "C" or "L" in roman numbers: alone they are letters.
  auto const lone_letter = [&] { return heading.label == "C" || heading.label == "L"; };
  if (accept_label(line, heading, roman_label) && canonical_roman(heading.label) && !lone_letter()) {
    heading.form = HeadingForm::kRomanPart;
    heading.number = roman_value(heading.label);
    return heading;
  }
  heading = {};
  if (accept_label(line, heading, letter_label)) {
    heading.form = HeadingForm::kLetterPart;
    heading.number = static_cast<std::uint32_t>(heading.label.front() - 'A') + 1;
    return heading;
  }
  return std::nullopt;
}

}  // namespace rapporteur::grammar
