#include "pipeline/name_lexicon.hpp"

#include "grammar/lexicon.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace rapporteur {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;

constexpr std::string_view kColumns = "id\ttype\tname\taliases\tcodes\tparent\tsource\n";

class NameLexiconFolder : public testing::Test {
 protected:
  NameLexiconFolder() : folder_(fs::path(testing::TempDir()) / ("names_" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~NameLexiconFolder() override { fs::remove_all(folder_); }

  void write(std::string const& name, std::string const& text) const { std::ofstream(folder_ / name) << text; }
  [[nodiscard]] std::string fault() const {
    try {
      (void)NameLexicon::load(folder_.string());
    } catch (grammar::TableError const& error) {
      return error.what();
    }
    return "no fault";
  }
  [[nodiscard]] std::string fault_of(std::string const& row) const {
    write("names_events.tsv", std::string(kColumns) + row);
    return fault();
  }

  fs::path folder_;
};

TEST_F(NameLexiconFolder, ReplacesOneTableAndKeepsTheOthers) {
  write("names_events.tsv",
        std::string(kColumns) + "EVENT:reefs\tEVENT\tWorld Congress on Reefs\tReef Congress\t\t\town\n");
  auto const lexicon = NameLexicon::load(folder_.string());
  EXPECT_NE(lexicon->find("EVENT:reefs"), nullptr);
  EXPECT_EQ(lexicon->find("EVENT:WSIS"), nullptr);
  EXPECT_NE(lexicon->find("ISO3166:KE"), nullptr);
}

TEST_F(NameLexiconFolder, UnknownFolder) {
  try {
    (void)NameLexicon::load((folder_ / "none").string());
    FAIL();
  } catch (grammar::TableError const& error) {
    EXPECT_THAT(error.what(), HasSubstr("there is no such folder"));
  }
}

TEST_F(NameLexiconFolder, FolderWithoutTables) { EXPECT_THAT(fault(), HasSubstr("holds no table of names")); }

TEST_F(NameLexiconFolder, UnknownTable) {
  write("names_planets.tsv", std::string(kColumns));
  EXPECT_EQ(fault(), "names_planets.tsv:1:1: no table has this name");
}

TEST_F(NameLexiconFolder, EmptyFileAndTableWithoutRows) {
  write("names_events.tsv", "");
  EXPECT_THAT(fault(), StartsWith("names_events.tsv:1:1: "));
  write("names_events.tsv", std::string(kColumns));
  EXPECT_EQ(fault(), "names_events.tsv:1:1: the table is empty");
}

TEST_F(NameLexiconFolder, BrokenRowsSayWhere) {
  EXPECT_THAT(fault_of("EVENT:a\tEVENT\tA Congress\n"), StartsWith("names_events.tsv:2:25: 3 fields"));
  EXPECT_EQ(fault_of("EVENT:a\tEVENTS\tA Congress\t\t\t\t\n"), "names_events.tsv:2:9: no type has the name 'EVENTS'");
  EXPECT_EQ(fault_of("EVENT:a\tEVENT\tA; Congress\t\t\t\t\n"),
            "names_events.tsv:2:15: 'A; Congress' can never be found as a name");
  EXPECT_EQ(fault_of("EVENT:a\tEVENT\tA\tB|C; D\t\t\t\n"),
            "names_events.tsv:2:19: 'C; D' can never be found as a name");
  EXPECT_EQ(fault_of("EVENT:a\tEVENT\tA\t\t\tUN:NOBODY\t\n"), "names_events.tsv:2:19: no row has the id 'UN:NOBODY'");
}

TEST_F(NameLexiconFolder, DuplicateIds) {
  EXPECT_EQ(fault_of("EVENT:a\tEVENT\tA\t\t\t\t\n# a comment\nEVENT:a\tEVENT\tB\t\t\t\t\n"),
            "names_events.tsv:4:1: the id 'EVENT:a' stands twice");
  EXPECT_EQ(fault_of("ISO3166:KE\tEVENT\tA\t\t\t\t\n"), "names_events.tsv:2:1: the id 'ISO3166:KE' stands twice");
}

TEST(NameLexicon, HeadOfAName) {
  EXPECT_EQ(head_of_name("Economic and Social Council"), 3U);
  EXPECT_EQ(head_of_name("Committee on the Rights of the Child"), 0U);
  EXPECT_EQ(head_of_name("Iran (Islamic Republic of)"), 0U);
}

}  // namespace
}  // namespace rapporteur
