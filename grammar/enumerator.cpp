#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

/// The one alternative with the style that it stands for is chosen by the first character, so that a paragraph
/// without a marker costs one comparison.
bool accept_number(std::string_view& text, Marker& marker) {
  auto const decimal = x3::omit[+(x3::lit('.') >> number)];
  auto const multiplier = blanks >> x3::omit[x3::lit("bis") | "ter" | "quater" | "quinquies"];
  auto const letter_item = skip >> '(' >> x3::omit[lower >> -lower] >> ')';
  auto const set = [&](auto const& context) { marker.number = x3::_attr(context); };
  auto rest = text;
  auto const closed = &(blank | x3::eoi | upper | open_quote | x3::lit('(') | x3::lit("\xC2"));
  auto const rule = number[set] >>
                    ((decimal >> -x3::lit('.') >> &(blank | x3::eoi)) | (-(multiplier | letter_item) >> '.' >> closed));
  if (!accept(rest, rule)) {
    rest = text;
    auto const paren = number[set] >> ')' >> &(blank | x3::eoi);
    if (!accept(rest, paren)) return false;
    marker.style = MarkerStyle::kArabicParen;
  } else {
    marker.style = MarkerStyle::kNumber;
  }
  marker.text = text.substr(0, text.size() - rest.size());
  text = rest;
  return marker.text.size() <= 16;
}

void set_letters(Marker& marker, std::string_view letters) {
  bool const repeated = letters.find_first_not_of(letters.front()) == std::string_view::npos;
  auto const place = static_cast<std::uint32_t>((letters.front() | 0x20) - 'a') + 1;
  if (repeated && letters.size() <= 3) marker.alphabetic = place + 26 * static_cast<std::uint32_t>(letters.size() - 1);
  if (canonical_roman(letters)) marker.roman = roman_value(letters);
}

bool accept_parenthesized(std::string_view& text, Marker& marker) {
  auto rest = text;
  std::string_view letters;
  auto const lettered = '(' >> skip >> x3::raw[x3::repeat(1, 7)[lower]][store(letters)] >> skip >> ')';
  auto const set = [&](auto const& context) { marker.number = x3::_attr(context); };
  // "(2018)" is a year.
  auto const short_number = x3::uint_parser<std::uint32_t, 10, 1, 2>{};
  auto const numbered = '(' >> short_number[set] >> ')';
  if (accept(rest, lettered)) {
    marker.style = MarkerStyle::kLetter;
    set_letters(marker, letters);
    if (marker.alphabetic == 0 && marker.roman == 0) return false;
  } else {
    rest = text;
    if (!accept(rest, numbered)) return false;
    marker.style = MarkerStyle::kArabicParen;
  }
  auto after = rest;
  if (!accept(after, &(blank | x3::eoi | upper | lower | '(' | open_quote))) return false;
  marker.text = text.substr(0, text.size() - rest.size());
  text = rest;
  return true;
}

bool accept_plain_letter(std::string_view& text, Marker& marker) {
  auto rest = text;
  std::string_view letters;
  auto const rule = x3::raw[x3::repeat(1, 4)[lower]][store(letters)] >> (x3::lit('.') | ')') >> &(blank | x3::eoi);
  if (!accept(rest, rule)) return false;
  marker.style = MarkerStyle::kPlainLetter;
  set_letters(marker, letters);
  if (marker.alphabetic == 0 && marker.roman == 0) return false;
  marker.text = text.substr(0, text.size() - rest.size());
  text = rest;
  return true;
}

bool accept_bullet(std::string_view& text, Marker& marker) {
  auto rest = text;
  auto const rule =
      (x3::lit("\xE2\x80\xA2") | "\xE2\x80\x93" | "\xE2\x80\x94" | "\xE2\x96\xAA" | "\xC2\xB7" | '-') >> &blank;
  if (!accept(rest, rule)) return false;
  marker.style = MarkerStyle::kBullet;
  marker.text = text.substr(0, text.size() - rest.size());
  text = rest;
  return true;
}

bool accept_marker(std::string_view& text, Marker& marker) {
  if (text.empty()) return false;
  auto const first = text.front();
  if (first >= '0' && first <= '9') return accept_number(text, marker);
  if (first == '(') return accept_parenthesized(text, marker);
  if (first >= 'a' && first <= 'z') return accept_plain_letter(text, marker);
  if (first == '-' || static_cast<unsigned char>(first) >= 0xC2) return accept_bullet(text, marker);
  return false;
}

std::string_view left_trim(std::string_view text) {
  auto const at = text.find_first_not_of(" \t");
  return at == std::string_view::npos ? text.substr(text.size()) : text.substr(at);
}

}  // namespace

std::optional<Enumerator> parse_enumerator(std::string_view text) {
  Enumerator result;
  if (!accept_marker(text, result.first)) return std::nullopt;
  result.rest = left_trim(text);
  auto inner = result.rest;
  Marker second;
  bool const may_nest = result.first.style == MarkerStyle::kNumber || result.first.style == MarkerStyle::kLetter;
  if (may_nest && !inner.empty() && inner.front() == '(' && accept_marker(inner, second)) {
    bool const deeper =
        second.style == MarkerStyle::kLetter && (result.first.style == MarkerStyle::kNumber || second.roman == 1);
    if (deeper) result.second = second;
  }
  return result;
}

}  // namespace rapporteur::grammar
