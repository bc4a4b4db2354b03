#include "pipeline/verb_sites.hpp"

#include "pipeline/vector_choice.hpp"

#include <bit>
#include <cstddef>

namespace rapporteur {
namespace {

char lower(char c) { return static_cast<char>(c | 0x20); }

bool is_site(std::string_view text, std::size_t at) {
  char const c = text[at];
  if (c == ',' || c == ';') return true;
  if (c == '.') return at + 1 < text.size() && static_cast<signed char>(text[at + 1]) < '0';
  if (c != ' ' || at + 2 >= text.size()) return false;
  char const first = lower(text[at + 1]);
  char const second = lower(text[at + 2]);
  return (first == 'a' && second == 'n') || (first == 'b' && second == 'u') ||
         (first == 'w' && (second == 'h' || second == 'e'));
}

#if defined(__SSE2__)
constexpr std::size_t kBlock = 16;

__m128i equal(__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }

__m128i load(char const* from) { return _mm_loadu_si128(reinterpret_cast<__m128i const*>(from)); }

/// A bit for each of the sixteen bytes that is a site; two more bytes are read.
unsigned sites_of(char const* from) {
  auto const here = load(from);
  auto const next = load(from + 1);
  auto const first = _mm_or_si128(next, _mm_set1_epi8(0x20));
  auto const second = _mm_or_si128(load(from + 2), _mm_set1_epi8(0x20));
  auto const stop = _mm_and_si128(equal(here, '.'), _mm_cmplt_epi8(next, _mm_set1_epi8('0')));
  auto const sign = _mm_or_si128(_mm_or_si128(equal(here, ','), equal(here, ';')), stop);
  auto const joint =
      _mm_or_si128(_mm_or_si128(_mm_and_si128(equal(first, 'a'), equal(second, 'n')),
                                _mm_and_si128(equal(first, 'b'), equal(second, 'u'))),
                   _mm_and_si128(equal(first, 'w'), _mm_or_si128(equal(second, 'h'), equal(second, 'e'))));
  auto const sites = _mm_or_si128(sign, _mm_and_si128(equal(here, ' '), joint));
  return static_cast<unsigned>(_mm_movemask_epi8(sites));
}
#endif

#if defined(RAPPORTEUR_AVX2)
RAPPORTEUR_INLINE_FOR_BITS __m256i equal_wide(__m256i bytes, char c) {
  return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(c));
}

RAPPORTEUR_INLINE_FOR_BITS __m256i load_wide(char const* from) {
  return _mm256_loadu_si256(reinterpret_cast<__m256i const*>(from));
}

/// The same for thirty-two bytes at a time; gives the place to go on from.
RAPPORTEUR_FOR_BITS std::size_t find_wide(std::string_view text, std::vector<std::uint32_t>& sites) {
  constexpr std::size_t kWide = 32;
  std::size_t at = 0;
  for (; at + kWide + 2 <= text.size(); at += kWide) {
    auto const here = load_wide(text.data() + at);
    auto const next = load_wide(text.data() + at + 1);
    auto const first = _mm256_or_si256(next, _mm256_set1_epi8(0x20));
    auto const second = _mm256_or_si256(load_wide(text.data() + at + 2), _mm256_set1_epi8(0x20));
    auto const stop = _mm256_and_si256(equal_wide(here, '.'), _mm256_cmpgt_epi8(_mm256_set1_epi8('0'), next));
    auto const sign = _mm256_or_si256(_mm256_or_si256(equal_wide(here, ','), equal_wide(here, ';')), stop);
    auto const and_but = _mm256_or_si256(_mm256_and_si256(equal_wide(first, 'a'), equal_wide(second, 'n')),
                                         _mm256_and_si256(equal_wide(first, 'b'), equal_wide(second, 'u')));
    auto const while_we =
        _mm256_and_si256(equal_wide(first, 'w'), _mm256_or_si256(equal_wide(second, 'h'), equal_wide(second, 'e')));
    auto const joint = _mm256_and_si256(equal_wide(here, ' '), _mm256_or_si256(and_but, while_we));
    auto left = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_or_si256(sign, joint)));
    for (; left != 0; left &= left - 1) {
      sites.push_back(static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(left)));
    }
  }
  return at;
}
#endif

}  // namespace

void find_verb_sites(std::string_view text, std::vector<std::uint32_t>& sites) {
  sites.clear();
  std::size_t at = 0;
#if defined(RAPPORTEUR_AVX2)
  if (has_bits()) at = find_wide(text, sites);
#endif
#if defined(__SSE2__)
  for (; at + kBlock + 2 <= text.size(); at += kBlock) {
    for (auto left = sites_of(text.data() + at); left != 0; left &= left - 1) {
      sites.push_back(static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(left)));
    }
  }
#endif
  for (; at < text.size(); ++at) {
    if (is_site(text, at)) sites.push_back(static_cast<std::uint32_t>(at));
  }
}

}  // namespace rapporteur
