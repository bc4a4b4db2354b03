#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

/// The one alternative with the style that it stands for is chosen by the first character, so that a paragraph
/// without a marker costs one comparison.
bool accept_number(std::string_view& text, Marker& marker) {
  auto const digits = digits_at(text);
  auto const next = byte_at(text, digits);
  if (next != '.' && next != '(' && next != ')' && !is_blank(next)) return false;
  if (is_blank(next)) {
    auto const sign = byte_at(text, skip_blanks(text, digits));
    if (sign != '(' && sign != 'b' && sign != 't' && sign != 'q') return false;
  }
  if (accept_plain_number(text, marker)) return true;
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
  return true;
}

void set_letters(Marker& marker, std::string_view letters) {
  if (letters.size() == 1) {
    marker.alphabetic = static_cast<std::uint32_t>((letters.front() | 0x20) - 'a') + 1;
    marker.roman = roman_value(letters);
    return;
  }
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

bool accept_bare_letter(std::string_view& text, Marker& marker) {
  std::size_t length = 0;
  while (length < 4 && is_lower(byte_at(text, length))) ++length;
  if (byte_at(text, length) != '.' && byte_at(text, length) != ')') return false;
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

/// Whether a marker may begin with `first`.
bool may_begin_marker(char first) {
  return is_digit(first) || is_lower(first) || first == '(' || first == '-' ||
         static_cast<unsigned char>(first) >= 0xC2;
}

bool accept_any_marker(std::string_view& text, Marker& marker) {
  auto const first = byte_at(text, 0);
  if (is_digit(first)) return accept_number(text, marker);
  if (first == '(') return accept_parenthesized(text, marker);
  if (is_lower(first)) return accept_bare_letter(text, marker);
  return may_begin_marker(first) && accept_bullet(text, marker);
}

bool accept_marker(std::string_view& text, Marker& marker) {
  constexpr std::size_t kLongest = 16;  // more is a figure, or a stretch of blanks
  return accept_any_marker(text, marker) && marker.text.size() <= kLongest;
}

std::string_view left_trim(std::string_view text) {
  text.remove_prefix(skip_blanks(text, 0));
  return text;
}

}  // namespace

bool accept_plain_number(std::string_view& text, Marker& marker) {
  constexpr std::size_t kLongest = 9;  // no number overflows
  std::uint32_t value = 0;
  std::size_t at = 0;
  for (; at < text.size() && is_digit(text[at]); ++at) value = value * 10 + static_cast<std::uint32_t>(text[at] - '0');
  if (at == 0 || at > kLongest || byte_at(text, at) != '.') return false;
  ++at;
  if (at != text.size() && !is_blank(text[at])) return false;
  marker.text = text.substr(0, at);
  marker.style = MarkerStyle::kNumber;
  marker.number = value;
  text.remove_prefix(at);
  return true;
}

bool accept_plain_letter(std::string_view& text, Marker& marker) {
  constexpr std::size_t kMost = 7;
  std::size_t end = 1;
  while (end <= kMost && is_lower(byte_at(text, end))) ++end;
  if (end == 1 || byte_at(text, 0) != '(' || byte_at(text, end) != ')') return false;
  Marker found;
  set_letters(found, text.substr(1, end - 1));
  if (found.alphabetic == 0 && found.roman == 0) return false;
  found.style = MarkerStyle::kLetter;
  found.text = text.substr(0, end + 1);
  marker = found;
  text.remove_prefix(end + 1);
  return true;
}

std::optional<Enumerator> parse_enumerator(std::string_view text) {
  std::optional<Enumerator> result;
  if (!may_begin_marker(byte_at(text, 0))) return result;
  auto& enumerator = result.emplace();
  auto& first = enumerator.first;
  if (!accept_marker(text, first)) {
    result.reset();
    return result;
  }
  enumerator.rest = left_trim(text);
  auto inner = enumerator.rest;
  bool const may_nest = first.style == MarkerStyle::kNumber || first.style == MarkerStyle::kLetter;
  if (Marker second; may_nest && inner.starts_with('(') && accept_marker(inner, second)) {
    bool const deeper =
        second.style == MarkerStyle::kLetter && (first.style == MarkerStyle::kNumber || second.roman == 1);
    if (deeper) enumerator.second = second;
  }
  return result;
}

}  // namespace rapporteur::grammar
