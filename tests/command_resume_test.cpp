// Runs that are interrupted, and go on: what is done is kept, nothing is done twice, and the bytes are those of a run
// that nothing has disturbed.

#include "tests/command_fixture.hpp"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <random>
#include <string>
#include <sys/mount.h>
#include <thread>
#include <vector>

namespace rapporteur::tests {
namespace {

namespace fs = std::filesystem;

class Resume : public CommandTest {
 protected:
  void SetUp() override {
    for (int i = 0; i < kDocuments; ++i) {
      std::string paragraphs;
      for (int number = 1; number <= 40; ++number) {
        paragraphs += std::to_string(number) +
                      ". Requests the Secretary-General to report to the General Assembly at its " +
                      "sixtieth session on the implementation of resolution 58/" + std::to_string(i + 1) + ";\n";
      }
      folder.write("in/" + std::to_string(1000 + i) + ".txt", resolution(paragraphs, i + 1));
    }
    EXPECT_EQ(run_program({"analyze", "-o", whole, input}).status, 0);
    expected = read_file(whole);
  }

  [[nodiscard]] std::vector<std::string> command(std::vector<std::string> const& more = {}) const {
    std::vector<std::string> words = {"analyze", "-j2", "-o", output, input};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }

  static constexpr int kDocuments = 150;
  std::string input = folder.at("in");
  std::string whole = folder.at("whole.pb");
  std::string output = folder.at("out.pb");
  std::string part = output + ".part";
  std::string expected;
};

TEST_F(Resume, AfterKillsAtAnyMomentTheBytesAreThoseOfAnUndisturbedRun) {
  std::mt19937 random(20);  // NOLINT(cert-msc51-cpp): the same moments each time, as far as a machine allows
  for (int round = 0; round < 20; ++round) {
    int kills = 0;
    for (; kills < 6; ++kills) {
      WaitingProgram program(command({"--resume"}));
      std::this_thread::sleep_for(std::chrono::milliseconds(10 + random() % 80));
      program.signal(SIGKILL);
      if (program.wait() == 0) break;
    }
    EXPECT_EQ(run_program(command({"--resume"})).status, 0);
    ASSERT_TRUE(read_file(output) == expected) << "round " << round << ", " << kills << " kills";
    ASSERT_FALSE(fs::exists(part));
    fs::remove(output);
  }
}

TEST_F(Resume, GoesOnFromACutAnywhere) {
  for (std::size_t const format : {0U, 1U}) {
    std::vector<std::string> const options = {"--resume", format == 0 ? "--format=pb" : "--format=jsonl"};
    EXPECT_EQ(run_program(command(options)).status, 0);
    std::string const all = read_file(output);
    for (std::size_t const size :
         {std::size_t{0}, std::size_t{1}, std::size_t{2}, all.size() / 2, all.size() - 1, all.size()}) {
      folder.write("out.pb.part", std::string_view(all).substr(0, size));
      fs::remove(output);
      EXPECT_EQ(run_program(command(options)).status, 0);
      EXPECT_TRUE(read_file(output) == all) << size;
      EXPECT_FALSE(fs::exists(part));
    }
    fs::remove(output);
  }
}

TEST_F(Resume, WithoutItARunBeginsAnew) {
  folder.write("out.pb.part", "what is no record");
  EXPECT_EQ(run_program(command()).status, 0);
  EXPECT_TRUE(read_file(output) == expected);
  EXPECT_FALSE(fs::exists(part));
}

TEST_F(Resume, DoesNothingTwice) {
  folder.write("out.pb.part", expected);
  for (auto const& each : fs::directory_iterator(input)) fs::resize_file(each, 0);  // would now give other documents
  EXPECT_EQ(run_program(command({"--resume"})).status, 0);
  EXPECT_TRUE(read_file(output) == expected);
}

TEST_F(Resume, AnErrorOfTheFirstRunIsNotForgotten) {
  std::string const missing = folder.at("missing.txt");
  EXPECT_EQ(run_program({"analyze", "-o", output, missing, input}).status, 1);
  std::string const all = read_file(output);
  fs::rename(output, part);
  EXPECT_EQ(run_program({"analyze", "--resume", "-o", output, missing, input}).status, 1);
  EXPECT_TRUE(read_file(output) == all);
}

TEST_F(Resume, RefusesWhatIsOfOtherInputsOrOptions) {
  folder.write("out.pb.part", expected);
  std::string const other = folder.write("other.txt", resolution("1. Decides to remain seized of the matter.\n"));
  RunResult result = run_program({"analyze", "--resume", "-o", output, other});
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.error, "rapporteur: " + part + ": document 1 in it is not that of " + other + "\n");
  result = run_program(command({"--resume", "--offsets=utf16"}));
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.error, HasSubstr("--offsets"));
  fs::remove(fs::path(input) / "1149.txt");
  result = run_program(command({"--resume"}));
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.error, HasSubstr("more documents than there are inputs"));
  EXPECT_TRUE(read_file(part) == expected);
  EXPECT_FALSE(fs::exists(output));
}

TEST_F(Resume, ASignalKeepsWholeDocuments) {
  for (int const signal : {SIGINT, SIGTERM}) {
    WaitingProgram program(command());
    for (int i = 0; i < 2000 && (!fs::exists(part) || fs::file_size(part) == 0); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    program.signal(signal);
    int const status = program.wait();
    if (status == 0) continue;  // it was faster
    EXPECT_EQ(status, 128 + signal);
    EXPECT_FALSE(fs::exists(output));
    std::string const kept = read_file(part);
    EXPECT_FALSE(kept.empty());
    EXPECT_TRUE(expected.starts_with(kept));
    EXPECT_EQ(run_program(command({"--resume"})).status, 0);
    EXPECT_TRUE(read_file(output) == expected);
    fs::remove(output);
  }
}

TEST_F(Resume, AFileAtItsLimitIsKeptAndGoneOnWith) {
  RunResult const result = run_program(command(), {.file_limit = expected.size() / 3});
  EXPECT_EQ(result.status, 3);
  EXPECT_THAT(result.error, HasSubstr("rapporteur: " + output + ": File too large\n"));
  EXPECT_THAT(result.error, HasSubstr(" documents are kept here; --resume goes on with them\n"));
  EXPECT_FALSE(fs::exists(output));
  EXPECT_EQ(run_program(command({"--resume"})).status, 0);
  EXPECT_TRUE(read_file(output) == expected);
}

TEST_F(Resume, AFullDiskIsKeptAndGoneOnWith) {
  fs::path const disk = folder.path() / "disk";
  fs::create_directory(disk);
  std::string const size = "size=" + std::to_string(expected.size() / 2);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, size.c_str()) != 0) GTEST_SKIP() << "no right to mount a small disk";
  std::string const full = (disk / "out.pb").string();
  RunResult const result = run_program({"analyze", "-o", full, input});
  EXPECT_EQ(result.status, 3);
  EXPECT_THAT(result.error, HasSubstr("rapporteur: " + full + ": No space left on device\n"));
  EXPECT_FALSE(fs::exists(full));
  EXPECT_GT(fs::file_size(full + ".part"), 0U);
  EXPECT_EQ(::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=100m"), 0);
  EXPECT_EQ(run_program({"analyze", "--resume", "-o", full, input}).status, 0);
  EXPECT_TRUE(read_file(full) == [this] {
    fs::remove(output);
    EXPECT_EQ(run_program(command()).status, 0);
    return read_file(output);
  }());
  EXPECT_EQ(::umount(disk.c_str()), 0);
}

TEST_F(Resume, TwoRunsDoNotWriteOneFile) {
  WaitingProgram first(command({"-j1"}));
  // Only what has locked its file writes to it.
  auto const written = [this] {
    std::error_code missing;
    auto const size = fs::file_size(part, missing);
    return !missing && size > 0;
  };
  for (int i = 0; i < 2000 && !written(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  first.signal(SIGSTOP);
  if (!fs::exists(part)) {
    first.signal(SIGCONT);
    GTEST_SKIP() << "the first run was over before the second began";
  }
  RunResult const second = run_program(command());
  EXPECT_EQ(second.status, 3);
  EXPECT_EQ(second.error, "rapporteur: " + output + ": another run is writing it\n");
  first.signal(SIGCONT);
  EXPECT_EQ(first.wait(), 0);
  EXPECT_TRUE(read_file(output) == expected);
}

TEST_F(Resume, TimingsNameEveryStage) {
  RunResult const result = run_program(command({"--timings"}));
  EXPECT_EQ(result.status, 0);
  for (char const* stage : {"text", "layout", "structure", "notes", "metadata", "citations", "mentions", "conditions",
                            "actions", "scores", "writing", "all"}) {
    EXPECT_THAT(result.error, HasSubstr("\n" + std::string(stage) + " "));
  }
  EXPECT_THAT(result.error, HasSubstr("150 documents, "));
}

TEST_F(Resume, TheLogTellsOfStepsAndOfDocuments) {
  RunResult const steps = run_program(command({"-v"}));
  EXPECT_THAT(steps.error, AllOf(HasSubstr("] 150 documents, "), HasSubstr("150 documents are written\n"),
                                 Not(HasSubstr("1000.txt"))));
  EXPECT_THAT(run_program(command({"-vv"})).error, HasSubstr("1000.txt: "));
}

TEST_F(Resume, ADocumentPastALimitGivesAnErrorAndTheOthersGoOn) {
  std::string const small = folder.write("small.txt", resolution("1. Decides to remain seized of the matter.\n"));
  RunResult const result = run_program({"analyze", "--max-findings=30", "--format=jsonl", input + "/1000.txt", small});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(
      result.error,
      HasSubstr("1000.txt: error: the document has more paragraphs or findings of one sort than the limit of 30"));
  EXPECT_THAT(result.output, AllOf(HasSubstr("TooManyFindings"), HasSubstr("remain seized")));
}

}  // namespace
}  // namespace rapporteur::tests
