#include "grammar/grammar.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace rapporteur::grammar {
namespace {

struct Row {
  std::string_view line;
  FurnitureForm form;
  std::string_view value;
};

constexpr auto kPage = FurnitureForm::kPageNumber;
constexpr auto kJob = FurnitureForm::kJobNumber;
constexpr auto kRule = FurnitureForm::kRule;
constexpr auto kHead = FurnitureForm::kRunningHead;
constexpr auto kConverter = FurnitureForm::kConverter;

TEST(Furniture, ReadsWhatThePageNeeds) {
  static constexpr Row kRows[] = {
      {"3", kPage, "3"},
      {"2/5", kPage, "2/5"},
      {"- 4 -", kPage, "- 4 -"},
      {"– 4 –", kPage, "– 4 –"},
      {"/...", kPage, "/..."},
      {"/…", kPage, "/…"},
      {"Page 2", kPage, "Page 2"},
      {"  131  ", kPage, "131"},
      {"04-48544", kJob, "04-48544"},
      {"95-76363", kJob, "95-76363"},
      {"37-07938 (E)", kJob, "37-07938 (E)"},
      {"GE.16-06773(E)", kJob, "GE.16-06773(E)"},
      {"*0448544*", kJob, "*0448544*"},
      {"0448544", kJob, "0448544"},
      {"04-48544 (E) 100105", kJob, "04-48544 (E) 100105"},
      {"1/3          36-48894", kJob, "36-48894"},
      {"36-48894          1/3", kJob, "36-48894"},
      {"_____", kRule, "_____"},
      {"---", kRule, "---"},
      {"-----------------", kRule, "-----------------"},
      {"* * *", kRule, "* * *"},
      {"_ _ _", kRule, "_ _ _"},
      {".....", kRule, "....."},
      {"A/RES/59/153", kHead, "A/RES/59/153"},
      {"S/RES/1373 (2001)", kHead, "S/RES/1373 (2001)"},
      {"A/RES/59/153*", kHead, "A/RES/59/153"},
      {"General Assembly—Twelfth Session", kHead, "General Assembly—Twelfth Session"},
      {"6\tGeneral Assembly—Twenty-sixth Session", kHead, "6\tGeneral Assembly—Twenty-sixth Session"},
      {"Resolutions adopted on the reports of the Sixth Committee", kHead,
       "Resolutions adopted on the reports of the Sixth Committee"},
      {"VIII. Resolutions adopted on the reports of the Fifth Committee 167", kHead,
       "VIII. Resolutions adopted on the reports of the Fifth Committee 167"},
      {"[DU1]", kConverter, "[DU1]"},
      {"<<ODS JOB NO>>N0448544E<<ODS JOB NO>>", kConverter, "<<ODS JOB NO>>N0448544E<<ODS JOB NO>>"},
  };
  for (auto const& row : kRows) {
    SCOPED_TRACE(std::string(row.line));
    auto const found = parse_furniture(row.line);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->form, row.form);
    EXPECT_EQ(found->value, row.value);
  }
}

TEST(Furniture, IsNothingElse) {
  for (std::string_view const line : {
           "",
           " ",
           "12345",
           "1.",
           "2005.",
           "3 lamps",
           "Page",
           "Page of the register",
           "A/59/494",
           "A/91/453;",
           "A/RES/59/153, annex",
           "A/RES/59/153 of 20 December 2004",
           "General Assembly",
           "General Assembly—Twelfth Session was opened by the keeper of Tavira in the autumn",
           "The resolutions adopted on the reports of the Sixth Committee",
           "Resolutions adopted by the General Assembly on 12 December 2022",
           "74th plenary meeting",
           "20 December 2004",
           "--",
           "**",
           "…",
           "(a)",
           "[S/9654]",
           "Requests",
       }) {
    auto const found = parse_furniture(line);
    EXPECT_FALSE(found) << line;
  }
}

}  // namespace
}  // namespace rapporteur::grammar
