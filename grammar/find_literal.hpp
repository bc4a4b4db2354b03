#pragma once

#include <bit>
#include <cstddef>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace rapporteur::grammar {

/// Where `literal`, two bytes at least, first stands in `text`; npos where it does not. Sixteen places are looked at
/// together, by the first two bytes of the literal and by its last one: faster than the library's search, which stops
/// at every first byte, where that is a frequent one.
[[nodiscard]] inline std::size_t find_literal(std::string_view text, std::string_view literal) {
#if defined(__SSE2__)
  auto const behind = literal.size() - 1;
  if (text.size() < behind + 16) return text.find(literal);
  auto const first = _mm_set1_epi8(literal.front());
  auto const second = _mm_set1_epi8(literal[1]);
  auto const last = _mm_set1_epi8(literal.back());
  auto const end = text.size() - behind - 16;  // where the last sixteen places begin
  for (std::size_t at = 0;; at = at + 16 < end ? at + 16 : end) {
    auto const* const from = text.data() + at;
    auto const firsts = _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<__m128i const*>(from)), first);
    auto const seconds = _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<__m128i const*>(from + 1)), second);
    auto const lasts = _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<__m128i const*>(from + behind)), last);
    auto places = static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(_mm_and_si128(firsts, seconds), lasts)));
    for (; places != 0; places &= places - 1) {
      auto const place = at + static_cast<std::size_t>(std::countr_zero(places));
      if (text.substr(place, literal.size()) == literal) return place;
    }
    if (at == end) return std::string_view::npos;
  }
#else
  return text.find(literal);
#endif
}

}  // namespace rapporteur::grammar
