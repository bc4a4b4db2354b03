#include "grammar/grammar.hpp"
#include "grammar/number_words_lexis.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

constexpr auto kUnits = phrases<std::uint32_t>({{"first", 1},
                                                {"second", 2},
                                                {"third", 3},
                                                {"fourth", 4},
                                                {"fifth", 5},
                                                {"sixth", 6},
                                                {"seventh", 7},
                                                {"eighth", 8},
                                                {"ninth", 9}});
constexpr auto kTeens = phrases<std::uint32_t>({{"tenth", 10},
                                                {"eleventh", 11},
                                                {"twelfth", 12},
                                                {"thirteenth", 13},
                                                {"fourteenth", 14},
                                                {"fifteenth", 15},
                                                {"sixteenth", 16},
                                                {"seventeenth", 17},
                                                {"eighteenth", 18},
                                                {"nineteenth", 19},
                                                {"twentieth", 20},
                                                {"thirtieth", 30},
                                                {"fortieth", 40},
                                                {"fiftieth", 50},
                                                {"sixtieth", 60},
                                                {"seventieth", 70},
                                                {"eightieth", 80},
                                                {"ninetieth", 90}});
constexpr auto units = in_any_case(kUnits);
constexpr auto teens = in_any_case(kTeens);

bool may_be_ordinal(std::string_view text) {
  if (may_begin_with(text, "firs", "seco", "thir", "four", "fift", "sixt", "seve", "eigh", "nint", "nine", "tent",
                     "elev", "twel", "twen", "fort", "thre", "five", "hund"))
    return true;
  return is_blank(byte_at(text, 3)) && may_begin_with(text, "one", "two", "six", "ten");
}

}  // namespace

std::optional<std::uint32_t> accept_ordinal(std::string_view& text) {
  if (text.empty()) return std::nullopt;
  if (is_digit(text.front())) {
    auto const next = to_lower(byte_at(text, digits_at(text)));
    if (next != 's' && next != 'n' && next != 'r' && next != 't') return std::nullopt;
  } else if (!may_be_ordinal(text)) {
    return std::nullopt;
  }
  std::uint32_t value = 0;
  auto const add = [&](auto const& context) { value += x3::_attr(context); };
  auto rest = text;
  if (text.front() >= '0' && text.front() <= '9') {
    auto const suffix = x3::lit("st") | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH";
    if (!accept(rest, number[add] >> suffix >> word_end)) return std::nullopt;
    text = rest;
    return value;
  }
  auto const below_hundred = (ten_numbers[add] >> (x3::lit('-') | +blank) >> units[add]) | teens[add] | units[add];
  auto const times_hundred = [&](auto const& context) { value += 100 * x3::_attr(context); };
  auto const hundred = [&](auto const&) { value = value == 0 ? 100 : value; };
  auto const joint = (blanks >> any_case("and") >> blanks) | blanks;
  auto const with_hundred = -((teen_numbers[times_hundred] | unit_numbers[times_hundred]) >> blanks) >>
                            any_case("hundred")[hundred] >> (any_case("th") | (joint >> below_hundred));
  if (accept(rest, below_hundred >> word_end)) {
    text = rest;
    return value;
  }
  value = 0;
  rest = text;
  if (!accept(rest, with_hundred >> word_end)) return std::nullopt;
  text = rest;
  return value;
}

}  // namespace rapporteur::grammar
