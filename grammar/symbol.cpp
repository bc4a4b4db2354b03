#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

#include <algorithm>

namespace rapporteur::grammar {
namespace {

using namespace lexis;

// A segment ends where another word is glued to it, as in "A/RES/59/153General Assembly".
auto const suffix_word = x3::lit("Add") | "Corr" | "Rev" | "Res" | "Sub" | "Rules" | "Amend";
auto const ordinal_tail = x3::omit[+digit] | x3::omit[x3::repeat(1, 6)[upper] >> !lower];
auto const series = (suffix_word | x3::omit[x3::repeat(1, 7)[upper] >> !lower]) >> -(x3::omit[+digit]) >>
                    *((x3::lit('.') >> ordinal_tail) | (x3::lit('-') >> +digit));
auto const number_segment = x3::omit[+digit] >> -(x3::omit[upper] >> !(letter | digit)) >>
                            *(x3::lit('-') >> x3::omit[+digit]);
// "A/RES/77/128/A-B"; in "A/65/L.67" and "A/S-34/24" the letter only begins the segment.
auto const part_segment = x3::omit[upper] >> -(x3::lit('-') >> x3::omit[upper]) >> word_end >>
                          !(x3::char_(".-") >> (letter | digit));
auto const segment = part_segment | series | number_segment;
auto const session_or_year = skip >> '(' >> x3::omit[x3::repeat(1, 10)[upper | digit | '-']] >> ')';
auto const symbol = x3::omit[x3::repeat(1, 5)[upper]] >> x3::omit[+(x3::lit('/') >> segment)] >> -session_or_year;

/// The length of a symbol whose segments are digits, or capitals with numbers, as in most: "A/RES/60/1",
/// "A/C.3/59/L.2". 0 where only the rules tell how far it goes.
std::size_t plain_length(std::string_view text, std::size_t letters) {
  constexpr std::size_t kMostCapitals = 7;
  auto end = letters;
  while (byte_at(text, end) == '/') {
    auto const begin = end + 1;
    auto at = begin;
    if (is_digit(byte_at(text, begin))) {
      while (is_digit(byte_at(text, at))) ++at;
      if (is_upper(byte_at(text, at)) || byte_at(text, at) == '-') return 0;
    } else if (is_upper(byte_at(text, begin))) {
      while (is_upper(byte_at(text, at))) ++at;
      if (at - begin > kMostCapitals) return 0;
      while (byte_at(text, at) == '.' && is_digit(byte_at(text, at + 1))) at += 1 + digits_at(text.substr(at + 1));
      auto const next = byte_at(text, at);
      if (is_upper(next) || is_lower(next) || is_digit(next) || next == '.' || next == '-') return 0;
    } else {
      break;
    }
    end = at;
  }
  return end == letters || byte_at(text, skip_blanks(text, end)) == '(' ? 0 : end;
}

}  // namespace

std::optional<Symbol> accept_symbol(std::string_view& text) {
  std::size_t letters = 0;
  while (letters < 5 && is_upper(byte_at(text, letters))) ++letters;
  if (letters == 0 || byte_at(text, letters) != '/') return std::nullopt;
  auto rest = text;
  if (auto const plain = plain_length(text, letters); plain != 0) {
    rest.remove_prefix(plain);
  } else if (!accept(rest, symbol)) {
    return std::nullopt;
  }
  auto const whole = text.substr(0, text.size() - rest.size());
  if (std::none_of(whole.begin(), whole.end(), is_digit)) return std::nullopt;
  text = rest;
  return Symbol{whole};
}

bool adopted_symbol(std::string_view symbol) {
  for (auto at = symbol.find('/'); at != std::string_view::npos; at = symbol.find('/', at + 1)) {
    auto const segment = symbol.substr(at + 1);
    if (segment.starts_with("RES/") || segment.starts_with("RES.") || segment.starts_with("Res.") ||
        segment.starts_with("PRST/") || segment.starts_with("DEC/"))
      return true;
  }
  return false;
}

}  // namespace rapporteur::grammar
