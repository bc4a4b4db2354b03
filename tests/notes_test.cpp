#include "pipeline/notes.hpp"

#include "grammar/mark.hpp"
#include "pipeline/analyze.hpp"
#include "pipeline/block_form.hpp"
#include "tests/examples.hpp"
#include "tests/laid_out.hpp"
#include "tests/linear_time.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {
namespace {

constexpr std::string_view kOpen = "<<";
constexpr std::string_view kClose = ">>";

/// A reading text with its paragraphs, one a line; lines that begin with "~" are notes, the marker up to the blank.
struct Sample {
  std::string text;
  Structure structure;
  Notes notes;

  explicit Sample(std::string_view lines) {
    while (!lines.empty()) {
      auto line = lines.substr(0, lines.find('\n'));
      lines.remove_prefix(std::min(lines.size(), line.size() + 1));
      bool const note = line.starts_with('~');
      if (note) line.remove_prefix(1);
      Paragraph paragraph;
      paragraph.kind = note ? ParagraphKind::kFootnote : ParagraphKind::kOperative;
      auto const begin = static_cast<std::uint32_t>(text.size());
      text.append(line);
      paragraph.span = {begin, static_cast<std::uint32_t>(text.size())};
      if (note) {
        auto const blank = begin + static_cast<std::uint32_t>(line.find(' '));
        paragraph.marker = {begin, blank};
        paragraph.span.begin = blank + 1;
        structure.footnotes.push_back({paragraph.marker, paragraph.span, {}});
      }
      structure.paragraphs.push_back(paragraph);
      text += '\n';
    }
    find_notes(text, structure, notes);
  }

  /// The text with << >> around each mark that was found.
  [[nodiscard]] std::string marked() const {
    std::string page;
    std::size_t at = 0;
    for (auto const& mark : notes.marks) {
      page.append(text, at, mark.span.begin - at);
      page.append(kOpen).append(text, mark.span.begin, mark.span.size()).append(kClose);
      at = mark.span.end;
    }
    return page.append(text, at);
  }
};

std::string without_signs(std::string_view marked) {
  std::string plain(marked);
  for (auto const sign : {kOpen, kClose}) {
    for (auto at = plain.find(sign); at != std::string::npos; at = plain.find(sign)) plain.erase(at, sign.size());
  }
  return plain;
}

/// Each line is a text by itself: the marks in << >> are found and nothing else is.
class MarksIn : public testing::TestWithParam<std::string_view> {};

TEST_P(MarksIn, AreFoundAndNothingElse) {
  auto const expected = std::string(GetParam()) + "\n";
  EXPECT_EQ(Sample(without_signs(GetParam())).marked(), expected);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, MarksIn,
    testing::Values(
        // Behind a sign.
        "Meeting the Challenges of the Twenty-first Century,<<1>> which emanated from the Congress",
        "the International Atomic Energy Agency;<<53>>", "of the International Atomic Energy Agency.<<7>>",
        "the report of the Agency.<<7>> The Agency reports", "within the Framework for Action:<<4>>",
        "in “The future we want”,<<6>> States", "entitled “The future we want”<<6>> and",
        "juvenile delinquency (the Riyadh Guidelines),<<6>> as appropriate", "(GATS),<<4>> which includes",
        "in particular in articles 23 and 24),<<8>> in the Covenant",
        // Behind a word.
        "at the centre in Vienna<<87>> and the related report", "the Political Declaration<<1>>",
        "the report<<87>> would be attained;", "their family members<<2>> for the realization",
        "the Secretary-General<<114>> and", "Technology Support and Capacity-building<<10>> adopted",
        "the Convention<<1>>, demonstrating", "on 3 May<<1>> and 4 November",
        // Behind a year.
        "held from 24 to 27 February 2004<<3>> to the Eleventh Congress", "the biennium 2002–2003<<1>> as reflected",
        "and 26/22 of 27 June 2014<<13>> on human rights", "the Decade 2014–2024<<2>> in New York",
        "the Decade 2014–\u200D2024<<2>> in New York", "the biennium 1992-1993<<27>> and specific mandates",
        "the Geneva Protocol of 1925<<16>> and the Geneva Conventions of 1949;<<17>>",
        "Psychotropic Substances of 1988,<<109>> according to which", "on Ageing, 2002,<<1>> as outlined",
        "20 September 1973<<49>> 1 October 1974<<50>> and 22 October 1974<<51>> and",
        // Behind the number of an act.
        "resolution 2096 (XX)<<6>> of 20 December 1965", "resolutions 181 (II)<<37>> of 29 November 1947",
        "Recalling its resolution 70/1,<<1>> of 25 September 2015", "resolutions 1373 (2001),<<2>> and",
        "resolution 1373 (2001)<<2>> and", "resolution S-19/1,<<3>> and", "its resolution 43/47,<<134>>",
        // Raised.
        "Having studied the report<<¹>> of the Committee", "212 (III)<<³²>> of 19 November 1948",
        "Human Rights,<<⁽²⁵⁹⁾>> the Covenant", "15 January 1948<<⁷>>, as indicated",
        "an area of 5 km² and a depth of 3 m³", "10⁶ and 12² of them", "Agenda 21<<¹⁵>> and",
        // Typewriter.
        "of Heads of State and Government, <<1/>> in which", "of 3 May <<1/>> and 4 November 1994 <<2/>> and",
        "regard; <<10/>>", "the report <<5/>>.",
        // Asterisks.
        "Statement by the President<<*>>", "the Secretariat<<**>> and", "non-State actors<<*>> such as",
        "President’s statement<<\uF02A>>", "* * *", "* Reissued for technical reasons."));

INSTANTIATE_TEST_SUITE_P(
    Numbers, MarksIn,
    testing::Values("Act No. 20016 of 15 June 2020", "an amount of 18,275,000 Swiss francs",
                    "an amount of 20,005 dollars", "an amount of 20005 dollars", "Article 5 of the Charter",
                    "paragraph 104 and paragraph 5", "item10 of the agenda", "no later than15 October 2023",
                    "the10-Year Framework", ", 12 years", "Geneva,12 March 1999", "Affairs,72 per cent of",
                    "Sales No. E.04.V.7", "A/59/494 and A/59/494/Add.1, A/C.3/L.91", "A/CONF.101/10 and Corr.1 and 2",
                    "decision 1/CP.21", "paragraph IV.140 of the report", "Assembly/AU/Dec.729(XXXII) of 11 February",
                    "(A/65/L.67 and Add.1)]", "targets 1.4, 2.4 and 15.9", "0.15 to 0.20 per cent",
                    "222,115,500 dollars", "in the ratio 16:9 at 10:30",
                    "resolution WHA61.21 and decision WHA71(9) and decision SSA2(5)", "GC(62)/RES/6",
                    "recommendation (2022)17 of the", "12 December ’50", "\"1. The Secretariat shall",
                    "resolution 34/ 172 of 17 December", "and/or 3/4 of them", "[S/654]", "Evaluation training [1]",
                    "the 1st and 2nd", "Room DC2-1950", "www.un.org/page1 and info@un7", "(a)1", "in June2 2001",
                    "2 November 2021,76/84 A and B"));

INSTANTIATE_TEST_SUITE_P(Names, MarksIn,
                         testing::Values("CO2 emissions", "the COVID19 pandemic", "M23 combatants (“M23”)",
                                         "WHA71 and SSA2", "G5 Sahel, G77, G20 and G8", "CTED-ICT4 Peace and ICT4D",
                                         "OP4 and OP8 of it", "H5N1 and H1N1", "the U4 Centre", "France’s TV5, and",
                                         "Africa50 Fund", "COP27 and COP28", "any CD4 count"));

// The notes are all there: 1 to 4.
constexpr std::string_view kFourNotes =
    "\n~1 Resolution 55/59, annex.\n~2 Sales No. E.04.V.7.\n~3 E/CN.15/2004/8, annex I.\n~4 Ibid., annex II.";

class MarksWithNotes : public testing::TestWithParam<std::string_view> {};

TEST_P(MarksWithNotes, HaveTheNumberOfANote) {
  Sample const sample(without_signs(GetParam()) + std::string(kFourNotes));
  EXPECT_EQ(sample.marked().substr(0, GetParam().size()), GetParam());
  for (auto const& mark : sample.notes.marks) EXPECT_NE(mark.footnote, kNoFootnote);
}

INSTANTIATE_TEST_SUITE_P(Notes, MarksWithNotes,
                         testing::Values("the Century,<<1>> the Convention7 and the Protocols<<2>>",
                                         "the Century,<<1>>, <<2>> and 3", "the Century<<1>>,<<2>> and 3 of",
                                         "in February 2004<<3>> to the Eleventh, in February 20049 to",
                                         "[DU1] the Century,<<1>> the UNESCO<<2>> of ODS SYMBOL1"));

TEST(Notes, ScansGoOnFromThePageBefore) {
  Sample const sample(
      "the Declaration of Human\nRights, [62 ] the Covenants, [63 ] the Convention [64 ] and [9 ] e e\n~62 Resolution "
      "217 "
      "A (III).\n~64 Resolution 2106 A (XX).\n~65 Resolution 34/180.");
  EXPECT_EQ(sample.notes.marks.size(), 3U) << sample.marked();
}

TEST(Notes, CountsInBracketsAreNoMarks) {
  std::string page;
  for (int i = 0; i < 60; ++i) page += "Training and workshops [" + std::to_string(i * 7 % 9 + 1) + "]\n";
  EXPECT_TRUE(Sample(page).notes.marks.empty());
}

TEST(Notes, ALoneNumberFarAboveTheOthersIsNone) {
  EXPECT_EQ(Sample("Women1 and Children,2 Persons3 and Boeing747 and").notes.marks.size(), 3U);
  EXPECT_EQ(Sample("Women1 and Children,2 Persons3 and Peoples14 and").notes.marks.size(), 4U);
}

TEST(Notes, MarksKnowTheirNotes) {
  Sample const sample(
      "A report1 and a note,2\n~1 See A/1.\n~2 See A/2.\nAnother report,1 and the first note2 of\n~1 See A/3.");
  ASSERT_EQ(sample.notes.marks.size(), 4U) << sample.marked();
  std::vector<std::uint32_t> footnotes;
  for (auto const& mark : sample.notes.marks) footnotes.push_back(mark.footnote);
  EXPECT_EQ(footnotes, (std::vector<std::uint32_t>{0, 1, 2, 1}));
  auto notes = sample.structure.footnotes;
  set_references(sample.notes, notes);
  EXPECT_EQ(notes[0].references, (std::vector<Span>{{8, 9}}));
  EXPECT_EQ(notes[1].references.size(), 2U);
  EXPECT_EQ(notes[2].references.size(), 1U);
}

TEST(Notes, PointToEachOther) {
  Sample const sample(
      "Text\n~5 Official Records, Supplement No. 1.\n~6 Ibid., annex II; see also A/1.\n~7 See footnote 5, p. 55.\n~8 "
      "A/9; "
      "see also note 6 above.\n~9 A/10; noted.\n~10 Ibidem is no word here of the kind.");
  EXPECT_EQ(sample.notes.points_to, (std::vector<std::uint32_t>{kNoFootnote, 0, 0, 1, kNoFootnote, kNoFootnote}));
}

TEST(Notes, AnswerWhereMarksAre) {
  Sample const sample("the report of 20 September 19733 of the Secretary-General,4 of");
  auto const& notes = sample.notes;
  ASSERT_EQ(notes.marks.size(), 2U);
  auto const first = notes.marks[0].span;
  EXPECT_EQ(sample.text.substr(first.begin, first.size()), "3");
  EXPECT_FALSE(notes.covers(first.begin - 1));
  EXPECT_TRUE(notes.covers(first.begin));
  EXPECT_FALSE(notes.covers(first.end));
  EXPECT_EQ(notes.end_before_mark({0, first.end}), first.begin);
  EXPECT_EQ(notes.end_before_mark({0, first.begin}), first.begin);
  EXPECT_EQ(notes.end_before_mark({first.end, first.end + 4}), first.end + 4);
  ASSERT_NE(notes.next(first.end), nullptr);
  EXPECT_EQ(notes.next(first.end)->number, 4U);
  EXPECT_EQ(notes.next(static_cast<std::uint32_t>(sample.text.size())), nullptr);
  EXPECT_EQ(notes.spans.size(), 2U);
}

TEST(Notes, NoneInANoteOrAMarker) {
  Sample const sample("Text\n~1 The report,5 of Vienna87 and 20043.");
  EXPECT_TRUE(sample.notes.marks.empty()) << sample.marked();
  EXPECT_TRUE(Sample("").notes.marks.empty());
}

TEST(Notes, TakeLinearTime) {
  constexpr std::size_t kSize = 1U << 18U;
  for (std::string_view const piece :
       {"a1 ", "Word,1 ", ")1", "(x)1)1", "\u200B1", "[1 ]", "Rights,999 Rights,1 ", "1/ ", "¹"}) {
    auto const text = [&](std::size_t bytes) {
      std::string result = "Begin";
      while (result.size() < bytes) result += piece;
      return result;
    };
    tests::expect_linear_time(text(kSize / 8), text(kSize),
                              [](std::string_view each) { Sample const sample{std::string(each)}; });
  }
}

TEST(MarkForms, AreReadForwards) {
  using grammar::MarkForm;
  auto const number = [](std::string_view text) {
    auto const mark = grammar::parse_mark(text);
    return mark ? static_cast<int>(mark->number) : -1;
  };
  EXPECT_EQ(number("53"), 53);
  EXPECT_EQ(number("³¹ of"), 31);
  EXPECT_EQ(number("[39\u00A0] and"), 39);
  EXPECT_EQ(number("12/ and"), 12);
  EXPECT_EQ(number("** and"), 0);
  for (auto const* const text :
       {"", "0", "012", "1000", "3rd", "3,000", "3.5", "3/4", "3-4", "3–4", "3%", "3é", "****** ", "[S/654]", "⁰"})
    EXPECT_EQ(number(text), -1) << text;
  EXPECT_EQ(grammar::parse_mark("***, and")->signs, 3U);
  EXPECT_EQ(grammar::parse_year_and_mark("201413 on")->mark.number, 13U);
  EXPECT_FALSE(grammar::parse_year_and_mark("20050 on"));
  EXPECT_FALSE(grammar::parse_year_and_mark("18275 on"));
}

// --- Real documents -------------------------------------------------------------------------------------------------

/// The text of a document of the corpus with << >> around its marks; empty where there is no such document.
std::string marked_document(std::string_view name) {
  auto const path = tests::corpus() / name;
  if (tests::corpus().empty() || !exists(path)) return {};
  auto const bytes = tests::read_file(path);
  tests::LaidOut page(bytes);
  find_block_forms(page.reading, page.layout);
  Sample sample("");
  sample.text = page.reading.text;
  find_structure(page.reading, page.layout, sample.structure);
  find_notes(sample.text, sample.structure, sample.notes);
  return tests::in_one_line(sample.marked());
}

struct Place {
  std::string_view document;
  std::string_view words;
};

std::ostream& operator<<(std::ostream& out, Place const& place) { return out << place.document; }

class MarksInDocuments : public testing::TestWithParam<Place> {};

TEST_P(MarksInDocuments, StandWhereAReaderSeesThem) {
  auto const page = marked_document(GetParam().document);
  if (page.empty()) GTEST_SKIP() << "no " << GetParam().document;
  EXPECT_NE(page.find(GetParam().words), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(HardCases, MarksInDocuments,
                         testing::Values(Place{"ods/A_RES_59_153.txt", "24 to 27 February 2004<<3>> to the Eleventh"},
                                         Place{"ods/A_RES_56_253.txt", "biennium 2002–2003<<1>> as reflected"},
                                         Place{"ods/A_RES_70_159.txt", "of 27 June 2014<<13>> on human"},
                                         Place{"ods/A_RES_74_233.txt", "Decade 2014–2024<<2>> in New York"},
                                         Place{"ods/A_HRC_RES_45_35.txt", "Act No. 20016 of 15 June 2020"},
                                         Place{
                                             "ods/A_RES_3357(XXIX).txt",
                                             "20 September 1973<<49>> 1 October 1974<<50>> and 22 October 1974<<51>>"},
                                         Place{"ods/A_RES_46_185.txt", "18,275,000 Swiss francs"},
                                         Place{"ods/A_RES_46_108.txt", "Secretary-General<<114>>"}));

TEST(MarksInTheWordExport, AreSixOfFourNotes) {
  auto const path = tests::corpus() / "raw" / "A_RES_59_153.word.txt";
  if (tests::corpus().empty() || !exists(path)) GTEST_SKIP() << "no such document";
  Analyzer analyzer;
  auto const bytes = tests::read_file(path);
  auto const& analysis = analyzer.analyze("export", bytes);
  ASSERT_EQ(analysis.footnotes.size(), 4U);
  std::vector<std::string> places;
  for (auto const& footnote : analysis.footnotes) {
    for (auto const& mark : footnote.references) {
      auto const before = std::string_view(analysis.text).substr(0, mark.begin);
      places.emplace_back(before.substr(before.rfind(' ') + 1));
      places.back() += " " + std::string(analysis.cut(mark)) + " " + std::string(analysis.cut(footnote.marker));
    }
  }
  EXPECT_EQ(places, (std::vector<std::string>{"Century, 1 1", "Protocols, 2 2", "Protocols 2 2", "2004, 3 3",
                                              "2004 3 3", "2004; 4 4"}));
}

}  // namespace
}  // namespace rapporteur
