#pragma once

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace rapporteur {

#if defined(__SSE2__)
/// Whether each character that begins in the 16 bytes at `at` is ASCII, of U+00C0 to U+037F, or a dash, a curly quote
/// or another mark of U+2012 to U+2027: what `Folded` leaves alone, and nearly all there is. Reads two bytes more.
inline bool nothing_to_fold_in_16(char const* at) {
  auto const load = [at](int i) { return _mm_loadu_si128(reinterpret_cast<__m128i const*>(at + i)); };
  auto const in_range = [](__m128i bytes, int first, int last) {
    __m128i const from_first = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(first)));
    return _mm_cmpeq_epi8(_mm_min_epu8(from_first, _mm_set1_epi8(static_cast<char>(last - first))), from_first);
  };
  __m128i const bytes = load(0);
  if (_mm_movemask_epi8(bytes) == 0) return true;
  __m128i const lead = in_range(bytes, 0xC0, 0xFF);
  __m128i const letter = in_range(bytes, 0xC3, 0xCD);
  __m128i const general = _mm_and_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xE2))),
                                        _mm_cmpeq_epi8(load(1), _mm_set1_epi8(static_cast<char>(0x80))));
  __m128i const mark = _mm_and_si128(general, in_range(load(2), 0x92, 0xA7));
  return _mm_movemask_epi8(_mm_andnot_si128(_mm_or_si128(letter, mark), lead)) == 0;
}
#endif

}  // namespace rapporteur
