#include "grammar/grammar.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace rapporteur::grammar {
namespace {

struct Row {
  std::string_view line;
  std::string_view number;
  std::string_view part;
  std::string_view text;
  bool security_council;
};

TEST(Title, ReadsTheNumbersOfEveryEra) {
  static constexpr Row kRows[] = {
      {"59/153.\tLighthouses", "59/153", "", "Lighthouses", false},
      {"59/153. Lighthouses", "59/153", "", "Lighthouses", false},
      {"59/153.Lighthouses", "59/153", "", "Lighthouses", false},
      {"72/262.", "72/262", "", "", false},
      {"2036/17.\tRepairs", "2036/17", "", "Repairs", false},
      {"5/12.\tQuiet nights", "5/12", "", "Quiet nights", false},
      {"S-34/2.\tMountain dams", "S-34/2", "", "Mountain dams", false},
      {"ES-10/17.\tThe outer islands", "ES-10/17", "", "The outer islands", false},
      {"48/218 B.\tInspection", "48/218", "B", "Inspection", false},
      {"2997 (XXVII). Footpaths", "2997 (XXVII)", "", "Footpaths", false},
      {"302(IV). Footpaths", "302(IV)", "", "Footpaths", false},
      {"922 (I). CUSTODY OF SEALS", "922 (I)", "", "CUSTODY OF SEALS", false},
      {"217 A (III). Footpaths", "217 A (III)", "A", "Footpaths", false},
      {"3201 (S-VI). Footpaths", "3201 (S-VI)", "", "Footpaths", false},
      {"1004 (ES-II). Footpaths", "1004 (ES-II)", "", "Footpaths", false},
      {"1721 (XVI) B. Footpaths", "1721 (XVI)", "B", "Footpaths", false},
      {"Resolution 1373 (2001)", "1373 (2001)", "", "", true},
      {"Resolution 3251(2036)", "3251(2036)", "", "", true},
      {"RESOLUTION 3251 (2036)", "3251 (2036)", "", "", true},
      {"## Resolution 3277 (2037)", "3277 (2037)", "", "", true},
      {"912 (1948). Resolution of 20 January 1948", "912 (1948)", "", "Resolution of 20 January 1948", true},
      {"Resolution 350 (1974) of 31 May 1974", "350 (1974)", "", "of 31 May 1974", true},
      {"Resolution 290 of 8 December 1970", "290", "", "of 8 December 1970", true},
      {"Resolution 361 (197-4) of 30 August 1974", "361 (197-4)", "", "of 30 August 1974", true},
      {"PRST 92/2. Remote hearings", "92/2", "", "Remote hearings", false},
      {"PRST 15/2", "15/2", "", "", false},
      {"PRST OS/12/1. Efficiency", "OS/12/1", "", "Efficiency", false},
  };
  for (auto const& row : kRows) {
    SCOPED_TRACE(std::string(row.line));
    auto const found = parse_title(row.line);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->number, row.number);
    EXPECT_EQ(found->part, row.part);
    EXPECT_EQ(found->text, row.text);
    EXPECT_EQ(found->security_council, row.security_council);
  }
}

TEST(Title, IsNothingElse) {
  for (std::string_view const line : {
           "",
           "Lighthouses",
           "1. Requests the Secretary-General",
           "12. Requests",
           "89/41 of 7 December 2034,",
           "88/136 and 89/41",
           "5/12.5 lamps",
           "resolution",
           "Resolution",
           "Resolution adopted by the General Assembly",
           "Resolutions 58/136 and 58/140 of 22 December 2003",
           "Resolution 217 A (III) was adopted",
           "20 December 2004",
           "A/RES/59/153",
           "1373",
           "(2001)",
           "S-34",
           "1/2/3. Lamps",
           "PRST",
           "2030 Agenda for Sustainable Development",
           "1,000 (XX). Lamps",
       }) {
    auto const found = parse_title(line);
    EXPECT_FALSE(found) << line << " has the number " << found->number;
  }
}

}  // namespace
}  // namespace rapporteur::grammar
