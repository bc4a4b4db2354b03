#include "grammar/grammar.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace rapporteur::grammar {
namespace {

struct Row {
  std::string_view line;
  std::string_view mark;
  std::uint32_t number;
  std::string_view text;
  bool typical;
};

TEST(Note, ReadsMarksOfEveryKind) {
  static constexpr Row kRows[] = {
      {"1 Resolution 55/59, annex.", "1", 1, "Resolution 55/59, annex.", true},
      {"42 A/9817 and Corr.1.", "42", 42, "A/9817 and Corr.1.", true},
      {"43 Ibid., annex.", "43", 43, "Ibid., annex.", true},
      {"12See A/49/902.", "12", 12, "See A/49/902.", true},
      {"1/\tS/PRST/1994/22.", "1/", 1, "S/PRST/1994/22.", true},
      {"2/ See A/49/902, annex II.", "2/", 2, "See A/49/902, annex II.", true},
      {"a/ See above.", "a/", 0, "See above.", true},
      {"¹ See document A/9331.", "¹", 1, "See document A/9331.", true},
      {"³¹ See Official Records of the Council.", "³¹", 31, "See Official Records of the Council.", true},
      {"⁴⁰See below.", "⁴⁰", 40, "See below.", true},
      {"* Reissued for technical reasons.", "*", 0, "Reissued for technical reasons.", true},
      {"** The lamps were out.", "**", 0, "The lamps were out.", false},
      {"[1] Resolution 217 A (III).", "[1]", 1, "Resolution 217 A (III).", true},
      {"^3 Ibid.", "^3", 3, "Ibid.", true},
      {"7 The lamps were out.", "7", 7, "The lamps were out.", false},
      {"3 United Nations publication, Sales No. E.33.IV.97.", "3", 3,
       "United Nations publication, Sales No. E.33.IV.97.", true},
  };
  for (auto const& row : kRows) {
    SCOPED_TRACE(std::string(row.line));
    auto const found = parse_note(row.line);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->mark, row.mark);
    EXPECT_EQ(found->number, row.number);
    EXPECT_EQ(found->text, row.text);
    EXPECT_EQ(found->typical, row.typical);
  }
}

TEST(Note, IsNothingElse) {
  for (std::string_view const line :
       {"", "1", "1.", "1. Requests", "12", "*", "***", "(a) To train", "Resolution 55/59", "1234 Resolution", "¹",
        "[1]", "[on the report of", "a) Lamps", "1/", "89/41 of 7 December"}) {
    EXPECT_FALSE(parse_note(line)) << line;
  }
}

}  // namespace
}  // namespace rapporteur::grammar
