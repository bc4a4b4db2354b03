#include "bench/parallel.hpp"

#include "bench/stages.hpp"
#include "pipeline/run.hpp"

#include <memory>
#include <numeric>
#include <thread>
#include <vector>

namespace rapporteur::bench {

std::uint64_t analyze_all(Texts const& texts, std::size_t threads) {
  auto const make_work = [&texts]() -> Work {
    return [&texts, stages = std::make_shared<Stages>()](std::size_t item, Outcome& outcome) {
      outcome.bytes = texts.bytes[item].size();
      outcome.output = stages->to_protobuf(texts.bytes[item]);
    };
  };
  std::uint64_t written = 0;
  run_in_order(texts.bytes.size(), threads, make_work, [&](Outcome const& outcome) {
    written += outcome.output.size();
    return true;
  });
  return written;
}

std::uint64_t control_loop(std::size_t threads) {
  constexpr std::uint64_t kSteps = 100'000'000;
  std::vector<std::uint64_t> results(threads);
  auto const work = [&](std::size_t index) {
    std::uint64_t state = index + 1;
    for (std::uint64_t i = 0; i < kSteps / threads; ++i) state = state * 6364136223846793005U + 1442695040888963407U;
    results[index] = state;
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work, i);
  work(0);
  for (auto& other : others) other.join();
  return std::accumulate(results.begin(), results.end(), std::uint64_t{0});
}

}  // namespace rapporteur::bench
