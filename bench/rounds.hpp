#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

/// Passes that are compared in rounds, and what their figures come to.
namespace rapporteur::bench {

constexpr int kFewestRounds = 7;

/// What one run of a variant gave: a sum that must be the same each time, and how long it took.
struct Run {
  std::uint64_t sum = 0;
  double seconds = 0;
};

/// One of the passes.
struct Variant {
  char const* name;
  std::function<Run()> run;
  std::uint64_t result = 0;
  std::vector<double> seconds = {};  ///< one for each round
};

/// `pass()`, which gives a sum, with its time.
template <class Pass>
Run timed(Pass const& pass) {
  auto const begin = std::chrono::steady_clock::now();
  auto const sum = static_cast<std::uint64_t>(pass());
  auto const end = std::chrono::steady_clock::now();
  return {sum, std::chrono::duration<double>(end - begin).count()};
}

/// `pass(item)` for all of `items`, timed as a whole: each comes from memory. `items` must outlive it.
template <class Items, class Pass>
std::function<Run()> over_all(Items const& items, Pass pass) {
  return [&items, pass]() mutable {
    return timed([&] {
      std::uint64_t sum = 0;
      for (auto const& item : items) sum += pass(item);
      return sum;
    });
  };
}

/// Takes `--rounds=N` from the command line, at least kFewestRounds; 0 where anything else stands on it.
[[nodiscard]] int take_rounds(int argc, char** argv);

/// Every variant once in each round, the first one of a round moving on: a clock that steps or a neighbour on the
/// machine meets all of them alike. One round before is not counted. Says on standard error where a result changes.
void measure(std::vector<Variant>& variants, int rounds);

struct Spread {
  double median = 0;
  double least = 0;
  double most = 0;
};

/// Of at least one value.
[[nodiscard]] Spread spread(std::vector<double> values);

/// How many times faster `variant` was than `reference`, round by round.
[[nodiscard]] Spread ratio(Variant const& reference, Variant const& variant);

/// MB/s over texts of so many `megabytes`, round by round.
[[nodiscard]] Spread rate(Variant const& variant, double megabytes);

}  // namespace rapporteur::bench
