#include "grammar/session_calendar.hpp"

#include "grammar/embedded.hpp"
#include "grammar/lexicon.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>
#include <vector>

namespace rapporteur::grammar {
namespace {

struct Row {
  std::string_view organ;
  SessionForm kind{};
  std::uint32_t number = 0;
  SessionSpan span;
};

bool before(Row const& a, Row const& b) {
  return std::tie(a.number, a.kind, a.organ) < std::tie(b.number, b.kind, b.organ);
}

[[noreturn]] void fault(std::string_view what, std::string_view value) {
  throw TableError("sessions.tsv: " + std::string(what) + ": " + std::string(value));
}

template <class Number>
Number number_in(std::string_view digits) {
  Number value = 0;
  auto const* const end = digits.data() + digits.size();
  auto const [stop, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc{} || stop != end) fault("no number", digits);
  return value;
}

/// "2005-09-13", "2005-09", "2005", "".
CalendarDate date_in(std::string_view text) {
  CalendarDate date;
  if (text.empty()) return date;
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) fault("no date", text);
  date.year = number_in<std::uint16_t>(text.substr(0, 4));
  if (text.size() > 4) date.month = number_in<std::uint8_t>(text.substr(5, 2));
  if (text.size() > 7) date.day = number_in<std::uint8_t>(text.substr(8, 2));
  return date;
}

template <class Value, std::size_t Count>
Value value_of(std::string_view word, std::array<std::pair<std::string_view, Value>, Count> const& values) {
  auto const found = std::find_if(values.begin(), values.end(), [&](auto const& entry) { return entry.first == word; });
  if (found == values.end()) fault("unknown word", word);
  return found->second;
}

std::vector<Row> read_table() {
  static constexpr std::array<std::pair<std::string_view, SessionForm>, 3> kKinds = {
      {{"regular", SessionForm::kRegular},
       {"special", SessionForm::kSpecial},
       {"emergency special", SessionForm::kEmergencySpecial}}};
  static constexpr std::array<std::pair<std::string_view, DatePrecision>, 3> kPrecisions = {
      {{"day", DatePrecision::kDay}, {"month", DatePrecision::kMonth}, {"year", DatePrecision::kYear}}};
  std::vector<Row> rows;
  for (auto const& embedded : embedded_tables()) {
    if (embedded.name != "sessions") continue;
    auto const table =
        Table::parse(embedded.name, embedded.text, {"organ", "kind", "number", "begin", "end", "precision", "source"});
    for (auto const& fields : table.rows) {
      rows.push_back({fields[0],
                      value_of(fields[1], kKinds),
                      number_in<std::uint32_t>(fields[2]),
                      {date_in(fields[3]), date_in(fields[4]), value_of(fields[5], kPrecisions), false, fields[6]}});
    }
  }
  if (rows.empty()) throw TableError("sessions.tsv: the table is missing");
  std::sort(rows.begin(), rows.end(), before);
  return rows;
}

SessionSpan by_rule(CalendarDate begin, CalendarDate end, std::string_view source) {
  return {begin, end, DatePrecision::kMonth, true, source};
}

CalendarDate month(std::uint32_t year, std::uint8_t number) { return {static_cast<std::uint16_t>(year), number, 0}; }

/// By the rules that are in force now; sessions of the past stand in the table.
std::optional<SessionSpan> reckoned(std::string_view organ, std::uint32_t number) {
  static constexpr std::uint32_t kLastYear = 2199;
  if (organ == "GA" && number > 1 && number <= kLastYear - 1946) {
    auto const year = 1945 + number;
    return by_rule(month(year, 9), month(year + 1, 9), "rule 1: each September");
  }
  if (organ == "ECOSOC" && number > 2014 && number <= kLastYear)
    return by_rule(month(number - 1, 7), month(number, 7), "A/RES/68/1: from July to July");
  // Three sessions a year, the first of 2007 being the fourth of all.
  if (organ == "HRC" && number > 3 && number <= 3 * (kLastYear - 2007)) {
    static constexpr std::array<std::pair<std::uint8_t, std::uint8_t>, 3> kMonths = {{{2, 4}, {6, 7}, {9, 10}}};
    auto const year = 2007 + (number - 4) / 3;
    auto const [begin, end] = kMonths[(number - 4) % 3];
    return by_rule(month(year, begin), month(year, end), "three regular sessions a year");
  }
  return std::nullopt;
}

/// The rows, and where those of each number begin: there are seldom more than a few.
struct Calendar {
  std::vector<Row> rows = read_table();
  std::vector<std::uint32_t> first_of = std::vector<std::uint32_t>(rows.back().number + 2, 0);

  Calendar() {
    for (auto const& row : rows) ++first_of[row.number + 1];
    for (std::size_t number = 1; number < first_of.size(); ++number) first_of[number] += first_of[number - 1];
  }
};

}  // namespace

std::optional<SessionSpan> session_span(std::string_view organ, SessionForm kind, std::uint32_t number) {
  static Calendar const calendar;
  if (kind == SessionForm::kResumed) kind = SessionForm::kRegular;
  if (std::size_t{number} + 1 < calendar.first_of.size()) {
    for (auto at = calendar.first_of[number]; at != calendar.first_of[number + 1]; ++at) {
      auto const& row = calendar.rows[at];
      if (row.kind == kind && row.organ == organ) return row.span;
    }
  }
  return kind == SessionForm::kRegular ? reckoned(organ, number) : std::nullopt;
}

std::string iso(SessionSpan const& span) { return iso(DateRange{span.begin, span.end}); }

}  // namespace rapporteur::grammar
