#pragma once

#include <bit>
#include <cstddef>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace rapporteur::grammar {

/// Where `literal`, two bytes at least, first stands in `text`; npos where it does not. Sixteen places are looked at
/// together, by the first byte of the literal and by its last one: faster than the library's search, which stops at
/// every first byte, where that is a frequent one.
[[nodiscard]] inline std::size_t find_literal(std::string_view text, std::string_view literal) {
  std::size_t at = 0;
#if defined(__SSE2__)
  auto const first = _mm_set1_epi8(literal.front());
  auto const last = _mm_set1_epi8(literal.back());
  for (auto const behind = literal.size() - 1; at + behind + 16 <= text.size(); at += 16) {
    auto const* const from = text.data() + at;
    auto const firsts = _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<__m128i const*>(from)), first);
    auto const lasts = _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<__m128i const*>(from + behind)), last);
    auto places = static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(firsts, lasts)));
    for (; places != 0; places &= places - 1) {
      auto const place = at + static_cast<std::size_t>(std::countr_zero(places));
      if (text.substr(place, literal.size()) == literal) return place;
    }
  }
#endif
  return text.find(literal, at);
}

}  // namespace rapporteur::grammar
