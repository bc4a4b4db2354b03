#include "grammar/lexicon.hpp"

#include "grammar/embedded.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::grammar {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

std::string fault(std::string_view text, std::vector<std::string_view> const& expected = {}) {
  try {
    (void)Table::parse("verbs", text, expected);
  } catch (TableError const& error) {
    return error.what();
  }
  return "no fault";
}

TEST(Table, ReadsColumnsAndRows) {
  auto const table =
      Table::parse("words", "# a comment\nword\tplace\n\nalso\tboth\n# another\nstill\t\n", {"word", "place"});
  EXPECT_THAT(table.columns, ElementsAre("word", "place"));
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_THAT(table.rows[0], ElementsAre("also", "both"));
  EXPECT_THAT(table.rows[1], ElementsAre("still", ""));
}

TEST(Table, ReadsLineEndsOfBothKindsAndTheLastLineWithoutOne) {
  auto const table = Table::parse("words", "word\r\nalso\r\nstill", {});
  EXPECT_THAT(table.columns, ElementsAre("word"));
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_THAT(table.rows[1], ElementsAre("still"));
}

TEST(Table, KeepsEveryByteOfAField) {
  auto const table = Table::parse("words", "word\tsign\nAssemblée\t; [x] \"$\" ’ #\n", {});
  EXPECT_THAT(table.rows.at(0), ElementsAre("Assemblée", "; [x] \"$\" ’ #"));
}

TEST(Table, NamesFileLineAndColumnOfAFault) {
  EXPECT_THAT(fault("# a comment\nword\tplace\nalso\tboth\nstill\n"),
              StartsWith("verbs.tsv:4:6: 1 fields where there are 2"));
  EXPECT_THAT(fault("word\nalso\tboth\n"), StartsWith("verbs.tsv:2:10: 2 fields where there are 1"));
  EXPECT_THAT(fault("word\tplace\n\tboth\n"), StartsWith("verbs.tsv:2:1: the first field is empty"));
  EXPECT_THAT(fault("# no columns\n\nverb\n", {"lemma"}), StartsWith("verbs.tsv:3:1: the columns"));
  EXPECT_THAT(fault(""), HasSubstr("verbs.tsv:1:1: the table is empty"));
  EXPECT_THAT(fault("# only a comment\n"), HasSubstr("the table is empty"));
  EXPECT_EQ(fault("lemma\nnote\n", {"lemma"}), "no fault");
}

/// Tables that are sets of words; others are in groups, or in an order that means something.
constexpr std::array<std::string_view, 6> kWordSets = {"adverbs",   "joining_words", "list_words",
                                                       "not_verbs", "participles",   "verbs"};

TEST(Tables, AreSortedAndNameNothingTwice) {
  ASSERT_GE(embedded_tables().size(), 8U);
  for (auto const& embedded : embedded_tables()) {
    SCOPED_TRACE(std::string(embedded.name));
    auto const table = Table::parse(embedded.name, embedded.text, {});
    EXPECT_FALSE(table.rows.empty());
    EXPECT_TRUE(embedded.text.starts_with("# ")) << "a table says first what it holds and where it is from";
    std::set<std::vector<std::string_view>> rows;
    for (auto const& row : table.rows) {
      EXPECT_TRUE(rows.insert(row).second) << row.front() << " stands there twice";
      for (auto const field : row) {
        EXPECT_FALSE(field.starts_with(' ') || field.ends_with(' ')) << "a blank around " << field;
      }
    }
    if (std::find(kWordSets.begin(), kWordSets.end(), embedded.name) != kWordSets.end()) {
      for (std::size_t i = 1; i < table.rows.size(); ++i) {
        EXPECT_LE(table.rows[i - 1].front(), table.rows[i].front()) << "the rows are not sorted";
      }
    }
  }
}

Table table_of(std::string_view name) {
  for (auto const& embedded : embedded_tables()) {
    if (embedded.name == name) return Table::parse(embedded.name, embedded.text, {});
  }
  ADD_FAILURE() << "no table " << name;
  return {};
}

TEST(Tables, HoldWordsInLowerCase) {
  for (std::string_view const name : {"verbs", "participles", "adverbs", "list_words", "not_verbs"}) {
    for (auto const& row : table_of(name).rows) {
      auto const small = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
      EXPECT_TRUE(std::all_of(row[0].begin(), row[0].end(), small)) << name << ": " << row[0];
    }
  }
}

TEST(Tables, HoldTheWordsThatTheirNamesSay) {
  for (auto const& row : table_of("list_words").rows) EXPECT_TRUE(row[0].ends_with("ing")) << row[0];
  for (auto const& row : table_of("not_verbs").rows) EXPECT_TRUE(row[0].ends_with('s')) << row[0];
  for (auto const& row : table_of("adverbs").rows) {
    EXPECT_TRUE(row[1] == "before" || row[1] == "after" || row[1] == "both") << row[0];
  }
  for (auto const& row : table_of("participles").rows) EXPECT_TRUE(row[1].starts_with("be ")) << row[0];
}

TEST(Organs, HaveAPatternWhereTheyHaveAPrefix) {
  auto const& organs = Lexicon::standard().organs();
  for (auto const& organ : organs) {
    SCOPED_TRACE(std::string(organ.name));
    EXPECT_EQ(organ.prefix.empty(), organ.pattern.empty());
    if (!organ.pattern.empty()) {
      EXPECT_TRUE(organ.pattern.starts_with(organ.prefix));
      EXPECT_NE(organ.pattern.find("{}"), std::string_view::npos);
    }
    EXPECT_EQ(organ.language.size(), 2U);
    bool const english = std::any_of(organs.begin(), organs.end(),
                                     [&](auto const& other) { return other.id == organ.id && other.language == "en"; });
    EXPECT_TRUE(english) << "a name in another language stands beside the English one";
  }
}

TEST(Organs, TheLongestNameWins) {
  auto const& lexicon = Lexicon::standard();
  auto const name_at = [&](std::string_view text) {
    auto const* const organ = lexicon.organ_at(text);
    return organ == nullptr ? std::string_view() : organ->name;
  };
  EXPECT_EQ(name_at("United Nations Environment Assembly,"), "United Nations Environment Assembly");
  EXPECT_EQ(name_at("United Nations Environment Assembly of the United Nations Environment Programme,"),
            "United Nations Environment Assembly of the United Nations Environment Programme");
  EXPECT_EQ(name_at("ECONOMIC AND SOCIAL COUNCIL"), "Economic and Social Council");
  EXPECT_EQ(name_at("Economic and Social Commission for Western Asia"),
            "Economic and Social Commission for Western Asia");
  EXPECT_EQ(name_at("Assemblée générale,"), "Assemblée générale");
  EXPECT_EQ(name_at("General"), "");
  EXPECT_EQ(name_at(""), "");
  EXPECT_EQ(name_at("The General Assembly"), "");
}

TEST(Lexicon, AnswersForWordsOfEveryTable) {
  auto const& lexicon = Lexicon::standard();
  ASSERT_NE(lexicon.head("requests"), nullptr);
  EXPECT_EQ(lexicon.head("requests")->form, HeadForm::kThirdPerson);
  EXPECT_EQ(lexicon.head("recalling")->form, HeadForm::kGerund);
  EXPECT_EQ(lexicon.head("concerned")->form, HeadForm::kParticiple);
  EXPECT_EQ(lexicon.head("reaffirm")->form, HeadForm::kBase);
  EXPECT_EQ(lexicon.head("recognises")->lemma, "recognize");
  EXPECT_EQ(lexicon.head("lamp"), nullptr);
  EXPECT_EQ(lexicon.head("Requests"), nullptr) << "words are asked for in lower case";
  EXPECT_EQ(lexicon.head(""), nullptr);
  ASSERT_NE(lexicon.adverb("also"), nullptr);
  EXPECT_EQ(*lexicon.adverb("also"), AdverbPlace::kBoth);
  EXPECT_EQ(lexicon.adverb("lamp"), nullptr);
  EXPECT_TRUE(lexicon.list_word("ensuring"));
  EXPECT_FALSE(lexicon.list_word("recalling"));
  EXPECT_TRUE(lexicon.not_verb("states"));
  EXPECT_FALSE(lexicon.not_verb("requests"));
  EXPECT_TRUE(lexicon.joining_word("of"));
  EXPECT_TRUE(lexicon.joining_word("Mr."));
  EXPECT_FALSE(lexicon.joining_word("lamp"));
  EXPECT_TRUE(lexicon.masthead_line("Distr."));
  EXPECT_FALSE(lexicon.masthead_line("Distr.: General"));
}

}  // namespace
}  // namespace rapporteur::grammar
