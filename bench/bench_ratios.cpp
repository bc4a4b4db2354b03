// The figures that the project's goals are stated in: how many times faster than R, one pass of ICU's word break
// iterator over the same texts, measured in the same rounds of the same process.
//
//   bench_ratios [--corpus=FOLDER] [--rounds=N]

#include "bench/corpus.hpp"
#include "bench/parallel.hpp"
#include "bench/references.hpp"
#include "bench/rounds.hpp"
#include "bench/stages.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapporteur::bench {
namespace {

void print_rates(std::vector<Variant> const& variants, double megabytes) {
  std::printf("| pass | MB/s | min | max | x R | min | max |\n|---|---|---|---|---|---|---|\n");
  for (auto const& variant : variants) {
    auto const megabytes_a_second = rate(variant, megabytes);
    auto const times = ratio(variants.front(), variant);
    std::printf("| %s | %.0f | %.0f | %.0f | %.2f | %.2f | %.2f |\n", variant.name, megabytes_a_second.median,
                megabytes_a_second.least, megabytes_a_second.most, times.median, times.least, times.most);
  }
}

void print_speed_up(Variant const& one, Variant const& two) {
  auto const times = ratio(one, two);
  std::printf("| %s | %.2f | %.2f | %.2f |\n", one.name, times.median, times.least, times.most);
}

std::string processor() {
  std::ifstream in("/proc/cpuinfo");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  }
  return "unknown processor";
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

/// The analysis with ever more of its stages, each to serialized protobuf: a goal is set for each of them.
constexpr std::array<std::pair<char const*, LastStage>, 5> kSerialized = {{
    {"structure, notes and metadata to serialized protobuf", LastStage::kMetadata},
    {"+ citations", LastStage::kCitations},
    {"+ words, phrases and mentions", LastStage::kMentions},
    {"+ conditions", LastStage::kConditions},
    {"+ actions and scores = analyze to serialized protobuf", LastStage::kScores},
}};

/// What one thread does, beside R and a bare look at the bytes.
///
/// R and "text to …" begin with a text that has just been converted, to UTF-16 or to UTF-8: neither pays for the
/// conversion nor for fetching the text from memory. The others begin with bytes that come from memory.
std::vector<Variant> single_thread(Texts const& texts, References& references, Stages& stages) {
  std::vector<Variant> variants;
  auto const count = texts.bytes.size();
  auto const add = [&variants](char const* name, std::function<Run()> run) {
    variants.push_back({name, std::move(run)});
  };
  auto const decode = [&](std::size_t i) {
    stages.to_text(texts.bytes[i]);
    return stages.text().chars.size();
  };
  add("R: ICU word breaks", one_by_one(
                                count, [&](std::size_t i) { return references.touch(i); },
                                [&](std::size_t i) { return references.words_of(i); }));
  add("memchr", [&] { return timed([&] { return references.line_feeds(); }); });
  add("ICU sentence breaks", [&] { return timed([&] { return references.sentences(); }); });
  add("words as wc -w counts them", [&] { return timed([&] { return references.counted_words(); }); });
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
  for (auto const& [name, last] : kSerialized) {
    add(name, over_all(texts.bytes, [&stages, last = last](std::string_view bytes) {
          return stages.to_protobuf(bytes, last).size();
        }));
  }
  add("analyze to JSON lines",
      over_all(texts.bytes, [&stages](std::string_view bytes) { return stages.to_json(bytes).size(); }));
  return variants;
}

/// The same on two threads. Where they are not nearly twice as fast for a loop that touches no memory, there is no
/// second processor to be had, and nothing is said of the analysis.
void two_threads(Texts const& texts, int rounds) {
  constexpr double kUndisturbed = 1.9;
  std::vector<Variant> threads = {
      {"control loop", [] { return timed([] { return control_loop(1); }); }},
      {"control loop, two threads", [] { return timed([] { return control_loop(2); }); }},
      {"analyze to serialized protobuf", [&] { return timed([&] { return analyze_all(texts, 1); }); }},
      {"the same, two threads", [&] { return timed([&] { return analyze_all(texts, 2); }); }}};
  measure(threads, rounds);
  std::printf("\n| two threads against one | x | min | max |\n|---|---|---|---|\n");
  print_speed_up(threads[0], threads[1]);
  if (ratio(threads[0], threads[1]).median < kUndisturbed) {
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
  print_rates(variants, texts.megabytes());
  two_threads(texts, rounds);
  return 0;
}

}  // namespace
}  // namespace rapporteur::bench

int main(int argc, char** argv) { return rapporteur::bench::run(argc, argv); }
