#include "grammar/phrases_lexis.hpp"
#include "grammar/time_parts.hpp"

#include <array>
#include <cstddef>

namespace rapporteur::grammar::time_parts {
namespace {

using namespace lexis;

/// The end of a word; a closing quotation mark may stand behind it, an accented letter not.
auto const time_end = !(x3::ascii::alnum | x3::char_('\xc3', '\xdf'));

constexpr auto kMonths = phrases<std::uint8_t>(
    {{"January", 1}, {"February", 2}, {"March", 3},     {"April", 4},    {"May", 5},       {"June", 6},
     {"July", 7},    {"August", 8},   {"September", 9}, {"October", 10}, {"November", 11}, {"December", 12},
     {"JANUARY", 1}, {"FEBRUARY", 2}, {"MARCH", 3},     {"APRIL", 4},    {"MAY", 5},       {"JUNE", 6},
     {"JULY", 7},    {"AUGUST", 8},   {"SEPTEMBER", 9}, {"OCTOBER", 10}, {"NOVEMBER", 11}, {"DECEMBER", 12}});
constexpr auto months = exactly(kMonths);

auto const two_digits = x3::uint_parser<std::uint8_t, 10, 1, 2>{} >> !digit;
auto const through = x3::omit[*blank >> en_dash >> *blank] | (blanks >> ("to" | x3::lit("through")) >> blanks);
auto const as_one_of = (blanks >> "and" >> blanks) | (skip >> ',' >> blanks >> -(x3::lit("and") >> blanks));
auto const until = (blanks >> ("until" | x3::lit("till") | "up to" | "to" | "through") >> blanks) |
                   x3::omit[*blank >> en_dash >> *blank];

/// The words of one month: its days, its name, its year where one stands.
struct DaysOfMonth {
  CalendarDate first;
  CalendarDate last;
  bool list = false;
};

bool begins_month(std::string_view text) {
  return is_upper(byte_at(text, 0)) &&
         may_begin_with(text, "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
}

/// One or two digits, or a date of digits only; most numbers are something else.
bool may_be_days(std::string_view text) {
  auto const count = digits_at(text);
  auto const next = byte_at(text, count);
  if (count == 4) return next == '-' && is_digit(byte_at(text, 5));
  return count <= 2 && next != '.' && next != ')' && next != ';' && next != ':';
}

bool possible(CalendarDate const& date) { return date.day <= 31 && date.month >= 1 && date.month <= 12; }

/// The year behind a day or a month, and how a scan may tear it apart ("1 979").
std::uint16_t year_behind(std::string_view& text, std::uint8_t& glued) {
  auto rest = text;
  if (!accept(rest, skip >> -(x3::lit(',') >> skip) >> &digit)) return 0;
  if (auto const year = accept_year(rest, glued)) {
    text = rest;
    return *year;
  }
  std::uint16_t torn = 0;
  auto const add = [&](auto const& context) {
    torn = static_cast<std::uint16_t>(torn * 10 + (x3::_attr(context) - '0'));
  };
  auto const digits_apart =
      x3::char_("12")[add] >> skip >> x3::char_("089")[add] >> skip >> digit[add] >> skip >> digit[add] >> time_end;
  if (!accept(rest, digits_apart) || torn < 1800 || torn > 2199) return 0;
  text = rest;
  return torn;
}

constexpr auto kDaySuffix = x3::lit("st") | "nd" | "rd" | "th";

/// "3", "3 to 5", "23 and 24", "3, 7 and 9", "1 7" of a scan, before the name of a month.
bool accept_day_list(std::string_view& text, DaysOfMonth& days) {
  auto const first = [&](auto const& context) { days.first.day = days.last.day = x3::_attr(context); };
  auto const range_end = [&](auto const& context) { days.last.day = x3::_attr(context); };
  auto const member = [&](auto const& context) {
    days.last.day = x3::_attr(context);
    days.list = true;
  };
  auto const torn = [&](auto const& context) {
    days.first.day = days.last.day = static_cast<std::uint8_t>(10 * days.first.day + (x3::_attr(context) - '0'));
  };
  auto const suffix = -kDaySuffix;
  auto const day = two_digits;
  auto const list =
      day[first] >> suffix >> ((through >> day[range_end] >> suffix) | +(as_one_of >> day[member] >> suffix) |
                               (blank >> digit[torn] >> &(blank >> upper)) | x3::eps);
  return accept(text, list);
}

/// "22 December 2003", "3 to 5 June", "15April 2004".
bool accept_british(std::string_view& text, DaysOfMonth& days, std::uint8_t& glued) {
  auto rest = text;
  std::uint8_t month = 0;
  auto const digits = digits_at(text);
  if (digits > 0 && digits <= 2 && byte_at(text, digits) == ' ' && is_upper(byte_at(text, digits + 1))) {
    // "22 December": nearly all.
    rest.remove_prefix(digits + 1);
    days.first.day = static_cast<std::uint8_t>(digits == 1 ? text[0] - '0' : 10 * (text[0] - '0') + (text[1] - '0'));
    days.last.day = days.first.day;
    if (!accept(rest, months >> !letter, month)) return false;
  } else {
    if (!accept_day_list(rest, days)) return false;
    if (!accept(rest, skip >> -(x3::lit("of") >> blanks) >> months >> !letter, month)) return false;
  }
  days.first.month = days.last.month = month;
  days.first.year = days.last.year = year_behind(rest, glued);
  if (days.first.day == 0 || !possible(days.first) || !possible(days.last) || days.last.day < days.first.day)
    return false;
  text = rest;
  return true;
}

/// "April 30, 1957", "April 30th 1957", "April 3–5, 1957", "December 2016", "December".
bool accept_month_first(std::string_view& text, DaysOfMonth& days, std::uint8_t& glued) {
  auto rest = text;
  std::uint8_t month = 0;
  if (!accept(rest, months >> !letter, month)) return false;
  days.first.month = days.last.month = month;
  auto american = rest;
  auto const first = [&](auto const& context) { days.first.day = days.last.day = x3::_attr(context); };
  auto const last = [&](auto const& context) { days.last.day = x3::_attr(context); };
  auto const day = two_digits;
  if (accept(american,
             blanks >> day[first] >> ((kDaySuffix >> -x3::lit(',')) | (-(through >> day[last]) >> ',')) >> skip)) {
    if (auto const year = accept_year(american, glued); year && days.first.day > 0 && possible(days.last)) {
      days.first.year = days.last.year = *year;
      text = american;
      return true;
    }
  }
  days.first.day = days.last.day = 0;
  days.first.year = days.last.year = year_behind(rest, glued);
  text = rest;
  return true;
}

/// "01/07/1950", "2025-12-31".
bool accept_numeric(std::string_view& text, CalendarDate& date) {
  auto const day = [&](auto const& context) { date.day = x3::_attr(context); };
  auto const month = [&](auto const& context) { date.month = x3::_attr(context); };
  auto const year = [&](auto const& context) { date.year = x3::_attr(context); };
  auto const both_digits = x3::uint_parser<std::uint8_t, 10, 2, 2>{};
  auto const four_digits = x3::uint_parser<std::uint16_t, 10, 4, 4>{};
  auto rest = text;
  auto const slashes = both_digits[day] >> '/' >> both_digits[month] >> '/' >> four_digits[year] >> time_end;
  if (!accept(rest, slashes)) {
    rest = text;
    date = {};
    auto const hyphens = four_digits[year] >> '-' >> both_digits[month] >> '-' >> both_digits[day] >> time_end;
    if (!accept(rest, hyphens)) return false;
  }
  if (!possible(date) || date.day == 0 || date.year < 1800 || date.year > 2199) return false;
  text = rest;
  return true;
}

bool accept_point(std::string_view& text, DaysOfMonth& days, std::uint8_t& glued) {
  return is_digit(byte_at(text, 0)) ? accept_british(text, days, glued) : accept_month_first(text, days, glued);
}

/// Whether two points are of one kind, so that words between them make a range: both with a day or both without.
bool alike(DaysOfMonth const& a, DaysOfMonth const& b) { return (a.first.day == 0) == (b.first.day == 0); }

/// What follows the first point: "to 2 October 2019", "and 6 June 2010"; merges it into `days`.
void accept_second_point(std::string_view& text, TimeRelation relation, DaysOfMonth& days, std::uint8_t& glued) {
  if (glued != 0 || text.empty()) return;
  auto rest = text;
  bool range = accept(rest, until >> -(x3::lit("the end of") >> blanks));
  bool joined = false;
  if (!range) {
    rest = text;
    joined = accept(rest, as_one_of);
    if (!joined) return;
    // Complete dates that are only named one after the other are two.
    bool const between = relation == TimeRelation::kBetween;
    if (days.first.year != 0 && !between) return;
    range = between;
  }
  DaysOfMonth second;
  std::uint8_t second_glued = 0;
  if (!accept_point(rest, second, second_glued) || !alike(days, second)) return;
  if (joined && !range && second.last.year == 0) return;
  if (days.first.year == 0) days.first.year = second.last.year;
  if (second.last.year != 0 && second.last < days.first) return;
  days.last = second.last;
  days.list = !range;
  glued = second_glued;
  text = rest;
}

/// "each year" behind a day without a year.
void accept_yearly(std::string_view& text, TimeExpression& time) {
  auto rest = text;
  if (!accept(rest, blanks >> ((-(x3::lit("of") >> blanks) >> (x3::lit("each") | "every") >> blanks >>
                                -(x3::lit("calendar") >> blanks) >> "year") |
                               x3::lit("annually") | "yearly") >>
                        time_end))
    return;
  time.duration = {1, TimeUnit::kYear};
  text = rest;
}

/// "the first quarter of 2025", "second half of 2024".
bool accept_quarter(std::string_view& text, TimeExpression& time) {
  if (!may_begin_with(text, "the ", "firs", "seco", "thir", "four", "last")) return false;
  auto const near = text.substr(0, 24);
  if (near.find("quarter of") == std::string_view::npos && near.find("half of") == std::string_view::npos) return false;
  static constexpr auto kPlaces =
      phrases<std::uint8_t>({{"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}, {"last", 4}});
  std::uint8_t place = 0;
  std::uint8_t length = 0;
  auto const put_place = [&](auto const& context) { place = x3::_attr(context); };
  auto const quarter = [&](auto const&) { length = 3; };
  auto const half = [&](auto const&) { length = 6; };
  auto rest = text;
  if (!accept(rest, -(x3::lit("the") >> blanks) >> exactly(kPlaces)[put_place] >> blanks >>
                        (x3::lit("quarter")[quarter] | x3::lit("half")[half]) >> blanks >> "of" >> blanks))
    return false;
  auto const year = accept_year(rest, time.glued_digits);
  if (!year) return false;
  if (length == 6) place = place > 2 ? 2 : place;
  time.begin = {*year, static_cast<std::uint8_t>(length * (place - 1) + 1), 0};
  time.end = {*year, static_cast<std::uint8_t>(length * place), 0};
  time.form = TimeForm::kDateRange;
  text = rest;
  return true;
}

}  // namespace

std::optional<std::uint16_t> accept_year(std::string_view& text, std::uint8_t& glued) {
  auto const digits = digits_at(text);
  if (digits < 4 || digits > 6) return std::nullopt;
  bool const century = (text[0] == '1' && (text[1] == '8' || text[1] == '9')) || (text[0] == '2' && text[1] <= '1');
  if (!century || is_letter(byte_at(text, digits)) || (digits > 4 && text[4] == '0')) return std::nullopt;
  glued = static_cast<std::uint8_t>(digits - 4);
  auto const value = 1000 * (text[0] - '0') + 100 * (text[1] - '0') + 10 * (text[2] - '0') + (text[3] - '0');
  text.remove_prefix(4);
  return static_cast<std::uint16_t>(value);
}

bool accept_dates(std::string_view& text, TimeExpression& time) {
  auto const first = byte_at(text, 0);
  if (accept_quarter(text, time)) return true;
  auto rest = text;
  // "for the period from 1 July 2019 to 30 June 2020"
  bool const period =
      begins_like(text, "the period ") &&
      accept(rest, x3::lit("the period") >> blanks >> -((x3::lit("from") | "between" | "of") >> blanks));
  if (is_digit(byte_at(rest, 0)) ? !may_be_days(rest) : !begins_month(rest)) return false;
  DaysOfMonth days;
  if (is_digit(first) && accept_numeric(text, days.first)) {
    time.begin = time.end = days.first;
    time.form = TimeForm::kDate;
    return true;
  }
  if (!accept_point(rest, days, time.glued_digits)) return false;
  auto const before_second = rest;
  accept_second_point(rest, time.relation, days, time.glued_digits);
  bool const merged = rest.size() != before_second.size();
  if (period && !merged && !days.list && days.first == days.last) return false;
  // The name of a month alone is a time only where a word says so: "in May".
  bool const bare_month = days.first.day == 0 && days.first.year == 0;
  bool const said = time.relation != TimeRelation::kNone || time.part != TimePart::kWhole;
  if (bare_month && (!said || time.relation == TimeRelation::kOf || time.relation == TimeRelation::kTo) && !merged)
    return false;
  time.begin = days.first;
  time.end = days.last;
  time.list = days.list;
  if (days.last.year == 0) accept_yearly(rest, time);
  bool const one = time.begin == time.end;
  time.form = !one ? TimeForm::kDateRange : days.first.day != 0 ? TimeForm::kDate : TimeForm::kMonth;
  text = rest;
  return true;
}

}  // namespace rapporteur::grammar::time_parts

namespace rapporteur::grammar {

using namespace lexis;

namespace {

struct MonthName {
  std::string_view name;
  std::uint8_t number = 0;
};

/// Where a month stands in the table: by its second and third letters, small or not, no two at one place.
constexpr std::size_t place_of_month(std::string_view name) {
  auto const letter = [name](std::size_t at) {
    return static_cast<std::size_t>(static_cast<unsigned char>(name[at]) | 0x20U);
  };
  return (letter(1) + 15 * letter(2)) >> 2U & 15U;
}

constexpr auto kMonthNames = [] {
  constexpr std::array<std::string_view, 12> kNames = {"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
  std::array<MonthName, 16> table{};
  for (std::size_t i = 0; i < kNames.size(); ++i)
    table.at(place_of_month(kNames[i])) = {kNames[i], static_cast<std::uint8_t>(i + 1)};
  return table;
}();

/// "December", "DECEMBER".
bool begins_with_name(std::string_view text, std::string_view name) {
  if (text.starts_with(name)) return true;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (text[i] != static_cast<char>(static_cast<unsigned char>(name[i]) & 0xDFU)) return false;
  }
  return true;
}

/// "22 December 2003", as nearly all dates are written; anything may be glued to the year: a note mark, the next line
/// of a masthead. `digits` stand before the blanks, the month is to begin at `month_at`.
bool accept_common_date(std::string_view& text, std::size_t digits, std::size_t month_at, CalendarDate& date) {
  constexpr std::size_t kYear = 4;
  auto const from = text.substr(month_at);
  if (from.size() < 3) return false;
  auto const& month = kMonthNames[place_of_month(from)];
  auto const behind = month.name.size() + 1;
  if (month.number == 0 || from.size() < behind + kYear || from[behind - 1] != ' ' ||
      !begins_with_name(from, month.name))
    return false;
  std::uint32_t year = 0;
  for (std::size_t i = 0; i < kYear; ++i) {
    char const c = from[behind + i];
    if (!is_digit(c)) return false;
    year = 10 * year + static_cast<std::uint32_t>(c - '0');
  }
  auto const day = digits == 1 ? text[0] - '0' : 10 * (text[0] - '0') + (text[1] - '0');
  if (day < 1 || day > 31 || year < 1800 || year > 2199) return false;
  date = {static_cast<std::uint16_t>(year), month.number, static_cast<std::uint8_t>(day)};
  text = from.substr(behind + kYear);
  return true;
}

}  // namespace

std::optional<CalendarDate> accept_calendar_date(std::string_view& text) {
  auto const digits = digits_at(text);
  if (digits > 2) return std::nullopt;
  auto const month_at = skip_blanks(text, digits);
  if (CalendarDate date;
      digits != 0 && byte_at(text, digits) == ' ' && accept_common_date(text, digits, month_at, date))
    return date;
  if (!time_parts::begins_month(text.substr(month_at))) return std::nullopt;
  time_parts::DaysOfMonth days;
  std::uint8_t glued = 0;
  auto rest = text;
  if (!time_parts::accept_point(rest, days, glued)) return std::nullopt;
  if (days.first.year == 0 || days.list || days.first != days.last) return std::nullopt;
  text = rest;
  return days.first;
}

}  // namespace rapporteur::grammar
