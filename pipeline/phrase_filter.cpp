#include "pipeline/phrase_filter.hpp"

#include "pipeline/hash_lanes.hpp"

namespace rapporteur {

PhraseFilter::Found PhraseFilter::find(std::uint64_t const* words) const {
  Found found;
  for (std::size_t i = 0; i < kAtOnce; ++i) {
    auto const first = low(words[i]);
    auto const pair = pair_of(words[i], words[i + 1]);
    bool const alone = (~alone_[word_of(first, kAloneShift)] & bits_of(first)) == 0;
    bool const begins = (~pairs_[word_of(pair, kPairShift)] & bits_of(pair)) == 0;
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
    found.alone |= hash_lanes::signs(hash_lanes::both_bits(alone, first, kAloneShift)) << i;
    found.pairs |= hash_lanes::signs(hash_lanes::both_bits(pairs, pair, kPairShift)) << i;
  }
  return found;
}

namespace {

/// Whether sixteen keys have both their bits, see hash_lanes.
RAPPORTEUR_INLINE_FOR_WIDEST std::uint64_t both_bits(std::uint32_t const* table, __m512i keys, unsigned shift) {
  auto const found = _mm512_i32gather_epi32(_mm512_srli_epi32(keys, shift), table, 4);
  auto const five = _mm512_set1_epi32(31);
  return _mm512_movepi32_mask(
      _mm512_and_si512(_mm512_sllv_epi32(found, _mm512_and_si512(keys, five)),
                       _mm512_sllv_epi32(found, _mm512_and_si512(_mm512_srli_epi32(keys, 5), five))));
}

}  // namespace

RAPPORTEUR_FOR_WIDEST PhraseFilter::Found PhraseFilter::find_widest(std::uint64_t const* words) const {
  auto const* const alone = alone_.data();
  auto const* const pairs = pairs_.data();
  auto const low = _mm512_setr_epi32(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
  auto const high = _mm512_add_epi32(low, _mm512_set1_epi32(1));
  Found found;
  for (std::size_t i = 0; i < kAtOnce; i += 16) {
    auto const first = _mm512_permutex2var_epi32(_mm512_loadu_si512(words + i), low, _mm512_loadu_si512(words + i + 8));
    auto const second =
        _mm512_permutex2var_epi32(_mm512_loadu_si512(words + i + 1), high, _mm512_loadu_si512(words + i + 9));
    found.alone |= both_bits(alone, first, kAloneShift) << i;
    found.pairs |= both_bits(pairs, _mm512_xor_si512(first, second), kPairShift) << i;
  }
  return found;
}
#else
PhraseFilter::Found PhraseFilter::find_wide(std::uint64_t const* words) const { return find(words); }
PhraseFilter::Found PhraseFilter::find_widest(std::uint64_t const* words) const { return find(words); }
#endif

}  // namespace rapporteur
