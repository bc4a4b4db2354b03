#include "grammar/time.hpp"

#include "grammar/phrases_lexis.hpp"
#include "grammar/time_parts.hpp"

#include <algorithm>

namespace rapporteur::grammar {
namespace {

using namespace lexis;

/// The end of what was read up to `rest`, blanks aside.
std::string_view until(std::string_view from, std::string_view rest) {
  return from.substr(0, static_cast<std::size_t>(rest.data() - from.data()));
}

constexpr auto kRecurrences =
    phrases<NoValue>({{"annu"},       {"bien"},      {"bian"},      {"bi-a"},        {"trie"},        {"quad"},
                      {"quar"},       {"quin"},      {"dece"},      {"semi"},        {"mont"},        {"week"},
                      {"fort"},       {"dail"},      {"year"},      {"half"},        {"regu"},        {"peri"},
                      {"ever"},       {"each"},      {"once"},      {"twic"},        {"thri"},        {"at l"},
                      {"at r"},       {"at p"},      {"on a"},      {"three times"}, {"three-month"}, {"four times"},
                      {"four-month"}, {"six-month"}, {"two times"}, {"one time "},   {"biwee"},       {"bimon"}});

bool may_begin_recurrence(std::string_view text) { return kRecurrences.find<true>(text) != nullptr; }

/// The families, each on what stands behind the words in front.
bool accept_core(std::string_view& text, unsigned families, TimeRelation relation, TimePart part,
                 TimeExpression& time) {
  struct Rules {
    unsigned family;
    bool (*accept)(std::string_view&, TimeExpression&);
  };
  static constexpr Rules kRules[] = {{time_parts::kDates, time_parts::accept_dates},
                                     {time_parts::kSessions, time_parts::accept_sessions},
                                     {time_parts::kYears, time_parts::accept_years},
                                     {time_parts::kPeriod, time_parts::accept_period}};
  if (relation == TimeRelation::kOf || relation == TimeRelation::kTo) families &= time_parts::kSessions;
  for (auto const& rules : kRules) {
    if ((families & rules.family) == 0) continue;
    auto rest = text;
    time = {};
    time.relation = relation;
    time.part = part;
    if (!rules.accept(rest, time)) continue;
    text = rest;
    return true;
  }
  return false;
}

/// "by the end of each session" has both a part and a determiner: the part needs what it is a part of.
bool accept_with_lead(std::string_view& text, unsigned families, TimeExpression& time) {
  if (families == 0) return false;
  auto rest = text;
  auto const relation = time_parts::accept_relation(rest);
  auto const core = rest;
  auto const part = time_parts::accept_part(rest);
  if (!accept_core(rest, families, relation, part, time)) return false;
  time.core = until(core, rest);
  time.span = until(text, rest);
  text = rest;
  return true;
}

/// "from 1 January 2024 until 30 June 2024": each with its own date. One that runs out of the first is joined to it.
void join_until(std::string_view& text, TimeExpression& time) {
  bool const dated = time.form == TimeForm::kDate || time.form == TimeForm::kMonth;
  if (!dated || time.relation != TimeRelation::kFrom || time.glued_digits != 0) return;
  auto rest = text;
  if (!accept(rest, blanks >> &(x3::lit("until") | "to" | "through" | "up to"))) return;
  TimeExpression second;
  auto const end = rest;
  second.relation = time_parts::accept_relation(rest);
  if (rest.data() == end.data() || !time_parts::accept_dates(rest, second) || second.form != time.form ||
      second.end < time.begin)
    return;
  time.end = second.end;
  time.form = TimeForm::kDateRange;
  time.glued_digits = second.glued_digits;
  time.core = std::string_view(time.core.data(), static_cast<std::size_t>(rest.data() - time.core.data()));
  time.span = std::string_view(time.span.data(), static_cast<std::size_t>(rest.data() - time.span.data()));
  text = rest;
}

/// The last two digits of a number.
char* put_two(char* at, unsigned value) {
  at[0] = static_cast<char>('0' + value / 10 % 10);
  at[1] = static_cast<char>('0' + value % 10);
  return at + 2;
}

char* put(char* at, CalendarDate const& date) {
  if (!date.said()) return at;
  if (date.year != 0) {
    at = put_two(put_two(at, date.year / 100U), date.year);
  } else {
    *at++ = '-';
  }
  for (unsigned const part : {date.month, date.day}) {
    if (part == 0) continue;
    *at++ = '-';
    at = put_two(at, part);
  }
  return at;
}

}  // namespace

std::optional<TimeExpression> accept_time(std::string_view& text) {
  TimeExpression time;
  if (!time_parts::accept_time_of(text, time_parts::kAllFamilies, time)) return std::nullopt;
  return time;
}

bool time_parts::accept_time_of(std::string_view& text, unsigned families, TimeExpression& time) {
  auto const first = byte_at(text, 0);
  if (!is_letter(first) && !is_digit(first)) return false;
  auto rest = text;
  if ((families & kRecurrence) != 0 && may_begin_recurrence(rest)) {
    time = {};
    if (accept_recurrence(rest, time)) {
      // "annual session", "at each session"
      auto session = text;
      TimeExpression other;
      if (time.adjective && accept_with_lead(session, families, other) && other.form == TimeForm::kSession) {
        time = other;
        rest = session;
      } else {
        time.core = time.span = until(text, rest);
      }
      text = rest;
      return true;
    }
  }
  rest = text;
  if (!accept_with_lead(rest, families & ~unsigned{kRecurrence}, time)) return false;
  join_until(rest, time);
  text = rest;
  return true;
}

IsoDate::IsoDate(DateRange const& range) {
  char* const begin = bytes_.data();
  char* at = put(begin, range.begin);
  if (range.end != range.begin) {
    *at++ = '/';
    if (range.end.said()) {
      at = put(at, range.end);
    } else {
      at[0] = at[1] = '.';
      at += 2;
    }
  }
  size_ = static_cast<std::uint8_t>(at - begin);
}

std::string iso(CalendarDate const& date) { return iso(DateRange{date, date}); }

std::string iso(DateRange const& range) { return std::string(IsoDate(range).view()); }

std::string iso(Duration const& duration) {
  if (duration.count == 0) return {};
  static constexpr std::array<char, 5> kSigns = {'H', 'D', 'W', 'M', 'Y'};
  std::string text = duration.unit == TimeUnit::kHour ? "PT" : "P";
  text += std::to_string(duration.count);
  text += kSigns[static_cast<std::size_t>(duration.unit)];
  return text;
}

std::string iso(TimeExpression const& time) {
  if (time.form == TimeForm::kPeriod || time.form == TimeForm::kRecurrence) return iso(time.duration);
  return iso(DateRange{time.begin, time.end});
}

std::vector<std::uint32_t> session_numbers(SessionMention const& session) {
  static constexpr std::uint32_t kMost = 100;
  std::vector<std::uint32_t> numbers;
  if (session.range && session.count == 2) {
    for (std::uint32_t number = session.numbers[0]; number <= session.numbers[1] && numbers.size() < kMost; ++number)
      numbers.push_back(number);
  } else {
    numbers.assign(session.numbers.begin(), session.numbers.begin() + session.count);
  }
  return numbers;
}

}  // namespace rapporteur::grammar
