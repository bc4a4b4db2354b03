#include "pipeline/line_shape.hpp"

#include "grammar/embedded.hpp"
#include "grammar/lexicon.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace rapporteur {
namespace {

TEST(EndSign, IsReadBehindMarksAndQuotes) {
  struct Row {
    std::string_view line;
    EndSign sign;
  };
  static constexpr Row kRows[] = {
      {"Requests the Secretariat to print a map;", EndSign::kSemicolon},
      {"Recalling its resolution,", EndSign::kComma},
      {"Invites kitchens:", EndSign::kColon},
      {"Decides to revert to the matter.", EndSign::kFullStop},
      {"Sanctions", EndSign::kNone},
      {"", EndSign::kNone},
      {"  ", EndSign::kNone},
      {"the report ; \t\u00A0", EndSign::kSemicolon},
      {"thereon.”", EndSign::kFullStop},
      {"put out.\"", EndSign::kFullStop},
      {"the General Assembly;53", EndSign::kSemicolon},
      {"the declaration, 1/", EndSign::kComma},
      {"the report.2", EndSign::kFullStop},
      {"the report,¹", EndSign::kComma},
      {"the report,⁴²", EndSign::kComma},
      {"the report.*", EndSign::kFullStop},
      {"the autumn of 2005", EndSign::kNone},
      {"Agenda item 96", EndSign::kNone},
      {"resolution 1373 (2001)", EndSign::kNone},
      {"a term of office of three years, Mr.", EndSign::kNone},
      {"in document A/59/494, para.", EndSign::kNone},
      {"to the lamps etc.", EndSign::kFullStop},
  };
  for (auto const& row : kRows) EXPECT_EQ(end_sign(row.line), row.sign) << row.line;
}

TEST(MidPhrase, IsSeenAtTheEndOfALine) {
  for (std::string_view const line :
       {"at its 4385th meeting, on", "the lamps of", "United Nations Environment Assembly of the", "Mr.",
        "keepers and ", "decided in paragraphs", "no. and No.", "for a"}) {
    EXPECT_TRUE(ends_in_mid_phrase(line)) << line;
  }
  for (std::string_view const line :
       {"", "the lamps", "the lamps.", "of;", "of,", "of:", "the.", "lantern", "(XXVI)", "12", "roof", "“and”"}) {
    EXPECT_FALSE(ends_in_mid_phrase(line)) << line;
  }
}

TEST(MidSentence, IsSeenAtTheBeginningOfALine) {
  for (std::string_view const line : {"noting with concern", "political, economic, social", "e.g. lamps", "al lamps"}) {
    EXPECT_TRUE(begins_in_mid_sentence(line)) << line;
  }
  for (std::string_view const line : {"", "Noting", "a. Seasonal workers", "i.\tTheir", "a) lamps", "(a) lamps",
                                      "1. lamps", "“noting", "2030 Agenda", "été"}) {
    EXPECT_FALSE(begins_in_mid_sentence(line)) << line;
  }
}

struct StartRow {
  std::string_view line;
  StartForm form;
};

TEST(StartForm, TellsWhatBeginsAParagraph) {
  static constexpr StartRow kRows[] = {
      {"1.\tRequests the Secretariat", StartForm::kEnumerator},
      {"(a)\tTo train keepers", StartForm::kEnumerator},
      {"a. Seasonal workers", StartForm::kEnumerator},
      {"• Monitor the ceasefire", StartForm::kEnumerator},
      {"Recalling its resolution 90/3,", StartForm::kOpener},
      {"Also requests the Secretariat", StartForm::kOpener},
      {"The General Assembly,", StartForm::kEnacting},
      {"“The Human Rights Council,", StartForm::kEnacting},
      {"L’Assemblée générale,", StartForm::kEnacting},
      {"The Security Council, Recalling its resolution 3240 (2036)", StartForm::kEnacting},
      {"91/12.\tLighthouses", StartForm::kTitle},
      {"9142 (XXVI). Footpaths", StartForm::kTitle},
      {"Resolution 3251 (2036)", StartForm::kTitle},
      {"## Resolution 3277 (2037)", StartForm::kTitle},
      {"PRST 92/2. Remote hearings", StartForm::kTitle},
      {"Ninety-first session", StartForm::kMasthead},
      {"2036 session", StartForm::kMasthead},
      {"Agenda item 24 (b)", StartForm::kMasthead},
      {"Resolution adopted by the General Assembly on 4 December 2036", StartForm::kMasthead},
      {"[on the report of the Second Committee (A/91/453)]", StartForm::kMasthead},
      {"Statement by the President of the Security Council", StartForm::kMasthead},
      {"At the 34th meeting, held on 1 July 2036, the President made the following statement:", StartForm::kMasthead},
      {"53rd plenary meeting", StartForm::kClosing},
      {"Hundred and twenty-third plenary meeting,", StartForm::kClosing},
      {"[Adopted without a vote.]", StartForm::kClosing},
      {"In favour:", StartForm::kClosing},
      {"Annex II", StartForm::kHeading},
      {"IV\tCapacity-building", StartForm::kHeading},
      {"B.Use of conference rooms", StartForm::kHeading},
      {"Article 5", StartForm::kHeading},
  };
  for (auto const& row : kRows) EXPECT_EQ(start_form(row.line), row.form) << row.line;
}

TEST(StartForm, LeavesProseAlone) {
  for (std::string_view const line : {
           "",
           "Economic and Social Commission for Asia and the Pacific, as well as the",
           "12 and 13 of resolution 90/3",
           "89/41 of 7 December 2034,",
           "310 000 dollars;",
           "Concerned Citizens of Tavira;",
           "I and II and that decision 90/511",
           "A was adopted in December 2035;",
           "The lamps of the coast",
           "The General Assembly decided at its ninety-first session",
           "At its 53rd plenary meeting, the Assembly heard the President",
           "“Noting the past”, and to invite speakers",
           "General",
       }) {
    EXPECT_EQ(start_form(line), StartForm::kNone) << line;
  }
}

TEST(StartForm, KnowsEveryLineOfTheMasthead) {
  for (auto const& embedded : grammar::embedded_tables()) {
    if (embedded.name != "masthead") continue;
    for (auto const& row : grammar::Table::parse(embedded.name, embedded.text, {}).rows) {
      EXPECT_EQ(start_form(row[0]), StartForm::kMasthead) << row[0];
    }
  }
}

TEST(MidPhrase, KnowsEveryJoiningWord) {
  for (auto const& embedded : grammar::embedded_tables()) {
    if (embedded.name != "joining_words") continue;
    for (auto const& row : grammar::Table::parse(embedded.name, embedded.text, {}).rows) {
      EXPECT_TRUE(ends_in_mid_phrase("the lamps " + std::string(row[0]))) << row[0];
      EXPECT_EQ(end_sign("the lamps " + std::string(row[0])), EndSign::kNone) << row[0];
    }
  }
}

TEST(HeadOf, IsCutAtACharacter) {
  EXPECT_EQ(head_of("short"), "short");
  for (std::size_t length = 395; length < 405; ++length) {
    auto const line = std::string(length, 'x') + "été “quoted” and more of it";
    auto const head = head_of(line);
    EXPECT_LE(head.size(), 400U);
    EXPECT_GT(head.size(), 396U);
    EXPECT_TRUE(line.starts_with(head));
    EXPECT_NE(static_cast<unsigned char>(line[head.size()]) & 0xC0U, 0x80U) << "cut inside a character";
  }
}

}  // namespace
}  // namespace rapporteur
