#include "grammar/grammar.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace rapporteur::grammar {
namespace {

TEST(Session, ReadsNumbersYearsAndKinds) {
  struct Row {
    std::string_view text;
    std::uint32_t number;
    SessionForm form;
    std::string_view span;
  };
  static constexpr Row kRows[] = {
      {"Fifty-ninth session", 59, SessionForm::kRegular, "Fifty-ninth session"},
      {"FORTY-NINTH SESSION", 49, SessionForm::kRegular, "FORTY-NINTH SESSION"},
      {"59th session", 59, SessionForm::kRegular, "59th session"},
      {"Hundred and first session", 101, SessionForm::kRegular, "Hundred and first session"},
      {"2022 session", 2022, SessionForm::kRegular, "2022 session"},
      {"Tenth emergency special session", 10, SessionForm::kEmergencySpecial, "Tenth emergency special session"},
      {"Thirty-fourth special session", 34, SessionForm::kSpecial, "Thirty-fourth special session"},
      {"Twelfth resumed session", 12, SessionForm::kResumed, "Twelfth resumed session"},
      {"Third regular session, 2001", 3, SessionForm::kRegular, "Third regular session"},
      {"Twenty-fifth session of the Governing Council", 25, SessionForm::kRegular, "Twenty-fifth session"},
  };
  for (auto const& row : kRows) {
    SCOPED_TRACE(std::string(row.text));
    auto const found = parse_session(row.text);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->number, row.number);
    EXPECT_EQ(found->form, row.form);
    EXPECT_EQ(found->span, row.span);
  }
}

TEST(Session, IsNothingElse) {
  for (std::string_view const text :
       {"", "session", "Fifty-nine session", "Fifty-ninth sessions", "Fifty-ninth plenary meeting", "Session 59",
        "its fifty-ninth session", "At its fifty-ninth session", "59 session", "Fifty-ninth", "02022 session"}) {
    EXPECT_FALSE(parse_session(text)) << text;
  }
}

TEST(AgendaItems, ReadsListsOfItems) {
  struct Row {
    std::string_view line, list;
  };
  static constexpr Row kRows[] = {
      {"Agenda item 96", "96"},
      {"Agenda item 19 (a)", "19 (a)"},
      {"Agenda item 19(a)", "19(a)"},
      {"Agenda items 24 and 25", "24 and 25"},
      {"Agenda items 10, 11 and 12", "10, 11 and 12"},
      {"Agenda item 19 (a) and (b)", "19 (a) and (b)"},
      {"Agenda items 13 (a) and 115", "13 (a) and 115"},
      {"Agenda item: 7", "7"},
      {"AGENDA ITEM 79", "79"},
      {"Item 7 of the provisional agenda", "7"},
      {"Items 7 and 8 of the agenda", "7 and 8"},
  };
  for (auto const& row : kRows) {
    auto const found = parse_agenda_items(row.line);
    ASSERT_TRUE(found) << row.line;
    EXPECT_EQ(found->list, row.list);
    EXPECT_TRUE(row.line.starts_with(found->span)) << found->span;
  }
}

TEST(AgendaItems, IsNothingElse) {
  for (std::string_view const line : {"", "Agenda", "Agenda item", "Agenda item A", "agenda", "Item 7", "Items",
                                      "Recalling also agenda item 24 (b)", "Item 7 of the programme", "7"}) {
    EXPECT_FALSE(parse_agenda_items(line)) << line;
  }
}

struct AdoptionRow {
  std::string_view line;
  std::string_view organ;
  std::string_view meeting;
  std::string_view date;
  std::string_view vote;
  bool plural;
  bool decision;
};

TEST(Adoption, ReadsTheLinesOfEveryOrgan) {
  static constexpr AdoptionRow kRows[] = {
      {"Resolution adopted by the General Assembly on 20 December 2004", "General Assembly", "", "20 December 2004", "",
       false, false},
      {"Resolution adopted by the General Assembly", "General Assembly", "", "", "", false, false},
      {"RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY", "General Assembly", "", "", "", false, false},
      {"Resolutions adopted by the General Assembly on 12 December 2022", "General Assembly", "", "12 December 2022",
       "", true, false},
      {"Resolution adopted by the Human Rights Council* on 24 March 2016", "Human Rights Council", "", "24 March 2016",
       "", false, false},
      {"Resolution adopted by the Economic and Social Council on 8 June 2022", "Economic and Social Council", "",
       "8 June 2022", "", false, false},
      {"Resolution adopted by the United Nations Environment Assembly on 2 March 2022",
       "United Nations Environment Assembly", "", "2 March 2022", "", false, false},
      {"Decision adopted by the General Assembly on 4 December 2036", "General Assembly", "", "4 December 2036", "",
       false, true},
      {"Adopted by the Security Council at its 4385th meeting, on 28 September 2001", "Security Council",
       "4385th meeting", "28 September 2001", "", false, false},
      {"Adopted by the Security Council at its 4385th meeting, on", "Security Council", "4385th meeting", "", "", false,
       false},
      {"Adopted by the Security Council on 28 May 2037", "Security Council", "", "28 May 2037", "", false, false},
      {"Adopted at the 229th meeting by 9 votes to none, with 2 abstentions (A, B).", "", "229th meeting", "",
       "by 9 votes to none, with 2 abstentions (A, B).", false, false},
      {"Adopted unanimously at the 1017th meeting.", "", "1017th meeting", "", "unanimously", false, false},
      {"Adopted at the 127th meet-ing by 8 votes to none", "", "127th meet-ing", "", "by 8 votes to none", false,
       false},
      {"Resolution of 20 January 1948", "", "", "20 January 1948", "", false, false},
      {"Resolution of the Economic and Social Council of 16 February 1946 (document E/20)",
       "Economic and Social Council", "", "16 February 1946", "", false, false},
  };
  for (auto const& row : kRows) {
    SCOPED_TRACE(std::string(row.line));
    auto const found = parse_adoption(row.line);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->organ.name, row.organ);
    EXPECT_EQ(found->meeting, row.meeting);
    EXPECT_EQ(found->date.span, row.date);
    EXPECT_EQ(found->vote, row.vote);
    EXPECT_EQ(found->plural, row.plural);
    EXPECT_EQ(found->decision, row.decision);
  }
}

TEST(Adoption, IsNothingElse) {
  for (std::string_view const line : {
           "",
           "Adopted",
           "Adopted.",
           "Adopts the following declaration:",
           "Resolution",
           "Resolution 1373 (2001)",
           "Resolutions adopted on the reports of the Sixth Committee",
           "Resolution adopted by the meeting of keepers",
           "Resolution of the problem",
           "Recalling the resolution adopted by the General Assembly on 4 December 2036,",
           "The resolution adopted by the General Assembly",
       }) {
    EXPECT_FALSE(parse_adoption(line)) << line;
  }
}

TEST(Committee, IsTheBracketBelowTheLineOfAdoption) {
  for (std::string_view const line : {
           "[on the report of the Third Committee (A/59/494)]",
           "[on the report of the Special Political and Decolonization Committee",
           "[without reference to a Main Committee (A/65/L.67 and Add.1)]",
           "[on the recommendation of the Commission on the Status of Women (E/2022/27)]",
           "[on a proposal considered in plenary meeting (E/2012/L.9)]",
           "[ on the report of the Second Committee (A/49/921)]",
       }) {
    EXPECT_TRUE(parse_committee(line)) << line;
  }
  for (std::string_view const line :
       {"", "[", "on the report of the Third Committee", "[S/9654]", "[Adopted without a vote.]",
        "[Supplements rule 4 of the rules of procedure]", "(on the report of"}) {
    EXPECT_FALSE(parse_committee(line)) << line;
  }
}

TEST(Statement, HeadsAndLeads) {
  for (std::string_view const line :
       {"Statement by the President of the Security Council", "Statement by the President",
        "STATEMENT BY THE PRESIDENT OF THE SECURITY COUNCIL", "President’s statement*", "President's statement",
        "Note by the President of the Security Council"}) {
    EXPECT_TRUE(parse_statement_head(line)) << line;
  }
  for (std::string_view const line :
       {"", "Statement by the Secretary-General", "Presidents", "The President’s statement",
        "Statements by the President", "President’s office"}) {
    EXPECT_FALSE(parse_statement_head(line)) << line;
  }
  struct Lead {
    std::string_view text, organ, meeting, date;
  };
  static constexpr Lead kLeads[] = {
      {"At the 6717th meeting of the Security Council, held on 21 February 2012, the President of the Security Council "
       "made the following statement on behalf of the Council:",
       "Security Council", "6717th meeting", "21 February 2012"},
      {"At the 34th meeting, held on 1 July 2036, the President of the Human Rights Council made the following "
       "statement:",
       "", "34th meeting", "1 July 2036"},
      {"At the thirty-third meeting, held on 6 July 2012, the President read out the following statement:", "",
       "thirty-third meeting", "6 July 2012"},
      {"At the organizational session of the Human Rights Council held on 3 December 2018, the President made the "
       "following statement:",
       "Human Rights Council", "", "3 December 2018"},
      {"At its 34th meeting, on 1 July 2036, the President made the following statement:", "", "34th meeting",
       "1 July 2036"},
  };
  for (auto const& row : kLeads) {
    SCOPED_TRACE(std::string(row.text));
    auto const found = parse_statement_lead(row.text);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->organ.name, row.organ);
    EXPECT_EQ(found->meeting, row.meeting);
    EXPECT_EQ(found->date.span, row.date);
  }
  for (std::string_view const text :
       {"", "At the", "At the 34th meeting", "At the lamp the President spoke",
        "At its 53rd plenary meeting, the Assembly decided", "The President spoke at the 34th meeting"}) {
    EXPECT_FALSE(parse_statement_lead(text)) << text;
  }
}

}  // namespace
}  // namespace rapporteur::grammar
