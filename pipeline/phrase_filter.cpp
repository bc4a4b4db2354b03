#include "pipeline/phrase_filter.hpp"

#include "pipeline/hash_lanes.hpp"

namespace rapporteur {

PhraseFilter::Found PhraseFilter::find(std::uint64_t const* words) const {
  Found found;
  for (std::size_t i = 0; i < kAtOnce; ++i) {
    auto const first = low(words[i]);
    auto const pair = pair_of(words[i], words[i + 1]);
    bool const alone = (alone_[word_of(first, kAloneShift)] & bit_of(first)) != 0;
    bool const begins = (pairs_[word_of(pair, kPairShift)] & bit_of(pair)) != 0;
    found.alone |= static_cast<std::uint64_t>(alone) << i;
    found.pairs |= static_cast<std::uint64_t>(begins) << i;
  }
  return found;
}

#if defined(RAPPORTEUR_AVX2)
RAPPORTEUR_FOR_AVX2 PhraseFilter::Found PhraseFilter::find_wide(std::uint64_t const* words) const {
  auto const* const alone = alone_.data();
  auto const* const pairs = pairs_.data();
  Found found;
  for (std::size_t i = 0; i < kAtOnce; i += 8) {
    auto const first = hash_lanes::low_halves(words + i);
    auto const pair = _mm256_xor_si256(first, hash_lanes::high_halves(words + i + 1));
    found.alone |= hash_lanes::signs(hash_lanes::bits(alone, first, kAloneShift)) << i;
    found.pairs |= hash_lanes::signs(hash_lanes::bits(pairs, pair, kPairShift)) << i;
  }
  return found;
}
#else
PhraseFilter::Found PhraseFilter::find_wide(std::uint64_t const* words) const { return find(words); }
#endif

}  // namespace rapporteur
