#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rapporteur {

/// Tells at which words a phrase may begin, by bits for the fingerprints of words that are phrases by themselves and of
/// the pairs of first words of longer ones. It never misses a beginning; of the words it lets pass by chance, a few in
/// a thousand, the trie says no.
class PhraseFilter {
 public:
  /// Must come before all else: filters that are never asked have no table.
  void prepare() {
    alone_.assign(kAloneWords, 0);
    pairs_.assign(kPairWords, 0);
  }

  void add_alone(std::uint64_t word) { alone_[word_of(low(word), kAloneShift)] |= bits_of(low(word)); }
  void add_pair(std::uint64_t first, std::uint64_t second) {
    auto const pair = pair_of(first, second);
    pairs_[word_of(pair, kPairShift)] |= bits_of(pair);
  }

  static constexpr std::size_t kAtOnce = 64;

  /// A bit for each of some words, the first in the lowest.
  struct Found {
    std::uint64_t alone = 0;  ///< that may be phrases by themselves
    std::uint64_t pairs = 0;  ///< at which longer ones may begin
  };
  /// Of the `kAtOnce` words from `words`. One more must be there to be read, whatever it is.
  [[nodiscard]] Found find(std::uint64_t const* words) const;
  /// The same with the wider registers. Call it only where `has_avx2()`.
  [[nodiscard]] Found find_wide(std::uint64_t const* words) const;
  /// The same sixteen words at a time. Call it only where `has_widest()`.
  [[nodiscard]] Found find_widest(std::uint64_t const* words) const;

 private:
  // By their high bits fingerprints find a word of 32 bits, by their low bits two bits in it, counted from the top: a
  // shift to the left brings them where a whole register of them is asked for its signs. Two bits let far fewer pass by
  // chance than one in a table of twice the size, and the tables leave half of the first cache to others.
  static constexpr std::size_t kAloneWords = std::size_t{1} << 11U;
  static constexpr std::size_t kPairWords = std::size_t{1} << 12U;
  static constexpr unsigned kAloneShift = 32 - 11;
  static constexpr unsigned kPairShift = 32 - 12;

  static std::uint32_t low(std::uint64_t word) { return static_cast<std::uint32_t>(word); }
  static std::uint32_t pair_of(std::uint64_t first, std::uint64_t second) {
    return low(first) ^ static_cast<std::uint32_t>(second >> 32U);
  }
  static std::size_t word_of(std::uint32_t key, unsigned shift) { return key >> shift; }
  static std::uint32_t bits_of(std::uint32_t key) {
    return 0x80000000U >> (key & 31U) | 0x80000000U >> (key >> 5U & 31U);
  }

  std::vector<std::uint32_t> alone_;
  std::vector<std::uint32_t> pairs_;
};

}  // namespace rapporteur
