#include "proto/offsets.hpp"

#include "messages.hpp"
#include "pipeline/utf8.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace rapporteur {
namespace {

constexpr OffsetEncoding kEncodings[] = {OffsetEncoding::kUtf8, OffsetEncoding::kUtf16, OffsetEncoding::kUtf32};

std::vector<std::uint32_t> offsets(std::string const& text, OffsetEncoding encoding,
                                   std::vector<std::uint32_t> const& bytes) {
  OffsetTable table;
  table.assign(text, encoding);
  std::vector<std::uint32_t> found;
  for (std::uint32_t const byte : bytes) found.push_back(table(byte));
  return found;
}

/// Compares every character's beginning, and what is inside of it, with counting.
void check_against_counting(std::string const& text, OffsetEncoding encoding) {
  OffsetTable table;
  table.assign(text, encoding);
  std::uint32_t units = 0;
  char const* const end = text.data() + text.size();
  for (char const* at = text.data(); at != end;) {
    utf8::Character const character = utf8::decode(at, end);
    auto const byte = static_cast<std::uint32_t>(at - text.data());
    for (std::uint32_t inside = 0; inside < character.length; ++inside) {
      ASSERT_EQ(table(byte + inside), units) << "byte " << byte << " + " << inside;
    }
    units += encoding == OffsetEncoding::kUtf16 && character.code > 0xFFFF ? 2 : 1;
    at += character.length;
  }
  ASSERT_EQ(table(static_cast<std::uint32_t>(text.size())), units);
}

TEST(Offsets, OfOneCharacterOfEachLength) {
  std::string const text = "a\u00E9\u201C\U0001F30Dz";  // at 0, 1, 3, 6, 10; the end at 11
  EXPECT_EQ(offsets(text, OffsetEncoding::kUtf8, {0, 1, 3, 6, 10, 11}),
            (std::vector<std::uint32_t>{0, 1, 3, 6, 10, 11}));
  EXPECT_EQ(offsets(text, OffsetEncoding::kUtf16, {0, 1, 3, 6, 10, 11}),
            (std::vector<std::uint32_t>{0, 1, 2, 3, 5, 6}));
  EXPECT_EQ(offsets(text, OffsetEncoding::kUtf32, {0, 1, 3, 6, 10, 11}),
            (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5}));
}

TEST(Offsets, CombiningMarksAreCodePointsOfTheirOwn) {
  EXPECT_EQ(offsets("e\u0323\u0301x", OffsetEncoding::kUtf32, {1, 3, 5, 6}), (std::vector<std::uint32_t>{1, 2, 3, 4}));
}

TEST(Offsets, OfAsciiAreTheBytes) {
  std::string const text(1000, 'x');
  for (OffsetEncoding const encoding : kEncodings) {
    EXPECT_EQ(offsets(text, encoding, {0, 1, 63, 64, 999, 1000}),
              (std::vector<std::uint32_t>{0, 1, 63, 64, 999, 1000}));
  }
}

TEST(Offsets, PastTheTextAreItsEnd) {
  for (OffsetEncoding const encoding : kEncodings) {
    EXPECT_EQ(offsets("", encoding, {0, 1, 0xFFFFFFFFU}), (std::vector<std::uint32_t>{0, 0, 0}));
    EXPECT_EQ(offsets("abc", encoding, {3, 4, 0xFFFFFFFFU}), (std::vector<std::uint32_t>{3, 3, 3}));
  }
  EXPECT_EQ(offsets("\u00E9", OffsetEncoding::kUtf16, {2, 3, 0xFFFFFFFFU}), (std::vector<std::uint32_t>{1, 1, 1}));
}

TEST(Offsets, AtEveryPlaceInABlock) {
  // Characters of each length across every border of words and blocks, at the end of the text as well.
  for (std::string const character : {"\u00E9", "\u2019", "\U0001F30D", "\U0010FFFF\U00010000"}) {
    for (std::size_t before = 0; before <= 130; ++before) {
      for (std::size_t const after : {0, 1, 64, 70}) {
        std::string const text = std::string(before, 'a') + character + std::string(after, 'z');
        check_against_counting(text, OffsetEncoding::kUtf16);
        check_against_counting(text, OffsetEncoding::kUtf32);
      }
    }
  }
}

TEST(Offsets, OfMixedTextsAgreeWithCounting) {
  std::string const characters[] = {"a",      "a",      "a",      " ",          "\u00E9",
                                    "\u0301", "\u201C", "\uFFFD", "\U0001F30D", "\U0010FFFF"};
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (auto left = random() % 400; left > 0; --left) text += characters[random() % std::size(characters)];
    for (OffsetEncoding const encoding : {OffsetEncoding::kUtf16, OffsetEncoding::kUtf32}) {
      check_against_counting(text, encoding);
    }
  }
}

TEST(Offsets, OfATableThatIsUsedAgain) {
  OffsetTable table;
  table.assign("\u00E9\u00E9", OffsetEncoding::kUtf32);
  EXPECT_EQ(table(4), 2U);
  table.assign("abcd", OffsetEncoding::kUtf32);
  EXPECT_EQ(table(4), 4U);
  table.assign("\u00E9cd", OffsetEncoding::kUtf32);
  EXPECT_EQ(table(4), 3U);
}

}  // namespace
}  // namespace rapporteur
