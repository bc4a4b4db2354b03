#pragma once

#include "pipeline/byte_buffer.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace rapporteur {

/// What the work on one item came to.
struct Outcome {
  ByteBuffer record;               ///< to be written
  std::string output;              ///< to be written behind the record
  std::string problems;            ///< lines for standard error, each with its line end
  std::function<void()> in_order;  ///< what is to be done when the item's turn comes, beside writing; may be missing
  std::uint64_t bytes = 0;         ///< of input that were worked through
  bool failed = false;             ///< the item could not be read or decoded

  /// Makes it ready for the next item; keeps the strings' memory unless they have become large.
  void clear();
};

/// Works on the item of this index and puts what comes out into an empty outcome. Must not throw.
using Work = std::function<void(std::size_t item, Outcome& outcome)>;

/// Does `count` items, 0 first, on `threads` threads (1 or more) and hands over what comes out in the items' order.
///
/// `make_work` is called once for each thread that takes part, on that thread, so that each has its own buffers; one
/// thread's work is never called for two items at once. `write` is called for one item after the other; when it gives
/// false no new items are begun, and what was begun is not written. Not more than four items for each thread are under
/// way or wait for an earlier one, which bounds the memory.
void run_in_order(std::size_t count, std::size_t threads, std::function<Work()> const& make_work,
                  std::function<bool(Outcome const& outcome)> const& write);

}  // namespace rapporteur
