#include "grammar/phrases_lexis.hpp"
#include "grammar/time.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

/// The end of a word; a closing quotation mark may stand behind it, an accented letter not.
auto const time_end = !(x3::ascii::alnum | x3::char_('\xc3', '\xdf'));

constexpr auto kUnits = phrases<std::uint32_t>({{"one", 1},
                                                {"two", 2},
                                                {"three", 3},
                                                {"four", 4},
                                                {"five", 5},
                                                {"six", 6},
                                                {"seven", 7},
                                                {"eight", 8},
                                                {"nine", 9}});
constexpr auto kTeens = phrases<std::uint32_t>({{"ten", 10},
                                                {"eleven", 11},
                                                {"twelve", 12},
                                                {"thirteen", 13},
                                                {"fourteen", 14},
                                                {"fifteen", 15},
                                                {"sixteen", 16},
                                                {"seventeen", 17},
                                                {"eighteen", 18},
                                                {"nineteen", 19}});
constexpr auto kTens = phrases<std::uint32_t>({{"twenty", 20},
                                               {"thirty", 30},
                                               {"forty", 40},
                                               {"fifty", 50},
                                               {"sixty", 60},
                                               {"seventy", 70},
                                               {"eighty", 80},
                                               {"ninety", 90}});
constexpr auto units = in_any_case(kUnits);
constexpr auto teens = in_any_case(kTeens);
constexpr auto tens = in_any_case(kTens);

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
  auto const below_hundred =
      (tens[add] >> -((x3::lit('-') | +blank) >> units[add] >> inner_end)) | teens[add] | units[add];
  auto const times_hundred = [&](auto const&) { value = value == 0 ? 100 : 100 * value; };
  // "one hundred", "a hundred and twenty": told by what stands where the word has to.
  auto const first = letters_at(text);
  if (to_lower(byte_at(text, skip_blanks(text, first))) == 'h' || to_lower(text.empty() ? ' ' : text.front()) == 'h') {
    auto const hundred = -((units[add] | any_case("a")) >> +blank) >> any_case("hundred")[times_hundred] >>
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
