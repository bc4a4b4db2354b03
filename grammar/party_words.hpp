#pragma once

// Private to grammar/party*.cpp: what words can be to a party.

#include "grammar/party.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::grammar {

/// The names of party_words.tsv, in the order of `kPartyClassNames`; one bit each.
enum PartyClass : PartyClasses {
  kPartyNoun = 1ULL << 0U,
  kLightNoun = 1ULL << 1U,
  kThingNoun = 1ULL << 2U,
  kPronoun = 1ULL << 3U,
  kRelative = 1ULL << 4U,
  kParticiple = 1ULL << 5U,
  kFalseTo = 1ULL << 6U,
  kNotVerb = 1ULL << 7U,
  kLongInsertion = 1ULL << 8U,
  kBareVerb = 1ULL << 9U,
  kDefinite = 1ULL << 10U,
  kIndefinite = 1ULL << 11U,
  kPreposition = 1ULL << 12U,
  kTrailing = 1ULL << 13U,
  kTaskAdverb = 1ULL << 14U,
  kNotAdverb = 1ULL << 15U,
  kSelector = 1ULL << 16U,
  kOpensAside = 1ULL << 17U,
  kShortAside = 1ULL << 18U,
  kDuty = 1ULL << 19U,
  kBehindIn = 1ULL << 20U,
  kBehindWith = 1ULL << 21U,
  kBehindEd = 1ULL << 22U,
  kMeans = 1ULL << 23U,
  kSpecial = 1ULL << 24U,
  kPower = 1ULL << 25U,
  kModal = 1ULL << 26U,
  kNotBare = 1ULL << 27U,
  kStative = 1ULL << 28U,
  kSettled = 1ULL << 29U,
  kAnd = 1ULL << 30U,
  kOr = 1ULL << 31U,
  kTo = 1ULL << 32U,
  kOf = 1ULL << 33U,
  kThat = 1ULL << 34U,
  kIncluding = 1ULL << 35U,
  kAs = 1ULL << 36U,
  kWell = 1ULL << 37U,
  kAlong = 1ULL << 38U,
  kIn = 1ULL << 39U,
  kWith = 1ULL << 40U,
  kBe = 1ULL << 41U,
  kBy = 1ULL << 42U,
  kFurther = 1ULL << 43U,
  kTitle = 1ULL << 44U,
  kDash = 1ULL << 45U,
};
/// Of words in letters of either case; the others are classes of words in small letters, or of "The".
inline constexpr PartyClasses kOfAnyCase = ((1ULL << 11U) - 1) | kTitle | kDash;
inline constexpr PartyClasses kArticle = kDefinite | kIndefinite;
inline constexpr PartyClasses kConjunction = kAnd | kOr;

/// The table: some hundred words by their fingerprints, in so few bytes that they stay in the cache.
class PartyWords {
 public:
  [[nodiscard]] static PartyWords const& standard();

  /// The classes of a word; none for a word in no row. Sixteen bytes from its beginning may be read where
  /// they lie before `end`.
  [[nodiscard]] PartyClasses find(std::string_view word, char const* end) const {
    auto const key = fingerprint(word, end);
    auto const wanted = tag(key);
    for (auto at = place(key);; at = (at + 1) % kSlots) {
      auto const slot = slots_[at];
      // One branch for both that nearly always goes the same way; an empty slot leads to the empty set.
      if (std::uint64_t{slot >> kSetBits ^ wanted} * slot == 0) return sets_[slot % kMostSets];
    }
  }
  /// Whether a noun is no party by its ending alone.
  [[nodiscard]] bool ends_like_a_thing(std::string_view noun) const;

 private:
  static constexpr unsigned kSetBits = 8;
  static constexpr unsigned kMostSets = 1U << kSetBits;
  static constexpr unsigned kBits = 12;
  static constexpr std::size_t kSlots = std::size_t{1} << kBits;

  PartyWords();
  void put(std::string_view word, PartyClasses classes);
  static std::uint32_t tag(std::uint64_t key) { return (static_cast<std::uint32_t>(key >> 20U) >> kSetBits) | 1U; }
  unsigned set_of(PartyClasses classes);
  static std::size_t place(std::uint64_t key) { return static_cast<std::size_t>(key >> (64U - kBits)); }

  /// Small letters of the capitals among eight bytes; other signs stay apart from letters.
  static constexpr std::uint64_t kSmall = 0x2020202020202020U;

  static std::uint64_t eight(char const* from) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, from, sizeof bytes);
    if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
    return bytes;
  }

  /// A fingerprint of a word in letters of either case. Most words have sixteen bytes at most and lie before other
  /// text: then it takes two loads and no branch.
  static std::uint64_t fingerprint(std::string_view word, char const* end) {
    constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
    constexpr std::size_t kMost = 16;
    static constexpr auto kOnes = [] {
      std::array<char, 2 * kMost> bytes{};
      for (std::size_t i = 0; i < kMost; ++i) bytes[i] = '\xFF';
      return bytes;
    }();
    auto const size = std::min(word.size(), kMost);
    char const* from = word.data();
    std::array<char, kMost> few{};
    if (static_cast<std::size_t>(end - from) < kMost) {
      std::copy_n(from, size, few.begin());
      from = few.data();
    }
    char const* const ones = kOnes.data() + kMost - size;
    auto const first = (eight(from) | kSmall) & eight(ones);
    auto second = (eight(from + 8) | kSmall) & eight(ones + 8);
    for (auto at = kMost; at < word.size(); ++at)
      second = second * kMix + (static_cast<unsigned char>(word[at]) | 0x20U);
    auto const mixed = (first * kMix ^ second) + word.size();
    return (mixed ^ mixed >> 32U) * kMix;
  }

  std::array<std::uint32_t, kSlots> slots_{};   // a tag and the number of a set; 0: empty
  std::array<PartyClasses, kMostSets> sets_{};  // of classes, each once, and the empty one first
  std::size_t set_count_ = 1;
  std::size_t count_ = 0;
  std::array<std::vector<std::string>, 32> endings_;  // of things, by their last letters
};

}  // namespace rapporteur::grammar
