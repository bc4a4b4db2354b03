#include "grammar/grammar.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace rapporteur::grammar {
namespace {

struct Row {
  std::string_view line;
  HeadingForm form;
  std::string_view label;
  std::string_view text;
  std::uint32_t number;
};

constexpr auto kAnnex = HeadingForm::kAnnex;
constexpr auto kRoman = HeadingForm::kRomanPart;
constexpr auto kLetter = HeadingForm::kLetterPart;
constexpr auto kArticle = HeadingForm::kArticle;

TEST(Heading, ReadsAnnexesPartsAndArticles) {
  static constexpr Row kRows[] = {
      {"Annex", kAnnex, "Annex", "", 0},
      {"ANNEX", kAnnex, "ANNEX", "", 0},
      {"Annex II", kAnnex, "Annex II", "", 0},
      {"ANNEX 3", kAnnex, "ANNEX 3", "", 0},
      {"Annex A", kAnnex, "Annex A", "", 0},
      {"Annex*", kAnnex, "Annex", "", 0},
      {"Appendix", kAnnex, "Appendix", "", 0},
      {"Enclosure", kAnnex, "Enclosure", "", 0},
      {"Annex I\tGuidelines", kAnnex, "Annex I", "Guidelines", 0},
      {"Annex to the present resolution", kAnnex, "Annex", "to the present resolution", 0},
      {"I", kRoman, "I", "", 1},
      {"II.", kRoman, "II", "", 2},
      {"XII", kRoman, "XII", "", 12},
      {"IV\tCapacity-building", kRoman, "IV", "Capacity-building", 4},
      {"I.\tIntroduction", kRoman, "I", "Introduction", 1},
      {"I. Introduction", kRoman, "I", "Introduction", 1},
      {"II  General", kRoman, "II", "General", 2},
      {"A", kLetter, "A", "", 1},
      {"B.\tTitle", kLetter, "B", "Title", 2},
      {"B.Use of conference rooms", kLetter, "B", "Use of conference rooms", 2},
      {"C", kLetter, "C", "", 3},
      {"L", kLetter, "L", "", 12},
      {"D.\tProcurement", kLetter, "D", "Procurement", 4},
      {"Article 5", kArticle, "Article 5", "", 5},
      {"ARTICLE I", kArticle, "ARTICLE I", "", 1},
      {"Rule 12", kArticle, "Rule 12", "", 12},
      {"Section 3", kArticle, "Section 3", "", 3},
      {"Principle 2", kArticle, "Principle 2", "", 2},
      {"Chapter IV", kArticle, "Chapter IV", "", 4},
      {"Chapter I. General provisions", kArticle, "Chapter I", "General provisions", 1},
      {"Part one", kArticle, "Part one", "", 0},
      {"Regulation 7", kArticle, "Regulation 7", "", 7},
  };
  for (auto const& row : kRows) {
    SCOPED_TRACE(std::string(row.line));
    auto const found = parse_heading(row.line);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->form, row.form);
    EXPECT_EQ(found->label, row.label);
    EXPECT_EQ(found->text, row.text);
    EXPECT_EQ(found->number, row.number);
  }
}

TEST(Heading, IsNothingElse) {
  for (std::string_view const line : {
           "",
           "Introduction",
           "I am a lamp",
           "I and II and that decision 90/511",
           "A was adopted in December 2035;",
           "A lamp",
           "IIII",
           "VX",
           "Annexed to the present resolution",
           "Annexes",
           "Annex I and annex II contain",
           "Article",
           "Article 5 of the Charter",
           "Article 19 of the Regulations shall apply;",
           "Articles 5 and 6",
           "Section 1. The seals shall be kept at the European Office of the United Nations.",
           "Section 7. The United Nations, its assets, income and other property shall be:",
           "Section 5. Without being restricted by controls,",
           "Rules of procedure",
           "Part of the budget",
           "Partners",
           "AB",
           "A/RES/59/153",
           "1. Requests",
       }) {
    auto const found = parse_heading(line);
    EXPECT_FALSE(found) << line << " has the label " << found->label;
  }
}

}  // namespace
}  // namespace rapporteur::grammar
