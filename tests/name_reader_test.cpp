#include "pipeline/name_reader.hpp"

#include "examples.hpp"
#include "pipeline/phrase_book.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace rapporteur {
namespace {

/// Counts the listed names of a text that need no reading, having read them all the same.
std::size_t expect_plain_names_are_read_alike(std::string_view text) {
  auto const book = PhraseBook::standard();
  WordIndex index;
  index_words(text, index);
  PhraseMatches phrases;
  book->matcher().find(text, index, phrases);
  NameWords words;
  words.begin(text, index, phrases.names, book->names());
  NameReader const reader(words);
  WordRange const all{0, static_cast<std::uint32_t>(index.size())};
  std::size_t plain = 0;
  for (auto const& match : phrases.names) {
    if (match.table != PhraseTable::kNames) continue;
    auto const plainly = reader.plainly(match, all);
    if (plainly == Plainly::kUnsure) continue;
    ++plain;
    FoundName name;
    EXPECT_TRUE(reader.from_name(match, all, 0, name)) << text.substr(match.span.begin, 80);
    EXPECT_EQ(name.first, match.first) << text.substr(match.span.begin, 80);
    EXPECT_EQ(name.last, match.last) << text.substr(match.span.begin, 80);
    EXPECT_EQ(name.end, match.span.end) << text.substr(match.span.begin, 80);
    EXPECT_EQ(name.type == EntityType::kUnspecified, plainly == Plainly::kNone) << text.substr(match.span.begin, 80);
    if (plainly == Plainly::kNone) continue;
    EXPECT_EQ(name.row, match.row);
    EXPECT_EQ(name.type, words.kind(match.row).type);
    EXPECT_EQ(name.rule, kLexiconRule);
    EXPECT_EQ(name.confidence, 1);
    EXPECT_FALSE(name.bare || name.itself || name.tail);
  }
  return plain;
}

TEST(NameReader, ReadsPlainNamesAsTheyStand) {
  std::size_t plain = 0;
  for (auto const& path : tests::files_in(tests::folder() / "samples", ".txt"))
    plain += expect_plain_names_are_read_alike(tests::read_file(path));
  EXPECT_GT(plain, 0U);
}

TEST(NameReader, ReadsPlainNamesAsTheyStandInAnyCompany) {
  static constexpr std::array<std::string_view, 40> kParts = {"Kenya",
                                                              "Member States",
                                                              "Secretary-General",
                                                              "United Nations",
                                                              "Security Council",
                                                              "women",
                                                              "Conference of the Parties",
                                                              "Secretariat",
                                                              "Pacific",
                                                              "and",
                                                              "of",
                                                              "the",
                                                              "Government",
                                                              "Committee",
                                                              "in",
                                                              "agencies",
                                                              "regional",
                                                              "organizations",
                                                              "civil society",
                                                              "two",
                                                              "States",
                                                              "United States",
                                                              "dollars",
                                                              "Goal",
                                                              "16",
                                                              "(",
                                                              ")",
                                                              ",",
                                                              ";",
                                                              "-",
                                                              "’s",
                                                              "Convention",
                                                              "on",
                                                              "Lagoons",
                                                              "or",
                                                              "established",
                                                              "media",
                                                              "General Assembly",
                                                              "youth",
                                                              "The"};
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int part = 0; part < 60; ++part) {
      text += kParts[random() % kParts.size()];
      if (random() % 8 != 0) text += ' ';
    }
    expect_plain_names_are_read_alike(text);
    if (HasFailure()) FAIL() << text;
  }
}

}  // namespace
}  // namespace rapporteur
