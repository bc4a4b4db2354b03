#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace rapporteur::grammar {

/// Finds rows of a table by the fingerprints of their keys, in so few bytes that it stays in the cache: two for each of
/// `Places`, a power of two. A slot holds a few bits of the fingerprint beside the number of the row, so that the rows
/// themselves are hardly ever looked at for a key that is in none of them.
template <std::size_t Places>
class TaggedSlots {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  static constexpr std::size_t kMostRows = Places / 2 < 2048 ? Places / 2 : 2048;  ///< the rest stays empty

  /// False where there is no room for the row. `mixed`: the fingerprint; its highest bits are used.
  [[nodiscard]] bool add(std::uint64_t mixed, std::size_t row) {
    if (row >= kMostRows) return false;
    auto at = place(mixed);
    while (slots_[at] != 0) at = (at + 1) % Places;
    slots_[at] = static_cast<std::uint16_t>(tag(mixed) << kRowBits | static_cast<unsigned>(row));
    return true;
  }

  /// The row for which `same(row)` holds, of those that may have the fingerprint; `kNone` where there is none.
  template <class Same>
  [[nodiscard, gnu::always_inline]] std::size_t find(std::uint64_t mixed, Same const& same) const {
    auto const wanted = tag(mixed);
    for (auto at = place(mixed);; at = (at + 1) % Places) {
      unsigned const slot = slots_[at];
      // One branch for both that nearly always goes the same way.
      if ((slot >> kRowBits ^ wanted) * slot != 0) continue;
      if (slot == 0) return kNone;
      if (same(slot % kRows)) return slot % kRows;
    }
  }

 private:
  static constexpr unsigned kRowBits = 11;
  static constexpr unsigned kRows = 1U << kRowBits;
  static constexpr unsigned kUsed = 16;  // of every tag: an empty slot is 0

  static std::size_t place(std::uint64_t mixed) { return static_cast<std::size_t>(mixed >> 40U) % Places; }
  static unsigned tag(std::uint64_t mixed) { return static_cast<unsigned>(mixed >> 60U) | kUsed; }

  std::array<std::uint16_t, Places> slots_{};
};

}  // namespace rapporteur::grammar
