#include "examples.hpp"
#include "pipeline/analyze.hpp"
#include "pipeline/phrase_book.hpp"
#include "pipeline/salience.hpp"

#include <gmock/gmock.h>

#include <numeric>
#include <string>

namespace rapporteur {
namespace {

using testing::ElementsAre;
using testing::FloatNear;

constexpr std::string_view kText =
    "The General Assembly,\n"
    "Recalling the Convention on the Protection of Lagoons and the report of the Secretary-General,\n"
    "1. Requests the Secretary-General to assist Kenya and the Lagoon Restoration Authority (LRA);\n"
    "2. Urges Member States to accede to the Convention, and thanks LRA;\n";

Analysis analyzed(std::string_view text) {
  Analyzer analyzer;
  return analyzer.analyze("test", text);
}

TEST(Mentions, StandInTheOrderOfTheTextAndNoneInsideAnother) {
  auto const analysis = analyzed(kText);
  std::uint32_t end = 0;
  for (auto const& mention : analysis.mentions) {
    EXPECT_GE(mention.span.begin, end);
    end = mention.span.end;
    auto const& paragraph = analysis.paragraphs[mention.paragraph].span;
    EXPECT_TRUE(paragraph.begin <= mention.span.begin && mention.span.end <= paragraph.end);
  }
}

TEST(Mentions, SayWhatFoundThemAndWhatTiedThem) {
  auto const analysis = analyzed(kText);
  for (auto const& mention : analysis.mentions) {
    EXPECT_FALSE(mention.rule.empty());
    EXPECT_GT(mention.confidence, 0);
    EXPECT_LE(mention.confidence, 1);
    EXPECT_EQ(mention.entity == kNoEntity, mention.entity_rule.empty());
    EXPECT_LE(mention.entity_confidence, 1);
    if (mention.antecedent == kNoMention) continue;
    auto const& antecedent = analysis.mentions[mention.antecedent];
    EXPECT_LT(antecedent.span.begin, mention.span.begin);
    EXPECT_EQ(antecedent.entity, mention.entity);
  }
}

TEST(Mentions, AreCountedByEntity) {
  auto const analysis = analyzed(kText);
  for (std::uint32_t i = 0; i < analysis.entities.size(); ++i) {
    auto const count = std::count_if(analysis.mentions.begin(), analysis.mentions.end(),
                                     [&](Mention const& mention) { return mention.entity == i; });
    EXPECT_EQ(analysis.entities[i].mentions, count) << analysis.entities[i].id;
    EXPECT_GT(count, 0);
  }
}

double sum_of(Analysis const& analysis) {
  return std::accumulate(analysis.entities.begin(), analysis.entities.end(), 0.0,
                         [](double sum, Entity const& each) { return sum + static_cast<double>(each.salience); });
}

TEST(Salience, SumsToOne) { EXPECT_THAT(static_cast<float>(sum_of(analyzed(kText))), FloatNear(1, 1e-5F)); }

TEST(Salience, NobodyNamedNothingWeighed) { EXPECT_EQ(sum_of(analyzed("1. Decides to remain seized;\n")), 0); }

TEST(Salience, TheOperativePartCountsMore) {
  EXPECT_GT(mention_weight(ParagraphKind::kOperative), mention_weight(ParagraphKind::kPreambular));
  EXPECT_GT(mention_weight(ParagraphKind::kPreambular), mention_weight(ParagraphKind::kFootnote));
}

/// The same text in lines of another length ranks the same.
TEST(Salience, DoesNotDependOnLineEnds) {
  std::string wrapped;
  std::size_t column = 0;
  for (char const c : kText) {
    bool const wrap = c == ' ' && column > 48;
    wrapped += wrap ? '\n' : c;
    column = c == '\n' || wrap ? 0 : column + 1;
  }
  auto const once = analyzed(kText);
  auto const again = analyzed(wrapped);
  ASSERT_EQ(once.entities.size(), again.entities.size());
  for (std::size_t i = 0; i < once.entities.size(); ++i) {
    EXPECT_EQ(once.entities[i].id, again.entities[i].id);
    EXPECT_EQ(once.entities[i].salience, again.entities[i].salience);
  }
}

/// The fused pass finds what comparing every phrase finds, on real texts. The plain matcher takes seconds for a page.
TEST(PhraseBook, AgreesWithThePlainMatcherOnTheCorpus) {
  if (tests::corpus().empty() || !exists(tests::corpus() / "ods")) GTEST_SKIP() << "no corpus";
  auto const files = tests::files_in(tests::corpus() / "ods", ".txt");
  auto const book = PhraseBook::standard();
  WordIndex words;
  PhraseMatches fast;
  PhraseMatches plain;
  constexpr std::size_t kEvery = 40;
  constexpr std::size_t kBytes = 6000;
  for (std::size_t i = 0; i < files.size(); i += kEvery) {
    auto const text = tests::read_file(files[i]).substr(0, kBytes);
    index_words(text, words);
    book->matcher().find(text, words, fast);
    book->matcher().find_plainly(text, words, plain);
    for (auto const list : {&PhraseMatches::names, &PhraseMatches::conditions}) {
      ASSERT_EQ((fast.*list).size(), (plain.*list).size()) << files[i];
      for (std::size_t j = 0; j < (fast.*list).size(); ++j) {
        EXPECT_EQ((fast.*list)[j].span, (plain.*list)[j].span) << files[i];
        EXPECT_EQ((fast.*list)[j].row, (plain.*list)[j].row) << files[i];
      }
    }
  }
}

}  // namespace
}  // namespace rapporteur
