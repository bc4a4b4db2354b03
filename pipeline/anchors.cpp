#include "pipeline/anchors.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <bit>

namespace rapporteur {

void find_anchors(std::string_view text, std::vector<std::size_t>& anchors) {
  anchors.clear();
  std::size_t at = 0;
#if defined(__SSE2__)
  auto const slash = _mm_set1_epi8('/');
  auto const paren = _mm_set1_epi8('(');
  for (; at + 16 <= text.size(); at += 16) {
    auto const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data() + at));
    auto const hits = _mm_or_si128(_mm_cmpeq_epi8(bytes, slash), _mm_cmpeq_epi8(bytes, paren));
    auto mask = static_cast<unsigned>(_mm_movemask_epi8(hits));
    while (mask != 0) {
      anchors.push_back(at + static_cast<std::size_t>(std::countr_zero(mask)));
      mask &= mask - 1;
    }
  }
#endif
  for (; at < text.size(); ++at) {
    if (text[at] == '/' || text[at] == '(') anchors.push_back(at);
  }
}

}  // namespace rapporteur
