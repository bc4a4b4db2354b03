#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace rapporteur {

namespace word_filter {
inline constexpr std::size_t kAtOnce = 64;
/// The bits of a fingerprint, in one place of a filter.
inline std::uint32_t bits_of(std::uint64_t word) {
  return (0x80000000U >> (word & 31U)) | (0x80000000U >> (word >> 5U & 31U));
}
/// A bit for each of the words from `words`, `count` of them, at most `kAtOnce`: whether its bits in `table` are set,
/// found by `shift` as BasicWordFilter does.
[[nodiscard]] std::uint64_t find(std::uint32_t const* table, unsigned shift, std::uint64_t const* words,
                                 std::size_t count);
}  // namespace word_filter

/// Tells which of many words may be one of a few, by two bits for each fingerprint, of the 32 of one of `Places`, a
/// power of two: with one, a word as frequent as "in" may pass for good. It never misses one.
template <std::size_t Places>
class BasicWordFilter {
 public:
  void add(std::uint64_t word) { bits_[place(word)] |= word_filter::bits_of(word); }
  [[nodiscard]] bool may_be(std::uint64_t word) const {
    return (word_filter::bits_of(word) & ~bits_[place(word)]) == 0;
  }

  static constexpr std::size_t kAtOnce = word_filter::kAtOnce;
  /// A bit for each of the words from `words`, `count` of them, at most `kAtOnce`: whether it may be one.
  [[nodiscard]] std::uint64_t find(std::uint64_t const* words, std::size_t count) const {
    return word_filter::find(bits_.data(), kShift, words, count);
  }

 private:
  static constexpr unsigned kShift = 32 - std::countr_zero(Places);

  static std::size_t place(std::uint64_t word) { return static_cast<std::uint32_t>(word) >> kShift; }

  std::array<std::uint32_t, Places> bits_{};
};

/// For a few dozen words.
using WordFilter = BasicWordFilter<32>;

}  // namespace rapporteur
