#include "pipeline/numbering.hpp"

#include "grammar/grammar.hpp"
#include "pipeline/model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace rapporteur {
namespace {

using grammar::Marker;
using testing::ElementsAre;

Marker marker_of(std::string const& written) {
  auto const found = grammar::parse_enumerator(written + " Lamps");
  EXPECT_TRUE(found) << written;
  return found ? found->first : Marker{};
}

/// The levels of the markers in `written`, parted by blanks, each with the next marker in parentheses before the next
/// number in sight.
std::vector<int> levels(std::string const& written) {
  std::istringstream stream(written);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  Numbering numbering;
  std::vector<int> result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    MarkerValue next;
    bool found = false;
    for (auto after = i + 1; after < words.size() && !found; ++after) {
      auto const marker = marker_of(words[after]);
      if (marker.style == grammar::MarkerStyle::kNumber) break;
      if (marker.style != grammar::MarkerStyle::kLetter) continue;
      next = marker;
      found = true;
    }
    result.push_back(numbering.level_of(marker_of(words[i]), found ? &next : nullptr));
  }
  return result;
}

TEST(Numbering, GivesTheFiveLevels) { EXPECT_THAT(levels("1. (a) (i) a. i."), ElementsAre(1, 2, 3, 4, 5)); }

TEST(Numbering, TheNinthLetterFollowsTheEighth) {
  EXPECT_THAT(levels("1. (g) (h) (i) (j)"), ElementsAre(1, 2, 2, 2, 2));
  EXPECT_THAT(levels("1. (h) (i)"), ElementsAre(1, 2, 2));
}

TEST(Numbering, ARomanOneUnderALetter) {
  EXPECT_THAT(levels("1. (a) (i) (ii) (b)"), ElementsAre(1, 2, 3, 3, 2));
  EXPECT_THAT(levels("1. (a) (b) (i) (ii) (iii) (c)"), ElementsAre(1, 2, 2, 3, 3, 3, 2));
}

TEST(Numbering, UnderTheEighthLetterTheNextMarkerDecides) {
  EXPECT_THAT(levels("1. (g) (h) (i) (ii) (i)"), ElementsAre(1, 2, 2, 3, 3, 2));
  EXPECT_THAT(levels("1. (h) (i) (ii) (iii) (i) (j)"), ElementsAre(1, 2, 3, 3, 3, 2, 2));
}

TEST(Numbering, OtherLettersThatAreNumbers) {
  EXPECT_THAT(levels("1. (u) (v) (w) (x) (y)"), ElementsAre(1, 2, 2, 2, 2, 2));
  EXPECT_THAT(levels("1. (a) (i) (ii) (iii) (iv) (v) (vi) (b)"), ElementsAre(1, 2, 3, 3, 3, 3, 3, 3, 2));
  EXPECT_THAT(levels("1. (a) (viii) (ix) (x) (xi) (b)"), ElementsAre(1, 2, 3, 3, 3, 3, 2));
  EXPECT_THAT(levels("1. (b) (c) (d)"), ElementsAre(1, 2, 2, 2));
  EXPECT_THAT(levels("1. (k) (l) (m)"), ElementsAre(1, 2, 2, 2));
}

TEST(Numbering, DoubledLetters) {
  EXPECT_THAT(levels("1. (z) (aa) (bb) (cc)"), ElementsAre(1, 2, 2, 2, 2));
  EXPECT_THAT(levels("1. (gg) (hh) (ii) (jj)"), ElementsAre(1, 2, 2, 2, 2));
  EXPECT_THAT(levels("1. (a) (i) (ii)"), ElementsAre(1, 2, 3, 3));
}

TEST(Numbering, RunsBeginAnewUnderEachParagraph) {
  EXPECT_THAT(levels("1. (a) (b) 2. (a) (i) (ii) 3. (i) (ii)"), ElementsAre(1, 2, 2, 1, 2, 3, 3, 1, 3, 3));
  EXPECT_THAT(levels("1. (h) 2. (i) (ii)"), ElementsAre(1, 2, 1, 3, 3));
  EXPECT_THAT(levels("1. (a) a. i. ii. b. (b) a."), ElementsAre(1, 2, 4, 5, 5, 4, 2, 4));
}

TEST(Numbering, RunsMayBeginInTheirMiddle) {
  EXPECT_THAT(levels("(e) (f) (g)"), ElementsAre(2, 2, 2));
  EXPECT_THAT(levels("(iii) (iv)"), ElementsAre(3, 3));
  EXPECT_THAT(levels("7. 9. 8."), ElementsAre(1, 1, 1));
}

TEST(Numbering, BulletsHaveNoLevelOfTheirOwn) {
  Numbering numbering;
  EXPECT_EQ(numbering.level_of(marker_of("1."), nullptr), 1);
  EXPECT_EQ(numbering.level_of(marker_of("•"), nullptr), 0);
}

TEST(Numbering, RestartForgetsTheRuns) {
  Numbering numbering;
  EXPECT_EQ(numbering.next_number(), 1U);
  (void)numbering.level_of(marker_of("7."), nullptr);
  EXPECT_EQ(numbering.next_number(), 8U);
  (void)numbering.level_of(marker_of("(h)"), nullptr);
  numbering.restart();
  EXPECT_EQ(numbering.next_number(), 1U);
  EXPECT_EQ(numbering.level_of(marker_of("(i)"), nullptr), 3) << "no run of letters is open";
}

TEST(Numbering, AParagraphHangsFromTheLastOneAboveIt) {
  Numbering numbering;
  EXPECT_EQ(numbering.last_at(1), kNoParagraph);
  EXPECT_EQ(numbering.place(1, 10), kNoParagraph);
  EXPECT_EQ(numbering.place(2, 11), 10U);
  EXPECT_EQ(numbering.place(3, 12), 11U);
  EXPECT_EQ(numbering.place(2, 13), 10U);
  EXPECT_EQ(numbering.place(5, 14), 13U) << "a level may be skipped";
  EXPECT_EQ(numbering.place(4, 15), 13U) << "what is deeper introduces nothing";
  EXPECT_EQ(numbering.last_at(5), 15U);
  EXPECT_EQ(numbering.last_at(3), 13U);
  EXPECT_EQ(numbering.place(1, 16), kNoParagraph);
  EXPECT_EQ(numbering.last_at(5), 16U);
  EXPECT_EQ(numbering.place(3, 17), 16U);
}

}  // namespace
}  // namespace rapporteur
