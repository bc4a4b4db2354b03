#include "pipeline/lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines(3);  // what was in it is forgotten
  split_lines(text, lines);
  return lines;
}

std::vector<std::string> texts_of(std::string_view text) {
  std::vector<std::string> result;
  for (auto const& line : lines_of(text)) result.emplace_back(text.substr(line.begin, line.size()));
  return result;
}

std::string utf8(UChar32 code) {
  std::string result;
  icu::UnicodeString(code).toUTF8String(result);
  return result;
}

TEST(Lines, EveryKindOfLineEndEndsALine) {
  for (std::string_view const end :
       {"\n", "\r\n", "\r", "\f", "\v", "\u0085", "\u2028", "\u2029", "\n\n", "\r\n\r\n"}) {
    std::string const text = "one" + std::string(end) + "two";
    EXPECT_THAT(texts_of(text), ElementsAre("one", "two"));
  }
}

TEST(Lines, LinesOfWhiteSpaceAreNotGiven) {
  for (std::string_view const text : {"", "\n", " ", "\t\r\n \u00A0\n", "\f\f\f", "\u2003\u3000\u2028"}) {
    EXPECT_THAT(texts_of(text), IsEmpty());
  }
}

TEST(Lines, WhiteSpaceAroundALineIsLeftOut) {
  EXPECT_THAT(texts_of("  one \t\n\u00A0two\u2003 \r\n three"), ElementsAre("one", "two", "three"));
  EXPECT_THAT(texts_of("one  two\n"), ElementsAre("one  two"));
}

TEST(Lines, InvisibleCharactersAreNoWhiteSpace) {
  EXPECT_THAT(texts_of("\u200Bone\u200B\n\u00AD\n"), ElementsAre("\u200Bone\u200B", "\u00AD"));
}

TEST(Lines, IndentsAreColumns) {
  auto const lines = lines_of("one\n  two\n\tthree\n   \tfour\n\t five\n\u2003six\n");
  ASSERT_EQ(lines.size(), 6U);
  std::vector<int> indents;
  for (auto const& line : lines) indents.push_back(line.indent);
  EXPECT_THAT(indents, ElementsAre(0, 2, 8, 8, 9, 1));
}

TEST(Lines, AnIndentHasALimit) {
  auto const text = std::string(100'000, ' ') + "one";
  auto const lines = lines_of(text);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].indent, 65'535);
  EXPECT_EQ(lines[0].begin, 100'000U);
}

TEST(Lines, BlankLinesAndPagesAreSeen) {
  auto const lines = lines_of("one\ntwo\n\nthree\n \t\nfour\n\ffive\n");
  ASSERT_EQ(lines.size(), 5U);
  std::vector<bool> blank;
  std::vector<bool> page;
  std::vector<unsigned> pages;
  for (auto const& line : lines) {
    blank.push_back(line.blank_before);
    page.push_back(line.page_before);
    pages.push_back(line.page);
  }
  EXPECT_THAT(blank, ElementsAre(false, false, true, true, true));
  EXPECT_THAT(page, ElementsAre(false, false, false, false, true));
  EXPECT_THAT(pages, ElementsAre(1U, 1U, 1U, 1U, 2U));
}

TEST(Lines, PagesCountOnlyWhereThereAreAny) {
  EXPECT_EQ(lines_of("one\n").at(0).page, 0U);
  auto const lines = lines_of("\fone\f\f two");
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].page, 2U);
  EXPECT_EQ(lines[1].page, 4U);
}

TEST(WhiteSpace, IsWhatUnicodeSays) {
  for (UChar32 code = 0; code <= 0x10FFFF; ++code) {
    if (U_IS_SURROGATE(code)) continue;
    auto const character = utf8(code);
    auto const length = u_isUWhiteSpace(code) != 0 ? character.size() : 0;
    ASSERT_EQ(white_space_at(character, 0), length) << "U+" << std::hex << code;
    auto const behind = "x" + character;
    ASSERT_EQ(white_space_before(behind, 1, behind.size()), length) << "U+" << std::hex << code;
  }
}

/// The lines are in order, and what is between them is white space.
TEST(Lines, CoverTheText) {
  std::string const text = "one\r\n\u00A0two\u2028 three\f\n\n\u3000four\v";
  std::size_t at = 0;
  for (auto const& line : lines_of(text)) {
    for (; at < line.begin; at += white_space_at(text, at)) ASSERT_GT(white_space_at(text, at), 0U);
    ASSERT_EQ(at, line.begin);
    ASSERT_GT(line.size(), 0U);
    ASSERT_EQ(white_space_at(text, line.begin), 0U);
    at = line.end;
  }
  for (; at < text.size(); at += white_space_at(text, at)) ASSERT_GT(white_space_at(text, at), 0U);
}

}  // namespace
}  // namespace rapporteur
