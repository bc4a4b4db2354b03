#include "pipeline/words.hpp"

#include <gmock/gmock.h>

#include <random>
#include <string>
#include <vector>

namespace rapporteur {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  WordIndex index;
  index_words(text, index);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < index.size(); ++i) words.emplace_back(index.word(text, i));
  return words;
}

void expect_agreement(std::string_view text) {
  WordIndex fast;
  WordIndex plain;
  fast.begin.assign(7, 99);  // what an earlier text left there
  index_words(text, fast);
  index_words_plainly(text, plain);
  EXPECT_EQ(fast.begin, plain.begin) << text;
  EXPECT_EQ(fast.end, plain.end) << text;
  EXPECT_EQ(fast.hash, plain.hash) << text;
}

TEST(Words, LettersAndDigitsTakeTurns) {
  EXPECT_THAT(words_of("The 2030 Agenda, COVID-19 and M23."),
              testing::ElementsAre("The", "2030", "Agenda", "COVID", "19", "and", "M", "23"));
  EXPECT_THAT(words_of("twenty-first Century53"), testing::ElementsAre("twenty", "first", "Century", "53"));
}

TEST(Words, ApostrophesQuotesAndDashesSeparate) {
  EXPECT_THAT(words_of("Children’s Da'esh “so” 2011–2020"),
              testing::ElementsAre("Children", "s", "Da", "esh", "so", "2011", "2020"));
  EXPECT_THAT(words_of("Peoples\xCA\xBC rights\xC2\xA0"
                       "held"),
              testing::ElementsAre("Peoples", "rights", "held"));
}

TEST(Words, AccentsBelongToTheirWord) {
  EXPECT_THAT(words_of("Côte d’Ivoire, Türkiye, São Tomé"),
              testing::ElementsAre("Côte", "d", "Ivoire", "Türkiye", "São", "Tomé"));
}

TEST(Words, NothingInNothing) {
  EXPECT_TRUE(words_of("").empty());
  EXPECT_TRUE(words_of(" , — ").empty());
}

TEST(Words, BlocksMeetAnywhere) {
  std::string const piece = "a’b Ütz 12x\xE2\x80\x99 \xC2\xA0q\xE2\x80";
  for (std::size_t lead = 0; lead < 140; ++lead) expect_agreement(std::string(lead, lead % 3 == 0 ? 'x' : ' ') + piece);
}

TEST(Words, AnyBytesAreSurvived) {
  std::mt19937 random(7);
  static constexpr std::string_view kBytes = "aZ09 -'\xC2\xA0\xE2\x80\x99\xCA\xBC\xC3\xA9\xFF";
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t size = random() % 200; size > 0; --size) text += kBytes[random() % kBytes.size()];
    expect_agreement(text);
  }
}

TEST(Words, GapsHaveKinds) {
  auto const gap = [](std::string_view between) {
    auto const text = "a" + std::string(between) + "b";
    return gap_between(text, 1, text.size() - 1);
  };
  EXPECT_EQ(gap(""), Gap::kNone);
  EXPECT_EQ(gap(" "), Gap::kBlank);
  EXPECT_EQ(gap("  "), Gap::kBlank);
  EXPECT_EQ(gap("\xC2\xA0"), Gap::kBlank);
  EXPECT_EQ(gap("-"), Gap::kHyphen);
  EXPECT_EQ(gap("\xE2\x80\x91"), Gap::kHyphen);
  EXPECT_EQ(gap("–"), Gap::kHyphen);
  EXPECT_EQ(gap("- "), Gap::kHyphenBlank);
  EXPECT_EQ(gap("’"), Gap::kApostrophe);
  EXPECT_EQ(gap("' "), Gap::kApostropheBlank);
  EXPECT_EQ(gap(", "), Gap::kComma);
  EXPECT_EQ(gap(" ("), Gap::kOpen);
  EXPECT_EQ(gap(") "), Gap::kClose);
  EXPECT_EQ(gap("/"), Gap::kSlash);
  EXPECT_EQ(gap("."), Gap::kDot);
  EXPECT_EQ(gap(". "), Gap::kDotBlank);
  EXPECT_EQ(gap("; "), Gap::kOther);
  EXPECT_EQ(gap(" – "), Gap::kOther);
  EXPECT_EQ(gap(" “"), Gap::kOther);
}

}  // namespace
}  // namespace rapporteur
