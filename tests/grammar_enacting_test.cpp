#include "grammar/grammar.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace rapporteur::grammar {
namespace {

struct Row {
  std::string_view text;
  std::string_view organ;
  std::string_view span;
  std::string_view rest;
  bool comma;
  bool quoted;
};

TEST(Enacting, ReadsTheLineOfEveryOrgan) {
  static constexpr Row kRows[] = {
      {"The General Assembly,", "General Assembly", "The General Assembly,", "", true, false},
      {"The Human Rights Council,", "Human Rights Council", "The Human Rights Council,", "", true, false},
      {"The Security Council,", "Security Council", "The Security Council,", "", true, false},
      {"The Economic and Social Council,", "Economic and Social Council", "The Economic and Social Council,", "", true,
       false},
      {"The General Assembly", "General Assembly", "The General Assembly", "", false, false},
      {"The Economic and Social Council", "Economic and Social Council", "The Economic and Social Council", "", false,
       false},
      {"The Security Council", "Security Council", "The Security Council", "", false, false},
      {"The General Assembly.", "General Assembly", "The General Assembly.", "", false, false},
      {"The Economic and Social Council.", "Economic and Social Council", "The Economic and Social Council.", "", false,
       false},
      {"The United Nations Environment Assembly,", "United Nations Environment Assembly",
       "The United Nations Environment Assembly,", "", true, false},
      {"The United Nations Environment Assembly of the United Nations Environment Programme,",
       "United Nations Environment Assembly of the United Nations Environment Programme",
       "The United Nations Environment Assembly of the United Nations Environment Programme,", "", true, false},
      {"The United Nations Habitat Assembly,", "United Nations Habitat Assembly",
       "The United Nations Habitat Assembly,", "", true, false},
      {"The Governing Council,", "Governing Council", "The Governing Council,", "", true, false},
      {"The Trusteeship Council,", "Trusteeship Council", "The Trusteeship Council,", "", true, false},
      {"The Economic Commission for Europe,", "Economic Commission for Europe", "The Economic Commission for Europe,",
       "", true, false},
      {"The Executive Council,", "Executive Council", "The Executive Council,", "", true, false},
      {"“The General Assembly,", "General Assembly", "“The General Assembly,", "", true, true},
      {"“The Human Rights Council", "Human Rights Council", "“The Human Rights Council", "", false, true},
      {"\"The General Assembly,", "General Assembly", "\"The General Assembly,", "", true, true},
      {"THE ECONOMIC AND SOCIAL COUNCIL,", "Economic and Social Council", "THE ECONOMIC AND SOCIAL COUNCIL,", "", true,
       false},
      {"L’Assemblée générale,", "Assemblée générale", "L’Assemblée générale,", "", true, false},
      {"L'Assemblée générale,", "Assemblée générale", "L'Assemblée générale,", "", true, false},
      {"Le Conseil économique et social,", "Conseil économique et social", "Le Conseil économique et social,", "", true,
       false},
      {"Le Conseil de sécurité,", "Conseil de sécurité", "Le Conseil de sécurité,", "", true, false},
      {"Therefore the Security Council,", "Security Council", "Therefore the Security Council,", "", true, false},
      {"Now, therefore, the General Assembly", "General Assembly", "Now, therefore, the General Assembly", "", false,
       false},
      {"The Economic and Social Council therefore", "Economic and Social Council",
       "The Economic and Social Council therefore", "", false, false},
      {"The General Assembly approves the annexed convention", "General Assembly", "The General Assembly",
       "approves the annexed convention", false, false},
      {"THE ECONOMIC AND SOCIAL COUNCIL, in order to provide", "Economic and Social Council",
       "THE ECONOMIC AND SOCIAL COUNCIL,", "in order to provide", true, false},
      {"The Security Council, Recalling its resolution", "Security Council", "The Security Council,",
       "Recalling its resolution", true, false},
  };
  for (auto const& row : kRows) {
    SCOPED_TRACE(std::string(row.text));
    auto const found = parse_enacting(row.text);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->organ.name, row.organ);
    EXPECT_EQ(found->span, row.span);
    EXPECT_EQ(found->rest, row.rest);
    EXPECT_EQ(found->comma, row.comma);
    EXPECT_EQ(found->quoted, row.quoted);
  }
}

TEST(Enacting, TakesABodyThatNoTableKnowsByItsForm) {
  for (std::string_view const line :
       {"The Intergovernmental Committee on Night Trains,", "The Tenth Congress of Ferry Towns,",
        "The Preparatory Commission for the Seed Vault,", "“The Joint Inspection Board,"}) {
    auto const found = parse_enacting(line);
    ASSERT_TRUE(found) << line;
    EXPECT_TRUE(found->organ.name.empty()) << line;
    EXPECT_TRUE(found->comma) << line;
  }
}

TEST(Enacting, IsNothingElse) {
  for (std::string_view const text : {
           "",
           "The",
           "The ",
           "General Assembly",
           "The States Parties to the present Convention,",
           "The United Nations and the International Atomic Energy Agency,",
           "We, the Heads of State and Government",
           "The General Assemblyman,",
           "The lamps of the Council,",
           "The Secretary-General,",
           "The Committee shall meet once a year.",
           "The Committee met in Geneva, in New York,",
           "A General Assembly,",
           "Requests the General Assembly,",
           "Recalling the General Assembly,",
           "THE LAMPS,",
           "“Recalling its resolution,",
       }) {
    EXPECT_FALSE(parse_enacting(text)) << text;
  }
}

TEST(Enacting, GivesTheRowAndThePrefixOfTheOrgan) {
  auto const& organs = Lexicon::standard().organs();
  for (auto const& organ : organs) {
    auto const line = std::string(organ.language == "fr" ? "Le " : "The ") + std::string(organ.name) + ",";
    auto const found = parse_enacting(line);
    ASSERT_TRUE(found) << line;
    EXPECT_EQ(found->organ.name, organ.name);
    EXPECT_EQ(found->organ.prefix, organ.prefix);
    ASSERT_LT(found->organ.row, organs.size());
    EXPECT_EQ(organs[found->organ.row].name, organ.name);
    EXPECT_TRUE(found->comma);
  }
}

}  // namespace
}  // namespace rapporteur::grammar
