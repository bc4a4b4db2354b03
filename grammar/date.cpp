#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"
#include "grammar/time.hpp"

namespace rapporteur::grammar {

using namespace lexis;

std::optional<Date> accept_date(std::string_view& text) {
  auto rest = text;
  auto const found = accept_calendar_date(rest);
  constexpr std::uint16_t kFirstYear = 1900;
  if (!found || found->year < kFirstYear) return std::nullopt;
  Date date;
  date.day = found->day;
  date.month = found->month;
  date.year = found->year;
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
