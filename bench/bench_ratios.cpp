// The figures that the project's goals are stated in: how many times faster than R, one pass of ICU's word break
// iterator over the same texts, measured in the same rounds of the same process.
//
//   bench_ratios [--corpus=FOLDER] [--rounds=N]

#include "bench/corpus.hpp"
#include "bench/parallel.hpp"
#include "bench/references.hpp"
#include "bench/stages.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapporteur::bench {
namespace {

constexpr int kFewestRounds = 7;

struct Variant {
  char const* name;
  std::function<std::uint64_t()> run;  // gives a sum that must be the same each time
  std::uint64_t result = 0;
  std::vector<double> seconds;  // one for each round
};

double seconds_of(Variant& variant) {
  auto const begin = std::chrono::steady_clock::now();
  auto const result = variant.run();
  auto const end = std::chrono::steady_clock::now();
  if (variant.seconds.empty()) variant.result = result;
  if (result != variant.result) std::fprintf(stderr, "%s: another result in another round\n", variant.name);
  return std::chrono::duration<double>(end - begin).count();
}

/// Every variant once in each round, the first one of a round moving on: a clock that steps or a neighbour on the
/// machine meets all of them alike.
void measure(std::vector<Variant>& variants, int rounds) {
  for (auto& variant : variants) variant.result = variant.run();  // warms up
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < variants.size(); ++i) {
      auto& variant = variants[(i + static_cast<std::size_t>(round)) % variants.size()];
      variant.seconds.push_back(seconds_of(variant));
    }
  }
}

struct Spread {
  double median = 0;
  double least = 0;
  double most = 0;
};

Spread spread(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  auto const half = values.size() / 2;
  double const median = values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  return {median, values.front(), values.back()};
}

std::vector<double> quotients(std::vector<double> const& a, std::vector<double> const& b) {
  std::vector<double> result(a.size());
  std::transform(a.begin(), a.end(), b.begin(), result.begin(), [](double x, double y) { return x / y; });
  return result;
}

void print_rates(std::vector<Variant> const& variants, std::vector<double> const& reference, double megabytes) {
  std::printf("| pass | MB/s | min | max | x R | min | max |\n|---|---|---|---|---|---|---|\n");
  for (auto const& variant : variants) {
    std::vector<double> rates(variant.seconds.size());
    std::transform(variant.seconds.begin(), variant.seconds.end(), rates.begin(),
                   [&](double s) { return megabytes / s; });
    auto const rate = spread(rates);
    auto const ratio = spread(quotients(reference, variant.seconds));
    std::printf("| %s | %.0f | %.0f | %.0f | %.2f | %.2f | %.2f |\n", variant.name, rate.median, rate.least, rate.most,
                ratio.median, ratio.least, ratio.most);
  }
}

void print_speed_up(Variant const& one, Variant const& two) {
  auto const ratio = spread(quotients(one.seconds, two.seconds));
  std::printf("| %s | %.2f | %.2f | %.2f |\n", one.name, ratio.median, ratio.least, ratio.most);
}

std::string processor() {
  std::ifstream in("/proc/cpuinfo");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  }
  return "unknown processor";
}

/// `--rounds=N`, at least kFewestRounds; 0 for anything else on the command line.
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

template <class Items, class Pass>
std::function<std::uint64_t()> over_all(Items const& items, Pass pass) {
  return [&items, pass] {
    std::uint64_t sum = 0;
    for (auto const& item : items) sum += pass(item);
    return sum;
  };
}

/// What one thread does, beside R and a bare look at the bytes. R begins with UTF-16, "text to …" with decoded UTF-8:
/// neither pays for the conversion. The others begin with the bytes of the files.
std::vector<Variant> single_thread(Texts const& texts, Decoded const& decoded, References& references, Stages& stages) {
  std::vector<Variant> variants;
  auto const add = [&variants](char const* name, std::function<std::uint64_t()> pass) {
    variants.push_back({name, std::move(pass), 0, {}});
  };
  add("R: ICU word breaks", [&] { return references.words(); });
  add("memchr", [&] { return references.line_feeds(); });
  add("bytes to text", over_all(texts.bytes, [&](std::string_view bytes) {
        stages.to_text(bytes);
        return stages.text().chars.size();
      }));
  add("text to layout", over_all(decoded.texts(), [&](Text const& text) {
        stages.to_layout(text);
        return stages.layout().blocks.size();
      }));
  add("text to structure", over_all(decoded.texts(), [&](Text const& text) {
        stages.to_structure(text);
        return stages.structure().paragraphs.size();
      }));
  add("analyze",
      over_all(texts.bytes, [&](std::string_view bytes) { return stages.to_analysis(bytes).paragraphs.size(); }));
  add("analyze to serialized protobuf",
      over_all(texts.bytes, [&](std::string_view bytes) { return stages.to_protobuf(bytes).size(); }));
  return variants;
}

/// The same on two threads. Where they are not nearly twice as fast for a loop that touches no memory, there is no
/// second processor to be had, and nothing is said of the analysis.
void two_threads(Texts const& texts, int rounds) {
  constexpr double kUndisturbed = 1.9;
  std::vector<Variant> threads;
  threads.push_back({"control loop", [] { return control_loop(1); }, 0, {}});
  threads.push_back({"control loop, two threads", [] { return control_loop(2); }, 0, {}});
  threads.push_back({"analyze to serialized protobuf", [&] { return analyze_all(texts, 1); }, 0, {}});
  threads.push_back({"the same, two threads", [&] { return analyze_all(texts, 2); }, 0, {}});
  measure(threads, rounds);
  std::printf("\n| two threads against one | x | min | max |\n|---|---|---|---|\n");
  print_speed_up(threads[0], threads[1]);
  if (spread(quotients(threads[0].seconds, threads[1].seconds)).median < kUndisturbed) {
    std::printf("\nThe control loop is below %.1f: others use the processors, so two threads are not compared.\n",
                kUndisturbed);
    return;
  }
  print_speed_up(threads[2], threads[3]);
}

int run(int argc, char** argv) {
  auto const folder = take_corpus(argc, argv);
  int const rounds = take_rounds(argc, argv);
  if (rounds == 0) {
    std::fprintf(stderr, "usage: bench_ratios [--corpus=FOLDER] [--rounds=N]\n");
    return 2;
  }
  Texts const texts = read_texts(folder);
  if (!results_are_right(texts)) return 1;
  References references(texts);
  Decoded const decoded(texts);
  Stages stages;

  std::printf("%s, g++ %s; %zu documents, %.1f MB; %d rounds\n\n", processor().c_str(), __VERSION__, texts.bytes.size(),
              texts.megabytes(), rounds);
  auto variants = single_thread(texts, decoded, references, stages);
  measure(variants, rounds);
  print_rates(variants, variants.front().seconds, texts.megabytes());
  two_threads(texts, rounds);
  return 0;
}

}  // namespace
}  // namespace rapporteur::bench

int main(int argc, char** argv) { return rapporteur::bench::run(argc, argv); }
