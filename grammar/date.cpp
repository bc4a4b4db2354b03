#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

#include <algorithm>
#include <array>

namespace rapporteur::grammar {
namespace {

using namespace lexis;

/// The name of a month in letters of either case; its number.
struct MonthParser : x3::parser<MonthParser> {
  using attribute_type = std::uint8_t;
  [[maybe_unused]] static bool const has_attribute = true;

  template <class Iter, class Context, class Rule>
  bool parse(Iter& first, Iter const& last, Context const& context, Rule& rule, std::uint8_t& number) const {
    static constexpr std::array<std::string_view, 12> kNames = {"january",   "february", "march",    "april",
                                                                "may",       "june",     "july",     "august",
                                                                "september", "october",  "november", "december"};
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      if (!any_case(kNames[i]).parse(first, last, context, rule, x3::unused)) continue;
      number = static_cast<std::uint8_t>(i + 1);
      return true;
    }
    return false;
  }
};
MonthParser const month_name{};

}  // namespace

std::optional<Date> accept_date(std::string_view& text) {
  auto const days = std::min<std::size_t>(digits_at(text), 2);
  auto const word = text.substr(skip_blanks(text, days));
  if (!may_begin_with(days == 0 ? text : word, "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct",
                      "nov", "dec"))
    return std::nullopt;
  Date date;
  auto const day = [&](auto const& context) { date.day = x3::_attr(context); };
  auto const month = [&](auto const& context) { date.month = x3::_attr(context); };
  auto const year = [&](auto const& context) { date.year = x3::_attr(context); };
  auto const two_digits = x3::uint_parser<std::uint8_t, 10, 1, 2>{};
  // No digit check after the year: a note mark may be glued to it ("February 20043").
  auto const four_digits = x3::uint_parser<std::uint16_t, 10, 4, 4>{};
  auto const british =
      two_digits[day] >> skip >> month_name[month] >> skip >> -x3::lit(',') >> skip >> four_digits[year];
  auto const american = month_name[month] >> blanks >> two_digits[day] >> x3::lit(',') >> skip >> four_digits[year];
  auto const month_only = month_name[month] >> blanks >> four_digits[year];
  auto rest = text;
  if (text.front() >= '0' && text.front() <= '9') {
    if (!accept(rest, british)) return std::nullopt;
  } else if (!accept(rest, american)) {
    rest = text;
    date = {};
    if (!accept(rest, month_only)) return std::nullopt;
  }
  bool const possible = date.day <= 31 && date.year >= 1900 && date.year < 2200;
  if (!possible) return std::nullopt;
  date.span = text.substr(0, text.size() - rest.size());
  text = rest;
  return date;
}

std::optional<Date> parse_date_line(std::string_view line) {
  auto rest = trim(line);
  auto const date = accept_date(rest);
  if (!date || date->day == 0 || !accept_all(rest, end_sign)) return std::nullopt;
  return date;
}

}  // namespace rapporteur::grammar
