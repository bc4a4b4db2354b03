// The stages, the whole analysis and two references over the same texts, each as a benchmark of its own.

#include "bench/corpus.hpp"
#include "bench/parallel.hpp"
#include "bench/references.hpp"
#include "bench/stages.hpp"

#include <benchmark/benchmark.h>

#include <string_view>

namespace rapporteur::bench {
namespace {

void count_bytes(benchmark::State& state, Texts const& texts) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(texts.size));
  state.counters["documents"] = static_cast<double>(texts.bytes.size());
}

/// `pass(item)` for each of `items`, which are `texts` in one form or another; what it gives is summed up as the
/// counter `what`.
template <class Items, class Pass>
void over_all(benchmark::State& state, Texts const& texts, Items const& items, char const* what, Pass const& pass) {
  std::uint64_t sum = 0;
  for (auto _ : state) {
    sum = 0;
    for (auto const& item : items) sum += pass(item);
    benchmark::DoNotOptimize(sum);
  }
  count_bytes(state, texts);
  state.counters[what] = static_cast<double>(sum);
}

void add(char const* name, Texts const& texts, auto const& items, char const* what, auto pass) {
  benchmark::RegisterBenchmark(name, [&texts, &items, what, pass](benchmark::State& state) {
    over_all(state, texts, items, what, pass);
  })->Unit(benchmark::kMillisecond);
}

void add_references(Texts const& texts, References& references) {
  benchmark::RegisterBenchmark("reference/memchr", [&](benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(references.line_feeds());
    count_bytes(state, texts);
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("reference/icu_words", [&](benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(references.words());
    count_bytes(state, texts);
  })->Unit(benchmark::kMillisecond);
}

void add_stages(Texts const& texts, Decoded const& decoded, Stages& stages) {
  add("text/decode", texts, texts.bytes, "chars", [&](std::string_view bytes) {
    stages.to_text(bytes);
    return stages.text().chars.size();
  });
  add("text/to_layout", texts, decoded.texts(), "blocks", [&](Text const& text) {
    stages.to_layout(text);
    return stages.layout().blocks.size();
  });
  add("text/to_structure", texts, decoded.texts(), "paragraphs", [&](Text const& text) {
    stages.to_structure(text);
    return stages.structure().paragraphs.size();
  });
  add("analyze/model", texts, texts.bytes, "paragraphs",
      [&](std::string_view bytes) { return stages.to_analysis(bytes).paragraphs.size(); });
  add("analyze/protobuf", texts, texts.bytes, "written",
      [&](std::string_view bytes) { return stages.to_protobuf(bytes).size(); });
}

void add_threads(Texts const& texts) {
  for (std::int64_t const threads : {1, 2}) {
    benchmark::RegisterBenchmark(
        "threads/analyze",
        [&](benchmark::State& state) {
          for (auto _ : state) benchmark::DoNotOptimize(analyze_all(texts, static_cast<std::size_t>(state.range(0))));
          count_bytes(state, texts);
        })
        ->Arg(threads)
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("threads/control",
                                 [](benchmark::State& state) {
                                   for (auto _ : state)
                                     benchmark::DoNotOptimize(control_loop(static_cast<std::size_t>(state.range(0))));
                                 })
        ->Arg(threads)
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
  }
}

int run(int argc, char** argv) {
  Texts const texts = read_texts(take_corpus(argc, argv));
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  if (!results_are_right(texts)) return 1;
  References references(texts);
  Decoded const decoded(texts);
  Stages stages;
  benchmark::AddCustomContext("corpus", texts.origin);
  add_references(texts, references);
  add_stages(texts, decoded, stages);
  add_threads(texts);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}

}  // namespace
}  // namespace rapporteur::bench

int main(int argc, char** argv) { return rapporteur::bench::run(argc, argv); }
