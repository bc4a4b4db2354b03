// One test for each fault that a fuzzer or a user found, with the input that showed it.

#include "analysis_checks.hpp"
#include "grammar/citation.hpp"
#include "grammar/grammar.hpp"
#include "pipeline/analyze.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {
namespace {

/// A text that ends where its memory ends, so that a sanitizer sees every byte that is read past it.
class ExactText {
 public:
  explicit ExactText(std::string_view text) : bytes_(text.begin(), text.end()) { bytes_.shrink_to_fit(); }
  [[nodiscard]] std::string_view view() const { return {bytes_.data(), bytes_.size()}; }

 private:
  std::vector<char> bytes_;
};

TEST(Regression, NothingIsReadBehindTheNumberOfAHeading) {
  ExactText const line("Article 5");
  auto const heading = grammar::parse_heading(line.view());
  ASSERT_TRUE(heading.has_value());
  EXPECT_EQ(heading->label, "Article 5");
  EXPECT_EQ(heading->text, "");
}

TEST(Regression, EvidenceOfTheOrganIsWhereItStandsInTheText) {
  Analyzer analyzer;
  auto const& analysis = analyzer.analyze("input",
                                          "Resolution adopted by the General Assembly on 20 December 2004\n"
                                          "59/931. Lighthouses\nThe General Assembly,\nRecalling its resolution,\n"
                                          "1. Decides to keep the lighthouses.\n");
  auto const& evidence = analysis.metadata.evidence;
  auto const organ = std::find_if(evidence.begin(), evidence.end(),
                                  [](auto const& each) { return each.field == MetadataField::kOrgan; });
  ASSERT_NE(organ, evidence.end());
  EXPECT_NE(analysis.cut(organ->span).find("General Assembly"), std::string_view::npos);
}

TEST(Regression, AnAccentIsNotJoinedToAnotherLinesLetter) {
  Analyzer analyzer;
  std::string const input = "The General Assembly,\n1. Decides to use cafe-\n\u0301s and caf\u00E9s of the islands.\n";
  auto const& analysis = analyzer.analyze("input", input);
  EXPECT_EQ(tests::fault_of(input, analysis), "");
}

TEST(Regression, TheEndOfAParagraphLeadsToAllBytesOfTheBlankBehindIt) {
  Analyzer analyzer;
  std::string const input = "1.1S/PRST/2004/361373 (2001)\u00A0\n\n\n\u00A0\n\t1.1S/PRST/2004/36\xFF\n";
  auto const& analysis = analyzer.analyze("input", input);
  EXPECT_EQ(tests::fault_of(input, analysis), "");
}

TEST(Regression, PlacesDoNotMultiplyWithoutAnEnd) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "sections 1 and 2, paragraphs 3 and 4, ";
  std::string_view rest = text;
  auto const phrase = grammar::accept_pinpoint(rest);
  ASSERT_TRUE(phrase.has_value());
  EXPECT_LE(phrase->places.size(), 64U);
}

/// What does not hold of the analysis of `input`; empty: all is well.
std::string fault_in(std::string_view input) {
  Analyzer analyzer;
  return tests::fault_of(input, analyzer.analyze("input", input));
}

TEST(Regression, ANameEndsWithItsParagraph) {
  EXPECT_EQ(fault_in("The General Assembly,\nAware of the proposals submitted by Member\n\nStates and of the lamps,\n"
                     "1. Decides that the lamps of United Nations\n2. Headquarters shall be lit.\n"),
            "");
}

TEST(Regression, ANoteMarkGluedToANameIsNoPartOfIt) {
  Analyzer analyzer;
  std::string const input =
      "The General Assembly,\nRecalling the Declaration of the Rights of the Lamp73 and the keepers,\n"
      "1. Decides so.\n\n73 Resolution 71/12.\n";
  auto const& analysis = analyzer.analyze("input", input);
  EXPECT_EQ(tests::fault_of(input, analysis), "");
  auto const named = std::any_of(analysis.mentions.begin(), analysis.mentions.end(), [&](auto const& each) {
    return analysis.cut(each.span) == "Declaration of the Rights of the Lamp";
  });
  EXPECT_TRUE(named);
}

TEST(Regression, NamesOfOneIdAreOneEntity) {
  EXPECT_EQ(fault_in("The General Assembly,\nRecalling the High-Level Panel on Lamps and the High-level Panel on Lamps,"
                     "\n1. Decides so.\n"),
            "");
}

TEST(Regression, NoVerbIsReadTwiceBehindAnInsertionAtTheHead) {
  EXPECT_EQ(fault_in("The Security Council,\n1. In this context, encourages Member States to keep the lamps lit;\n"),
            "");
  EXPECT_EQ(
      fault_in("S/PRST/2036/14\nStatement by the President of the Security Council\n\u201CThe Security Council, in "
               "this regard, commends the keepers. The Security Council, while recalling the lamps, stresses "
               "their light.\u201D\n"),
      "");
}

TEST(Regression, AShortNameHoldsNoMarkOfANote) {
  EXPECT_EQ(
      fault_in("The Security Council,\n1. Decides to extend the mandate of the United Nations Assistance Mission in "
               "the Meridian Islands (U\u00B2MIR) and of the Mission;\n\n2/ See resolution 59/153.\n"),
      "");
}

}  // namespace
}  // namespace rapporteur
