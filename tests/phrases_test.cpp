#include "pipeline/phrases.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace rapporteur {
namespace {

struct Fixture {
  PhraseMatcher matcher;
  WordIndex words;

  /// Those of all tables, in the order of their first words.
  static std::vector<PhraseMatch> all_of(PhraseMatches const& found) {
    auto all = found.names;
    all.insert(all.end(), found.conditions.begin(), found.conditions.end());
    std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    return all;
  }
  std::vector<PhraseMatch> find(std::string_view text) {
    PhraseMatches found;
    index_words(text, words);
    matcher.find(text, words, found);
    auto const fast = all_of(found);
    matcher.find_plainly(text, words, found);
    auto const plain = all_of(found);
    EXPECT_EQ(fast.size(), plain.size()) << text;
    for (std::size_t i = 0; i < std::min(fast.size(), plain.size()); ++i) {
      EXPECT_EQ(fast[i].span, plain[i].span) << text;
      EXPECT_EQ(fast[i].row, plain[i].row) << text;
      EXPECT_EQ(fast[i].table, plain[i].table) << text;
    }
    return fast;
  }
  std::vector<std::string> texts(std::string_view text) {
    std::vector<std::string> found;
    for (auto const& match : find(text)) found.emplace_back(text.substr(match.span.begin, match.span.size()));
    return found;
  }
  void add(std::string_view phrase, PhraseCase letter_case = PhraseCase::kExact,
           PhraseTable table = PhraseTable::kNames) {
    EXPECT_TRUE(matcher.add(table, row++, phrase, letter_case)) << phrase;
  }
  std::uint32_t row = 0;
};

TEST(Phrases, TheLongestOfATableAtAWord) {
  Fixture f;
  f.add("United Nations");
  f.add("United Nations Environment Programme");
  f.add("Environment");
  EXPECT_THAT(f.texts("the United Nations Environment Programme, United Nations"),
              testing::ElementsAre("United Nations Environment Programme", "Environment", "United Nations"));
  EXPECT_THAT(f.texts("United Nations Environmental"), testing::ElementsAre("United Nations"));
}

TEST(Phrases, EachTableHasItsOwnLongest) {
  Fixture f;
  f.add("in accordance with", PhraseCase::kInitial, PhraseTable::kConditions);
  f.add("in", PhraseCase::kExact, PhraseTable::kNameHeads);
  auto const found = f.find("In accordance with it and in accordance with that");
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[1].table, PhraseTable::kNameHeads);
  EXPECT_EQ(found[2].table, PhraseTable::kConditions);
  EXPECT_EQ(found[2].first, 5U);
  EXPECT_EQ(found[2].last, 7U);
}

TEST(Phrases, GapsCount) {
  Fixture f;
  f.add("Guinea-Bissau");
  f.add("Iran (Islamic Republic of)");
  f.add("Washington, D.C.");
  f.add("United Nations Children’s Fund");
  EXPECT_THAT(f.texts("Guinea\xE2\x80\x91"
                      "Bissau, Guinea Bissau"),
              testing::SizeIs(1));
  EXPECT_THAT(f.texts("Iran (Islamic Republic of), Iran (Islamic Republic of"),
              testing::ElementsAre("Iran (Islamic Republic of)"));
  EXPECT_THAT(f.texts("in Washington, D.C., on"), testing::ElementsAre("Washington, D.C."));
  EXPECT_THAT(f.texts("United\xC2\xA0Nations  Children's Fund"), testing::SizeIs(1));
  EXPECT_THAT(f.texts("United Nations; Children’s Fund"), testing::SizeIs(0));
}

TEST(Phrases, LetterCase) {
  Fixture f;
  f.add("civil society", PhraseCase::kInitial);
  f.add("Member States");
  f.add("least developed countries", PhraseCase::kFold);
  EXPECT_THAT(f.texts("Civil society, CIVIL SOCIETY, civil Society"), testing::SizeIs(1));
  EXPECT_THAT(f.texts("member States, Member States"), testing::SizeIs(1));
  EXPECT_THAT(f.texts("Least Developed Countries, LEAST DEVELOPED COUNTRIES, least developed countries"),
              testing::SizeIs(3));
}

TEST(Phrases, PatternsBranch) {
  Fixture f;
  auto const apart = grammar::parse_pattern("in [close] (cooperation|consultation) with");
  auto const signs = grammar::parse_pattern("(notes, especially|e.g.) (x|y z)");
  EXPECT_TRUE(f.matcher.add_pattern(PhraseTable::kConditions, 7, apart, PhraseCase::kInitial));
  EXPECT_TRUE(f.matcher.add_pattern(PhraseTable::kConditions, 8, signs, PhraseCase::kFold));
  f.add("in close");
  EXPECT_THAT(f.texts("In close cooperation with, in consultation with, in Consultation with, in close"),
              testing::ElementsAre("In close cooperation with", "in consultation with", "in close"));
  EXPECT_THAT(f.texts("notes, especially y z; Notes, Especially X; notes especially x; e.g. x"), testing::SizeIs(3));
}

TEST(Phrases, WhatIsNoPhraseIsRefused) {
  PhraseMatcher matcher;
  EXPECT_FALSE(matcher.add(PhraseTable::kNames, 0, "", PhraseCase::kExact));
  EXPECT_FALSE(matcher.add(PhraseTable::kNames, 0, "one; two", PhraseCase::kExact));
  EXPECT_FALSE(matcher.add(PhraseTable::kNames, 0, " one", PhraseCase::kExact));
  PhraseMatches matches;
  WordIndex words;
  index_words("one two", words);
  matcher.find("one two", words, matches);
  EXPECT_TRUE(matches.names.empty() && matches.conditions.empty());
}

TEST(Phrases, AgreesWithThePlainMatcherOnRandomText) {
  Fixture f;
  std::mt19937 random(11);
  static constexpr std::array<std::string_view, 6> kWords = {"a", "b", "ab", "A", "12", "é"};
  static constexpr std::array<std::string_view, 7> kGaps = {" ", "-", ", ", "’", " (", ". ", ") "};
  auto const make = [&](std::size_t count) {
    std::string text(kWords[random() % kWords.size()]);
    for (std::size_t i = 1; i < count; ++i) {
      text += kGaps[random() % kGaps.size()];
      text += kWords[random() % kWords.size()];
    }
    return text;
  };
  for (int i = 0; i < 120; ++i) {
    auto phrase = make(1 + random() % 6);
    if (i % 8 == 0) phrase += i % 16 == 0 ? "." : ")";
    if (phrase.size() > 2) f.add(phrase, static_cast<PhraseCase>(random() % 3), static_cast<PhraseTable>(random() % 3));
  }
  for (int i = 0; i < 300; ++i) f.find(make(1 + random() % 60));
  for (int i = 0; i < 4; ++i) f.find(make(4000 + random() % 1500));  // more than are looked up at once
}

}  // namespace
}  // namespace rapporteur
