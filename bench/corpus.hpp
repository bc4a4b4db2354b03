#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::bench {

/// The texts that are measured. They are in memory before anything is timed.
struct Texts {
  std::string origin;  ///< the folder, or "samples"
  std::vector<std::string> names;
  std::vector<std::string> bytes;  ///< one for each name
  std::uint64_t size = 0;          ///< sum of `bytes`

  [[nodiscard]] double megabytes() const { return static_cast<double>(size) / 1e6; }
};

/// What the command line and the environment ask for: `--corpus=FOLDER`, else `RAPPORTEUR_BENCH_CORPUS`, else the
/// samples of the project, each as often as it takes to make a few megabytes. Takes the flag out of the arguments, so
/// that the rest can be given to Google Benchmark.
[[nodiscard]] std::string take_corpus(int& argc, char** argv);

/// Reads the documents of `folder`; the samples where it is empty. Writes to standard error and ends the program where
/// there is nothing to read.
[[nodiscard]] Texts read_texts(std::string const& folder);

/// The texts as the stages behind the structure read them.
[[nodiscard]] std::vector<std::string> reading_texts(Texts const& texts);
[[nodiscard]] double megabytes_of(std::vector<std::string> const& texts);

}  // namespace rapporteur::bench
