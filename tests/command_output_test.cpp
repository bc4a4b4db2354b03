// Where the output goes, what becomes of it when something goes wrong, and what standard error and the exit status say.

#include "tests/command_fixture.hpp"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

namespace rapporteur::tests {
namespace {

constexpr char kText[] = "The General Assembly,\n1. Decides to remain seized of the matter.\n";

class Output : public CommandTest {
 protected:
  std::string input = folder.write("in.txt", kText);
};

TEST_F(Output, GoesToTheNamedFileAsToStandardOutput) {
  std::string const output = folder.at("out.pb");
  EXPECT_EQ(run_program({"analyze", "-o", output, input}).status, 0);
  EXPECT_EQ(read_file(output), run_program({"analyze", "-o", "-", input}).output);
  EXPECT_THAT(folder.names(), ElementsAre("in.txt", "out.pb"));
}

TEST_F(Output, ReplacesAFileAndKeepsItsRights) {
  namespace fs = std::filesystem;
  std::string const real = folder.write("real.pb", "old");
  fs::permissions(real, fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("real.pb", folder.path() / "link.pb");
  EXPECT_EQ(run_program({"analyze", "-o", folder.at("link.pb"), input}).status, 0);
  EXPECT_TRUE(fs::is_symlink(folder.path() / "link.pb"));
  EXPECT_EQ(fs::status(real).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_NE(read_file(real), "old");
}

TEST_F(Output, IsNoFolder) {
  RunResult const result = run_program({"analyze", "-o", folder.path().string(), input});
  EXPECT_EQ(result.status, 3);
  EXPECT_EQ(result.error, "rapporteur: " + folder.path().string() + ": Is a directory\n");
}

TEST_F(Output, NeedsAFolderThatIsThere) {
  std::string const output = folder.at("nowhere/out.pb");
  RunResult const result = run_program({"analyze", "-o", output, input});
  EXPECT_EQ(result.status, 3);
  EXPECT_EQ(result.error, "rapporteur: " + output + ": No such file or directory\n");
}

TEST_F(Output, NeedsTheRightToWrite) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  namespace fs = std::filesystem;
  std::string const output = folder.write("locked.pb", "old");
  fs::permissions(output, fs::perms::owner_read);
  RunResult const result = run_program({"analyze", "-o", output, input});
  EXPECT_EQ(result.status, 3);
  EXPECT_EQ(result.error, "rapporteur: " + output + ": Permission denied\n");
  EXPECT_EQ(read_file(output), "old");
}

TEST_F(Output, IsNotOneOfTheInputs) {
  RunResult const result = run_program(
      {"analyze", "-o", folder.at("../" + folder.path().filename().string() + "/in.txt"), folder.path().string()});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.error, HasSubstr("would replace the input " + input));
  EXPECT_EQ(read_file(input), kText);
}

TEST_F(Output, AFullDiskIsToldOnce) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  std::vector<std::string> arguments = {"analyze"};
  for (int i = 0; i < 50; ++i) arguments.push_back(input);
  RunResult const redirected = run_program(arguments, {.output_path = "/dev/full"});
  EXPECT_EQ(redirected.status, 3);
  EXPECT_EQ(redirected.error, "rapporteur: standard output: No space left on device\n");
  arguments.insert(arguments.end(), {"-o", "/dev/full"});
  RunResult const named = run_program(arguments);
  EXPECT_EQ(named.status, 3);
  EXPECT_EQ(named.error, "rapporteur: /dev/full: No space left on device\n");
  for (std::vector<std::string> const& other : {std::vector<std::string>{"show", input}, {"--help"}, {"--version"}}) {
    EXPECT_EQ(run_program(other, {.output_path = "/dev/full"}).status, 3) << other.front();
  }
}

TEST_F(Output, AClosedPipeIsToldOnce) {
  std::vector<std::string> arguments = {"analyze", "--format=jsonl"};
  for (int i = 0; i < 500; ++i) arguments.push_back(input);
  RunResult const result = run_program(arguments, {.output_closed = true});
  EXPECT_EQ(result.status, 3);
  EXPECT_EQ(result.error, "rapporteur: standard output: Broken pipe\n");
  EXPECT_EQ(run_program({"show", input}, {.output_closed = true}).status, 3);
}

TEST_F(Output, AnInputProblemStillGivesTheFile) {
  std::string const output = folder.at("out.pb");
  EXPECT_EQ(run_program({"analyze", "-o", output, folder.at("missing"), input}).status, 1);
  EXPECT_THAT(folder.names(), ElementsAre("in.txt", "out.pb"));
}

TEST_F(Output, ASignalLeavesNothingBehind) {
  for (int const signal : {SIGINT, SIGTERM, SIGHUP}) {
    folder.write("out.pb", "old");
    WaitingProgram program({"analyze", "-o", folder.at("out.pb"), input, "-"});
    for (int i = 0; i < 1000 && folder.names().size() < 3; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ASSERT_THAT(folder.names(), ElementsAre(StartsWith(".rapporteur-"), "in.txt", "out.pb"));
    program.signal(signal);
    EXPECT_EQ(program.wait(), 128 + signal);
    EXPECT_THAT(folder.names(), ElementsAre("in.txt", "out.pb"));
    EXPECT_EQ(read_file(folder.at("out.pb")), "old");
  }
}

TEST_F(Output, ProtobufIsNotForATerminal) {
  RunResult const refused = run_program({"analyze", input}, {.output_terminal = true});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.error, AllOf(HasSubstr("--format=jsonl"), HasSubstr("-o FILE")));
  EXPECT_THAT(refused.output, IsEmpty());
  RunResult const lines = run_program({"analyze", "--format=jsonl", input}, {.output_terminal = true});
  EXPECT_EQ(lines.status, 0);
  EXPECT_THAT(lines.output, StartsWith("{"));
}

TEST_F(Output, ProgressIsShownOnATerminalAndErased) {
  std::vector<std::string> const arguments = {"analyze",        "-j1", "-o", folder.at("out.pb"), input, "-",
                                              folder.at("none")};
  auto const error = [&](std::string const& terminal, bool error_terminal, int milliseconds = 300) {
    return run_program(arguments, {.input_delay = std::chrono::milliseconds(milliseconds),
                                   .environment = {"TERM=" + terminal},
                                   .error_terminal = error_terminal})
        .error;
  };
  std::string const missing = "rapporteur: " + folder.at("none") + ": No such file or directory";
  EXPECT_EQ(error("xterm", false), missing + "\n");
  EXPECT_EQ(error("dumb", true), missing + "\r\n");  // terminals turn line ends into both
  std::string shown;
  std::string const first = "\r\033[K2 of 3 documents, 66 %, ";
  // The program may be slow to begin on a busy machine.
  for (int const milliseconds : {300, 1500, 6000}) {
    shown = error("xterm", true, milliseconds);
    if (shown.starts_with(first)) break;
  }
  EXPECT_THAT(shown, StartsWith(first));
  EXPECT_THAT(shown, AllOf(HasSubstr(" MB/s, "), HasSubstr(" left\r\033[K" + missing), EndsWith("\n")));
}

TEST_F(Output, ProgressKeepsOutOfDocumentsOnTheSameTerminal) {
  RunResult const result =
      run_program({"analyze", "--format=jsonl", "-"}, {.input_delay = std::chrono::milliseconds(300),
                                                       .environment = {"TERM=xterm"},
                                                       .error_terminal = true,
                                                       .output_terminal = true});
  EXPECT_THAT(result.error, IsEmpty());
}

struct Misuse {
  std::vector<std::string> arguments;
  std::string says;
};

TEST_F(Output, MisuseIsToldInOneLine) {
  Misuse const cases[] = {
      {{}, "name a command"},
      {{"analyse", input}, "analyse is no command"},
      {{"analyze"}, "nothing to analyse"},
      {{"analyze", "--format=xml", input}, "xml"},
      {{"analyze", "--offsets=utf7", input}, "utf7"},
      {{"analyze", "-j", "-1", input}, "-1"},
      {{"analyze", "-j", "many", input}, "many"},
      {{"analyze", "-j", "1025", input}, "1025"},
      {{"analyze", "-j", "99999999999999999999", input}, "99999999999999999999"},
      {{"analyze", "--no-such-option", input}, "--no-such-option"},
      {{"analyze", "-", "-"}, "standard input"},
      {{"analyze", "-", "--files-from=-"}, "standard input"},
      {{"analyze", "--files-from", folder.at("no-list")}, "no-list"},
      {{"analyze", "-o"}, "-o"},
      {{"citations"}, "nothing to analyse"},
      {{"citations", "--format=pb", input}, "pb"},
      {{"citations", "--count", "--format=graphml", input}, "--count"},
      {{"show"}, "FILE"},
      {{"show", input, input}, input},
      {{"show", "--color=blue", input}, "blue"},
  };
  for (Misuse const& each : cases) {
    RunResult const result = run_program(each.arguments);
    EXPECT_EQ(result.status, 2) << result.error;
    EXPECT_THAT(result.output, IsEmpty());
    EXPECT_THAT(result.error, AllOf(StartsWith("rapporteur: "), HasSubstr(each.says), EndsWith("\n")));
    EXPECT_EQ(result.error.find('\n'), result.error.size() - 1) << result.error;
  }
}

TEST_F(Output, HelpHasExamplesAndNamesTheStatuses) {
  for (std::vector<std::string> const& arguments :
       {std::vector<std::string>{"--help"}, {"analyze", "--help"}, {"citations", "--help"}, {"show", "-h"}}) {
    RunResult const result = run_program(arguments);
    EXPECT_EQ(result.status, 0);
    EXPECT_THAT(result.error, IsEmpty());
    EXPECT_THAT(result.output, AllOf(HasSubstr("Examples:\n  rapporteur "), HasSubstr("--help")));
    if (arguments.size() == 2) {
      EXPECT_THAT(result.output, HasSubstr("Exit status:\n  0  "));
    }
  }
  EXPECT_THAT(run_program({"--version"}).output, AllOf(StartsWith("rapporteur "), EndsWith("\n")));
}

}  // namespace
}  // namespace rapporteur::tests
