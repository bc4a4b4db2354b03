#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

struct Months : x3::symbols<std::uint8_t> {
  Months() {
    std::uint8_t month = 0;
    for (auto const* const name : {"january", "february", "march", "april", "may", "june", "july", "august",
                                   "september", "october", "november", "december"})
      add(name, ++month);
  }
} const months;

}  // namespace

std::optional<Date> accept_date(std::string_view& text) {
  if (text.empty()) return std::nullopt;
  Date date;
  auto const day = [&](auto const& context) { date.day = x3::_attr(context); };
  auto const month = [&](auto const& context) { date.month = x3::_attr(context); };
  auto const year = [&](auto const& context) { date.year = x3::_attr(context); };
  auto const two_digits = x3::uint_parser<std::uint8_t, 10, 1, 2>{};
  // No digit check after the year: a note mark may be glued to it ("February 20043").
  auto const four_digits = x3::uint_parser<std::uint16_t, 10, 4, 4>{};
  auto const british =
      two_digits[day] >> skip >> x3::no_case[months[month]] >> skip >> -x3::lit(',') >> skip >> four_digits[year];
  auto const american =
      x3::no_case[months[month]] >> blanks >> two_digits[day] >> x3::lit(',') >> skip >> four_digits[year];
  auto const month_only = x3::no_case[months[month]] >> blanks >> four_digits[year];
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
