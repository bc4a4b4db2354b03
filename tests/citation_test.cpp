#include "pipeline/analyze.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

// Every form of reference that resolutions use, as it is found, resolved, dated and pinned. All sentences are
// inventions.

namespace rapporteur {
namespace {

enum class Organ { kAssembly, kSecurityCouncil, kEconomicAndSocialCouncil, kHumanRightsCouncil, kEnvironmentAssembly };

std::string masthead(Organ organ) {
  switch (organ) {
    case Organ::kAssembly:
      return "United Nations\tA/RES/71/12\n71/12.\tLighthouses\nThe General Assembly,\n";
    case Organ::kSecurityCouncil:
      return "United Nations\tS/RES/2399 (2018)\nResolution 2399 (2018)\nThe Security Council,\n";
    case Organ::kEconomicAndSocialCouncil:
      return "United Nations\tE/RES/2018/3\n2018/3.\tLighthouses\nThe Economic and Social Council,\n";
    case Organ::kHumanRightsCouncil:
      return "United Nations\tA/HRC/RES/36/5\n36/5.\tLighthouses\nThe Human Rights Council,\n";
    case Organ::kEnvironmentAssembly:
      return "United Nations\tUNEP/EA.4/RES.3\n4/3.\tLighthouses\nThe United Nations Environment Assembly,\n";
  }
  return {};
}

std::string pinpoint_text(Pinpoints const& all, Pinpoint const& pinpoint) {
  std::string result;
  for (auto const path : all.paths_of(pinpoint)) {
    if (!result.empty()) result += "; ";
    auto const steps = all.steps_of(path);
    for (auto const& step : steps) {
      if (&step != &steps.front()) result += ' ';
      switch (step.unit) {
        case PinpointUnit::kParagraph:
          result += "para.";
          break;
        case PinpointUnit::kSection:
          result += "sect.";
          break;
        case PinpointUnit::kChapter:
          result += "chap.";
          break;
        case PinpointUnit::kPart:
          result += "part";
          break;
        case PinpointUnit::kAnnex:
          result += "annex";
          break;
        default:
          break;
      }
      result += step.label;
      if (!step.through.empty()) result.append(1, '-').append(step.through);
    }
  }
  return result;
}

/// "symbol | date | pinpoint | surface", one for each citation; empty fields at the end are left out.
std::vector<std::string> citations(Organ organ, std::string_view sentence) {
  Analyzer analyzer;
  auto const input = masthead(organ) + std::string(sentence) + "\n1.\tDecides to remain seized of the matter.\n";
  auto const& analysis = analyzer.analyze("sentence", input);
  std::vector<std::string> found;
  for (auto const& citation : analysis.citations) {
    auto const& all = analysis.pinpoints;
    found.push_back(std::string(citation.symbol) + " | " + iso(citation.date) + " | " +
                    (citation.pinpoint ? pinpoint_text(all, all.pinpoints[*citation.pinpoint]) : "") + " | " +
                    std::string(analysis.cut(citation.span)));
  }
  return found;
}

struct Case {
  Organ organ;
  std::string_view sentence;
  std::vector<std::string> expected;
};

class CitationTable : public testing::TestWithParam<Case> {};

TEST_P(CitationTable, IsFoundResolvedDatedAndPinned) {
  EXPECT_EQ(citations(GetParam().organ, GetParam().sentence), GetParam().expected) << GetParam().sentence;
}

constexpr auto kGa = Organ::kAssembly;
constexpr auto kSc = Organ::kSecurityCouncil;
constexpr auto kEcosoc = Organ::kEconomicAndSocialCouncil;
constexpr auto kHrc = Organ::kHumanRightsCouncil;
constexpr auto kUnea = Organ::kEnvironmentAssembly;

INSTANTIATE_TEST_SUITE_P(
    Forms, CitationTable,
    testing::Values(
        Case{kGa,
             "Recalling its resolution 58/136 of 22 December 2003,",
             {"A/RES/58/136 | 2003-12-22 |  | resolution 58/136 of 22 December 2003"}},
        Case{kSc, "Recalling its resolution 1373 (2001),", {"S/RES/1373 (2001) |  |  | resolution 1373 (2001)"}},
        Case{kEcosoc,
             "Recalling its resolution 2012/11 of 26 July 2012,",
             {"E/RES/2012/11 | 2012-07-26 |  | resolution 2012/11 of 26 July 2012"}},
        Case{kGa,
             "Recalling its resolution 2997 (XXVII) of 15 December 1972,",
             {"A/RES/2997 (XXVII) | 1972-12-15 |  | resolution 2997 (XXVII) of 15 December 1972"}},
        Case{kGa,
             "Recalling its resolution 217 A (III) of 10 December 1948,",
             {"A/RES/217 A (III) | 1948-12-10 |  | resolution 217 A (III) of 10 December 1948"}},
        Case{kGa,
             "Recalling its resolution 57/270 B of 23 June 2003,",
             {"A/RES/57/270 B | 2003-06-23 |  | resolution 57/270 B of 23 June 2003"}},
        Case{kGa,
             "Recalling its resolution S-20/4 of 10 June 1998,",
             {"A/RES/S-20/4 | 1998-06-10 |  | resolution S-20/4 of 10 June 1998"}},
        Case{kHrc,
             "Recalling its resolution S-7/1 of 22 May 2008,",
             {"A/HRC/RES/S-7/1 | 2008-05-22 |  | resolution S-7/1 of 22 May 2008"}},
        Case{kGa,
             "Recalling its resolution ES-10/14 of 8 December 2003,",
             {"A/RES/ES-10/14 | 2003-12-08 |  | resolution ES-10/14 of 8 December 2003"}},
        Case{kGa,
             "Recalling its resolution 3201 (S-VI) of 1 May 1974,",
             {"A/RES/3201 (S-VI) | 1974-05-01 |  | resolution 3201 (S-VI) of 1 May 1974"}},
        Case{kGa,
             "Recalling its decision 68/504 of 11 October 2013,",
             {"A/DEC/68/504 | 2013-10-11 |  | decision 68/504 of 11 October 2013"}},
        Case{kGa,
             "Recalling Economic and Social Council decision 2004/285,",
             {"E/DEC/2004/285 |  |  | decision 2004/285"}},
        Case{kGa,
             "Welcoming decision 1/CP.21 of the Conference of the Parties,",
             {"UNFCCC decision 1/CP.21 |  |  | decision 1/CP.21"}},
        Case{kGa,
             "Taking note of decision VII/11 of the Conference of the Parties,",
             {"CBD decision VII/11 |  |  | decision VII/11"}},
        Case{kUnea,
             "Recalling its resolution 2/11 of 27 May 2016,",
             {"UNEP/EA.2/RES.11 | 2016-05-27 |  | resolution 2/11 of 27 May 2016"}},
        Case{kGa,
             "Noting the statement of its President of 5 May 2006 (S/PRST/2006/28),",
             {"S/PRST/2006/28 | 2006-05-05 |  | S/PRST/2006/28"}},
        Case{kGa,
             "Having considered the note (A/65/67 and Add.1),",
             {"A/65/67 |  |  | A/65/67", "A/65/67/Add.1 |  |  | Add.1"}},
        Case{kGa, "Noting the letter (A/48/486-S/26560),", {"A/48/486-S/26560 |  |  | A/48/486-S/26560"}}));

INSTANTIATE_TEST_SUITE_P(Scans, CitationTable,
                         testing::Values(Case{
                             kGa,
                             "Recalling its resolution 34/ 1 72 of 1 7 December 1 979 on lamps,",
                             {"A/RES/34/172 | 1979-12-17 |  | resolution 34/ 1 72 of 1 7 December 1 979"}}));

INSTANTIATE_TEST_SUITE_P(
    Lists, CitationTable,
    testing::Values(
        Case{kGa,
             "Recalling its resolutions 58/136 and 58/140 of 22 December 2003,",
             {"A/RES/58/136 | 2003-12-22 |  | 58/136", "A/RES/58/140 | 2003-12-22 |  | 58/140 of 22 December 2003"}},
        Case{kGa,
             "Recalling its resolutions 60/1 of 16 September 2005 and 61/2,",
             {"A/RES/60/1 | 2005-09-16 |  | 60/1 of 16 September 2005", "A/RES/61/2 |  |  | 61/2"}},
        Case{kGa,
             "Recalling Security Council resolutions 1269 (1999) and 1373 (2001) of 28 September 2001,",
             {"S/RES/1269 (1999) |  |  | 1269 (1999)",
              "S/RES/1373 (2001) | 2001-09-28 |  | 1373 (2001) of 28 September 2001"}},
        Case{kHrc,
             "Recalling its resolution 5/1 and General Assembly resolution 60/251 of 15 March 2006,",
             {"A/HRC/RES/5/1 |  |  | resolution 5/1",
              "A/RES/60/251 | 2006-03-15 |  | resolution 60/251 of 15 March 2006"}},
        Case{kGa,
             "Recalling its resolutions 76/84 A and B of 9 December 2021,",
             {"A/RES/76/84 A | 2021-12-09 |  | 76/84 A", "A/RES/76/84 B | 2021-12-09 |  | B of 9 December 2021"}},
        Case{kGa,
             "Recalling its resolution 65/1 of 22 September 2010, entitled “Keeping the lights”, and 68/6 of 9 October "
             "2013,",
             {"A/RES/65/1 | 2010-09-22 |  | resolution 65/1 of 22 September 2010",
              "A/RES/68/6 | 2013-10-09 |  | 68/6 of 9 October 2013"}}));

INSTANTIATE_TEST_SUITE_P(
    Organs, CitationTable,
    testing::Values(
        Case{kGa, "Recalling Council resolution 5/1,", {"A/HRC/RES/5/1 |  |  | resolution 5/1"}},
        Case{kGa, "Recalling Council resolution 2005/14,", {"E/RES/2005/14 |  |  | resolution 2005/14"}},
        Case{kGa, "Recalling Council resolution 1540 (2004),", {"S/RES/1540 (2004) |  |  | resolution 1540 (2004)"}},
        Case{kHrc, "Recalling Assembly resolution 60/251,", {"A/RES/60/251 |  |  | resolution 60/251"}},
        Case{kHrc,
             "Recalling the Plan, adopted by the General Assembly in its resolution 66/137,",
             {"A/RES/66/137 |  |  | resolution 66/137"}},
        Case{kGa,
             "Recalling the decision by which the Council, in its resolution 2005/14, established a forum,",
             {"E/RES/2005/14 |  |  | resolution 2005/14"}},
        Case{kHrc,
             "Recalling Commission on Human Rights resolution 2005/66 of 20 April 2005,",
             {"E/CN.4/RES/2005/66 | 2005-04-20 |  | resolution 2005/66 of 20 April 2005"}},
        Case{kEcosoc,
             "Recalling its resolution 155 C (VII) of 13 August 1948,",
             {"E/RES/155 C (VII) | 1948-08-13 |  | resolution 155 C (VII) of 13 August 1948"}},
        Case{kEcosoc,
             "Recalling Commission on Narcotic Drugs resolution 11 (XXXV),",
             {"Commission on Narcotic Drugs resolution 11 (XXXV) |  |  | resolution 11 (XXXV)"}},
        Case{kSc,
             "Noting the work of the Committee established pursuant to resolution 1718 (2006),",
             {"S/RES/1718 (2006) |  |  | resolution 1718 (2006)"}},
        Case{kSc, "Noting the work of the 1540 Committee and the 1267/1989/2253 Committee,", {}}));

INSTANTIATE_TEST_SUITE_P(
    Places, CitationTable,
    testing::Values(
        Case{kGa,
             "Recalling paragraph 5 (c) of its resolution 60/251,",
             {"A/RES/60/251 |  | para.5 (c) | resolution 60/251"}},
        Case{kGa,
             "Recalling paragraphs 1 and 3 of resolution 60/251,",
             {"A/RES/60/251 |  | para.1; para.3 | resolution 60/251"}},
        Case{kGa,
             "Recalling paragraphs 205 to 211 of resolution 66/288,",
             {"A/RES/66/288 |  | para.205-211 | resolution 66/288"}},
        Case{kGa,
             "Recalling section III, paragraph 4, of its resolution 59/282,",
             {"A/RES/59/282 |  | sect.III para.4 | resolution 59/282"}},
        Case{kGa,
             "Recalling the principles contained in the annex to its resolution 46/182,",
             {"A/RES/46/182 |  | annex | resolution 46/182"}},
        Case{kGa, "Noting the report (A/66/8, annex I),", {"A/66/8 |  | annexI | A/66/8"}},
        Case{kSc,
             "Acting under Chapter VII of the Charter of the United Nations,",
             {"Charter of the United Nations, Chapter VII |  |  | Chapter VII of the Charter of the United Nations"}},
        Case{kGa,
             "Recalling Articles 1 and 2 of the Charter,",
             {"Charter of the United Nations, Article 1 |  |  | Articles 1",
              "Charter of the United Nations, Article 2 |  |  | 2 of the Charter"}},
        Case{
            kHrc,
            "Recalling article 17 of the International Covenant on Civil and Political Rights and its resolution 34/7,",
            {"International Covenant on Civil and Political Rights, Article 17 |  |  | article 17 of the International "
             "Covenant on Civil and Political Rights",
             "A/HRC/RES/34/7 |  |  | resolution 34/7"}},
        Case{kHrc,
             "Recalling article 2 of the International Covenant on Economic, Social and Cultural Rights,",
             {"International Covenant on Economic, Social and Cultural Rights, Article 2 |  |  | article 2 of the "
              "International Covenant on Economic, Social and Cultural Rights"}}));

INSTANTIATE_TEST_SUITE_P(
    OtherBodies, CitationTable,
    testing::Values(
        Case{kEcosoc,
             "Recalling the adoption by the Economic Commission for Africa on 16 May 1998 of its resolution 574 "
             "(XXVII),",
             {"Economic Commission for Africa resolution 574 (XXVII) |  |  | resolution 574 (XXVII)"}},
        Case{kEcosoc,
             "Noting that the Economic Commission for Europe, in its decision E (69), endorsed the lamps,",
             {"Economic Commission for Europe decision E (69) |  |  | decision E (69)"}},
        Case{kEcosoc, "Recalling its resolution 1818 (LV),", {"E/RES/1818 (LV) |  |  | resolution 1818 (LV)"}},
        Case{kUnea,
             "Recalling decision V/6 of the Conference of the Parties to the Convention on Biological Diversity on "
             "reefs, "
             "and its decision 14/5 on lamps,",
             {"CBD decision V/6 |  |  | decision V/6",
              "Conference of the Parties to the Convention on Biological Diversity decision 14/5 |  |  | decision "
              "14/5"}},
        Case{kUnea,
             "Recalling the programme adopted by the Governing Council in its decision 25/11,",
             {"Governing Council decision 25/11 |  |  | decision 25/11"}},
        Case{kGa,
             "In accordance with rule 37 of the rules of procedure of the functional commissions of the Economic and "
             "Social Council,",
             {"Rules of procedure of the functional commissions of the Economic and Social Council, Rule 37 |  |  | "
              "rule 37 "
              "of the rules of procedure of the functional commissions of the Economic and Social Council"}}));

// The Security Council numbers its resolutions through.
INSTANTIATE_TEST_SUITE_P(CouncilYears, CitationTable,
                         testing::Values(Case{kSc,
                                              "Recalling its resolutions 778 and 986 (1995),",
                                              {"S/RES/778 (1992) |  |  | 778", "S/RES/986 (1995) |  |  | 986 (1995)"}},
                                         Case{kGa,
                                              "Recalling Security Council resolution 1325,",
                                              {"S/RES/1325 (2000) |  |  | resolution 1325"}},
                                         Case{kGa,
                                              "Recalling Security Council resolution 1325 (2001),",
                                              {"S/RES/1325 (2001) |  |  | resolution 1325 (2001)"}},
                                         Case{kGa, "Recalling resolution 1325 of the lamp makers,", {}}));

INSTANTIATE_TEST_SUITE_P(
    NoCitations, CitationTable,
    testing::Values(Case{kGa, "Recalling its previous resolutions on lighthouses and/or lightships,", {}},
                    Case{kGa, "Noting that 18,275,000 Swiss francs were spent in the biennium 2016/2017,", {}},
                    Case{kHrc, "Noting Act No. 20016 of 15 June 2020 and general comment No. 25 (2021),", {}},
                    Case{kGa, "Noting the work of the committee of the whole (A/C.3),", {}},
                    Case{kGa, "Noting that 2 (two) articles (I and II) remain open,", {}}));

TEST(InternalReferences, StandApartAndPointAtTheirParagraph) {
  Analyzer analyzer;
  auto const& analysis =
      analyzer.analyze("sentence", masthead(kGa) +
                                       "1.\tWelcomes the lamps;\n2.\tRequests the Secretary-General to report on "
                                       "paragraph 1 above and on the present resolution.\n");
  ASSERT_EQ(analysis.internal_references.size(), 2U);
  EXPECT_EQ(analysis.cut(analysis.internal_references[0].span), "paragraph 1 above");
  ASSERT_TRUE(analysis.internal_references[0].target.has_value());
  EXPECT_EQ(analysis.cut(analysis.paragraphs[*analysis.internal_references[0].target].marker), "1.");
  EXPECT_EQ(analysis.cut(analysis.internal_references[1].span), "the present resolution");
  EXPECT_TRUE(analysis.citations.empty());
}

TEST(Citations, OfADraftForAnotherOrganAreResolvedByThatOrgan) {
  Analyzer analyzer;
  auto const& analysis = analyzer.analyze(
      "sentence",
      masthead(Organ::kEconomicAndSocialCouncil) +
          "1.\tRecommends to the General Assembly the adoption of the following draft resolution:\n“The General "
          "Assembly,\n“Recalling its resolution 66/172 of 19 December 2011,\n“1. Welcomes the lamps.”\n");
  ASSERT_EQ(analysis.citations.size(), 1U);
  EXPECT_EQ(analysis.citations[0].symbol, "A/RES/66/172");
}

TEST(Citations, KeepTheirTextsInACopy) {
  Analyzer analyzer;
  auto const input = masthead(kGa) + "Recalling its resolution 58/136, annex I,\n1.\tDecides to remain seized.\n";
  Analysis const copy = analyzer.analyze("first", input);
  auto const other = masthead(kGa) + "Recalling its resolution 61/105, annex II,\n1.\tDecides to remain seized.\n";
  EXPECT_EQ(analyzer.analyze("second", other).citations.at(0).symbol, "A/RES/61/105");
  EXPECT_EQ(copy.citations.at(0).symbol, "A/RES/58/136");
  EXPECT_EQ(copy.pinpoints.steps.at(0).label, "I");
}

}  // namespace
}  // namespace rapporteur
