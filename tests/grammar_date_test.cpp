#include "grammar/grammar.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

namespace rapporteur::grammar {
namespace {

struct Row {
  std::string_view text;
  std::uint16_t year;
  std::uint8_t month;
  std::uint8_t day;
  std::string_view rest;
};

TEST(Date, ReadsTheFormsOfDays) {
  static constexpr Row kRows[] = {
      {"20 December 2004", 2004, 12, 20, ""},
      {"1 February 2005Fifty-ninth session", 2005, 2, 1, "Fifty-ninth session"},
      {"19 December 20343", 2034, 12, 19, "3"},
      {"4 DECEMBER 2036", 2036, 12, 4, ""},
      {"31 May 1974,", 1974, 5, 31, ","},
      {"7 December, 1949", 1949, 12, 7, ""},
      {"7December 1949", 1949, 12, 7, ""},
      {"April 30, 1957", 1957, 4, 30, ""},
      {"June 30th 2024", 2024, 6, 30, ""},
      {"May 1st, 1957", 1957, 5, 1, ""},
      {"December 2016 to", 2016, 12, 0, " to"},
  };
  for (auto const& row : kRows) {
    SCOPED_TRACE(std::string(row.text));
    auto text = row.text;
    auto const found = accept_date(text);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->year, row.year);
    EXPECT_EQ(found->month, row.month);
    EXPECT_EQ(found->day, row.day);
    EXPECT_EQ(text, row.rest);
    EXPECT_EQ(found->span, row.text.substr(0, row.text.size() - row.rest.size()));
  }
}

TEST(Date, KnowsAllMonths) {
  static constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                               "May",       "June",     "July",     "August",
                                                               "September", "October",  "November", "December"};
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    for (unsigned day = 1; day <= 28; ++day) {
      auto const written = std::to_string(day) + " " + std::string(kMonths[month]) + " 2036";
      std::string_view text = written;
      auto const found = accept_date(text);
      ASSERT_TRUE(found) << written;
      EXPECT_EQ(found->month, month + 1) << written;
      EXPECT_EQ(found->day, day) << written;
    }
  }
}

TEST(Date, IsNothingElse) {
  for (std::string_view const text : {"", "20", "20 December", "December", "20 Decembre 2004", "32 January 2004",
                                      "99 January 2004", "4 December 1066", "4 December 36", "the 4 December 2036",
                                      "2004-12-20", "20/12/2004", "Mayor 2004", "1 Mayor 2004"}) {
    auto rest = text;
    EXPECT_FALSE(accept_date(rest)) << text;
    EXPECT_EQ(rest, text) << "a text that is refused is left alone";
  }
}

TEST(DateLine, HoldsADateAndNothingElse) {
  for (std::string_view const line : {"7 December 1949.", "7 December 1949", " 7 December 1949 ", "7 December 1949,",
                                      "April 30, 1957.", "7 December 1949 ;"}) {
    EXPECT_TRUE(parse_date_line(line)) << line;
  }
  for (std::string_view const line :
       {"", "December 2016", "7 December 1949 and", "on 7 December 1949", "7 December 1949 at Geneva", "1949",
        "13–17 December 2036", "7 December 1949 (resumed)"}) {
    EXPECT_FALSE(parse_date_line(line)) << line;
  }
}

}  // namespace
}  // namespace rapporteur::grammar
