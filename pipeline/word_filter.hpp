#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace rapporteur {

/// Tells which of many words may be one of a few, by a bit for each fingerprint. It never misses one; in a hundred
/// others it lets pass about a tenth of the number of those few.
class WordFilter {
 public:
  void add(std::uint64_t word) { bits_[place(word)] |= bit(word); }
  [[nodiscard]] bool may_be(std::uint64_t word) const { return (bits_[place(word)] & bit(word)) != 0; }

  static constexpr std::size_t kAtOnce = 64;
  /// A bit for each of the words from `words`, `count` of them, at most `kAtOnce`: whether it may be one.
  [[nodiscard]] std::uint64_t find(std::uint64_t const* words, std::size_t count) const;

 private:
  static constexpr unsigned kShift = 32 - 5;

  static std::size_t place(std::uint64_t word) { return static_cast<std::uint32_t>(word) >> kShift; }
  static std::uint32_t bit(std::uint64_t word) { return 0x80000000U >> (word & 31U); }

  std::array<std::uint32_t, 32> bits_{};
};

}  // namespace rapporteur
