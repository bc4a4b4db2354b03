#include "pipeline/analyze.hpp"
#include "pipeline/name_lexicon.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

namespace rapporteur {
namespace {

struct Named {
  std::string id;
  std::string text;
};

std::vector<Named> names_in(std::string const& sentence) {
  Analyzer analyzer;
  auto const& analysis =
      analyzer.analyze("test", "The General Assembly,\n1. Thanks " + sentence + " for its report;\n");
  std::vector<Named> names;
  for (auto const& mention : analysis.mentions) {
    if (analysis.paragraphs[mention.paragraph].kind == ParagraphKind::kEnacting) continue;
    names.push_back({mention.entity == kNoEntity ? "" : std::string(analysis.entities[mention.entity].id),
                     std::string(analysis.cut(mention.span))});
  }
  return names;
}

std::vector<NameRow> states() {
  std::vector<NameRow> rows;
  for (auto const& row : NameLexicon::standard()->rows()) {
    if (row.id.starts_with("ISO3166:")) rows.push_back(row);
  }
  return rows;
}

TEST(StateNames, MembersAndObserversAreListed) { EXPECT_EQ(states().size(), 195U); }

/// Every name of every State, official, short, inverted and former, is found whole and is that State.
TEST(StateNames, EachNameIsItsState) {
  for (auto const& alias : NameLexicon::standard()->aliases()) {
    auto const& row = NameLexicon::standard()->rows()[alias.row];
    if (!row.id.starts_with("ISO3166:")) continue;
    auto const names = names_in("the Government and " + alias.text + ",");
    auto const found =
        std::find_if(names.begin(), names.end(), [&](auto const& each) { return each.text == alias.text; });
    ASSERT_NE(found, names.end()) << alias.text;
    EXPECT_EQ(found->id, row.id) << alias.text;
    EXPECT_EQ(names.size(), 2U) << alias.text;
  }
}

TEST(StateNames, InvertedNamesOfThoseThatHaveOne) {
  struct Inverted {
    std::string_view name;
    std::string_view id;
  };
  static constexpr std::array<Inverted, 9> kInverted = {{{"Bolivia (Plurinational State of)", "ISO3166:BO"},
                                                         {"Iran (Islamic Republic of)", "ISO3166:IR"},
                                                         {"Micronesia (Federated States of)", "ISO3166:FM"},
                                                         {"Venezuela (Bolivarian Republic of)", "ISO3166:VE"},
                                                         {"Korea (Republic of)", "ISO3166:KR"},
                                                         {"Korea, Republic of", "ISO3166:KR"},
                                                         {"Congo (Democratic Republic of the)", "ISO3166:CD"},
                                                         {"Tanzania (United Republic of)", "ISO3166:TZ"},
                                                         {"Netherlands (Kingdom of the)", "ISO3166:NL"}}};
  for (auto const& [name, id] : kInverted) {
    auto const names = names_in(std::string(name) + ",");
    ASSERT_EQ(names.size(), 1U) << name;
    EXPECT_EQ(names[0].id, id);
    EXPECT_EQ(names[0].text, name);
  }
}

/// A name inside another is never taken for the shorter one.
TEST(StateNames, AreNotFoundInsideOtherNames) {
  struct Trap {
    std::string_view text;
    std::string_view never;
  };
  static constexpr std::array<Trap, 15> kTraps = {{{"the Democratic Republic of the Congo", "ISO3166:CG"},
                                                   {"the DRC", "ISO3166:CG"},
                                                   {"the Democratic People’s Republic of Korea", "ISO3166:KR"},
                                                   {"the Gulf of Guinea", "ISO3166:GN"},
                                                   {"Equatorial Guinea", "ISO3166:GN"},
                                                   {"Papua New Guinea", "ISO3166:GN"},
                                                   {"Guinea-Bissau", "ISO3166:GN"},
                                                   {"South Sudan", "ISO3166:SD"},
                                                   {"Nigeria", "ISO3166:NE"},
                                                   {"the Dominican Republic", "ISO3166:DM"},
                                                   {"Lake Chad", "ISO3166:TD"},
                                                   {"American Samoa", "ISO3166:WS"},
                                                   {"South Georgia", "ISO3166:GE"},
                                                   {"Northern Ireland", "ISO3166:IE"},
                                                   {"Mexico City", "ISO3166:MX"}}};
  for (auto const& [text, never] : kTraps) {
    for (auto const& named : names_in(std::string(text) + ",")) EXPECT_NE(named.id, never) << text;
  }
}

}  // namespace
}  // namespace rapporteur
