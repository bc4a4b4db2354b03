#include "grammar/citation.hpp"
#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

auto const small_number = x3::uint_parser<std::uint32_t, 10, 1, 4>{};
auto const roman_sign = x3::char_("IVXLC");
auto const session_roman = x3::omit[-(x3::lit("S-") | "ES-")] >> x3::repeat(1, 8)[roman_sign];
auto const part_letter = x3::omit[upper] >> !(letter | digit);
/// "B", "A and B", "A to C", "A, B and C", "A-C".
auto const letter_joint =
    (skip >> ',' >> skip) | (blanks >> (x3::lit("and") | "to" | "or") >> blanks) | '-' | "\xE2\x80\x93";
auto const letter_list = part_letter >> *(letter_joint >> part_letter);

void accept_letters(std::string_view& text, ActNumber& number) {
  // Few numbers have a letter behind them.
  auto const at = skip_blanks(text, 0);
  if (!is_upper(byte_at(text, at)) || is_letter(byte_at(text, at + 1)) || is_digit(byte_at(text, at + 1))) return;
  auto rest = text;
  std::string_view letters;
  if (!accept(rest, -blanks >> x3::raw[letter_list][store(letters)])) return;
  // "48/136 A decade later" would be a sentence; none was seen, but "I" is a word.
  if (letters == "I" && !rest.empty() && rest.front() == ' ') return;
  number.letters = letters;
  text = rest;
}

std::uint32_t value_of(std::string_view digits) {
  std::uint32_t value = 0;
  for (char const c : digits) value = value * 10 + static_cast<std::uint32_t>(c - '0');
  return value;
}

/// "60/1" and "1325 (2000)", which nearly all are, without the letters of a part; `text` is left behind it. What it
/// does not read may be one all the same.
bool read_common_number(std::string_view& text, ActNumber& number) {
  constexpr std::size_t kMostDigits = 4;
  auto const size = digits_at(text);
  if (size == 0 || size > kMostDigits) return false;
  bool const slash = byte_at(text, size) == '/';
  auto const open = slash ? size : skip_blanks(text, size);
  if (!slash && byte_at(text, open) != '(') return false;
  auto const second = text.substr(open + 1);
  auto const second_size = digits_at(second);
  auto const next = byte_at(second, second_size);
  number.second = second_size == 0 || second_size > kMostDigits ? 0 : value_of(second.substr(0, second_size));
  if (slash) {
    if (number.second == 0 || next == '/' || is_lower(next)) return false;
  } else if (second_size != kMostDigits || next != ')' || number.second < 1946 || number.second > 2199) {
    return false;
  }
  number.form = slash ? ActForm::kSlash : ActForm::kYear;
  number.first = value_of(text.substr(0, size));
  auto const whole = open + 1 + second_size + (slash ? 0 : 1);
  number.text = text.substr(0, whole);
  text.remove_prefix(whole);
  return true;
}

/// Whether a number that does not begin with a digit may begin here: a letter with a parenthesis, "S-", "ES-", a roman
/// number with a slash, "WHA", "EB", "GC". Most are symbols of documents.
bool may_begin_otherwise(std::string_view text) {
  if (byte_at(text, skip_blanks(text, 1)) == '(') return true;
  auto const next = byte_at(text, 1);
  switch (text.front()) {
    case 'S':
      return next == '-';
    case 'E':
      return next == 'S' || next == 'B';
    case 'W':
      return next == 'H';
    case 'G':
      return next == 'C';
    case 'I':
    case 'V':
    case 'X':
    case 'L':
    case 'C': {
      auto const end = text.find_first_not_of("IVXLC");
      return end != std::string_view::npos && text[end] == '/';
    }
    default:
      return false;
  }
}

}  // namespace

std::optional<ActNumber> accept_act_number(std::string_view& text) {
  if (text.empty()) return std::nullopt;
  ActNumber number;
  if (read_common_number(text, number)) {
    if (number.form == ActForm::kSlash) accept_letters(text, number);
    return number;
  }
  if (!is_digit(text.front()) && !may_begin_otherwise(text)) return std::nullopt;
  number = {};
  auto const first = [&](auto const& context) { number.first = x3::_attr(context); };
  auto const second = [&](auto const& context) { number.second = x3::_attr(context); };
  auto const set_text = [&](std::string_view rest) { number.text = text.substr(0, text.size() - rest.size()); };
  // A blank may be lost: "68/307and 69/321".
  auto const end = &x3::lit("and ") | !(digit | '/' | lower);
  auto rest = text;
  char const c = text.front();
  if (c >= '0' && c <= '9') {
    // A blank may be lost before the parenthesis, and one stand behind the slash.
    if (accept(rest, small_number[first] >> '/' >> small_number[second] >> end)) {
      number.form = ActForm::kSlash;
      set_text(rest);
      accept_letters(rest, number);
    } else if (rest = text; accept(rest, small_number[first] >> skip >> '(' >>
                                             x3::uint_parser<std::uint32_t, 10, 4, 4>{}[second] >> ')')) {
      if (number.second < 1946 || number.second > 2199) return std::nullopt;
      number.form = ActForm::kYear;
      set_text(rest);
    } else if (rest = text; accept(rest, small_number[first] >> -(skip >> part_letter) >> skip >> '(' >>
                                             x3::raw[session_roman][store(number.series)] >> ')')) {
      number.form = ActForm::kRoman;
      set_text(rest);
      auto letters = number.series;
      auto const dash = letters.rfind('-');
      if (dash != std::string_view::npos) letters.remove_prefix(dash + 1);
      number.second = roman_value(letters);
      accept_letters(rest, number);
    } else if (rest = text;
               accept(rest, small_number[first] >> '/' >>
                                x3::raw[x3::repeat(2, 5)[upper] >> '.' >> +digit][store(number.series)] >> end)) {
      number.form = ActForm::kConference;
      set_text(rest);
    } else {
      return std::nullopt;
    }
  } else if (accept(rest,
                    x3::omit[upper] >> skip >> '(' >> x3::uint_parser<std::uint32_t, 10, 2, 2>{}[second] >> ')')) {
    // "decision E (69)": an economic commission's, of its sixty-ninth session.
    number.form = ActForm::kRoman;
    number.series = text.substr(0, 0);
    set_text(rest);
  } else if (rest = text; accept(rest, x3::lit("S-") >> small_number[first] >> '/' >> small_number[second] >> end)) {
    number.form = ActForm::kSpecial;
    set_text(rest);
    accept_letters(rest, number);
  } else if (rest = text; accept(rest, x3::lit("ES-") >> small_number[first] >> '/' >> small_number[second] >> end)) {
    number.form = ActForm::kEmergency;
    set_text(rest);
  } else if (rest = text; accept(rest, x3::raw[x3::repeat(1, 6)[roman_sign]][store(number.series)] >> '/' >>
                                           small_number[second] >> -upper >> end)) {
    number.form = ActForm::kRomanSlash;
    number.first = roman_value(number.series);
    set_text(rest);
    accept_letters(rest, number);
  } else if (rest = text;
             accept(rest, (x3::lit("WHA") | "EB") >> +digit >> -('.' >> +digit >> -('(' >> +digit >> ')')) >> end)) {
    number.form = ActForm::kForeign;
    set_text(rest);
  } else if (rest = text;
             accept(rest, x3::lit("GC") >> -('(' >> +(digit | upper) >> ')') >> "/RES/" >> +digit >> end)) {
    number.form = ActForm::kForeign;
    set_text(rest);
  } else {
    return std::nullopt;
  }
  text = rest;
  return number;
}

std::vector<char> letters_of(std::string_view letters) {
  std::vector<char> result;
  bool range = false;
  for (char const c : letters) {
    if (c >= 'A' && c <= 'Z') {
      if (range && !result.empty()) {
        for (char between = static_cast<char>(result.back() + 1); between < c; ++between) result.push_back(between);
      }
      result.push_back(c);
      range = false;
    }
    if (c == 't' || c == '-' || c == '\xE2') range = true;
  }
  return result;
}

std::optional<ActNoun> noun_before(std::string_view before) {
  before = trim(before);
  static constexpr std::array<std::pair<std::string_view, int>, 4> kNouns = {
      {{"esolution", 0}, {"esolutions", 1}, {"ecision", 2}, {"ecisions", 3}}};
  for (auto const& [noun, code] : kNouns) {
    if (!before.ends_with(noun) || before.size() == noun.size()) continue;
    auto const at = before.size() - noun.size() - 1;
    char const initial = before[at];
    bool const fits = code < 2 ? initial == 'r' || initial == 'R' || initial == 'j' : initial == 'd' || initial == 'D';
    if (!fits || (at > 0 && ((before[at - 1] | 0x20) >= 'a' && (before[at - 1] | 0x20) <= 'z'))) continue;
    return ActNoun{code >= 2, (code & 1) != 0, before.substr(at)};
  }
  return std::nullopt;
}

}  // namespace rapporteur::grammar
