#include "bench/corpus.hpp"

#include "pipeline/analyze.hpp"
#include "pipeline/corpus.hpp"

#include <cstdio>
#include <cstdlib>
#include <limits>

namespace rapporteur::bench {
namespace {

constexpr std::string_view kFlag = "--corpus=";
/// More than the caches of one core, so that the samples are not measured in them.
constexpr std::uint64_t kUsefulSize = 8ULL * 1000 * 1000;

[[noreturn]] void give_up(std::string const& path, std::string const& reason) {
  std::fprintf(stderr, "%s: %s\n", path.c_str(), reason.c_str());
  std::exit(1);
}

void repeat(Texts& texts) {
  auto const once = texts.names.size();
  while (texts.size < kUsefulSize) {
    for (std::size_t i = 0; i < once; ++i) {
      texts.names.push_back(std::string(texts.names[i]));
      texts.bytes.push_back(std::string(texts.bytes[i]));
      texts.size += texts.bytes[i].size();
    }
  }
}

}  // namespace

std::string take_corpus(int& argc, char** argv) {
  std::string folder;
  if (char const* const set = std::getenv("RAPPORTEUR_BENCH_CORPUS")) folder = set;
  int kept = 0;
  for (int i = 0; i < argc; ++i) {
    std::string_view const argument = argv[i];
    if (argument.starts_with(kFlag)) {
      folder = argument.substr(kFlag.size());
    } else {
      argv[kept++] = argv[i];
    }
  }
  argc = kept;
  argv[argc] = nullptr;
  return folder;
}

Texts read_texts(std::string const& folder) {
  Texts texts;
  std::string const path = folder.empty() ? RAPPORTEUR_SAMPLES : folder;
  texts.origin = folder.empty() ? "samples" : folder;
  Corpus corpus;
  if (auto const problem = corpus.add(path)) give_up(problem->path, problem->reason);
  for (auto const& input : corpus.inputs()) {
    ByteBuffer bytes;
    auto const result = read_input(input, std::numeric_limits<std::uint32_t>::max(), bytes);
    if (result.status != ReadStatus::kRead) give_up(input.path, result.reason);
    texts.names.push_back(input.path);
    texts.size += bytes.view().size();
    texts.bytes.emplace_back(bytes.view());
  }
  if (texts.size == 0) give_up(path, "there is nothing to read");
  if (folder.empty()) repeat(texts);
  return texts;
}

std::vector<std::string> reading_texts(Texts const& texts) {
  Analyzer analyzer;
  std::vector<std::string> readings;
  for (std::size_t i = 0; i < texts.bytes.size(); ++i) {
    readings.push_back(analyzer.analyze(texts.names[i], texts.bytes[i]).text);
  }
  return readings;
}

double megabytes_of(std::vector<std::string> const& texts) {
  double bytes = 0;
  for (auto const& text : texts) bytes += static_cast<double>(text.size());
  return bytes / 1e6;
}

}  // namespace rapporteur::bench
