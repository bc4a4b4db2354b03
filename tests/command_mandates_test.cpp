// `rapporteur mandates` as its users and their scripts meet it.

#include "pipeline/commands/terminal.hpp"
#include "tests/command_fixture.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::tests {
namespace {

constexpr std::string_view kNone = "The General Assembly,\nRecalling its resolution 58/1 of 3 October 2003,\n";

std::string const kSome = resolution(
    "1.\tRequests the Secretary-General to submit a report to the Economic and Social Council by 31 March 2006;\n"
    "2.\tInvites Member States, subject to the availability of resources, to keep records of their tests;\n"
    "3.\tEncourages the United Nations Development Programme to support them until 30 June 2005;\n"
    "4.\tTakes note of the report of the Secretary-General;\n");

constexpr std::string_view kNames =
    "symbol,source,part,paragraph,paragraph_index,verb,category,force,commitment,speaker,inherited,addressee,entity,"
    "task,"
    "deliverable,deliverable_type,subject,recipient,due,due_date,frequency,conditions,rule\r\n";

class Mandates : public CommandTest {
 protected:
  std::string some = folder.write("some.txt", kSome);

  /// The lines of CSV below the names.
  [[nodiscard]] std::string rows(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"mandates", "--format=csv", some});
    RunResult const result = run_program(arguments);
    EXPECT_EQ(result.status, 0);
    EXPECT_THAT(result.error, IsEmpty());
    EXPECT_THAT(result.output, StartsWith(std::string(kNames)));
    return result.output.substr(std::min(kNames.size(), result.output.size()));
  }
};

constexpr auto kFirst = "A/RES/59/901";

TEST_F(Mandates, ARecordSaysWhoWhatForWhomAndWhen) {
  std::string const all = rows({});
  EXPECT_EQ(std::ranges::count(all, '\n'), 3);
  EXPECT_THAT(all, AllOf(StartsWith(kFirst), HasSubstr(",,1.,"), HasSubstr(",request,DIRECTIVE,"),
                         HasSubstr(",Secretary-General,UN:SG,"), HasSubstr(",report,REPORT,"),
                         HasSubstr(",Economic and Social Council,by 31 March 2006,2006-03-31,"),
                         HasSubstr(",subject to the availability of resources,")));
  EXPECT_THAT(all, Not(HasSubstr("take note")));
}

TEST_F(Mandates, AParagraphIsCalledWithItsPart) {
  std::string const file = folder.write("parts.txt",
                                        "Resolution adopted by the General Assembly on 20 December 2004\n"
                                        "59/902.\tMeasures in parts\nA\nFirst measures\nThe General Assembly,\n"
                                        "1.\tRequests the Secretary-General to keep records;\n"
                                        "B\nSecond measures\nThe General Assembly,\n"
                                        "1.\tInvites Member States to keep records;\n");
  EXPECT_THAT(run_program({"mandates", file}).output,
              AllOf(HasSubstr("\n  A 1.  request"), HasSubstr("\n  B 1.  invite")));
  EXPECT_THAT(run_program({"mandates", "--format=csv", file}).output, HasSubstr(",B,1.,"));
}

TEST_F(Mandates, FiltersByAddressee) {
  for (char const* addressee : {"UN:SG", "un:sg", "secretary", "Secretary-General"}) {
    std::string const found = rows({std::string("--addressee=") + addressee});
    EXPECT_EQ(std::ranges::count(found, '\n'), 1) << addressee;
    EXPECT_THAT(found, HasSubstr(",request,"));
  }
  EXPECT_THAT(rows({"--addressee=UNICEF"}), IsEmpty());
}

TEST_F(Mandates, FiltersByCategory) {
  EXPECT_EQ(std::ranges::count(rows({"--category=DIRECTIVE"}), '\n'), 3);
  EXPECT_EQ(rows({"--category=directive"}), rows({"--category=DIRECTIVE"}));
  EXPECT_THAT(rows({"--category=DECIDING"}), IsEmpty());
}

TEST_F(Mandates, FiltersByTheDayBeforeWhichSomethingIsDue) {
  EXPECT_THAT(rows({"--due-before=2005-06-30"}), IsEmpty());
  EXPECT_THAT(rows({"--due-before=2005-07-01"}), AllOf(HasSubstr(",encourage,"), Not(HasSubstr(",request,"))));
  EXPECT_THAT(rows({"--due-before=2006"}), AllOf(HasSubstr(",encourage,"), Not(HasSubstr(",request,"))));
  EXPECT_THAT(rows({"--due-before=2006-04"}), AllOf(HasSubstr(",encourage,"), HasSubstr(",request,")));
  EXPECT_THAT(rows({"--due-before=2006-04", "--reports"}),
              AllOf(Not(HasSubstr(",encourage,")), HasSubstr(",request,")));
}

TEST_F(Mandates, AMonthIsNotOverBeforeItsLastDay) {
  std::string const file = folder.write("month.txt",
                                        "The General Assembly,\n"
                                        "1. Requests the Secretary-General to submit a report by March 2006;\n");
  EXPECT_EQ(run_program({"mandates", "--due-before=2006-03-15", file}).output, "");
  EXPECT_THAT(run_program({"mandates", "--due-before=2006-04-01", file}).output, HasSubstr("by March 2006"));
}

TEST_F(Mandates, ATableHasNamesAndTheScoresOfASingleDocument) {
  RunResult const one = run_program({"mandates", some});
  EXPECT_EQ(one.status, 0);
  EXPECT_THAT(one.output, AllOf(StartsWith(std::string(kFirst) + "  " + some + "\n"), HasSubstr("COMMITMENT"),
                                HasSubstr("── Scores ─"), HasSubstr("Operative paragraphs     4, "),
                                HasSubstr("Commitment by addressee"), Not(HasSubstr("\033"))));
  RunResult const two = run_program({"mandates", some, some});
  EXPECT_THAT(two.output, AllOf(HasSubstr("COMMITMENT"), Not(HasSubstr("Scores"))));
  EXPECT_THAT(run_program({"mandates", "--format=jsonl", some}).output,
              AllOf(StartsWith("{\"symbol\":\"A/RES/59/901\","), EndsWith("}\n"), Not(HasSubstr("Scores"))));
}

TEST_F(Mandates, ADocumentWithoutAnyGivesNoLines) {
  std::string const none = folder.write("none.txt", kNone);
  for (char const* format : {"--format=table", "--format=jsonl"}) {
    RunResult const result = run_program({"mandates", format, none});
    EXPECT_EQ(result.status, 0);
    EXPECT_THAT(result.output + result.error, IsEmpty());
  }
  EXPECT_EQ(run_program({"mandates", "--format=csv", none}).output, kNames);
}

TEST_F(Mandates, TellsOfADocumentThatAsksForNoReport) {
  std::string const none = folder.write("none.txt", kNone);
  EXPECT_EQ(run_program({"mandates", "--reports", none}).output.find(none + "\n  asks for no report\n"), 0U);
  EXPECT_THAT(run_program({"mandates", "--reports", some}).output, Not(HasSubstr("asks for no report")));
  EXPECT_THAT(run_program({"mandates", "--reports", "--addressee=UNICEF", some}).output, IsEmpty());
  EXPECT_EQ(run_program({"mandates", "--reports", "--format=csv", none}).output, kNames);
}

TEST_F(Mandates, ATableFoldsOnATerminal) {
  std::string output = run_program({"mandates", some}, {.environment = {"NO_COLOR=1"}, .output_terminal = true}).output;
  output = output.substr(output.find('\n') + 1);  // behind the line that names the document
  for (std::size_t at = 0; at < output.find("──"); at = output.find('\n', at) + 1) {
    EXPECT_LE(display_width(output.substr(at, output.find('\r', at) - at)), 80U);
  }
  EXPECT_THAT(output, HasSubstr("TASK"));
}

TEST_F(Mandates, GivesTheSameWithAnyNumberOfThreads) {
  for (int i = 1; i < 60; ++i) folder.write(std::to_string(i) + ".txt", i % 3 == 0 ? kNone : kSome);
  for (char const* format : {"--format=table", "--format=csv", "--format=jsonl"}) {
    expect_same_with_any_threads({"mandates", format});
  }
}

TEST_F(Mandates, GoesOnAfterWhatCannotBeRead) {
  std::string const missing = folder.at("missing.txt");
  RunResult const result = run_program({"mandates", "--format=csv", missing, some});
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.error, "rapporteur: " + missing + ": No such file or directory\n");
  EXPECT_THAT(result.output, AllOf(HasSubstr("some.txt"), Not(HasSubstr("missing.txt"))));
}

TEST_F(Mandates, GoToTheNamedFile) {
  EXPECT_EQ(run_program({"mandates", "--format=csv", "-o", folder.at("out.csv"), some}).status, 0);
  EXPECT_THAT(read_file(folder.at("out.csv")), StartsWith(std::string(kNames)));
  EXPECT_EQ(run_program({"mandates", "-o", some, some}).status, 2);
  EXPECT_EQ(read_file(some), kSome);
  for (char const* format : {"--format=csv", "--format=table"}) {
    RunResult const full = run_program({"mandates", format, "-o", "/dev/full", some});
    EXPECT_EQ(full.status, 3);
    EXPECT_EQ(full.error, "rapporteur: /dev/full: No space left on device\n");
  }
}

TEST_F(Mandates, RefusesWhatItDoesNotKnow) {
  for (char const* option : {"--category=OBSERVING", "--due-before=soon", "--due-before=2006-13", "--due-before=2006-1",
                             "--due-before=2006-01-32", "--format=xml", "--recipient=UN:GA"}) {
    RunResult const result = run_program({"mandates", option, some});
    EXPECT_EQ(result.status, 2) << option;
    EXPECT_THAT(result.error, StartsWith("rapporteur: ")) << option;
    EXPECT_THAT(result.output, IsEmpty());
  }
  EXPECT_EQ(run_program({"mandates"}).status, 2);
}

}  // namespace
}  // namespace rapporteur::tests
