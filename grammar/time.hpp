#pragma once

#include "grammar/ast.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Dates, sessions, periods and recurrences, wherever they stand in a resolution. Texts are folded (see
/// pipeline/fold.hpp); every string_view points into the text that was parsed.
namespace rapporteur::grammar {

enum class TimeForm : std::uint8_t {
  kDate,        ///< 22 December 2003; 22 December; April 30, 1957
  kMonth,       ///< December 2016; in December
  kYear,        ///< in 2015; by 2030
  kDateRange,   ///< from 3 to 5 June 2008; January to March 2020; the first quarter of 2025
  kYearRange,   ///< 2015–2030; the biennium 2018–2019
  kSession,     ///< at its sixtieth session; 2022 session; at its next session
  kPeriod,      ///< within 90 days; for a further period of one year; 12-month
  kRecurrence,  ///< annually; every six months; on a biennial basis; regularly
};

/// How what is spoken of stands to the time, by the words in front of it.
enum class TimeRelation : std::uint8_t {
  kNone,         ///< no such word
  kAt,           ///< "at", "on", "in"
  kBy,           ///< "by"
  kNoLaterThan,  ///< "no later than", "not later than", "on or before", "at the latest by"
  kBefore,       ///< "before", "prior to"
  kUntil,        ///< "until", "up to"
  kFrom,         ///< "from", "as from", "as of", "with effect from", "starting in", "commencing at"
  kSince,        ///< "since"
  kAfter,        ///< "after"; "following"
  kDuring,       ///< "during", "throughout", "over"
  kWithin,       ///< "within"
  kFor,          ///< "for"
  kBetween,      ///< "between … and …"
  kTo,           ///< "to its sixtieth session"
  kOf,           ///< "of its sixtieth session"
};

/// Which part of the time is meant: "by the end of 2025", "mid-2020".
enum class TimePart : std::uint8_t { kWhole, kBeginning, kMiddle, kEnd };

/// A day, a month or a year of the calendar.
struct CalendarDate {
  std::uint16_t year = 0;  ///< 1800 to 2199; 0: not said
  std::uint8_t month = 0;  ///< 1 to 12; 0: not said
  std::uint8_t day = 0;    ///< 1 to 31; 0: not said

  [[nodiscard]] bool said() const { return year != 0 || month != 0; }

  friend bool operator==(CalendarDate const&, CalendarDate const&) = default;
  friend auto operator<=>(CalendarDate const&, CalendarDate const&) = default;
};

/// From a day, month or year to another; the same one twice for a single one.
struct DateRange {
  CalendarDate begin;
  CalendarDate end;  ///< all 0 behind a beginning: open

  [[nodiscard]] bool said() const { return begin.said() || end.said(); }
};

enum class TimeUnit : std::uint8_t { kHour, kDay, kWeek, kMonth, kYear };

struct Duration {
  std::uint32_t count = 0;  ///< 0: no length is said ("regularly")
  TimeUnit unit = TimeUnit::kDay;
};

/// A session that is named by where it stands and not by its number.
enum class SessionReference : std::uint8_t {
  kNone,      ///< it has a number
  kNext,      ///< "next", "forthcoming", "following", "subsequent"
  kPresent,   ///< "present", "current", "this"
  kThat,      ///< "that session", "the same session"
  kPrevious,  ///< "previous", "last"
  kEach,      ///< "each session", "every session", "future sessions"
};

/// "at the first part of its resumed sixty-first session of the General Assembly, in 2007".
struct SessionMention {
  static constexpr std::size_t kMost = 8;
  std::array<std::uint16_t, kMost> numbers{};  ///< as said; of a range the first and the last one
  std::uint8_t count = 0;                      ///< how many of `numbers` count; a longer list is cut
  bool range = false;                          ///< "thirtieth to thirty-second sessions"
  bool by_year = false;                        ///< the number is a year: "2022 session", "session of 2025"
  bool resumed = false;
  bool own = false;                          ///< "its", "their": the session of the one who was spoken of
  SessionForm form = SessionForm::kRegular;  ///< never kResumed
  SessionReference reference{};
  bool main_part = false;  ///< "main part of"
  std::uint8_t part = 0;   ///< "second part of": 2; 0: all of it
  std::string_view kind;   ///< "substantive", "organizational"; empty where no such word stands
  std::string_view organ;  ///< "General Assembly" behind "of the"; empty where none is named
};

struct TimeExpression {
  TimeForm form{};
  TimeRelation relation{};
  TimePart part{};
  std::string_view span;  ///< with the words in front: "at its sixtieth session"
  std::string_view core;  ///< without preposition: "its sixtieth session", "22 December 2003"

  /// Of the forms with dates, and of a session that is dated ("sixty-first session, in 2026"): first and last day,
  /// month or year, the same for one date. A day may lack its year.
  CalendarDate begin;
  CalendarDate end;
  bool list = false;  ///< the dates between are left out: "3, 7 and 9 May" lasts from 3 to 9 May
  bool biennium = false;
  std::uint8_t glued_digits = 0;  ///< digits behind the last year that are no part of it; the span ends before them

  SessionMention session;

  /// Of kPeriod its length; of kRecurrence, and of a date that comes back ("by 31 March each year"), the interval.
  Duration duration;
  bool working = false;    ///< working days
  bool at_most = false;    ///< "up to", "a maximum of"
  bool at_least = false;   ///< "at least every two years"
  bool adjective = false;  ///< "three-year", "annual": says of a noun how long or how often
  bool past = false;       ///< "over the past 10 years"
  /// "after", "of", "from", "before" behind a period: what follows is the event from which it counts. Not in the span.
  std::string_view anchor;
};

// time.cpp
/// A time at the beginning of `text`, which is left behind it. A number that is a year only by its look ("2030") is
/// none without a word that makes it one; neither is a length of time without one ("10 years").
[[nodiscard]] std::optional<TimeExpression> accept_time(std::string_view& text);
/// "2003-12-22", "--12-22", "2016-12", "2008-06-03/2008-06-05", "2015/2030", "P90D", "P1Y"; empty where nothing of it
/// is said (a session without a date, "regularly").
[[nodiscard]] std::string iso(TimeExpression const& time);
[[nodiscard]] std::string iso(CalendarDate const& date);
/// "2004-12-20", "2008-06-03/2008-06-05", "1997-04-24/.." where the end is open; empty where nothing is said.
[[nodiscard]] std::string iso(DateRange const& range);
/// The same without asking for memory.
class IsoDate {
 public:
  explicit IsoDate(DateRange const& range);
  explicit IsoDate(CalendarDate const& date) : IsoDate(DateRange{date, date}) {}
  [[nodiscard]] std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, 21> bytes_{};  // two whole dates and a stroke
  std::uint8_t size_ = 0;
};
/// "P3Y", "PT48H"; empty for no length.
[[nodiscard]] std::string iso(Duration const& duration);
/// The numbers of the sessions, those inside a range included (at most 100).
[[nodiscard]] std::vector<std::uint32_t> session_numbers(SessionMention const& session);

// time_date.cpp
/// One date with its year and nothing before it, as a citation or a masthead has it: "22 December 2003", "April 30,
/// 1957", "15April 2004", "December 2016" (day 0). `text` is left behind it, before the digits of a glued note mark.
[[nodiscard]] std::optional<CalendarDate> accept_calendar_date(std::string_view& text);

// time_find.cpp
/// Appends the times in `text` to `times`, in the order of the text; no two overlap. The longest phrase from the left
/// counts: "from 1 January 2024 until 30 June 2024" is one. This is the way in for whoever wants to know when: `text`
/// is any span of a folded text (a clause, a paragraph); what is found points into it, and iso() of each is its ISO
/// 8601 form (a date, an interval of two, or a duration). Sessions have numbers; session_calendar.hpp knows their
/// dates.
void find_times(std::string_view text, std::vector<TimeExpression>& times);
/// Where a word stands that tells of a time, and what the table time_words.tsv says of it.
struct TimePlace {
  std::uint32_t begin = 0;
  std::uint16_t classes = 0;  ///< of `time_cues()`, or what `time_number_at` says of a number
};
/// The same for whoever has found the words already by which a time is known: only around them is anything looked for.
/// `places`: where they begin, in order, in a text that `text` is cut from at `offset`; to be words of `time_cues()`
/// that no letter or digit stands before, and the numbers of `time_number_at()`.
void find_times(std::string_view text, std::span<TimePlace const> places, std::size_t offset,
                std::vector<TimeExpression>& times);
/// The words in all their spellings: "session", "Session", "SESSION"; "May", but not "may".
struct TimeCue {
  std::string word;
  std::uint16_t classes = 0;  ///< opaque
};
[[nodiscard]] std::vector<TimeCue> time_cues();
/// Classes of the number whose digits begin at `begin`, which may be the heart of a time by what stands behind it; 0
/// for another one.
[[nodiscard]] std::uint16_t time_number_at(std::string_view text, std::size_t begin);

// cardinal.cpp
/// "three", "twenty-four", "one hundred and twenty", "90": 1 to 9999. `text` is left behind it.
[[nodiscard]] std::optional<std::uint32_t> accept_cardinal(std::string_view& text);

}  // namespace rapporteur::grammar
