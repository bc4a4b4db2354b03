#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <string_view>

/// Whether something takes linear time, on a machine that does other things too and with sanitizers that slow it down.
namespace rapporteur::tests {

/// Processor time of this thread in seconds: other programs on the machine do not lengthen it.
inline double thread_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

template <class Work>
double time_of(Work const& work, std::string_view text) {
  auto const begin = thread_seconds();
  work(text);
  return thread_seconds() - begin;
}

/// A failure of the running test unless `work` takes about as long a byte for `large` as for `small`, of a few times
/// less bytes. Caches may fall out and noise come in, so up to three times as long passes, and what is over in a moment
/// is not compared at all; quadratic time shows in texts of which one is eight times as long as the other.
template <class Work>
void expect_linear_time(std::string_view small, std::string_view large, Work const& work) {
  constexpr double kWorst = 3.0;
  constexpr double kMoment = 0.05;  // seconds
  auto const factor = static_cast<double>(large.size()) / static_cast<double>(small.size());
  double best_small = 1e9;
  double best_large = 1e9;
  for (int attempt = 0; attempt < 5; ++attempt) {
    best_large = std::min(best_large, time_of(work, large));
    if (best_large < kMoment) return;
    for (int i = 0; i < 3; ++i) best_small = std::min(best_small, time_of(work, small));
    if (best_large < kWorst * factor * best_small) return;
  }
  ADD_FAILURE() << small.size() << " bytes take " << best_small << " s, " << large.size() << " bytes " << best_large
                << " s, for a text that begins " << testing::PrintToString(large.substr(0, 40));
}

}  // namespace rapporteur::tests
