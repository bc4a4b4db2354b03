#include "grammar/session_calendar.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace rapporteur::grammar {
namespace {

std::string dates(std::string_view organ, SessionForm kind, std::uint32_t number) {
  auto const span = session_span(organ, kind, number);
  return span ? iso(*span) : "none";
}

std::string regular(std::string_view organ, std::uint32_t number) {
  return dates(organ, SessionForm::kRegular, number);
}

/// Days since a fixed one; the months of a year may begin in March for that.
int day_number(CalendarDate const& date) {
  int const year = date.month > 2 ? date.year : date.year - 1;
  int const month = date.month > 2 ? date.month - 3 : date.month + 9;
  return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day;
}

TEST(SessionCalendar, KnowsTheAssembly) {
  EXPECT_EQ(regular("GA", 1), "1946-01-10/1947-09-15");
  EXPECT_EQ(regular("GA", 60), "2005-09-13/2006-09-11");
  EXPECT_EQ(regular("GA", 78), "2023-09-05/2024-09-09");
  EXPECT_EQ(regular("GA", 79), "2024-09-10/2025-09-08");
  EXPECT_EQ(regular("GA", 80), "2025-09-09/2026-09");
  EXPECT_EQ(dates("GA", SessionForm::kResumed, 60), regular("GA", 60));
}

TEST(SessionCalendar, LeavesNoGapBetweenSessionsOfTheAssembly) {
  for (std::uint32_t number = 1; number < 79; ++number) {
    auto const span = session_span("GA", SessionForm::kRegular, number);
    auto const next = session_span("GA", SessionForm::kRegular, number + 1);
    ASSERT_TRUE(span && next) << number;
    EXPECT_EQ(span->precision, DatePrecision::kDay) << number;
    EXPECT_EQ(day_number(span->end) + 1, day_number(next->begin)) << number;
  }
}

TEST(SessionCalendar, OpensTheAssemblyOnATuesday) {
  auto const tuesday = day_number({2005, 9, 13}) % 7;
  for (std::uint32_t number = 2; number <= 80; ++number) {
    if (number == 11 || number == 53 || number == 56) continue;  // a Monday and two Wednesdays
    auto const span = session_span("GA", SessionForm::kRegular, number);
    EXPECT_EQ(day_number(span->begin) % 7, tuesday) << number;
  }
}

TEST(SessionCalendar, KnowsSpecialSessions) {
  EXPECT_EQ(dates("GA", SessionForm::kSpecial, 20), "1998-06-08/1998-06-10");
  EXPECT_EQ(dates("GA", SessionForm::kSpecial, 28), "2005-01-24");
  EXPECT_EQ(dates("GA", SessionForm::kSpecial, 32), "2021-06-02/2021-06-04");
  EXPECT_EQ(dates("GA", SessionForm::kSpecial, 33), "none");
  EXPECT_EQ(dates("GA", SessionForm::kEmergencySpecial, 5), "1967-06-17/1967-09-18");
  EXPECT_EQ(dates("GA", SessionForm::kEmergencySpecial, 10), "1997-04-24/..");
  EXPECT_EQ(dates("GA", SessionForm::kEmergencySpecial, 11), "2022-02-28/..");
}

TEST(SessionCalendar, KnowsTheCouncils) {
  EXPECT_EQ(regular("ECOSOC", 1995), "1995");
  EXPECT_EQ(regular("ECOSOC", 2022), "2021-07/2022-07");
  EXPECT_EQ(regular("ECOSOC", 1977), "none");
  EXPECT_EQ(regular("HRC", 1), "2006-06-19/2006-06-30");
  EXPECT_EQ(regular("HRC", 31), "2016-02/2016-03");
  EXPECT_EQ(regular("HRC", 48), "2021-09-13/2021-10-11");
  EXPECT_EQ(regular("UNEA", 5), "2021-02/2022-03");
  EXPECT_EQ(regular("SC", 1), "none");
}

TEST(SessionCalendar, ReckonsWhatNoTableHas) {
  auto const assembly = session_span("GA", SessionForm::kRegular, 90);
  ASSERT_TRUE(assembly);
  EXPECT_EQ(iso(*assembly), "2035-09/2036-09");
  EXPECT_TRUE(assembly->by_rule);
  EXPECT_EQ(assembly->precision, DatePrecision::kMonth);
  EXPECT_FALSE(assembly->source.empty());
  EXPECT_FALSE(session_span("GA", SessionForm::kRegular, 60)->by_rule);
  EXPECT_EQ(regular("HRC", 61), "2026-02/2026-04");
  EXPECT_EQ(regular("HRC", 63), "2026-09/2026-10");
  EXPECT_EQ(regular("ECOSOC", 2030), "2029-07/2030-07");
  EXPECT_EQ(regular("GA", 0), "none");
  EXPECT_EQ(regular("GA", 4000000000U), "none");
}

TEST(SessionCalendar, OrdersTheSessionsOfEachOrgan) {
  struct Run {
    std::string_view organ;
    SessionForm kind;
    std::uint32_t first, last;
  };
  for (auto const& [organ, kind, first, last] :
       {Run{"GA", SessionForm::kRegular, 1, 120}, Run{"GA", SessionForm::kSpecial, 1, 32},
        Run{"GA", SessionForm::kEmergencySpecial, 1, 11}, Run{"HRC", SessionForm::kRegular, 1, 99},
        Run{"ECOSOC", SessionForm::kRegular, 1978, 2040}, Run{"UNEA", SessionForm::kRegular, 1, 6}}) {
    CalendarDate before{};
    for (auto number = first; number <= last; ++number) {
      auto const span = session_span(organ, kind, number);
      ASSERT_TRUE(span) << organ << number;
      EXPECT_LT(before, span->begin) << organ << number;
      EXPECT_TRUE(span->end.year == 0 || span->begin <= span->end) << organ << number;
      EXPECT_FALSE(span->source.empty()) << organ << number;
      before = span->begin;
    }
  }
}

}  // namespace
}  // namespace rapporteur::grammar
