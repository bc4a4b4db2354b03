#include "tests/command_support.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <pty.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

extern char** environ;

namespace rapporteur::tests {

namespace fs = std::filesystem;

namespace {

struct Ends {
  int ours = -1;
  int theirs = -1;
};

Ends make_pipe(bool we_write) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
  return we_write ? Ends{ends[1], ends[0]} : Ends{ends[0], ends[1]};
}

Ends make_terminal() {
  Ends ends;
  winsize size{};
  size.ws_row = 24;
  size.ws_col = 80;
  if (::openpty(&ends.ours, &ends.theirs, nullptr, nullptr, &size) != 0) throw std::runtime_error("openpty");
  ::fcntl(ends.ours, F_SETFD, FD_CLOEXEC);
  ::fcntl(ends.theirs, F_SETFD, FD_CLOEXEC);
  return ends;
}

std::string read_to_end(int descriptor) {
  std::string all;
  std::array<char, 65536> buffer{};
  for (;;) {
    ssize_t const got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return all;  // a terminal that its last user has closed gives EIO
    all.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

void write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t const written = ::write(descriptor, bytes.data(), bytes.size());
    if (written <= 0) return;  // who does not read it need not
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string program() {
  char const* const named = std::getenv("RAPPORTEUR_PROGRAM");
  if (named == nullptr) throw std::runtime_error("RAPPORTEUR_PROGRAM must name the program to test");
  return named;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  for (std::string& each : strings) result.push_back(each.data());
  result.push_back(nullptr);
  return result;
}

pid_t spawn(std::vector<std::string> const& arguments, std::vector<std::string> const& more_environment, int input,
            int output, int error) {
  std::vector<std::string> words = arguments;
  words.insert(words.begin(), program());
  std::vector<std::string> environment = more_environment;  // the first of a name counts
  for (char** each = environ; *each != nullptr; ++each) environment.emplace_back(*each);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, error, STDERR_FILENO);
  // What runs the tests may ignore signals, as a shell does for what it puts in the background.
  sigset_t usual;
  sigemptyset(&usual);
  for (int const each : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) sigaddset(&usual, each);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t process = -1;
  int const fault = ::posix_spawn(&process, words.front().c_str(), &actions, &attributes, pointers(words).data(),
                                  pointers(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (fault != 0) throw std::runtime_error("cannot run " + words.front());
  return process;
}

int wait_for(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "rapporteur-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(std::string_view name, std::string_view content) const {
  fs::path const path = path_ / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
  return path.string();
}

std::vector<std::string> TemporaryFolder::names() const {
  std::vector<std::string> names;
  for (fs::directory_entry const& each : fs::directory_iterator(path_)) names.push_back(each.path().filename());
  std::ranges::sort(names);
  return names;
}

std::string read_file(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

RunResult run_program(std::vector<std::string> const& arguments, RunOptions const& options) {
  std::signal(SIGPIPE, SIG_IGN);
  Ends const input = make_pipe(true);
  Ends output = options.output_terminal ? make_terminal() : make_pipe(false);
  if (!options.output_path.empty()) {
    ::close(output.theirs);
    output.theirs = ::open(options.output_path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  }
  Ends const error = options.error_terminal ? make_terminal() : make_pipe(false);
  if (options.output_closed) {
    ::close(output.ours);
    output.ours = -1;
  }
  rlimit usual{};
  ::getrlimit(RLIMIT_FSIZE, &usual);
  rlimit limited = usual;
  if (options.file_limit != 0) limited.rlim_cur = options.file_limit;
  ::setrlimit(RLIMIT_FSIZE, &limited);  // the process inherits it
  pid_t const process = spawn(arguments, options.environment, input.theirs, output.theirs, error.theirs);
  ::setrlimit(RLIMIT_FSIZE, &usual);
  for (int const each : {input.theirs, output.theirs, error.theirs}) ::close(each);

  RunResult result;
  {
    std::jthread const reader([&] { result.error = read_to_end(error.ours); });
    std::jthread const writer([&] {
      std::this_thread::sleep_for(options.input_delay);
      write_all(input.ours, options.input);
      ::close(input.ours);
    });
    if (output.ours >= 0) result.output = read_to_end(output.ours);
  }
  for (int const each : {output.ours, error.ours}) {
    if (each >= 0) ::close(each);
  }
  result.status = wait_for(process);
  return result;
}

WaitingProgram::WaitingProgram(std::vector<std::string> const& arguments) {
  Ends const input = make_pipe(true);
  input_ = input.ours;
  int const nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  process_ = spawn(arguments, {}, input.theirs, nowhere, nowhere);
  ::close(input.theirs);
  ::close(nowhere);
}

WaitingProgram::~WaitingProgram() {
  ::close(input_);
  if (process_ > 0) static_cast<void>(wait_for(process_));
}

void WaitingProgram::signal(int number) const { ::kill(process_, number); }

int WaitingProgram::wait() {
  int const status = wait_for(process_);
  process_ = -1;
  return status;
}

}  // namespace rapporteur::tests
