#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace rapporteur {

/// How far a run has come.
struct ProgressState {
  std::size_t done = 0;       ///< documents
  std::size_t documents = 0;  ///< in all
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes = 0;  ///< in all, as far as known beforehand; 0: unknown
  double seconds = 0;       ///< since the start
};

/// The line in words: "812 of 1705 documents, 48 %, 23.4 MB/s, 1 s left". MB are 10^6 bytes; the time left comes from
/// the bytes where their sum is known, else from the documents.
[[nodiscard]] std::string progress_text(ProgressState const& state);

/// A line on a terminal that is written anew at most ten times a second and leaves nothing behind.
class Progress {
 public:
  /// `shown` false: nothing is ever written.
  Progress(std::size_t documents, std::uint64_t bytes, bool shown);
  ~Progress() { hide(); }
  Progress(Progress const&) = delete;
  Progress& operator=(Progress const&) = delete;

  /// One document more is done, of `bytes`.
  void advance(std::uint64_t bytes);
  /// Takes the line away, before something else is written to the terminal. It comes back with `advance`.
  void hide();

 private:
  using Clock = std::chrono::steady_clock;

  ProgressState state_;
  bool shown_;
  bool visible_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace rapporteur
