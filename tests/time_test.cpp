// Dates, sessions, periods and recurrences: what is found in a text, where it begins and ends, and its normal form.

#include "grammar/time.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::grammar {
namespace {

using Form = TimeForm;
using Relation = TimeRelation;

struct Case {
  std::string_view text;
  std::string_view span;  ///< of the only time in the text
  Form form;
  Relation relation;
  std::string_view iso;
};

std::vector<TimeExpression> times_in(std::string_view text) {
  std::vector<TimeExpression> times;
  find_times(text, times);
  return times;
}

std::vector<std::string_view> spans_in(std::string_view text) {
  std::vector<std::string_view> spans;
  for (auto const& time : times_in(text)) spans.push_back(time.span);
  return spans;
}

void expect_times(std::vector<Case> const& cases) {
  for (auto const& c : cases) {
    auto const times = times_in(c.text);
    ASSERT_EQ(times.size(), 1U) << c.text;
    auto const& time = times.front();
    EXPECT_EQ(time.span, c.span) << c.text;
    EXPECT_EQ(static_cast<int>(time.form), static_cast<int>(c.form)) << c.text;
    EXPECT_EQ(static_cast<int>(time.relation), static_cast<int>(c.relation)) << c.text;
    EXPECT_EQ(iso(time), c.iso) << c.text;
    EXPECT_TRUE(time.span.ends_with(time.core)) << c.text;
    // What a scan finds, the grammar takes at that place.
    auto rest = c.text.substr(static_cast<std::size_t>(time.span.data() - c.text.data()));
    auto const taken = accept_time(rest);
    ASSERT_TRUE(taken) << c.text;
    EXPECT_EQ(taken->span, c.span);
    EXPECT_EQ(rest.data(), time.span.data() + time.span.size());
  }
}

TEST(Time, TakesADayOfTheCalendar) {
  expect_times(
      {{"resolution 58/136 of 22 December 2003,", "22 December 2003", Form::kDate, Relation::kNone, "2003-12-22"},
       {"Date: 22 December, in Rome", "22 December", Form::kDate, Relation::kNone, "--12-22"},
       {"on 17 June  2011", "on 17 June  2011", Form::kDate, Relation::kAt, "2011-06-17"},
       {"of 15April 1994;", "15April 1994", Form::kDate, Relation::kNone, "1994-04-15"},
       {"signed April 30, 1957 at", "April 30, 1957", Form::kDate, Relation::kNone, "1957-04-30"},
       {"until June 30th 2024, and", "until June 30th 2024", Form::kDate, Relation::kUntil, "2024-06-30"},
       {"Friday, 13 June: opening", "13 June", Form::kDate, Relation::kNone, "--06-13"},
       {"of 01/07/1950.", "01/07/1950", Form::kDate, Relation::kNone, "1950-07-01"},
       {"of 1 7 December 1 979,", "1 7 December 1 979", Form::kDate, Relation::kNone, "1979-12-17"},
       {"until 31 August 2023 the", "until 31 August 2023", Form::kDate, Relation::kUntil, "2023-08-31"},
       {"by 31 October 2025;", "by 31 October 2025", Form::kDate, Relation::kBy, "2025-10-31"},
       {"not later than 1 May 2001", "not later than 1 May 2001", Form::kDate, Relation::kNoLaterThan, "2001-05-01"},
       {"no later than 1 May 2001", "no later than 1 May 2001", Form::kDate, Relation::kNoLaterThan, "2001-05-01"},
       {"as from 1 January 2005", "as from 1 January 2005", Form::kDate, Relation::kFrom, "2005-01-01"},
       {"with effect from 1 July 2006", "with effect from 1 July 2006", Form::kDate, Relation::kFrom, "2006-07-01"},
       {"before 31 December", "before 31 December", Form::kDate, Relation::kBefore, "--12-31"},
       {"“22 December 2003”", "22 December 2003", Form::kDate, Relation::kNone, "2003-12-22"}});
}

TEST(Time, TakesMonthsAndYears) {
  expect_times({{"the report of December 2016", "December 2016", Form::kMonth, Relation::kNone, "2016-12"},
                {"by April 2020;", "by April 2020", Form::kMonth, Relation::kBy, "2020-04"},
                {"meets in May.", "in May", Form::kMonth, Relation::kAt, "--05"},
                {"by the end of January 2018,", "by the end of January 2018", Form::kMonth, Relation::kBy, "2018-01"},
                {"held in 2015 and", "in 2015", Form::kYear, Relation::kAt, "2015"},
                {"by 2030.", "by 2030", Form::kYear, Relation::kBy, "2030"},
                {"during 1966,10 and", "during 1966", Form::kYear, Relation::kDuring, "1966"},
                {"by the year 2030", "by the year 2030", Form::kYear, Relation::kBy, "2030"},
                {"by the end of 2025", "by the end of 2025", Form::kYear, Relation::kBy, "2025"},
                {"in mid-2025,", "in mid-2025", Form::kYear, Relation::kAt, "2025"},
                {"estimates for 2025;", "for 2025", Form::kYear, Relation::kFor, "2025"}});
  EXPECT_EQ(times_in("by the end of 2025").front().part, TimePart::kEnd);
  EXPECT_EQ(times_in("in mid-2025").front().part, TimePart::kMiddle);
  EXPECT_EQ(times_in("in mid-2025").front().core, "mid-2025");
}

TEST(Time, TakesRanges) {
  expect_times(
      {{"held from 3 to 5 June 2008,", "from 3 to 5 June 2008", Form::kDateRange, Relation::kFrom,
        "2008-06-03/2008-06-05"},
       {"on 23 and 24 May 2016", "on 23 and 24 May 2016", Form::kDateRange, Relation::kAt, "2016-05-23/2016-05-24"},
       {"6–23 June 2017", "6–23 June 2017", Form::kDateRange, Relation::kNone, "2017-06-06/2017-06-23"},
       {"30 September to 2 October 2019", "30 September to 2 October 2019", Form::kDateRange, Relation::kNone,
        "2019-09-30/2019-10-02"},
       {"13 September–1 October 2021", "13 September–1 October 2021", Form::kDateRange, Relation::kNone,
        "2021-09-13/2021-10-01"},
       {"from 28 December 2018 to 3 January 2019", "from 28 December 2018 to 3 January 2019", Form::kDateRange,
        Relation::kFrom, "2018-12-28/2019-01-03"},
       {"from 1 January 2024 until 30 June 2024", "from 1 January 2024 until 30 June 2024", Form::kDateRange,
        Relation::kFrom, "2024-01-01/2024-06-30"},
       {"for the period from 1 July 2019 to 30 June 2020", "for the period from 1 July 2019 to 30 June 2020",
        Form::kDateRange, Relation::kFor, "2019-07-01/2020-06-30"},
       {"between 1 and 5 May 2000", "between 1 and 5 May 2000", Form::kDateRange, Relation::kBetween,
        "2000-05-01/2000-05-05"},
       {"in January and February 2009", "in January and February 2009", Form::kDateRange, Relation::kAt,
        "2009-01/2009-02"},
       {"in the first quarter of 2025", "in the first quarter of 2025", Form::kDateRange, Relation::kAt,
        "2025-01/2025-03"},
       {"Framework 2015–2030,", "2015–2030", Form::kYearRange, Relation::kNone, "2015/2030"},
       {"plan 2010-2011", "2010-2011", Form::kYearRange, Relation::kNone, "2010/2011"},
       {"convening in 1993/94, under", "in 1993/94", Form::kYearRange, Relation::kAt, "1993/1994"},
       {"from 2010 to 2018”", "from 2010 to 2018", Form::kYearRange, Relation::kFrom, "2010/2018"},
       {"for the biennium 2018–2019;", "for the biennium 2018–2019", Form::kYearRange, Relation::kFor, "2018/2019"},
       {"the bienniums 2014–2015 to 2016–2017", "the bienniums 2014–2015 to 2016–2017", Form::kYearRange,
        Relation::kNone, "2014/2017"}});
  EXPECT_TRUE(times_in("biennium 2018–2019").front().biennium);
  EXPECT_TRUE(times_in("on 3, 7 and 9 May 2012").front().list);
}

TEST(Time, LeavesNoteMarksBehindYears) {
  struct Glued {
    std::string_view text, span, iso;
    int digits;
  };
  for (auto const& [text, span, normal, digits] : std::vector<Glued>{
           {"from 24 to 27 February 20043 to the Eleventh", "from 24 to 27 February 2004", "2004-02-24/2004-02-27", 1},
           {"biennium 2002–20031 as reflected", "biennium 2002–2003", "2002/2003", 1},
           {"of 27 June 201413 on human", "27 June 2014", "2014-06-27", 2},
           {"in 196726 and", "in 1967", "1967", 2},
           {"plan 1992-199327", "1992-1993", "1992/1993", 2},
           {"Decade 2014–20242 in", "2014–2024", "2014/2024", 1}}) {
    auto const times = times_in(text);
    ASSERT_EQ(times.size(), 1U) << text;
    EXPECT_EQ(times.front().span, span);
    EXPECT_EQ(iso(times.front()), normal);
    EXPECT_EQ(times.front().glued_digits, digits) << text;
  }
  EXPECT_EQ(spans_in("20 September 197349 1 October 197450 and"),
            (std::vector<std::string_view>{"20 September 1973", "1 October 1974"}));
}

struct SessionCase {
  std::string_view text;
  std::string_view span;
  std::vector<std::uint32_t> numbers;
  SessionForm form = SessionForm::kRegular;
};

TEST(Time, TakesSessions) {
  for (auto const& c : std::vector<SessionCase>{
           {"to the General Assembly at its sixtieth session on", "at its sixtieth session", {60}},
           {"at its seventy-sixth and seventy-seventh sessions",
            "at its seventy-sixth and seventy-seventh sessions",
            {76, 77}},
           {"from the thirtieth to thirty-second sessions",
            "from the thirtieth to thirty-second sessions",
            {30, 31, 32}},
           {"its fifth, sixth and eighth sessions,", "its fifth, sixth and eighth sessions", {5, 6, 8}},
           {"Fifty-ninth session", "Fifty-ninth session", {59}},
           {"at its one hundred and first session", "at its one hundred and first session", {101}},
           {"the 57th session", "the 57th session", {57}},
           {"at its tenth emergency special session",
            "at its tenth emergency special session",
            {10},
            SessionForm::kEmergencySpecial},
           {"the twenty-third and twenty-fourth special sessions;",
            "the twenty-third and twenty-fourth special sessions",
            {23, 24},
            SessionForm::kSpecial},
           {"2022 session", "2022 session", {2022}},
           {"at the session of 2025", "at the session of 2025", {2025}},
           {"at its substantive session of 1995 for", "at its substantive session of 1995", {1995}},
           {"its second regular session”", "its second regular session", {2}},
           {"in the provisional agenda of its eightieth session", "of its eightieth session", {80}},
           {"no later than its seventieth session", "no later than its seventieth session", {70}}}) {
    auto const times = times_in(c.text);
    ASSERT_EQ(times.size(), 1U) << c.text;
    EXPECT_EQ(times.front().span, c.span);
    EXPECT_EQ(times.front().form, Form::kSession) << c.text;
    EXPECT_EQ(session_numbers(times.front().session), c.numbers) << c.text;
    EXPECT_EQ(times.front().session.form, c.form) << c.text;
    EXPECT_EQ(iso(times.front()), "") << c.text;
  }
}

TEST(Time, KnowsWhatElseIsSaidOfASession) {
  auto const part = times_in("at the first part of its resumed sixty-first session").front();
  EXPECT_EQ(part.span, "at the first part of its resumed sixty-first session");
  EXPECT_EQ(part.session.part, 1);
  EXPECT_TRUE(part.session.resumed);
  EXPECT_TRUE(part.session.own);
  EXPECT_TRUE(times_in("at the main part of its seventieth session").front().session.main_part);
  EXPECT_TRUE(times_in("2022 session").front().session.by_year);
  EXPECT_EQ(times_in("at its substantive session of 1995").front().session.kind, "substantive");

  auto const organ = times_in("at the sixty-ninth session of the Commission on the Status of Women, held").front();
  EXPECT_EQ(organ.session.organ, "Commission on the Status of Women");
  EXPECT_EQ(organ.span, "at the sixty-ninth session of the Commission on the Status of Women");
  EXPECT_EQ(times_in("the first session of the General Assembly following").front().session.organ, "General Assembly");

  auto const dated = times_in("at its sixty-first session, in 2026").front();
  EXPECT_EQ(dated.span, "at its sixty-first session, in 2026");
  EXPECT_EQ(iso(dated), "2026");
  EXPECT_EQ(session_numbers(dated.session), std::vector<std::uint32_t>{61});
  EXPECT_EQ(iso(times_in("during its twenty-third session in 2021").front()), "2021");
}

TEST(Time, TakesSessionsWithoutANumber) {
  using Reference = SessionReference;
  for (auto const& [text, reference] :
       std::vector<std::pair<std::string_view, Reference>>{{"at its next session", Reference::kNext},
                                                           {"at its next regular session", Reference::kNext},
                                                           {"at the present session", Reference::kPresent},
                                                           {"at that session", Reference::kThat},
                                                           {"at each session", Reference::kEach},
                                                           {"during its previous session", Reference::kPrevious}}) {
    auto const times = times_in(text);
    ASSERT_EQ(times.size(), 1U) << text;
    EXPECT_EQ(times.front().span, text);
    EXPECT_EQ(times.front().session.reference, reference) << text;
    EXPECT_EQ(times.front().session.count, 0) << text;
  }
  EXPECT_TRUE(times_in("the sessions of the Committee, in session").empty());
}

TEST(Time, TakesPeriods) {
  expect_times(
      {{"within 90 days of the adoption", "within 90 days", Form::kPeriod, Relation::kWithin, "P90D"},
       {"within ninety (90) days", "within ninety (90) days", Form::kPeriod, Relation::kWithin, "P90D"},
       {"within five working days", "within five working days", Form::kPeriod, Relation::kWithin, "P5D"},
       {"within forty-eight hours", "within forty-eight hours", Form::kPeriod, Relation::kWithin, "PT48H"},
       {"within the next two years", "within the next two years", Form::kPeriod, Relation::kWithin, "P2Y"},
       {"within a decade", "within a decade", Form::kPeriod, Relation::kWithin, "P10Y"},
       {"for a period of one year,", "for a period of one year", Form::kPeriod, Relation::kFor, "P1Y"},
       {"for a further period of one year", "for a further period of one year", Form::kPeriod, Relation::kFor, "P1Y"},
       {"for an initial period of six months", "for an initial period of six months", Form::kPeriod, Relation::kFor,
        "P6M"},
       {"for a maximum of three years from the date", "for a maximum of three years", Form::kPeriod, Relation::kFor,
        "P3Y"},
       {"for a term of four years", "for a term of four years", Form::kPeriod, Relation::kFor, "P4Y"},
       {"for three years;", "for three years", Form::kPeriod, Relation::kFor, "P3Y"},
       {"for a further three years", "for a further three years", Form::kPeriod, Relation::kFor, "P3Y"},
       {"for at least 12 months", "for at least 12 months", Form::kPeriod, Relation::kFor, "P12M"},
       {"for three weeks", "for three weeks", Form::kPeriod, Relation::kFor, "P3W"},
       {"a 12-month period", "12-month", Form::kPeriod, Relation::kNone, "P12M"},
       {"the three-year mandate", "three-year", Form::kPeriod, Relation::kNone, "P3Y"},
       {"30 days before the opening", "30 days", Form::kPeriod, Relation::kNone, "P30D"},
       {"no later than six weeks before the session", "no later than six weeks", Form::kPeriod, Relation::kNoLaterThan,
        "P6W"},
       {"over the past 10 years", "over the past 10 years", Form::kPeriod, Relation::kDuring, "P10Y"}});
  EXPECT_EQ(times_in("within 90 days of the adoption").front().anchor, "of");
  EXPECT_EQ(times_in("30 days before the opening").front().anchor, "before");
  EXPECT_TRUE(times_in("within five working days").front().working);
  EXPECT_TRUE(times_in("a 12-month period").front().adjective);
  EXPECT_TRUE(times_in("over the past 10 years").front().past);
  EXPECT_TRUE(times_in("for a maximum of three years").front().at_most);
}

TEST(Time, TakesRecurrences) {
  for (auto const& [text, normal] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"annually", "P1Y"},
                                                                  {"biennially", "P2Y"},
                                                                  {"triennially", "P3Y"},
                                                                  {"quadrennially", "P4Y"},
                                                                  {"quarterly", "P3M"},
                                                                  {"monthly", "P1M"},
                                                                  {"weekly", "P1W"},
                                                                  {"daily", "P1D"},
                                                                  {"every six months", "P6M"},
                                                                  {"every 90 days", "P90D"},
                                                                  {"every two years", "P2Y"},
                                                                  {"every second year", "P2Y"},
                                                                  {"every year", "P1Y"},
                                                                  {"each year", "P1Y"},
                                                                  {"once a year", "P1Y"},
                                                                  {"once per year", "P1Y"},
                                                                  {"twice a year", "P6M"},
                                                                  {"twice every four years", "P2Y"},
                                                                  {"at least once every two years", "P2Y"},
                                                                  {"at least every 60 days", "P60D"},
                                                                  {"on an annual basis", "P1Y"},
                                                                  {"on a yearly basis", "P1Y"},
                                                                  {"on a biennial basis", "P2Y"},
                                                                  {"on a triennial basis", "P3Y"},
                                                                  {"on a weekly basis", "P1W"},
                                                                  {"on a regular basis", ""},
                                                                  {"regularly", ""},
                                                                  {"periodically", ""}}) {
    auto const sentence = "to report " + std::string(text) + " thereon";
    auto const times = times_in(sentence);
    ASSERT_EQ(times.size(), 1U) << text;
    EXPECT_EQ(times.front().span, text);
    EXPECT_EQ(times.front().form, Form::kRecurrence) << text;
    EXPECT_EQ(iso(times.front()), normal) << text;
  }
  auto const adjective = times_in("to submit annual reports").front();
  EXPECT_EQ(adjective.span, "annual");
  EXPECT_TRUE(adjective.adjective);
  auto const date = times_in("by 31 March each year").front();
  EXPECT_EQ(date.span, "by 31 March each year");
  EXPECT_EQ(iso(date), "--03-31");
  EXPECT_EQ(iso(date.duration), "P1Y");
}

TEST(Time, PassesOverWhatOnlyLooksLikeOne) {
  for (std::string_view const text : {"the 2030 Agenda for Sustainable Development",
                                      "amounting to 18,275,000 Swiss francs",
                                      "Agenda 2063",
                                      "signed by 155 countries",
                                      "in 31 States",
                                      "resolution 1373 (2001)",
                                      "in 1973 (2011)",
                                      "resolution 2005/14",
                                      "in resolutions 1888 (2009), 1960 (2010)",
                                      "the articles 7 to 9",
                                      "in paragraphs 3 and 4",
                                      "in 2005/14",
                                      "A/59/494",
                                      "S/2014/777",
                                      "the 1540 Committee",
                                      "the 2005 World Summit",
                                      "by 1,500 people",
                                      "we may 2020 times",
                                      "girls under 15 years of age",
                                      "two sessions of the Committee",
                                      "the first meeting",
                                      "COVID-19",
                                      "paragraph 5 (c)",
                                      "for 2000 dollars",
                                      "the Second Committee",
                                      "of the third kind",
                                      "every effort",
                                      "each Member State",
                                      "one of them",
                                      "by 20000 tons",
                                      "day-to-day work",
                                      "the 74th plenary meeting",
                                      "at its session"})
    EXPECT_TRUE(spans_in(text).empty()) << text << ": " << spans_in(text).front();
}

TEST(Time, FindsAllInASentence) {
  EXPECT_EQ(spans_in("Recalling its resolutions 58/136 of 22 December 2003 and 59/1 of 2 May, requests a report at its "
                     "sixty-first session and every two years thereafter, until 2030, within existing resources"),
            (std::vector<std::string_view>{"22 December 2003", "2 May", "at its sixty-first session", "every two years",
                                           "until 2030"}));
  EXPECT_EQ(
      spans_in(
          "for a period of three years, and triennially thereafter, on a yearly basis for a period of three years"),
      (std::vector<std::string_view>{"for a period of three years", "triennially", "on a yearly basis",
                                     "for a period of three years"}));
}

TEST(Time, SurvivesAnyPrefixAndSuffix) {
  std::string_view const text =
      "by the end of its resumed sixty-first session of the General Assembly, from 3 to 5 June 20081, every 6–8 weeks, "
      "for a further period of two and a half years, “mid-2020”, biennium 2002–20031, within ninety (90) days of it, ½";
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    for (std::size_t size = 0; size <= text.size() - begin; size += 1 + begin % 3) {
      auto const part = text.substr(begin, size);
      char const* last = part.data();
      for (auto const& time : times_in(part)) {
        ASSERT_GE(time.span.data(), last);
        ASSERT_FALSE(time.span.empty());
        last = time.span.data() + time.span.size();
        ASSERT_LE(last, part.data() + part.size());
      }
    }
  }
}

TEST(Cardinal, TakesWordsAndDigits) {
  for (auto const& [text, value] :
       std::vector<std::pair<std::string_view, std::uint32_t>>{{"one", 1},
                                                               {"twelve", 12},
                                                               {"seventeen", 17},
                                                               {"Twenty-four", 24},
                                                               {"ninety", 90},
                                                               {"one hundred", 100},
                                                               {"a hundred", 100},
                                                               {"one hundred and twenty", 120},
                                                               {"two hundred", 200},
                                                               {"90", 90},
                                                               {"9999", 9999}}) {
    auto rest = text;
    EXPECT_EQ(accept_cardinal(rest), value) << text;
    EXPECT_TRUE(rest.empty()) << text;
  }
  for (std::string_view const text : {"sixtieth", "ones", "18,275,000", "0", "12345", "", "hundredth"}) {
    auto rest = text;
    EXPECT_FALSE(accept_cardinal(rest)) << text;
    EXPECT_EQ(rest, text);
  }
}

}  // namespace
}  // namespace rapporteur::grammar
