#include "pipeline/phrase_filter.hpp"

#include "pipeline/hash_lanes.hpp"

namespace rapporteur {

std::uint64_t PhraseFilter::find(std::uint64_t const* words, std::size_t count) const {
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < count; ++i) {
    found |= static_cast<std::uint64_t>(may_begin(words[i], words[i + 1])) << i;
  }
  return found;
}

#if defined(RAPPORTEUR_AVX2)
RAPPORTEUR_FOR_AVX2 std::uint64_t PhraseFilter::find_wide(std::uint64_t const* words) const {
  auto const* const alone = alone_.data();
  auto const* const pairs = pairs_.data();
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < kAtOnce; i += 8) {
    auto const first = hash_lanes::low_halves(words + i);
    auto const pair = _mm256_xor_si256(first, hash_lanes::high_halves(words + i + 1));
    found |= hash_lanes::signs(_mm256_or_si256(hash_lanes::bits(alone, first, kAloneShift),
                                               hash_lanes::bits(pairs, pair, kPairShift)))
             << i;
  }
  return found;
}
#else
std::uint64_t PhraseFilter::find_wide(std::uint64_t const* words) const { return find(words, kAtOnce); }
#endif

}  // namespace rapporteur
