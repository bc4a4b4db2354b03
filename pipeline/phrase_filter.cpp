#include "pipeline/phrase_filter.hpp"

#include "pipeline/vector_choice.hpp"

namespace rapporteur {

std::uint64_t PhraseFilter::find(std::uint64_t const* words, std::size_t count) const {
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < count; ++i) {
    found |= static_cast<std::uint64_t>(may_begin(words[i], words[i + 1])) << i;
  }
  return found;
}

#if defined(RAPPORTEUR_AVX2)
namespace {

RAPPORTEUR_INLINE_FOR_AVX2 __m256i load(std::uint64_t const* words) {
  return _mm256_loadu_si256(reinterpret_cast<__m256i const*>(words));
}

/// The low halves of eight fingerprints (kHalves 0b10001000) or their high ones (0b11011101), in the order 0 1 4 5 2 3
/// 6 7 in which two registers are put together.
template <int kHalves>
RAPPORTEUR_INLINE_FOR_AVX2 __m256i halves(std::uint64_t const* words) {
  return _mm256_castps_si256(
      _mm256_shuffle_ps(_mm256_castsi256_ps(load(words)), _mm256_castsi256_ps(load(words + 4)), kHalves));
}

/// The bits of eight keys, as signs.
RAPPORTEUR_INLINE_FOR_AVX2 __m256i bits(std::uint32_t const* table, __m256i keys, int shift) {
  auto const found = _mm256_i32gather_epi32(reinterpret_cast<int const*>(table), _mm256_srli_epi32(keys, shift), 4);
  return _mm256_sllv_epi32(found, _mm256_and_si256(keys, _mm256_set1_epi32(31)));
}

}  // namespace

RAPPORTEUR_FOR_AVX2 std::uint64_t PhraseFilter::find_wide(std::uint64_t const* words) const {
  auto const* const alone = alone_.data();
  auto const* const pairs = pairs_.data();
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < kAtOnce; i += 8) {
    auto const first = halves<0b10001000>(words + i);
    auto const pair = _mm256_xor_si256(first, halves<0b11011101>(words + i + 1));
    auto const either = _mm256_or_si256(bits(alone, first, kAloneShift), bits(pairs, pair, kPairShift));
    auto const ordered = _mm256_permute4x64_epi64(either, 0b11011000);
    auto const signs = static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(ordered)));
    found |= static_cast<std::uint64_t>(signs) << i;
  }
  return found;
}
#else
std::uint64_t PhraseFilter::find_wide(std::uint64_t const* words) const { return find(words, kAtOnce); }
#endif

}  // namespace rapporteur
