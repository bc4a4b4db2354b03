#include "action_page.hpp"
#include "condition_page.hpp"
#include "examples.hpp"
#include "pipeline/analyze.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

// The hard cases of structure, actions and conditions, by their numbers in the study of the drafting conventions; the
// sentences are inventions of the same make.

namespace rapporteur {
namespace {

using Strings = std::vector<std::string>;

Analysis analyzed(std::string_view text) {
  Analyzer analyzer;
  return analyzer.analyze("case", text);
}

std::string actions_of(std::string_view text) { return tests::actions_page(analyzed(text)); }
std::string structure_of(std::string_view text) { return tests::structure_page(analyzed(text)); }

/// The task of each action, "-" where there is none.
Strings tasks_of(Analysis const& analysis) {
  Strings tasks;
  for (auto const& each : analysis.actions.actions)
    tasks.push_back(each.task.empty() ? "-" : tests::in_one_line(analysis.cut(each.task)));
  return tasks;
}

/// For each paragraph whether it is part of a quoted draft: "Q" or ".".
std::string quoted_of(Analysis const& analysis) {
  std::string marks;
  for (auto const& each : analysis.paragraphs) marks += each.quoted ? 'Q' : '.';
  return marks;
}

TEST(HardCase, No7ALetterOfAnotherAlphabetIsReadAsTheLatinOne) {
  EXPECT_EQ(actions_of("The Security Council,\n1.\t\u0421alls upon all parties to keep the lamps lit;\n"),
            "DIRECTIVE call upon | \u0421alls upon | to all parties\n");
}

constexpr std::string_view kDeclaration =
    "The General Assembly,\n1.\tAdopts the outcome document annexed to the present resolution.\n10th plenary meeting\n"
    "1 December 2036\nAnnex\nLamps for all\nWe, the Heads of State and Government, meeting in the harbour, resolve to "
    "take these steps:\n59 (a).\tCommit to lighting every harbour by 2040.\n60.\tRequest the Secretary-General to "
    "count the lamps.\n";

TEST(HardCase, No10ABaseFormBehindADoubleMarkerIsSaidByTheDeclaration) {
  EXPECT_NE(structure_of(kDeclaration).find("ANNEX 1 59 (a). | Commit to lighting every harbour by 2040.\n"),
            std::string::npos);
  EXPECT_EQ(actions_of(kDeclaration),
            "DECIDING adopt | Adopts\n"
            "DECIDING resolve declaration | resolve\n"
            "DECIDING commit declaration | Commit | due by 2040 = 2040\n"
            "DIRECTIVE request declaration | Request | to Secretary-General\n");
}

TEST(HardCase, No11WhatIsAdoptedIsAnnexThoughItsNumbersBeginAtOne) {
  EXPECT_EQ(structure_of("The General Assembly\nAdopts the following Pact for the Lighthouses:\nPact for the "
                         "Lighthouses\n1.\tWe, the Heads of State and Government, have gathered to protect the "
                         "lighthouses.\n2.\tWe reaffirm our commitment to mariners.\n"),
            "ENACTING - - | The General Assembly\n"
            "OPERATIVE 1 - | Adopts the following Pact for the Lighthouses:\n"
            "HEADING - - | Pact for the Lighthouses\n"
            "ANNEX 1 1. | We, the Heads of State and Government, have gathered to protect the lighthouses.\n"
            "ANNEX 1 2. | We reaffirm our commitment to mariners.\n");
}

TEST(HardCase, No12AParagraphWithoutANumberIsOperativeByItsVerb) {
  EXPECT_NE(structure_of("The General Assembly,\nRecalling its resolution 91/7 of 3 December 2036,\nDeclares 12 April "
                         "as the International Day of Lighthouse Keepers.\n")
                .find("OPERATIVE 1 - | Declares 12 April as the International Day"),
            std::string::npos);
}

TEST(HardCase, No13ASingleDecisionBehindParticiples) {
  EXPECT_EQ(actions_of("The General Assembly,\nRecalling its resolution 91/7 of 3 December 2036,\nHaving considered "
                       "the report of the Secretary-General,\nNoting the work of the keepers,\nDecides that the "
                       "activities of the Lamp Fund shall be continued until 2040.\n"),
            "REINFORCING recall | Recalling\n"
            "OBSERVING consider | Having considered\n"
            "OBSERVING note | Noting\n"
            "DECIDING decide | Decides | due until 2040 = 2040\n");
}

TEST(HardCase, No14AnEnactingLineWithAMarkerAndAVerbInCapitals) {
  constexpr std::string_view kText =
      "1. THE ECONOMIC AND SOCIAL COUNCIL, in order to provide light to mariners,\nESTABLISHES A COMMISSION ON "
      "LIGHTHOUSES;\n2. REQUESTS the Secretary-General to convene the Commission.\n";
  EXPECT_EQ(structure_of(kText),
            "ENACTING 1 1. | THE ECONOMIC AND SOCIAL COUNCIL, in order to provide light to mariners,\n"
            "OPERATIVE 1 - | ESTABLISHES A COMMISSION ON LIGHTHOUSES;\n"
            "OPERATIVE 1 2. | REQUESTS the Secretary-General to convene the Commission.\n");
  auto const actions = actions_of(kText);
  EXPECT_TRUE(actions.starts_with("DECIDING establish | ESTABLISHES")) << actions;
  EXPECT_NE(actions.find("\nDIRECTIVE request | REQUESTS | to Secretary-General"), std::string::npos) << actions;
}

TEST(HardCase, No15TheOrganActsInItsEnactingLine) {
  constexpr std::string_view kText =
      "United Nations\tA/RES/922(I)\n922 (I). Privileges of lighthouses\nThe General Assembly approves the annexed "
      "convention on lighthouses and proposes it for accession by each Member.\nThirty-first plenary meeting,\n"
      "13 February 1946.\n";
  EXPECT_NE(structure_of(kText).find("OPERATIVE 1 - | The General Assembly approves"), std::string::npos);
  EXPECT_TRUE(actions_of(kText).starts_with("DECIDING approve | approves\nDIRECTIVE propose | proposes"));
}

TEST(HardCase, No16APurposeBeforeTheVerb) {
  EXPECT_EQ(actions_of("The General Assembly,\n1.\tWith a view to the creation of a fund for lamps, recommends that "
                       "Member States contribute oil;\n"),
            "DIRECTIVE recommend | recommends | to Member States\n");
}

TEST(HardCase, No17AConcessionBeforeTheVerbIsAnActionToo) {
  EXPECT_EQ(actions_of("The Security Council,\n5.\tWhile noting that some parties have laid down their arms, calls "
                       "upon the others to do so;\n"),
            "OBSERVING note | noting\nDIRECTIVE call upon | calls upon | to others\n");
  EXPECT_EQ(actions_of("United Nations\tS/PRST/2036/14\nStatement by the President of the Security Council\nAt the "
                       "11317th meeting of the Security Council, held on 21 May 2036, the President made the following "
                       "statement:\n\u201CThe Security Council, while recalling the loss of the lamps, commends the "
                       "keepers.\u201D\n"),
            "REINFORCING recall | recalling\nEVALUATIVE commend | commends\n");
}

TEST(HardCase, No18AParticipleBehindANumberIsOperative) {
  constexpr std::string_view kText =
      "The Security Council,\n1.\tDecides that the lamps shall be lit;\n2.\tNoting the relevance of the lamps, decides "
      "to keep them lit;\n";
  EXPECT_NE(structure_of(kText).find("OPERATIVE 1 2. | Noting the relevance"), std::string::npos);
  EXPECT_EQ(actions_of(kText), "DECIDING decide | Decides\nOBSERVING note | Noting\nDECIDING decide | decides\n");
}

TEST(HardCase, No19ItsInAnAnnexIsTheBodyOfTheAnnex) {
  auto const analysis = analyzed(
      "United Nations\tE/RES/2036/19\n2036/19.\tLamps of the region\nThe Economic and Social Council,\n1.\tEndorses "
      "the resolution of the Economic Commission for Europe, as annexed.\n10th plenary meeting\n1 July 2036\nAnnex\n"
      "Lamps of the region\nThe Economic Commission for Europe,\n1.\tRecalling its decision E (69),\n2.\tRequests its "
      "Executive Secretary to light the lamps.\n");
  EXPECT_NE(tests::structure_page(analysis).find("ANNEX 1 1. | Recalling its decision E (69),\n"), std::string::npos);
  for (auto const& citation : analysis.citations) EXPECT_FALSE(citation.symbol.starts_with("E/")) << citation.symbol;
}

TEST(HardCase, No20AQuotedDraftHangsFromItsParagraphAndCloses) {
  auto const analysis = analyzed(
      "United Nations\tA/HRC/RES/57/5\n57/5.\tLamps\nThe Human Rights Council,\n1.\tAdopts the report on lamps;\n2.\t"
      "Recommends that the General Assembly adopt the following draft resolution:\n\u201CThe General Assembly,\n"
      "\u201CRecalling its resolution 60/251,\n\u201C1.\tWelcomes the report;\n\u201C2.\tDecides to light the lamps."
      "\u201D\n3.\tDecides to remain seized of the matter.\n");
  EXPECT_EQ(quoted_of(analysis), ".....QQQQ.");
  EXPECT_EQ(analysis.paragraphs[5].parent, 4U);
  EXPECT_EQ(analysis.paragraphs[9].parent, kNoParagraph);
  EXPECT_TRUE(std::all_of(analysis.paragraphs.begin(), analysis.paragraphs.end(),
                          [](Paragraph const& each) { return each.resolution == 0; }));
  EXPECT_EQ(tests::actions_page(analysis),
            "DECIDING adopt | Adopts\nDIRECTIVE recommend | Recommends | to General Assembly\n"
            "DECIDING decide | Decides\n");
}

TEST(HardCase, No21ADraftWithANestedQuotationThatOnlyClosesOnce) {
  auto const analysis = analyzed(
      "United Nations\tA/HRC/RES/57/6\n57/6.\tLamps\nThe Human Rights Council,\n1.\tAdopts the text annexed;\n2.\t"
      "Recommends to the General Assembly the adoption of the following draft resolution:\n\u201CThe General Assembly,"
      "\n\u201CEndorses the text entitled \u201COutcome of the review of lamps, which is annexed.\u201D\n10th meeting\n"
      "1 July 2036\n");
  EXPECT_EQ(quoted_of(analysis), ".....QQ..");
  EXPECT_EQ(tests::actions_page(analysis).find("endorse"), std::string::npos);
  EXPECT_EQ(analysis.paragraphs.back().kind, ParagraphKind::kBackMatter);
}

constexpr std::string_view kStatement =
    "United Nations\tS/PRST/2036/14\nStatement by the President of the Security Council\nAt the 11317th meeting of the "
    "Security Council, held on 21 May 2036, in connection with the Council\u2019s consideration of the item entitled "
    "\u201CLamps\u201D, the President of the Security Council made the following statement on behalf of the Council:\n";

TEST(HardCase, No22ParagraphsOfAStatementOpenQuotesAndOnlyTheLastCloses) {
  auto const analysis =
      analyzed(std::string(kStatement) +
               "\u201CThe Security Council reaffirms its responsibility for lamps.\n\u201CThe Security Council "
               "stresses the role of keepers.\n\u201CThe Security Council welcomes the new lamps.\u201D\n");
  EXPECT_EQ(std::count_if(analysis.paragraphs.begin(), analysis.paragraphs.end(),
                          [](Paragraph const& each) {
                            return each.kind == ParagraphKind::kOperative && each.level == 1 && !each.quoted;
                          }),
            3);
  EXPECT_EQ(tests::actions_page(analysis),
            "REINFORCING reaffirm | reaffirms\nREINFORCING stress | stresses\nEVALUATIVE welcome | welcomes\n");
}

TEST(HardCase, No23OneSentenceOfAStatementDoesThreeThings) {
  EXPECT_EQ(actions_of(std::string(kStatement) +
                       "\u201CThe Security Council is also strongly concerned at the loss of lamps, recalls its "
                       "resolution 3240 (2036) and welcomes the efforts of keepers.\u201D\n"),
            "EVALUATIVE be concerned | is also strongly concerned\nREINFORCING recall | recalls\n"
            "EVALUATIVE welcome | welcomes\n");
}

TEST(HardCase, No28ItemsWithoutMarkersInheritTheirAction) {
  auto const analysis = analyzed(
      "United Nations\tUNEP/EA.9/Res.8\n9/8.\tLamps\nThe United Nations Environment Assembly,\nRecalling its "
      "resolution 8/3,\n1.\tRequests the Executive Director, subject to the availability of resources:\nSupport "
      "Member States, at their request, in lighting lamps;\nReport to the Environment Assembly at its tenth session;\n"
      "2.\tInvites Member States to light lamps.\n");
  EXPECT_EQ(tests::actions_page(analysis),
            "REINFORCING recall | Recalling\n"
            "DIRECTIVE request | Requests | to Executive Director\n"
            "DIRECTIVE request inherited | Requests | to Executive Director\n"
            "DIRECTIVE request inherited | Requests | to Executive Director | due at its tenth session = session 10\n"
            "DIRECTIVE invite | Invites | to Member States\n");
  EXPECT_EQ(tests::conditions_page(analysis),
            "RESOURCE | subject to the availability of resources\nREQUEST | at their request\n");
  EXPECT_EQ(analysis.paragraphs[5].level, 2);
  EXPECT_EQ(analysis.paragraphs[5].parent, 4U);
}

TEST(HardCase, No30TwoVerbsShareOneTask) {
  EXPECT_EQ(actions_of("The Human Rights Council,\n19.\tUrges States and the international community and encourages "
                       "civil society to take lamps to the harbours;\n"),
            "DIRECTIVE urge | Urges | to States | to international community\n"
            "DIRECTIVE encourage | encourages | to civil society\n");
}

TEST(HardCase, No31ANounLikeAVerbInAList) {
  EXPECT_EQ(actions_of("The General Assembly,\n5.\tCalls upon Member States to register the owners of companies, "
                       "trusts and limited liability partnerships, and invites all jurisdictions to publish them;\n"),
            "DIRECTIVE call upon | Calls upon | to Member States\nDIRECTIVE invite | invites | to all jurisdictions\n");
}

TEST(HardCase, No32OffersAndRequestsAreThings) {
  EXPECT_EQ(actions_of("The Security Council,\n1.\tWelcomes the progress in matching offers and requests for "
                       "assistance, reports and supports of lamps;\n"),
            "EVALUATIVE welcome | Welcomes\n");
}

TEST(HardCase, No33ContinuesToIsAnAspect) {
  EXPECT_EQ(actions_of("The Security Council,\n1.\tWelcomes the lamps, but continues to regret the darkness;\n"),
            "EVALUATIVE welcome | Welcomes\nEVALUATIVE regret | continues to regret\n");
}

TEST(HardCase, No34TheFirstToIsTheTaskTheSecondTheRecipient) {
  auto const analysis = analyzed(
      "The General Assembly,\n6.\tRequests the Secretariat to submit the guidelines on lamps to the Eleventh Congress "
      "on Lighthouses for its consideration;\n");
  EXPECT_EQ(tests::actions_page(analysis),
            "DIRECTIVE request | Requests | to Secretariat | POLICY guidelines for Eleventh Congress on Lighthouses\n");
  EXPECT_EQ(tasks_of(analysis), Strings{"to submit the guidelines on lamps to the Eleventh Congress on Lighthouses for "
                                        "its consideration;"});
}

TEST(HardCase, No35ARelativeClauseIsNoPartOfTheParty) {
  auto const analysis = analyzed(
      "The General Assembly,\n4.\tCalls upon Member States that have not yet done so to become parties to the "
      "Convention on Lamps;\n");
  EXPECT_EQ(tests::actions_page(analysis), "DIRECTIVE call upon | Calls upon | to Member States\n");
  EXPECT_EQ(tasks_of(analysis), Strings{"to become parties to the Convention on Lamps;"});
}

TEST(HardCase, No41TwoMarkersBeforeOneVerb) {
  auto const analysis = analyzed(
      "The Security Council,\n1.\tDecides to act;\n2.\t(a)\tRequests the Secretary-General to report on lamps;\n(b)\t"
      "Also requests him to publish the report;\n");
  auto const& both = analysis.paragraphs[2];
  EXPECT_EQ(analysis.cut(both.marker), "2.");
  EXPECT_EQ(analysis.cut(both.inner_marker), "(a)");
  EXPECT_EQ(tests::actions_page(analysis),
            "DECIDING decide | Decides\nDIRECTIVE request | Requests | to Secretary-General | REPORT report\n"
            "DIRECTIVE request | Also requests | to him | REPORT report\n");
}

TEST(HardCase, No42TwoMarkersBeforeATitleInAStatute) {
  auto const analysis = analyzed(
      "The Economic and Social Council,\n1.\tDecides that the terms of reference of the Commission on Lighthouses "
      "shall be as follows:\n2. Functions of the Commission\nThe Commission shall advise the Council on lamps.\n"
      "3. (a) Membership of the Commission\nThe Commission shall consist of nine Members of the United Nations.\n"
      "(b) Term of office\n");
  auto const membership = std::find_if(
      analysis.paragraphs.begin(), analysis.paragraphs.end(),
      [&](Paragraph const& each) { return analysis.cut(each.span).ends_with("Membership of the Commission"); });
  ASSERT_NE(membership, analysis.paragraphs.end());
  EXPECT_EQ(analysis.cut(membership->marker), "3.");
  EXPECT_EQ(analysis.cut(membership->inner_marker), "(a)");
  EXPECT_EQ(tests::actions_page(analysis), "DECIDING decide | Decides\n");
}

TEST(HardCase, No43AdverbsBetweenAndAndTheSecondVerb) {
  EXPECT_EQ(actions_of("The General Assembly,\n7.\tUrges the parties to keep the peace, and in that context also calls "
                       "upon all parties to light the lamps;\n"),
            "DIRECTIVE urge | Urges | to parties\nDIRECTIVE call upon | also calls upon | to all parties\n");
}

TEST(HardCase, No44AConditionInsideTheInfinitive) {
  auto const analysis = analyzed(
      "The Environment Assembly,\n2.\tRequests the Executive Director to, subject to the availability of resources, "
      "develop a plan for lamps;\n");
  EXPECT_EQ(tests::actions_page(analysis), "DIRECTIVE request | Requests | to Executive Director | STRATEGY plan\n");
  EXPECT_EQ(tests::conditions_page(analysis), "RESOURCE | subject to the availability of resources\n");
  EXPECT_EQ(tasks_of(analysis), Strings{"to, subject to the availability of resources, develop a plan for lamps;"});
  ASSERT_EQ(analysis.actions.actions.size(), 1U);
  EXPECT_EQ(analysis.actions.actions.front().conditions.count, 1U);
}

}  // namespace
}  // namespace rapporteur
