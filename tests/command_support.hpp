#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

/// What tests of the command line need: a folder of their own, and the program run as a process.
namespace rapporteur::tests {

/// A folder that lives as long as the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;

  [[nodiscard]] std::filesystem::path const& path() const { return path_; }
  [[nodiscard]] std::string at(std::string_view name) const { return (path_ / name).string(); }
  /// Writes a file, with the folders above it, and gives its path.
  std::string write(std::string_view name, std::string_view content) const;
  /// Names of all that is in it, hidden or not, sorted.
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  std::filesystem::path path_;
};

[[nodiscard]] std::string read_file(std::string const& path);

/// How a process is run.
struct RunOptions {
  std::chrono::milliseconds input_delay = {};  ///< until something comes from its standard input
  std::string input = {};                      ///< what it reads from standard input
  std::vector<std::string> environment = {};   ///< "NAME=value", beside what the test itself has
  bool error_terminal = false;                 ///< standard error is a terminal
  bool output_terminal = false;                ///< standard output is a terminal
  std::string output_path = {};                ///< standard output is this file instead
  std::uint64_t file_limit = 0;                ///< bytes that a file of its may have; 0: any number
  bool output_closed = false;                  ///< the reader of its standard output has gone away before it writes
};

struct RunResult {
  int status = -1;  ///< the exit status; -signal where a signal ended it
  std::string output;
  std::string error;
};

/// Runs the program that RAPPORTEUR_PROGRAM names with `arguments`.
[[nodiscard]] RunResult run_program(std::vector<std::string> const& arguments, RunOptions const& options = {});

/// Starts it with a standard input that stays open, so that it waits; for signals.
class WaitingProgram {
 public:
  explicit WaitingProgram(std::vector<std::string> const& arguments);
  ~WaitingProgram();
  WaitingProgram(WaitingProgram const&) = delete;
  WaitingProgram& operator=(WaitingProgram const&) = delete;

  void signal(int number) const;
  [[nodiscard]] int wait();  ///< its exit status, as in RunResult

 private:
  pid_t process_ = -1;
  int input_ = -1;
};

}  // namespace rapporteur::tests
