#include "grammar/number_words_lexis.hpp"
#include "grammar/time.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

/// The end of a word; a closing quotation mark may stand behind it, an accented letter not.
auto const time_end = !(x3::ascii::alnum | x3::char_('\xc3', '\xdf'));

}  // namespace

std::optional<std::uint32_t> accept_cardinal(std::string_view& text) {
  auto rest = text;
  std::uint32_t value = 0;
  auto const add = [&](auto const& context) { value += x3::_attr(context); };
  if (auto const count = digits_at(text); count > 0) {
    auto const four_digits = x3::uint_parser<std::uint32_t, 10, 1, 4>{};
    // A comma or a point before more digits: another, longer number.
    if (count > 4 || !accept(rest, four_digits[add] >> !(x3::char_(",.") >> digit)) || value == 0) return std::nullopt;
    text = rest;
    return value;
  }
  auto const inner_end = !x3::ascii::alnum;
  auto const below_hundred = (ten_numbers[add] >> -((x3::lit('-') | +blank) >> unit_numbers[add] >> inner_end)) |
                             teen_numbers[add] | unit_numbers[add];
  auto const times_hundred = [&](auto const&) { value = value == 0 ? 100 : 100 * value; };
  // "one hundred", "a hundred and twenty": told by what stands where the word has to.
  auto const first = letters_at(text);
  if (to_lower(byte_at(text, skip_blanks(text, first))) == 'h' || to_lower(text.empty() ? ' ' : text.front()) == 'h') {
    auto const hundred = -((unit_numbers[add] | any_case("a")) >> +blank) >> any_case("hundred")[times_hundred] >>
                         -(+blank >> -(any_case("and") >> +blank) >> below_hundred);
    if (accept(rest, hundred >> time_end)) {
      text = rest;
      return value;
    }
  }
  rest = text;
  value = 0;
  if (!accept(rest, below_hundred >> time_end)) return std::nullopt;
  text = rest;
  return value;
}

}  // namespace rapporteur::grammar
