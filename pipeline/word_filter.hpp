#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace rapporteur {

namespace word_filter {
inline constexpr std::size_t kAtOnce = 64;
/// A bit for each of the words from `words`, `count` of them, at most `kAtOnce`: whether its bit in `table` is set,
/// found by `shift` as BasicWordFilter does.
[[nodiscard]] std::uint64_t find(std::uint32_t const* table, unsigned shift, std::uint64_t const* words,
                                 std::size_t count);
}  // namespace word_filter

/// Tells which of many words may be one of a few, by a bit for each fingerprint, of 32 for each of `Places`, a power of
/// two. It never misses one; of others it lets pass the share of the bits that are set.
template <std::size_t Places>
class BasicWordFilter {
 public:
  void add(std::uint64_t word) { bits_[place(word)] |= bit(word); }
  [[nodiscard]] bool may_be(std::uint64_t word) const { return (bits_[place(word)] & bit(word)) != 0; }

  static constexpr std::size_t kAtOnce = word_filter::kAtOnce;
  /// A bit for each of the words from `words`, `count` of them, at most `kAtOnce`: whether it may be one.
  [[nodiscard]] std::uint64_t find(std::uint64_t const* words, std::size_t count) const {
    return word_filter::find(bits_.data(), kShift, words, count);
  }

 private:
  static constexpr unsigned kShift = 32 - std::countr_zero(Places);

  static std::size_t place(std::uint64_t word) { return static_cast<std::uint32_t>(word) >> kShift; }
  static std::uint32_t bit(std::uint64_t word) { return 0x80000000U >> (word & 31U); }

  std::array<std::uint32_t, Places> bits_{};
};

/// For a few dozen words.
using WordFilter = BasicWordFilter<32>;

}  // namespace rapporteur
