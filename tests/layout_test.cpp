#include "pipeline/layout.hpp"

#include "tests/laid_out.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The blocks of `input` as the reading text has them; furniture behind "~ ", notes behind "^ ".
std::vector<std::string> blocks_of(std::string_view input, LineMode* mode = nullptr) {
  tests::LaidOut const page(input);
  Layout const& layout = page.layout;
  Reading const& reading = page.reading;
  if (mode != nullptr) *mode = layout.mode;
  std::vector<std::string> blocks;
  for (std::size_t i = 0; i < layout.blocks.size(); ++i) {
    auto const role = layout.blocks[i].role;
    auto const* const sign = role == BlockRole::kFurniture ? "~ " : role == BlockRole::kNote ? "^ " : "";
    blocks.push_back(sign + reading.text.substr(reading.blocks[i].begin, reading.blocks[i].size()));
  }
  return blocks;
}

TEST(Layout, NothingHasNoBlocks) {
  EXPECT_THAT(blocks_of(""), IsEmpty());
  EXPECT_THAT(blocks_of(" \n\t\r\n\f"), IsEmpty());
}

TEST(Layout, OneParagraphALine) {
  LineMode mode{};
  EXPECT_THAT(blocks_of("The General Assembly,\nRecalling its resolution 90/3,\n1.\tTakes note of it.\n", &mode),
              ElementsAre("The General Assembly,", "Recalling its resolution 90/3,", "1.\tTakes note of it."));
  EXPECT_EQ(mode, LineMode::kParagraphs);
}

TEST(Layout, WrappedLinesAreJoined) {
  LineMode mode{};
  EXPECT_THAT(
      blocks_of("The General Assembly,\n"
                "Deeply concerned that fishing boats continue to be damaged by floating\n"
                "objects that bear neither a number nor the name of an owner,\n"
                "1. Urges all States to mark each buoy with a number and to enter that\n"
                "number in a register.\n",
                &mode),
      ElementsAre("The General Assembly,",
                  "Deeply concerned that fishing boats continue to be damaged by floating objects that bear "
                  "neither a number nor the name of an owner,",
                  "1. Urges all States to mark each buoy with a number and to enter that number in a register."));
  EXPECT_EQ(mode, LineMode::kWrapped);
}

TEST(Layout, FurnitureInASentenceComesBehindIt) {
  EXPECT_THAT(blocks_of("1. Calls upon States to reserve one compartment of each train for persons who\n"
                        "\n1/3                                            36-48894\n\fA/RES/91/84\n\n"
                        "travel with children;\n"),
              ElementsAre("1. Calls upon States to reserve one compartment of each train for persons who travel with "
                          "children;",
                          "~ 1/3                                            36-48894", "~ A/RES/91/84"));
}

TEST(Layout, NotesStandApart) {
  EXPECT_THAT(blocks_of("1. Approves the signs,\n---\n42 A/9817 and Corr.1.\n43 Ibid., annex.\n2. Thanks them.\n"),
              ElementsAre("1. Approves the signs,", "~ ---", "^ 42 A/9817 and Corr.1.", "^ 43 Ibid., annex.",
                          "2. Thanks them."));
}

TEST(Layout, HyphensOfLineEndsAreDropped) {
  EXPECT_THAT(blocks_of("Noting the coopera\u00AD\ntion of delegations in the imple-\nmentation of the standard,\n"),
              ElementsAre("Noting the cooperation of delegations in the implementation of the standard,"));
  EXPECT_THAT(blocks_of("Noting the work of the Secretary-\nGeneral and of non-\ngovernmental bodies,\n"),
              ElementsAre("Noting the work of the Secretary-General and of non-governmental bodies,"));
}

TEST(Layout, ABracketGoesOnUntilItCloses) {
  EXPECT_THAT(blocks_of("[on the report of the Special Political and Decolonization Committee\n(Fourth Committee) "
                        "(A/91/431, para. 33)]\n91/30.\tMaps\n"),
              ElementsAre("[on the report of the Special Political and Decolonization Committee (Fourth Committee) "
                          "(A/91/431, para. 33)]",
                          "91/30.\tMaps"));
  EXPECT_THAT(blocks_of("[on the report of the Second Committee (\n91/30.\tMaps\n"),
              ElementsAre("[on the report of the Second Committee (", "91/30.\tMaps"));
}

TEST(Layout, AListOfVotersIsOneBlock) {
  EXPECT_THAT(
      blocks_of("In favour:\nAlbania, Benin,\nChile and Finland\nAgainst:\nNepal\nAbstaining:\nUruguay]\nAnnex\n"),
      ElementsAre("In favour:", "Albania, Benin, Chile and Finland", "Against:", "Nepal", "Abstaining:", "Uruguay]",
                  "Annex"));
}

TEST(Layout, AMeetingThatEndsInACommaHasItsDateBelow) {
  EXPECT_THAT(blocks_of("1958th plenary meeting,\n3 December 1971.\n"),
              ElementsAre("1958th plenary meeting, 3 December 1971."));
  EXPECT_THAT(blocks_of("53rd plenary meeting\n4 December 2036\n"),
              ElementsAre("53rd plenary meeting", "4 December 2036"));
}

TEST(Layout, ABrokenSentenceReachesItsSign) {
  EXPECT_THAT(
      blocks_of("1. Requests the Chief of Staff of the Truce Supervision\nOrganization to report to the Security "
                "Council on it;\n2. Thanks him.\n"),
      ElementsAre("1. Requests the Chief of Staff of the Truce Supervision Organization to report to the "
                  "Security Council on it;",
                  "2. Thanks him."));
}

TEST(Layout, AShortItemAboveALongSentenceIsAHeading) {
  EXPECT_THAT(blocks_of("(a)\tLevels of conciliation\nThe process of conciliation within the meaning of the present "
                        "paragraph may take place at all levels.\n"),
              ElementsAre("(a)\tLevels of conciliation",
                          "The process of conciliation within the meaning of the present paragraph may take place at "
                          "all levels."));
}

TEST(Layout, TheLineWithTheSymbolIsWhole) {
  EXPECT_THAT(
      blocks_of("United Nations\tA/RES/9142(XXVI)\nof lamps and bells;\n4. Requests the Secretary-General to buy "
                "them.\n"),
      ElementsAre("United Nations\tA/RES/9142(XXVI)", "of lamps and bells;",
                  "4. Requests the Secretary-General to buy them."));
}

/// Every character of every line belongs to one segment, or is its dropped hyphen; segments of a block are in order.
TEST(Layout, SegmentsAreTheLines) {
  std::string const text =
      "The General Assembly,\n\n1. Calls upon States to publish an atlas of night trains, to be "
      "appro-\n2/3\n\fA/RES/91/84\n"
      "priated in due course.\n1/\tSee A/49/902, annex\nII.\n_____\n";
  std::vector<Line> lines;
  split_lines(text, lines);
  Layout layout;
  LayoutFinder finder;
  for (int run = 0; run < 2; ++run) {
    finder.find(text, lines, layout);
    std::vector<int> seen(text.size());
    for (auto const& block : layout.blocks) {
      ASSERT_GT(block.count, 0U);
      for (auto i = block.first; i < block.first + block.count; ++i) {
        auto const& segment = layout.segments.at(i);
        ASSERT_LT(segment.begin, segment.end);
        EXPECT_TRUE(i == block.first || segment.begin > layout.segments[i - 1].begin);
        for (auto at = segment.begin; at < segment.end + segment.hyphen; ++at) ++seen[at];
      }
    }
    for (auto const& line : lines) {
      for (auto at = line.begin; at < line.end; ++at) ASSERT_EQ(seen[at], 1) << at;
    }
  }
}

}  // namespace
}  // namespace rapporteur
