// `rapporteur conditions` and `rapporteur entities` as their users and their scripts meet them.

#include "tests/command_fixture.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::tests {
namespace {

constexpr std::string_view kNone = "Nothing that anybody does.\n";

std::string const kSome = resolution(
    "1.\tRequests the Secretary-General, subject to the availability of resources, to keep records, as appropriate;\n"
    "2.\tInvites Kenya to assist the Secretary-General;\n");

constexpr std::string_view kConditionNames =
    "document,source,part,paragraph,paragraph_index,paragraph_kind,begin,end,kind,cue,clause,scope,action,target,"
    "strictness,force,commitment,factors,confidence,rule\r\n";
constexpr std::string_view kEntityNames = "id,name,type,mentions,documents,salience\r\n";

class Lists : public CommandTest {
 protected:
  std::string some = folder.write("some.txt", kSome);
  std::string none = folder.write("none.txt", kNone);
};

TEST_F(Lists, AConditionSaysWhatItLeaves) {
  RunResult const table = run_program({"conditions", some});
  EXPECT_EQ(table.status, 0);
  EXPECT_THAT(table.error, IsEmpty());
  EXPECT_THAT(table.output,
              AllOf(StartsWith("A/RES/59/901  " + some + "\n"), HasSubstr("KIND"), HasSubstr("STRICTNESS"),
                    HasSubstr("0.64 × 0.3 × 0.7 = 0.13  subject to the availability of resources\n")));
  RunResult const csv = run_program({"conditions", "--format=csv", some});
  EXPECT_THAT(csv.output, AllOf(StartsWith(std::string(kConditionNames)),
                                HasSubstr(",RESOURCE,subject to the availability of,subject to the availability of "
                                          "resources,ACTION,request,,0.7,"),
                                HasSubstr(",DISCRETION,as appropriate,as appropriate,ACTION,request,")));
  EXPECT_EQ(std::ranges::count(csv.output, '\n'), 3);
}

TEST_F(Lists, EntitiesOfAllInputsAreCountedTogether) {
  RunResult const csv = run_program({"entities", "--format=csv", some, some});
  EXPECT_EQ(csv.status, 0);
  EXPECT_THAT(csv.output,
              AllOf(StartsWith(std::string(kEntityNames)), HasSubstr("UN:SG,Secretary-General,UN_SECRETARIAT,4,2,0."),
                    HasSubstr("ISO3166:KE,Kenya,STATE,2,2,0.")));
  EXPECT_LT(csv.output.find("UN:SG"), csv.output.find("ISO3166:KE"));
  EXPECT_THAT(run_program({"entities", some}).output,
              AllOf(StartsWith("SALIENCE  MENTIONS  DOCUMENTS"), HasSubstr("Kenya")));
}

TEST_F(Lists, ADocumentWithoutAnyGivesNoLines) {
  for (char const* command : {"conditions", "entities"}) {
    for (char const* format : {"--format=table", "--format=jsonl"}) {
      RunResult const result = run_program({command, format, none});
      EXPECT_EQ(result.status, 0);
      EXPECT_THAT(result.output + result.error, IsEmpty()) << command << format;
    }
  }
  EXPECT_EQ(run_program({"conditions", "--format=csv", none}).output, kConditionNames);
  EXPECT_EQ(run_program({"entities", "--format=csv", none}).output, kEntityNames);
}

TEST_F(Lists, GiveTheSameWithAnyNumberOfThreads) {
  for (int i = 1; i < 60; ++i) folder.write(std::to_string(i) + ".txt", i % 3 == 0 ? kNone : kSome);
  for (char const* command : {"conditions", "entities"}) {
    for (char const* format : {"--format=table", "--format=csv", "--format=jsonl"}) {
      expect_same_with_any_threads({command, format});
    }
  }
}

TEST_F(Lists, GoOnAfterWhatCannotBeReadAndTellFaults) {
  std::string const missing = folder.at("missing.txt");
  for (std::string const command : {"conditions", "entities"}) {
    RunResult const result = run_program({command, missing, some});
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(result.error, "rapporteur: " + missing + ": No such file or directory\n");
    EXPECT_THAT(result.output, Not(IsEmpty()));
    EXPECT_EQ(run_program({command}).status, 2);
    EXPECT_EQ(run_program({command, "--format=xml", some}).status, 2);
    EXPECT_EQ(run_program({command, "-o", some, some}).status, 2);
    EXPECT_EQ(run_program({command, "-o", "/dev/full", some}).status, 3);
  }
}

}  // namespace
}  // namespace rapporteur::tests
