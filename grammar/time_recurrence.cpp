#include "grammar/phrases_lexis.hpp"
#include "grammar/time_parts.hpp"

namespace rapporteur::grammar::time_parts {
namespace {

using namespace lexis;

/// The end of a word; a closing quotation mark may stand behind it, an accented letter not.
auto const time_end = !(x3::ascii::alnum | x3::char_('\xc3', '\xdf'));

constexpr Duration kUnsaid{};
constexpr Duration months_of(std::uint32_t count) { return {count, TimeUnit::kMonth}; }
constexpr Duration years_of(std::uint32_t count) { return {count, TimeUnit::kYear}; }

// "biannual" is read as twice a year, "biennial" as once in two.
constexpr auto kAdverbs = phrases<Duration>({{"annually", years_of(1)},          {"yearly", years_of(1)},
                                             {"biennially", years_of(2)},        {"triennially", years_of(3)},
                                             {"quadrennially", years_of(4)},     {"quinquennially", years_of(5)},
                                             {"biannually", months_of(6)},       {"bi-annually", months_of(6)},
                                             {"semi-annually", months_of(6)},    {"semiannually", months_of(6)},
                                             {"half-yearly", months_of(6)},      {"six-monthly", months_of(6)},
                                             {"three-monthly", months_of(3)},    {"four-monthly", months_of(4)},
                                             {"quarterly", months_of(3)},        {"bimonthly", months_of(2)},
                                             {"monthly", months_of(1)},          {"fortnightly", {2, TimeUnit::kWeek}},
                                             {"biweekly", {2, TimeUnit::kWeek}}, {"weekly", {1, TimeUnit::kWeek}},
                                             {"daily", {1, TimeUnit::kDay}},     {"regularly", kUnsaid},
                                             {"periodically", kUnsaid}});
constexpr auto adverbs = exactly(kAdverbs);
constexpr auto kAdjectives = phrases<Duration>({{"annual", years_of(1)},
                                                {"biennial", years_of(2)},
                                                {"triennial", years_of(3)},
                                                {"quadrennial", years_of(4)},
                                                {"quinquennial", years_of(5)},
                                                {"decennial", years_of(10)},
                                                {"biannual", months_of(6)},
                                                {"bi-annual", months_of(6)},
                                                {"semi-annual", months_of(6)},
                                                {"semiannual", months_of(6)}});
constexpr auto adjectives = exactly(kAdjectives);
constexpr auto kBases =
    phrases<Duration>({{"regular", kUnsaid}, {"periodic", kUnsaid}, {"periodical", kUnsaid}, {"continuous", kUnsaid}});
constexpr auto bases = exactly(kBases);

constexpr auto kTimes = phrases<std::uint32_t>({{"once", 1},
                                                {"twice", 2},
                                                {"thrice", 3},
                                                {"three times", 3},
                                                {"four times", 4},
                                                {"one time", 1},
                                                {"two times", 2}});

/// "two years", "second year", "90 days", "year": the interval behind "every".
bool accept_interval(std::string_view& text, TimeExpression& time) {
  auto rest = text;
  time.duration.count = 1;
  if (auto const count = accept_cardinal(rest)) {
    time.duration.count = *count;
    accept(rest, skip >> '(' >> +digit >> ')');
    auto most = rest;
    // "every three to five years": the longest is the one that binds.
    if (accept(most, (blanks >> (x3::lit("to") | "or") >> blanks) | en_dash)) {
      if (auto const last = accept_cardinal(most)) {
        time.duration.count = *last;
        time.at_most = true;
        rest = most;
      }
    }
    if (!accept(rest, blanks)) return false;
  } else if (accept(rest, (x3::lit("other") | "second" | "alternate") >> blanks)) {
    time.duration.count = 2;
  } else {
    static constexpr auto kPlaces =
        phrases<std::uint32_t>({{"third", 3}, {"fourth", 4}, {"fifth", 5}, {"sixth", 6}, {"tenth", 10}});
    accept(rest, exactly(kPlaces) >> blanks, time.duration.count);
  }
  if (!accept_unit(rest, time)) return false;
  text = rest;
  return true;
}

/// `time.duration` split into so many times.
bool split(TimeExpression& time, std::uint32_t times) {
  auto& [count, unit] = time.duration;
  if (times <= 1) return true;
  if (unit == TimeUnit::kYear) count *= 12, unit = TimeUnit::kMonth;
  if (count % times != 0) {
    count = 0;  // "twice a month": at no interval of whole units
    return true;
  }
  count /= times;
  if (unit == TimeUnit::kMonth && count % 12 == 0) count /= 12, unit = TimeUnit::kYear;
  return true;
}

/// "once a year", "twice every four years", "every six months", "each year".
bool accept_each(std::string_view& text, TimeExpression& time) {
  auto rest = text;
  std::uint32_t times = 0;
  auto const set = [&](auto const& context) { times = x3::_attr(context); };
  accept(rest, in_any_case(kTimes)[set] >> blanks);
  auto const every = any_case("every") | any_case("each");
  bool const said = accept(rest, every >> blanks) ||
                    (times > 0 && accept(rest, (x3::lit("a") | "an" | "per" | "in" >> blanks >> "a") >> blanks));
  if (!said || !accept_interval(rest, time)) return false;
  text = rest;
  return split(time, times);
}

}  // namespace

bool accept_recurrence(std::string_view& text, TimeExpression& time) {
  auto rest = text;
  time.form = TimeForm::kRecurrence;
  if (accept(rest, any_case("at least") >> blanks)) time.at_least = true;
  auto const core = rest;
  auto const first = to_lower(byte_at(core, 0));
  if (first == 'e' || first == 'o' || first == 't' || first == 'f') {
    if (accept_each(rest, time)) {
      text = rest;
      return true;
    }
    rest = core;
    time.duration = {};
    time.working = time.at_most = false;
  }
  auto const interval = [&](auto const& context) { time.duration = x3::_attr(context); };
  if (accept(rest, in_any_case(kAdverbs)[interval] >> time_end)) {
    text = rest;
    return true;
  }
  rest = core;
  if (accept(rest, any_case("on") >> blanks >> (x3::lit("an") | "a") >> blanks >> -(x3::lit("more") >> blanks))) {
    auto const word = adverbs[interval] | adjectives[interval] | bases[interval];
    if (!accept(rest, word >> blanks >> "basis" >> time_end)) return false;
    text = rest;
    return true;
  }
  if (accept(rest,
             any_case("at") >> blanks >> (x3::lit("regular") | "periodic") >> blanks >> "intervals" >> time_end)) {
    text = rest;
    return true;
  }
  rest = core;
  // "Annual" with a capital is part of a name.
  if (!time.at_least && accept(rest, adjectives[interval] >> time_end) && byte_at(rest, 0) != '-') {
    time.adjective = true;
    text = rest;
    return true;
  }
  return false;
}

}  // namespace rapporteur::grammar::time_parts
