#include "pipeline/model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rapporteur {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Outline {
 public:
  /// Adds a paragraph and gives its index.
  std::uint32_t add(std::string_view marker, int level, std::uint32_t parent = kNoParagraph,
                    std::string_view inner = {}) {
    Paragraph paragraph;
    paragraph.level = static_cast<std::uint8_t>(level);
    paragraph.parent = parent;
    paragraph.marker = append(marker);
    paragraph.inner_marker = append(inner);
    analysis_.paragraphs.push_back(paragraph);
    return static_cast<std::uint32_t>(analysis_.paragraphs.size() - 1);
  }
  [[nodiscard]] std::vector<std::string_view> path(std::uint32_t index) const { return path_of(analysis_, index); }

 private:
  Span append(std::string_view words) {
    auto const begin = static_cast<std::uint32_t>(analysis_.text.size());
    analysis_.text += words;
    return {begin, static_cast<std::uint32_t>(analysis_.text.size())};
  }
  Analysis analysis_;
};

TEST(Path, IsTheMarkersFromTheRoot) {
  Outline outline;
  auto const one = outline.add("12.", 1);
  auto const two = outline.add("(a)", 2, one);
  auto const three = outline.add("(ii)", 3, two);
  auto const five = outline.add("i.", 5, three);
  EXPECT_THAT(outline.path(one), ElementsAre("12."));
  EXPECT_THAT(outline.path(two), ElementsAre("12.", "(a)"));
  EXPECT_THAT(outline.path(three), ElementsAre("12.", "(a)", "(ii)"));
  EXPECT_THAT(outline.path(five), ElementsAre("12.", "(a)", "(ii)", "i."));
}

TEST(Path, HoldsBothMarkersOfALine) {
  Outline outline;
  auto const both = outline.add("58.", 2, kNoParagraph, "(a)");
  auto const below = outline.add("(i)", 3, both);
  EXPECT_THAT(outline.path(both), ElementsAre("58.", "(a)"));
  EXPECT_THAT(outline.path(below), ElementsAre("58.", "(a)", "(i)"));
}

TEST(Path, OfTheNextItemAfterTwoMarkersOnALineHasOnlyTheOuterOne) {
  Outline outline;
  auto const both = outline.add("58.", 2, kNoParagraph, "(a)");
  auto const next = outline.add("(b)", 2, both);
  EXPECT_THAT(outline.path(next), ElementsAre("58.", "(b)"));
}

TEST(Path, OfTwoLetteredMarkersOnALine) {
  Outline outline;
  auto const one = outline.add("3.", 1);
  auto const both = outline.add("(b)", 3, one, "(i)");
  auto const next = outline.add("(ii)", 3, both);
  EXPECT_THAT(outline.path(both), ElementsAre("3.", "(b)", "(i)"));
  EXPECT_THAT(outline.path(next), ElementsAre("3.", "(b)", "(ii)"));
}

TEST(Path, LeavesOutNeighboursOfTheSameLevel) {
  Outline outline;
  auto const one = outline.add("1.", 1);
  auto const a = outline.add("(a)", 2, one);
  auto const b = outline.add("(b)", 2, a);
  EXPECT_THAT(outline.path(b), ElementsAre("1.", "(b)"));
}

TEST(Path, GoesThroughParagraphsWithoutMarker) {
  Outline outline;
  auto const one = outline.add("1.", 1);
  auto const bare = outline.add("", 0, one);
  auto const two = outline.add("(a)", 2, bare);
  EXPECT_THAT(outline.path(bare), ElementsAre("1."));
  EXPECT_THAT(outline.path(two), ElementsAre("1.", "(a)"));
}

TEST(Path, IsEmptyWithoutMarkers) {
  Outline outline;
  auto const bare = outline.add("", 0);
  EXPECT_THAT(outline.path(bare), IsEmpty());
  EXPECT_THAT(outline.path(outline.add("", 2, bare)), IsEmpty());
  EXPECT_THAT(outline.path(99), IsEmpty());
}

TEST(Path, HoldsAMarkerWhoseLevelMeansNothing) {
  Outline outline;
  EXPECT_THAT(outline.path(outline.add("1.", 0)), ElementsAre("1."));
  EXPECT_THAT(outline.path(outline.add("1.", 0, kNoParagraph, "(a)")), ElementsAre("1.", "(a)"));
}

TEST(Path, EndsWhereParagraphsIntroduceEachOther) {
  Outline outline;
  outline.add("(a)", 2, 1);
  outline.add("(i)", 3, 0);
  EXPECT_THAT(outline.path(0), ElementsAre("(a)"));
  EXPECT_THAT(outline.path(1), ElementsAre("(a)", "(i)"));
  EXPECT_THAT(outline.path(outline.add("(a)", 2, 2)), ElementsAre("(a)"));
}

TEST(Path, OfALongChainTakesNoTime) {
  Outline outline;
  auto last = outline.add("1.", 1);
  for (int i = 0; i < 200'000; ++i) last = outline.add("", 0, last);
  std::size_t markers = 0;
  for (std::uint32_t i = 0; i <= last; ++i) markers += outline.path(i).size();
  EXPECT_GT(markers, 0U);
}

}  // namespace
}  // namespace rapporteur
