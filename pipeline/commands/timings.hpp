#pragma once

#include "pipeline/model.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::commands {

/// How long each stage has taken over many documents.
class Timings {
 public:
  /// One document of `bytes`, with the time that was spent on turning the analysis into output.
  void add(Analysis const& analysis, std::uint64_t bytes, std::uint64_t writing_nanoseconds);
  void add(Timings const& other);

  /// A line for each stage in their order with its time, its share and bytes of input by second, and one for all of
  /// them. Times of several threads are added up; MB are 10^6 bytes.
  [[nodiscard]] std::string table() const;

 private:
  struct Stage {
    std::string_view name;  // a literal
    std::uint64_t nanoseconds = 0;
  };
  void add(std::string_view stage, std::uint64_t nanoseconds);

  std::vector<Stage> stages_;  // those of the analysis, writing behind them
  std::uint64_t writing_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t documents_ = 0;
};

}  // namespace rapporteur::commands
