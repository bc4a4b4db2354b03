#include "pipeline/hyphen.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace rapporteur {
namespace {

struct Row {
  std::string_view before;
  std::string_view after;
  HyphenFate fate;
};

constexpr auto kNone = HyphenFate::kNone;
constexpr auto kKeep = HyphenFate::kKeep;
constexpr auto kDrop = HyphenFate::kDrop;

/// What becomes of the hyphen between `before` and `after` in `text`, and how many bytes are dropped.
HyphenFate fate_in(std::string_view text, std::string_view before, std::string_view after, std::size_t& length) {
  HyphenJudge judge;
  judge.begin(text);
  return judge.judge(before, after, length);
}

TEST(Hyphen, TheTextDecidesByItsOtherWords) {
  constexpr std::string_view kText =
      "the implementation of long-term plans, peacekeeping and peace-building, a follow-up, the third term,\n"
      "of troop-contributing countries. The imple-\nmentation. A long-\nterm plan.\n";
  static constexpr Row kRows[] = {
      {"of the imple-", "mentation of plans", kDrop},
      {"The IMPLE-", "mentation of plans", kDrop},
      {"a long-", "term plan", kKeep},
      {"the peace-", "keeping force", kDrop},
      {"for peace-", "building", kKeep},
      {"the follow-", "up given", kKeep},
      {"by troop-", "contributing States", kKeep},
      {"well-known-", "up", kKeep},
  };
  for (auto const& row : kRows) {
    std::size_t length = 99;
    EXPECT_EQ(fate_in(kText, row.before, row.after, length), row.fate) << row.before;
    EXPECT_EQ(length, row.fate == kDrop ? 1U : 0U) << row.before;
  }
}

TEST(Hyphen, WhereTheTextSaysNothingAWordIsBroken) {
  static constexpr Row kRows[] = {
      {"the con-", "sultations were held", kDrop}, {"to with-", "draw its forces", kDrop},
      {"of non-", "governmental bodies", kKeep},   {"the above-", "mentioned report", kKeep},
      {"its twenty-", "seventh session", kKeep},   {"by self-", "determination", kKeep},
  };
  for (auto const& row : kRows) {
    std::size_t length = 99;
    std::string const text = std::string(row.before) + "\n" + std::string(row.after) + "\n";
    EXPECT_EQ(fate_in(text, row.before, row.after, length), row.fate) << row.before;
  }
}

TEST(Hyphen, ACapitalOrANumberBehindItKeepsIt) {
  static constexpr Row kRows[] = {{"the Secretary-", "General reported", kKeep},
                                  {"the Asia-", "Pacific region", kKeep},
                                  {"document A-", "1", kKeep}};
  for (auto const& row : kRows) {
    std::size_t length = 99;
    EXPECT_EQ(fate_in("", row.before, row.after, length), row.fate) << row.before;
    EXPECT_EQ(length, 0U);
  }
}

TEST(Hyphen, OtherDashesAreNone) {
  static constexpr Row kRows[] = {
      {"the lamps", "burn", kNone},
      {"the lamps -", "burn", kNone},
      {"the lamps –", "burn", kNone},
      {"-", "burn", kNone},
      {"", "burn", kNone},
      {"lamp-", "", kNone},
      {"2004-", "2005", kNone},
      {"peace-", "and nation-building", kNone},
      {"pre-", "or post-war", kNone},
      {"one-", "to two-year terms", kNone},
  };
  for (auto const& row : kRows) {
    std::size_t length = 99;
    EXPECT_EQ(fate_in("", row.before, row.after, length), row.fate) << row.before;
    EXPECT_EQ(length, 0U);
  }
}

TEST(Hyphen, ASoftHyphenIsAlwaysDropped) {
  for (std::string_view const after : {"tion of delegations", "Tion", "", "2"}) {
    std::size_t length = 0;
    EXPECT_EQ(fate_in("", "the coopera\u00AD", after, length), kDrop);
    EXPECT_EQ(length, 2U);
  }
}

TEST(Hyphen, LettersBeyondAsciiAreLetters) {
  std::size_t length = 0;
  EXPECT_EQ(fate_in("l’Assemblée générale", "l’Assem-", "blée générale", length), kDrop);
  EXPECT_EQ(fate_in("", "géné-", "rale", length), kDrop);
  EXPECT_EQ(length, 1U);
}

TEST(Hyphen, ATextMayFollowAnother) {
  HyphenJudge judge;
  std::size_t length = 0;
  judge.begin("a long-term plan");
  EXPECT_EQ(judge.judge("a long-", "term plan", length), kKeep);
  judge.begin("a mediumterm plan");
  EXPECT_EQ(judge.judge("a medium-", "term plan", length), kDrop);
}

}  // namespace
}  // namespace rapporteur
