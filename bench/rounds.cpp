#include "bench/rounds.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <iterator>
#include <string_view>

namespace rapporteur::bench {

int take_rounds(int argc, char** argv) {
  int rounds = kFewestRounds;
  for (int i = 1; i < argc; ++i) {
    std::string_view const argument = argv[i];
    constexpr std::string_view kFlag = "--rounds=";
    if (!argument.starts_with(kFlag)) return 0;
    char const* const end = argument.data() + argument.size();
    auto const [last, error] = std::from_chars(argument.data() + kFlag.size(), end, rounds);
    if (error != std::errc{} || last != end) return 0;
  }
  return std::max(rounds, kFewestRounds);
}

void measure(std::vector<Variant>& variants, int rounds) {
  for (auto& variant : variants) variant.result = variant.run().sum;  // warms up
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < variants.size(); ++i) {
      auto& variant = variants[(i + static_cast<std::size_t>(round)) % variants.size()];
      auto const run = variant.run();
      if (run.sum != variant.result) std::fprintf(stderr, "%s: another result in another round\n", variant.name);
      variant.seconds.push_back(run.seconds);
    }
  }
}

Spread spread(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  auto const half = values.size() / 2;
  double const median = values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  return {median, values.front(), values.back()};
}

Spread ratio(Variant const& reference, Variant const& variant) {
  std::vector<double> ratios;
  std::transform(reference.seconds.begin(), reference.seconds.end(), variant.seconds.begin(),
                 std::back_inserter(ratios), [](double other, double own) { return other / own; });
  return spread(std::move(ratios));
}

Spread rate(Variant const& variant, double megabytes) {
  std::vector<double> rates;
  std::transform(variant.seconds.begin(), variant.seconds.end(), std::back_inserter(rates),
                 [megabytes](double seconds) { return megabytes / seconds; });
  return spread(std::move(rates));
}

}  // namespace rapporteur::bench
