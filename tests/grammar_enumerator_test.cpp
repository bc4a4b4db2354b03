#include "grammar/grammar.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace rapporteur::grammar {
namespace {

struct Row {
  std::string_view text;
  std::string_view marker;
  MarkerStyle style;
  std::uint32_t number;
  std::uint32_t alphabetic;
  std::uint32_t roman;
  std::string_view rest;
};

constexpr auto kNumber = MarkerStyle::kNumber;
constexpr auto kLetter = MarkerStyle::kLetter;
constexpr auto kPlain = MarkerStyle::kPlainLetter;
constexpr auto kParen = MarkerStyle::kArabicParen;
constexpr auto kBullet = MarkerStyle::kBullet;

TEST(Enumerator, ReadsEveryStyle) {
  static constexpr Row kRows[] = {
      {"1.\tRequests", "1.", kNumber, 1, 0, 0, "Requests"},
      {"12. Requests", "12.", kNumber, 12, 0, 0, "Requests"},
      {"368.   Decides", "368.", kNumber, 368, 0, 0, "Decides"},
      {"7.", "7.", kNumber, 7, 0, 0, ""},
      {"3.Welcomes", "3.", kNumber, 3, 0, 0, "Welcomes"},
      {"4.“The lamps", "4.", kNumber, 4, 0, 0, "“The lamps"},
      {"12 bis. Decides", "12 bis.", kNumber, 12, 0, 0, "Decides"},
      {"12 ter. Decides", "12 ter.", kNumber, 12, 0, 0, "Decides"},
      {"59 (a).\tCommit", "59 (a).", kNumber, 59, 0, 0, "Commit"},
      {"1.1 Decides", "1.1", kNumber, 1, 0, 0, "Decides"},
      {"1.1. Decides", "1.1.", kNumber, 1, 0, 0, "Decides"},
      {"3.2.1 Decides", "3.2.1", kNumber, 3, 0, 0, "Decides"},
      {"(a)\tTo train", "(a)", kLetter, 0, 1, 0, "To train"},
      {"(b)To train", "(b)", kLetter, 0, 2, 0, "To train"},
      {"(c) to train", "(c)", kLetter, 0, 3, 100, "to train"},
      {"(i)\tFarmers", "(i)", kLetter, 0, 9, 1, "Farmers"},
      {"(ii)\tFishers", "(ii)", kLetter, 0, 35, 2, "Fishers"},
      {"(iv) Onions", "(iv)", kLetter, 0, 0, 4, "Onions"},
      {"(v) Oranges", "(v)", kLetter, 0, 22, 5, "Oranges"},
      {"(x) Onions", "(x)", kLetter, 0, 24, 10, "Onions"},
      {"(xviii) Onions", "(xviii)", kLetter, 0, 0, 18, "Onions"},
      {"(z) Onions", "(z)", kLetter, 0, 26, 0, "Onions"},
      {"(aa) Onions", "(aa)", kLetter, 0, 27, 0, "Onions"},
      {"(hh) Onions", "(hh)", kLetter, 0, 34, 0, "Onions"},
      {"( a ) Onions", "( a )", kLetter, 0, 1, 0, "Onions"},
      {"(     a      ) Onions", "(     a      )", kLetter, 0, 1, 0, "Onions"},
      {"a.\tSeasonal", "a.", kPlain, 0, 1, 0, "Seasonal"},
      {"i.\tTheir", "i.", kPlain, 0, 9, 1, "Their"},
      {"a) Seasonal", "a)", kPlain, 0, 1, 0, "Seasonal"},
      {"iii. Seasonal", "iii.", kPlain, 0, 61, 3, "Seasonal"},
      {"(1) The lamp", "(1)", kParen, 1, 0, 0, "The lamp"},
      {"(12)\tThe lamp", "(12)", kParen, 12, 0, 0, "The lamp"},
      {"1) The lamp", "1)", kParen, 1, 0, 0, "The lamp"},
      {"•\tMonitor", "•", kBullet, 0, 0, 0, "Monitor"},
      {"– Monitor", "–", kBullet, 0, 0, 0, "Monitor"},
      {"— Monitor", "—", kBullet, 0, 0, 0, "Monitor"},
      {"- Monitor", "-", kBullet, 0, 0, 0, "Monitor"},
      {"▪ Monitor", "▪", kBullet, 0, 0, 0, "Monitor"},
      {"· Monitor", "·", kBullet, 0, 0, 0, "Monitor"},
  };
  for (auto const& row : kRows) {
    SCOPED_TRACE(std::string(row.text));
    auto const found = parse_enumerator(row.text);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->first.text, row.marker);
    EXPECT_EQ(found->first.style, row.style);
    EXPECT_EQ(found->first.number, row.number);
    EXPECT_EQ(found->first.alphabetic, row.alphabetic);
    EXPECT_EQ(found->first.roman, row.roman);
    EXPECT_EQ(found->rest, row.rest);
    EXPECT_TRUE(found->second.text.empty());
  }
}

TEST(Enumerator, IsNothingElse) {
  for (std::string_view const text : {
           "",
           "Requests",
           "12 and 13 of resolution 90/3",
           "2005",
           "310 000 dollars",
           "89/41 of 7 December 2034,",
           "1,000 lamps",
           "(               a) Onions",
           "(\t\t\t\t\t\t\t\t\t\t\t\t\t\ti) Onions",
           "1                 (a). Onions",
           "4.5per cent",
           "12.5%",
           "(2018)",
           "(1978), 434 (1978)",
           "(Fourth Committee)",
           "(abc) lamps",
           "(A) Lamps",
           "(E/2036/L.9)]",
           "()",
           "(",
           "(((((",
           "(a",
           "(iiii) lamps",
           "A. Lindqvist",
           "e.g. lamps",
           "lamps. More lamps",
           "-lamps",
           "–lamps",
           "•",
           ".",
           "…",
           "1234567890123. Lamps",
       }) {
    EXPECT_FALSE(parse_enumerator(text)) << text;
  }
}

TEST(Enumerator, ReadsTwoMarkersOnOneLine) {
  struct Pair {
    std::string_view text, first, second, rest;
  };
  static constexpr Pair kPairs[] = {
      {"58. (a) Requests", "58.", "(a)", "(a) Requests"},     {"2.\t(a)\tRequests", "2.", "(a)", "(a)\tRequests"},
      {"7. (i) Requests", "7.", "(i)", "(i) Requests"},       {"(b) (i) Half of it", "(b)", "(i)", "(i) Half of it"},
      {"(h) (i) Half of it", "(h)", "(i)", "(i) Half of it"},
  };
  for (auto const& pair : kPairs) {
    SCOPED_TRACE(std::string(pair.text));
    auto const found = parse_enumerator(pair.text);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->first.text, pair.first);
    EXPECT_EQ(found->second.text, pair.second);
    EXPECT_EQ(found->rest, pair.rest);
  }
}

TEST(Enumerator, TakesNoSecondMarkerThatIsNotDeeper) {
  for (std::string_view const text :
       {"(a) (b) of the annex", "1. (2018) was a year", "(a) (ii) above", "a. (b) lamps", "1. (see annex) lamps"}) {
    auto const found = parse_enumerator(text);
    ASSERT_TRUE(found) << text;
    EXPECT_TRUE(found->second.text.empty()) << text;
  }
}

TEST(Enumerator, CountsTheLettersAndTheirDoubles) {
  for (std::uint32_t place = 0; place < 26; ++place) {
    std::string const letter(1, static_cast<char>('a' + place));
    auto const once = parse_enumerator("(" + letter + ") Lamps");
    auto const twice = parse_enumerator("(" + letter + letter + ") Lamps");
    auto const thrice = parse_enumerator("(" + letter + letter + letter + ") Lamps");
    ASSERT_TRUE(once && twice && thrice) << letter;
    EXPECT_EQ(once->first.alphabetic, place + 1);
    EXPECT_EQ(twice->first.alphabetic, place + 27);
    EXPECT_EQ(thrice->first.alphabetic, place + 53);
  }
}

TEST(Enumerator, ReadsRomanNumbersInTheirCanonicalSpelling) {
  static constexpr std::string_view kRoman[] = {"i",   "ii", "iii", "iv",   "v",     "vi",   "vii", "viii",  "ix",
                                                "x",   "xi", "xii", "xiii", "xiv",   "xv",   "xvi", "xvii",  "xviii",
                                                "xix", "xx", "xxi", "xxii", "xxiii", "xxiv", "xxv", "xxxix", "xl"};
  static constexpr std::uint32_t kValues[] = {1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14,
                                              15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 39, 40};
  for (std::size_t i = 0; i < std::size(kRoman); ++i) {
    auto const found = parse_enumerator("(" + std::string(kRoman[i]) + ") Lamps");
    ASSERT_TRUE(found) << kRoman[i];
    EXPECT_EQ(found->first.roman, kValues[i]) << kRoman[i];
  }
  for (std::string_view const odd : {"vx", "iix", "ivi", "xxxx", "iic"}) {
    EXPECT_FALSE(parse_enumerator("(" + std::string(odd) + ") Lamps")) << odd;
  }
}

}  // namespace
}  // namespace rapporteur::grammar
