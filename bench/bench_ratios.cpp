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

/// What one run of a variant gave: a sum that must be the same each time, and how long it took.
struct Run {
  std::uint64_t sum = 0;
  double seconds = 0;
};

struct Variant {
  char const* name;
  std::function<Run()> run;
  std::uint64_t result = 0;
  std::vector<double> seconds;  // one for each round
};

template <class Pass>
Run timed(Pass const& pass) {
  auto const begin = std::chrono::steady_clock::now();
  auto const sum = pass();
  auto const end = std::chrono::steady_clock::now();
  return {sum, std::chrono::duration<double>(end - begin).count()};
}

double seconds_of(Variant& variant) {
  auto const run = variant.run();
  if (variant.seconds.empty()) variant.result = run.sum;
  if (run.sum != variant.result) std::fprintf(stderr, "%s: another result in another round\n", variant.name);
  return run.seconds;
}

/// Every variant once in each round, the first one of a round moving on: a clock that steps or a neighbour on the
/// machine meets all of them alike.
void measure(std::vector<Variant>& variants, int rounds) {
  for (auto& variant : variants) variant.result = variant.run().sum;  // warms up
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

/// `pass(item)` for all of `items`, timed as a whole: each comes from memory.
template <class Items, class Pass>
std::function<Run()> over_all(Items const& items, Pass pass) {
  return [&items, pass] {
    return timed([&] {
      std::uint64_t sum = 0;
      for (auto const& item : items) sum += pass(item);
      return sum;
    });
  };
}

/// `pass(i)` for `count` texts, only that timed: `prepare(i)` before it leaves the text in the cache, where what comes
/// before the pass in a program leaves it.
template <class Prepare, class Pass>
std::function<Run()> one_by_one(std::size_t count, Prepare prepare, Pass pass) {
  return [count, prepare, pass] {
    Run all;
    for (std::size_t i = 0; i < count; ++i) {
      all.sum += prepare(i);
      auto const run = timed([&] { return pass(i); });
      all.sum += run.sum;
      all.seconds += run.seconds;
    }
    return all;
  };
}

/// What one thread does, beside R and a bare look at the bytes.
///
/// R and "text to …" begin with a text that has just been converted, to UTF-16 or to UTF-8: neither pays for the
/// conversion nor for fetching the text from memory. The others begin with bytes that come from memory.
std::vector<Variant> single_thread(Texts const& texts, References& references, Stages& stages) {
  std::vector<Variant> variants;
  auto const count = texts.bytes.size();
  auto const add = [&variants](char const* name, std::function<Run()> run) {
    variants.push_back({name, std::move(run), 0, {}});
  };
  auto const decode = [&](std::size_t i) {
    stages.to_text(texts.bytes[i]);
    return stages.text().chars.size();
  };
  add("R: ICU word breaks", one_by_one(
                                count, [&](std::size_t i) { return references.touch(i); },
                                [&](std::size_t i) { return references.words_of(i); }));
  add("memchr", [&] { return timed([&] { return references.line_feeds(); }); });
  add("bytes to text", over_all(texts.bytes, [&](std::string_view bytes) {
        stages.to_text(bytes);
        return stages.text().chars.size();
      }));
  add("text to layout", one_by_one(count, decode, [&](std::size_t) {
        stages.to_layout(stages.text());
        return stages.layout().blocks.size();
      }));
  add("text to structure", one_by_one(count, decode, [&](std::size_t) {
        stages.to_structure(stages.text());
        return stages.structure().paragraphs.size();
      }));
  add("bytes to structure", over_all(texts.bytes, [&](std::string_view bytes) {
        stages.to_text(bytes);
        stages.to_structure(stages.text());
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
  threads.push_back({"control loop", [] { return timed([] { return control_loop(1); }); }, 0, {}});
  threads.push_back({"control loop, two threads", [] { return timed([] { return control_loop(2); }); }, 0, {}});
  threads.push_back(
      {"analyze to serialized protobuf", [&] { return timed([&] { return analyze_all(texts, 1); }); }, 0, {}});
  threads.push_back({"the same, two threads", [&] { return timed([&] { return analyze_all(texts, 2); }); }, 0, {}});
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
  Stages stages;

  std::printf("%s, g++ %s; %zu documents, %.1f MB; %d rounds\n\n", processor().c_str(), __VERSION__, texts.bytes.size(),
              texts.megabytes(), rounds);
  auto variants = single_thread(texts, references, stages);
  measure(variants, rounds);
  print_rates(variants, variants.front().seconds, texts.megabytes());
  two_threads(texts, rounds);
  return 0;
}

}  // namespace
}  // namespace rapporteur::bench

int main(int argc, char** argv) { return rapporteur::bench::run(argc, argv); }
