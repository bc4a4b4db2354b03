#include "pipeline/progress.hpp"

#include "pipeline/commands/interrupt.hpp"
#include "pipeline/commands/terminal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <unistd.h>

namespace rapporteur {

namespace {

constexpr std::chrono::milliseconds kInterval{100};

std::string duration_text(double seconds) {
  auto const whole = static_cast<unsigned long long>(std::ceil(std::clamp(seconds, 0.0, 1e9)));
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

}  // namespace

std::string progress_text(ProgressState const& state) {
  double const part = state.bytes > 0 ? static_cast<double>(state.bytes_done) / static_cast<double>(state.bytes)
                                      : static_cast<double>(state.done) / static_cast<double>(state.documents);
  // Files may have grown since they were counted, and standard input counted for nothing.
  double const share = std::clamp(part, 0.0, 1.0);
  double const rate = state.seconds > 0 ? static_cast<double>(state.bytes_done) / 1e6 / state.seconds : 0;
  std::array<char, 64> figures{};
  std::snprintf(figures.data(), figures.size(), " documents, %d %%, %.1f MB/s", static_cast<int>(share * 100), rate);
  std::string text = std::to_string(state.done) + " of " + std::to_string(state.documents) + figures.data();
  if (share > 0 && state.seconds > 0) text += ", " + duration_text(state.seconds / share * (1 - share)) + " left";
  return text;
}

Progress::Progress(std::size_t documents, std::uint64_t bytes, bool shown) : shown_(shown) {
  state_.documents = documents;
  state_.bytes = bytes;
}

void Progress::advance(std::uint64_t bytes) {
  ++state_.done;
  state_.bytes_done += bytes;
  if (!shown_) return;
  Clock::time_point const now = Clock::now();
  if (now - last_ < kInterval) return;
  last_ = now;
  state_.seconds = std::chrono::duration<double>(now - start_).count();
  // A line that wraps could not be erased; the last column is left free for terminals that wrap on filling it.
  std::string const line = "\r\033[K" + progress_text(state_).substr(0, terminal_width(STDERR_FILENO, 80) - 1);
  interrupt::set_progress_line(true);
  visible_ = true;
  write_standard_error(line);
}

void Progress::hide() {
  if (!visible_) return;
  write_standard_error("\r\033[K");
  interrupt::set_progress_line(false);
  visible_ = false;
}

}  // namespace rapporteur
