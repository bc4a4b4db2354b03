#pragma once

#include "pipeline/corpus.hpp"
#include "proto/offsets.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace rapporteur::commands {

/// How documents follow one another in an output: see proto/stream.hpp.
enum class RecordFormat : std::uint8_t { kDelimited, kJsonLines };

/// What a run that was interrupted has left of its output.
struct Finished {
  std::size_t documents = 0;  ///< whole ones, those of the first inputs
  std::uint64_t bytes = 0;    ///< that they take; what comes behind them is cut off
  bool all_good = true;       ///< none of them holds an error
};

/// Reads the unfinished file `path` and sets `finished`. Gives why a run over `inputs`, its spans in `offsets`, cannot
/// go on with it: it holds documents of other inputs or in another unit. Which version of the program and which tables
/// of names made it is not looked at.
[[nodiscard]] std::optional<std::string> read_finished(std::string const& path, RecordFormat format,
                                                       OffsetEncoding offsets, std::span<Input const> inputs,
                                                       Finished& finished);

}  // namespace rapporteur::commands
