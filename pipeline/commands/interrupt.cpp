#include "pipeline/commands/interrupt.hpp"

#include <array>
#include <atomic>
#include <csignal>
#include <unistd.h>

namespace rapporteur::interrupt {

namespace {

constexpr std::array<int, 3> kSignals = {SIGINT, SIGTERM, SIGHUP};

// A signal handler can reach nothing else. Both are lock-free, so that it may read them.
std::atomic<char const*> unfinished_file = nullptr;
std::atomic<bool> progress_line = false;
std::atomic<bool> soft_stop = false;
std::atomic<int> stopped_by = 0;
static_assert(std::atomic<char const*>::is_always_lock_free && std::atomic<bool>::is_always_lock_free &&
              std::atomic<int>::is_always_lock_free);

extern "C" void end_program(int signal) {
  if (soft_stop.exchange(false)) {
    stopped_by = signal;
    return;
  }
  if (char const* const path = unfinished_file.load()) ::unlink(path);
  if (progress_line.load()) {
    constexpr char kEraseLine[] = "\r\033[K";
    [[maybe_unused]] ssize_t const written = ::write(STDERR_FILENO, kEraseLine, sizeof kEraseLine - 1);
  }
  ::_exit(128 + signal);
}

sigset_t handled_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (int const signal : kSignals) sigaddset(&set, signal);
  return set;
}

}  // namespace

void handle_signals() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  for (int const signal : kSignals) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    action = {};
    action.sa_handler = end_program;
    action.sa_mask = handled_signals();
    ::sigaction(signal, &action, nullptr);
  }
}

Hold::Hold() {
  sigset_t const set = handled_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

Hold::~Hold() {
  sigset_t const set = handled_signals();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void set_unfinished_file(std::string const& path) {
  static std::string kept;  // its bytes must stay where they are while the handler may look at them
  unfinished_file = nullptr;
  kept = path;
  if (!kept.empty()) unfinished_file = kept.c_str();
}

void set_soft(bool soft) { soft_stop = soft; }

int stop_signal() { return stopped_by; }

void set_progress_line(bool shown) { progress_line = shown; }

}  // namespace rapporteur::interrupt
