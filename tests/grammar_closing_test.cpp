#include "grammar/grammar.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace rapporteur::grammar {
namespace {

TEST(Meeting, ReadsNumbersInDigitsAndWords) {
  struct Row {
    std::string_view line, span;
    std::uint32_t number;
    std::string_view rest;
  };
  static constexpr Row kRows[] = {
      {"74th plenary meeting", "74th plenary meeting", 74, ""},
      {"64th meeting", "64th meeting", 64, ""},
      {"2112th plenary meeting.", "2112th plenary meeting", 2112, ""},
      {"55th (resumed) plenary meeting", "55th (resumed) plenary meeting", 55, ""},
      {"280th (closing) plenary meeting", "280th (closing) plenary meeting", 280, ""},
      {"Hundred and twenty-third plenary meeting,", "Hundred and twenty-third plenary meeting", 123, ""},
      {"1958th plenary meeting, 3 December 1971.", "1958th plenary meeting", 1958, "3 December 1971."},
      {"Thirty-first plenary meeting, 13 February 1946.", "Thirty-first plenary meeting", 31, "13 February 1946."},
  };
  for (auto const& row : kRows) {
    SCOPED_TRACE(std::string(row.line));
    auto const found = parse_meeting(row.line);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->span, row.span);
    EXPECT_EQ(found->number, row.number);
    EXPECT_EQ(found->rest, row.rest);
  }
}

TEST(Meeting, IsNothingElse) {
  for (std::string_view const line : {"", "plenary meeting", "74 plenary meeting", "74th plenary meetings",
                                      "74th session", "At its 74th plenary meeting", "53rd plenary meeting, on",
                                      "53rd plenary meeting, by the keeper of Tavira;", "2396th meeting of the Council",
                                      "Meeting of the Board", "Adopted at the 229th meeting", "one hundred meetings"}) {
    EXPECT_FALSE(parse_meeting(line)) << line;
  }
}

struct VoteRow {
  std::string_view line;
  bool recorded;
  bool unanimous;
  bool counted;
  std::uint32_t in_favour;
  std::uint32_t against;
  std::uint32_t abstaining;
};

TEST(Vote, ReadsCounts) {
  static constexpr VoteRow kRows[] = {
      {"[Adopted without a vote.]", false, false, false, 0, 0, 0},
      {"Adopted without a vote", false, false, false, 0, 0, 0},
      {"Adopted by consensus.", false, false, false, 0, 0, 0},
      {"Adopted unanimously at the 1017th meeting.", false, true, false, 0, 0, 0},
      {"Adopted unanimously.", false, true, false, 0, 0, 0},
      {"[Adopted by a recorded vote of 32 to 5, with 10 abstentions. The voting was as follows:", true, false, true, 32,
       5, 10},
      {"[Adopted by a recorded vote of 4 to 2, with 1 abstention. The voting was as follows:", true, false, true, 4, 2,
       1},
      {"[Adopted by a recorded vote of 32 to 14, with no abstentions. The voting was as follows:", true, false, true,
       32, 14, 0},
      {"[Resolution adopted by a recorded vote of 29 to 8, with 10 abstentions:", true, false, true, 29, 8, 10},
      {"Adopted by 9 votes to none, with 2 abstentions (A, B).", false, false, true, 9, 0, 2},
      {"Adopted at the 229th meeting by 9 votes to none, with 2 abstentions (A, B).", false, false, true, 9, 0, 2},
      {"Adopted at the 1821st meeting by 13 votes to none.", false, false, true, 13, 0, 0},
      {"Adopted by 10 votes in favour to 1 against", false, false, true, 10, 1, 0},
      {"In favour:", true, false, false, 0, 0, 0},
      {"Against:", true, false, false, 0, 0, 0},
      {"Abstaining:", true, false, false, 0, 0, 0},
      {"IN FAVOUR:", true, false, false, 0, 0, 0},
      {"Abstaining", true, false, false, 0, 0, 0},
      {"In favour: Albania, Benin", true, false, false, 0, 0, 0},
  };
  for (auto const& row : kRows) {
    SCOPED_TRACE(std::string(row.line));
    auto const found = parse_vote(row.line);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->recorded, row.recorded);
    EXPECT_EQ(found->unanimous, row.unanimous);
    EXPECT_EQ(found->counted, row.counted);
    EXPECT_EQ(found->in_favour, row.in_favour);
    EXPECT_EQ(found->against, row.against);
    EXPECT_EQ(found->abstaining, row.abstaining);
  }
}

TEST(Vote, IsNothingElse) {
  for (std::string_view const line : {
           "",
           "Adopted",
           "Adopted by the Security Council at its 4385th meeting, on 28 September 2001",
           "Resolution adopted by the General Assembly on 20 December 2004",
           "Adopts the rules by 9 votes",
           "In favour of the lamps",
           "Against the theft of lamps",
           "Abstaining from force",
           "The vote was 9 to 2",
           "[S/9654]",
       }) {
    EXPECT_FALSE(parse_vote(line)) << line;
  }
}

}  // namespace
}  // namespace rapporteur::grammar
