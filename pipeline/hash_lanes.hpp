#pragma once

#include "pipeline/vector_choice.hpp"

#include <cstdint>

#if defined(RAPPORTEUR_AVX2)
/// Questions to eight fingerprints of words at a time, for filters in bits. A key finds a word of 32 bits by its high
/// bits, and two bits in it by its five low ones and the next five, counted from the top: a shift to the left makes
/// them the sign.
namespace rapporteur::hash_lanes {

/// In the order 0 1 4 5 2 3 6 7, in which two registers are put together.
template <int kHalves>
RAPPORTEUR_INLINE_FOR_AVX2 __m256i halves(std::uint64_t const* words) {
  auto const* const at = reinterpret_cast<__m256i const*>(words);
  auto const first = _mm256_castsi256_ps(_mm256_loadu_si256(at));
  auto const second = _mm256_castsi256_ps(_mm256_loadu_si256(at + 1));
  return _mm256_castps_si256(_mm256_shuffle_ps(first, second, kHalves));
}
RAPPORTEUR_INLINE_FOR_AVX2 __m256i low_halves(std::uint64_t const* words) { return halves<0b10001000>(words); }
RAPPORTEUR_INLINE_FOR_AVX2 __m256i high_halves(std::uint64_t const* words) { return halves<0b11011101>(words); }

/// Whether both bits are there, for each of eight keys as its sign.
RAPPORTEUR_INLINE_FOR_AVX2 __m256i both_bits(std::uint32_t const* table, __m256i keys, int shift) {
  auto const found = _mm256_i32gather_epi32(reinterpret_cast<int const*>(table), _mm256_srli_epi32(keys, shift), 4);
  auto const five = _mm256_set1_epi32(31);
  return _mm256_and_si256(_mm256_sllv_epi32(found, _mm256_and_si256(keys, five)),
                          _mm256_sllv_epi32(found, _mm256_and_si256(_mm256_srli_epi32(keys, 5), five)));
}

/// The signs in the order of the fingerprints.
RAPPORTEUR_INLINE_FOR_AVX2 std::uint64_t signs(__m256i of) {
  auto const ordered = _mm256_permute4x64_epi64(of, 0b11011000);
  return static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(ordered)));
}

}  // namespace rapporteur::hash_lanes
#endif
