// What the examples of tests/spec/conditions.md do not show: cues, strictness, note marks, scope, commitment, scores.

#include "grammar/clause.hpp"
#include "grammar/phrase_pattern.hpp"
#include "pipeline/analyze.hpp"
#include "pipeline/commitment.hpp"
#include "pipeline/condition_scope.hpp"
#include "pipeline/scores.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace rapporteur {
namespace {

using testing::ElementsAre;
using testing::FloatEq;
using testing::IsEmpty;
using testing::SizeIs;

class ConditionsOf : public testing::Test {
 protected:
  Analysis const& read(std::string_view paragraphs) {
    return analyzer_.analyze("example", "The General Assembly,\n" + std::string(paragraphs));
  }
  float commitment(std::string_view paragraph) {
    auto const& actions = read(paragraph).actions.actions;
    EXPECT_FALSE(actions.empty()) << paragraph;
    return actions.empty() ? -1 : actions.front().commitment;
  }

 private:
  Analyzer analyzer_;
};

std::vector<std::string> phrases_of(std::string_view pattern) {
  return grammar::expand_pattern(grammar::parse_pattern(pattern));
}

TEST(PhrasePattern, GivesEveryChoice) {
  EXPECT_THAT(phrases_of("at (its|their) [own] request"),
              testing::UnorderedElementsAre("at its request", "at their request", "at its own request",
                                            "at their own request"));
  EXPECT_THAT(phrases_of("if"), ElementsAre("if"));
  EXPECT_THAT(phrases_of("if (so"), IsEmpty());
  EXPECT_THAT(phrases_of("a (b (c|d))"), IsEmpty());
}

TEST(ConditionTables, AreWhole) {
  auto const& tables = grammar::ConditionTables::standard();
  std::set<std::uint16_t> used;
  for (auto const& cue : tables.cues) {
    EXPECT_LT(cue.family, tables.families.size());
    EXPECT_FALSE(cue.reason.empty()) << cue.family;
    used.insert(cue.family);
  }
  EXPECT_LT(tables.cues.size(), grammar::kNoCue);
  for (auto const& family : tables.families) {
    EXPECT_FALSE(family.meaning.empty()) << family.name;
    if (family.name != "when-doing") {  // comes of "when"
      EXPECT_TRUE(used.contains(static_cast<std::uint16_t>(&family - tables.families.data()))) << family.name;
    }
  }
}

TEST_F(ConditionsOf, CueAndRuleAreNamed) {
  auto const& analysis = read("1.\tRequests the Registrar, subject to the availability of funds, to report;");
  ASSERT_THAT(analysis.conditions, SizeIs(1));
  auto const& condition = analysis.conditions.front();
  EXPECT_EQ(analysis.cut(condition.cue), "subject to the availability of");
  EXPECT_EQ(condition.rule, "means-availability");
  EXPECT_GT(condition.strictness, 0.65F);
  EXPECT_EQ(condition.action, 0U);
  EXPECT_EQ(condition.scope, ConditionScope::kAction);
}

TEST_F(ConditionsOf, OneAddresseeOfSeveral) {
  auto const& analysis = read("1.\tInvites Member States and, as appropriate, regional organizations to report;");
  ASSERT_THAT(analysis.conditions, SizeIs(1));
  EXPECT_EQ(analysis.conditions.front().scope, ConditionScope::kAddressee);
  ASSERT_EQ(analysis.conditions.front().target, 1U);
  EXPECT_EQ(analysis.cut(analysis.actions.addressees[1].span), "regional organizations");
}

TEST_F(ConditionsOf, TheNextActionBehindAnd) {
  auto const& analysis = read("1.\tWelcomes the report and, as appropriate, requests the Registrar to publish it;");
  ASSERT_THAT(analysis.conditions, SizeIs(1));
  EXPECT_EQ(analysis.conditions.front().action, 1U);
}

TEST_F(ConditionsOf, IntroducingParagraphLimitsItsItems) {
  auto const& analysis = read(
      "1.\tRequests the Registrar, within existing resources:\n(a)\tTo publish the report;\n(b)\tTo convene, as "
      "appropriate, a meeting;\n2.\tTakes note of the plan.");
  std::vector<std::uint32_t> counts;
  for (auto const& action : analysis.actions.actions) counts.push_back(action.conditions.count);
  EXPECT_THAT(counts, ElementsAre(1, 1, 2, 0));
}

TEST_F(ConditionsOf, OrderOfCommitment) {
  float const decides = commitment("1.\tDecides to establish a network;");
  float const requests = commitment("1.\tRequests the Registrar to establish a network;");
  float const as_appropriate = commitment("1.\tRequests the Registrar to establish, as appropriate, a network;");
  float const means = commitment(
      "1.\tRequests the Registrar, subject to the availability of voluntary contributions, to establish, where "
      "appropriate, a network;");
  float const consider = commitment("1.\tEncourages States to consider, where appropriate, establishing a network;");
  EXPECT_GT(decides, requests);
  EXPECT_GT(requests, as_appropriate);
  EXPECT_GT(as_appropriate, means);
  EXPECT_GT(means, consider);
  EXPECT_LT(consider, commitment("1.\tEncourages States to establish, where appropriate, a network;"));
  EXPECT_GT(commitment("1.\tRequests the Registrar to report;"),
            commitment("1.\tRequests the Registrar, in consultation with States, to report;"));
  EXPECT_GT(commitment("1.\tRequests the Registrar, in consultation with States, to report;"),
            commitment("1.\tRequests the Registrar, upon request, to report;"));
}

TEST(Commitment, IsForceTimesWhatIsLeft) {
  std::vector<Condition> conditions(2);
  conditions[0].strictness = 0.5F;
  conditions[1].strictness = 0.2F;
  Action action;
  action.force = 0.75F;
  std::vector<std::uint32_t> const both = {0, 1, 9};
  auto const commitment = explain_commitment(action, both, conditions);
  EXPECT_THAT(commitment.value, FloatEq(0.3F));
  ASSERT_THAT(commitment.factors, SizeIs(2));
  EXPECT_THAT(commitment.factors[1].factor, FloatEq(0.8F));
}

TEST(Scores, OfNothing) {
  Scores scores;
  Actions actions;
  find_scores({}, {}, {}, actions, scores);
  EXPECT_EQ(scores.operative_paragraphs, 0U);
  EXPECT_FALSE(scores.binding_share);
  EXPECT_FALSE(scores.mean_commitment);
}

TEST_F(ConditionsOf, ScoresCountMandates) {
  auto const& scores = read(
                           "1.\tRequests the Registrar to report;\n2.\tInvites States, if they so wish, to report;\n"
                           "3.\tTakes note of the plan.")
                           .scores;
  EXPECT_EQ(scores.operative_paragraphs, 3U);
  EXPECT_THAT(scores.binding_share.value_or(-1), FloatEq(1.0F / 3.0F));
  EXPECT_THAT(scores.conditional_share.value_or(-1), FloatEq(0.5F));
}

TEST_F(ConditionsOf, AnyBytesAreSurvived) {
  for (std::string_view const text :
       {"1.\tRequests if", "1.\tRequests subject to", "1.\tDecides (in accordance with",
        "1.\tDecides, taking, as appropriate,", "1.\tDecides in accordance, as appropriate, with"}) {
    for (auto const& condition : read(text).conditions) EXPECT_LE(condition.span.begin, condition.span.end);
  }
}

}  // namespace
}  // namespace rapporteur
