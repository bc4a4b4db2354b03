#pragma once

#include "bench/corpus.hpp"

#include <cstddef>
#include <cstdint>

namespace rapporteur::bench {

/// Analyses and serializes all texts on `threads` threads as the command line does, without reading or writing files.
/// Gives the bytes that would be written.
[[nodiscard]] std::uint64_t analyze_all(Texts const& texts, std::size_t threads);

/// What the machine gives at best: `threads` threads that share a sum of about a tenth of a second and touch no memory.
/// Where two of them are not nearly twice as fast as one, no figure for two threads means anything.
[[nodiscard]] std::uint64_t control_loop(std::size_t threads);

}  // namespace rapporteur::bench
