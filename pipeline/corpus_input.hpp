#pragma once

#include "pipeline/analyze.hpp"
#include "pipeline/corpus.hpp"

#include <cstdint>
#include <exception>
#include <string>

namespace rapporteur {

/// An input of this size is large: some hundred times a usual one. Who works on several inputs at once takes large ones
/// one at a time, which bounds the memory, and keeps none of the buffers that they have needed.
inline constexpr std::uint64_t kLargeInput = 4ULL * 1024 * 1024;

/// How a path is called in messages, which hold UTF-8 only: what is not becomes U+FFFD.
[[nodiscard]] std::string source_name(std::string const& path);

/// Reads `input` into `bytes` and analyses it; what cannot be read gives an analysis that says so. Valid until the next
/// call of `analyzer`.
[[nodiscard]] Analysis const& analyze_input(Input const& input, Limits const& limits, ByteBuffer& bytes,
                                            Analyzer& analyzer);

/// The analysis of an input on which the work has ended with `fault`: for want of memory, or because its message is
/// past what the format can hold.
[[nodiscard]] Analysis const& analyze_failed(Input const& input, std::exception const& fault, Analyzer& analyzer);

}  // namespace rapporteur
