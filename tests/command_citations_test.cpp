// `rapporteur citations` as its users and their scripts meet it.

#include "tests/command_fixture.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::tests {
namespace {

constexpr std::string_view kNone = "The General Assembly,\n1. Decides to remain seized of the matter.\n";

std::string citing(int number) {
  return resolution("Recalling its resolution 58/" + std::to_string(number) +
                        " of 10 October 2003,\n1.\tReaffirms its resolution 58/1;\n",
                    900 + number);
}

constexpr std::string_view kNames =
    "citing,source,part,paragraph,paragraph_index,paragraph_kind,begin,end,kind,symbol,date,pinpoint,text,confidence,"
    "rule,link\r\n";

class Citations : public CommandTest {};

TEST_F(Citations, CsvBeginsWithNames) {
  std::string const none = folder.write("none.txt", kNone);
  RunResult const result = run_program({"citations", "--format=csv", none});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.error, IsEmpty());
  EXPECT_EQ(result.output, kNames);
  EXPECT_EQ(run_program({"citations", "--format=csv", "--count", none}).output,
            "citing,symbol,kinds,count,date,paragraphs,link\r\n");
}

TEST_F(Citations, ADocumentWithoutAnyGivesNoLines) {
  std::string const none = folder.write("none.txt", kNone);
  for (std::vector<std::string> const& arguments : {std::vector<std::string>{"citations", none},
                                                    {"citations", "--format=jsonl", none},
                                                    {"citations", "--count", none}}) {
    RunResult const result = run_program(arguments);
    EXPECT_EQ(result.status, 0);
    EXPECT_THAT(result.output + result.error, IsEmpty());
  }
}

TEST_F(Citations, TheNetworkHoldsEveryDocument) {
  std::string const none = folder.write("none.txt", kNone);
  RunResult const result = run_program({"citations", "--format=graphml", none, "-"}, {.input = std::string(kNone)});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.output, AllOf(StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"),
                                   HasSubstr("<node id=\"" + none + "\">"), HasSubstr("<node id=\"-\">")));
}

TEST_F(Citations, GivesTheSameWithAnyNumberOfThreads) {
  for (int i = 1; i < 60; ++i) folder.write(std::to_string(i) + ".txt", citing(i));
  for (char const* format : {"--format=table", "--format=csv", "--format=jsonl", "--format=graphml", "--count"}) {
    expect_same_with_any_threads({"citations", format});
  }
}

TEST_F(Citations, GoesOnAfterWhatCannotBeRead) {
  std::string const missing = folder.at("missing.txt");
  RunResult const result = run_program({"citations", "--format=graphml", missing, folder.write("none.txt", kNone)});
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.error, "rapporteur: " + missing + ": No such file or directory\n");
  EXPECT_THAT(result.output, AllOf(HasSubstr("none.txt"), Not(HasSubstr("missing.txt"))));
}

TEST_F(Citations, GoToTheNamedFile) {
  std::string const input = folder.write("none.txt", kNone);
  RunResult const result = run_program({"citations", "--format=csv", "-o", folder.at("out.csv"), input});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.output, IsEmpty());
  EXPECT_EQ(read_file(folder.at("out.csv")), kNames);
  EXPECT_EQ(run_program({"citations", "-o", input, input}).status, 2);
  EXPECT_EQ(read_file(input), kNone);
}

TEST_F(Citations, AFullDiskIsTold) {
  std::string const input = folder.write("none.txt", kNone);
  for (char const* format : {"--format=csv", "--format=graphml"}) {
    RunResult const result = run_program({"citations", format, "-o", "/dev/full", input});
    EXPECT_EQ(result.status, 3) << format;
    EXPECT_EQ(result.error, "rapporteur: /dev/full: No space left on device\n");
  }
}

TEST_F(Citations, ANetworkIsNotCounted) {
  RunResult const result = run_program({"citations", "--count", "--format=graphml", folder.write("none.txt", kNone)});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.error, StartsWith("rapporteur: --count: "));
  EXPECT_THAT(result.output, IsEmpty());
}

TEST_F(Citations, AreListedForReading) {
  std::string const input = folder.write("a.txt", citing(7));
  RunResult const result = run_program({"citations", input});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.output, "A/RES/59/907  " + input +
                               "\n  preambular  A/RES/58/7  2003-10-10  resolution 58/7 of 10 October 2003"
                               "\n  1.          A/RES/58/1              resolution 58/1\n");
  EXPECT_THAT(run_program({"citations", "--count", "--format=jsonl", input}).output,
              HasSubstr(R"("symbol":"A/RES/58/1","kinds":"RESOLUTION","count":1,)"));
}

TEST_F(Citations, HaveColorsAndTheWidthOfATerminalOnly) {
  std::string const input = folder.write("a.txt", citing(7));
  RunOptions const terminal = {.environment = {"TERM=xterm", "NO_COLOR="}, .output_terminal = true};
  EXPECT_THAT(run_program({"citations", input}, terminal).output, HasSubstr("\033["));
  EXPECT_THAT(run_program({"citations", input}).output, Not(HasSubstr("\033[")));
}

}  // namespace
}  // namespace rapporteur::tests
