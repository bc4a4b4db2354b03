#include "pipeline/ascii_run.hpp"

#include "pipeline/utf8.hpp"
#include "pipeline/vector_choice.hpp"

#include <bit>
#include <cstddef>

namespace rapporteur::utf8 {
namespace {

#if defined(RAPPORTEUR_AVX2)
RAPPORTEUR_FOR_AVX2 char const* skip_wide(char const* at, char const* end) {
  constexpr std::ptrdiff_t kVector = 32;
  // A page: the processor itself fetches no further than to the end of this one.
  constexpr std::ptrdiff_t kAhead = 4096;
  auto const load = [&at](int i)
                        RAPPORTEUR_FOR_AVX2 { return _mm256_loadu_si256(reinterpret_cast<__m256i const*>(at) + i); };
  if (end - at < 4 * kVector) return skip_ascii(at, end);
  for (auto const* const last = end - 4 * kVector; at <= last; at += 4 * kVector) {
    __builtin_prefetch(at + kAhead);
    __builtin_prefetch(at + kAhead + 64);
    auto const any = _mm256_or_si256(_mm256_or_si256(load(0), load(1)), _mm256_or_si256(load(2), load(3)));
    if (_mm256_movemask_epi8(any) != 0) break;
  }
  for (; end - at >= kVector; at += kVector) {
    auto const high = static_cast<unsigned>(_mm256_movemask_epi8(load(0)));
    if (high != 0) return at + std::countr_zero(high);
  }
  return skip_ascii(at, end);
}
#endif

}  // namespace

char const* skip_ascii_far(char const* at, char const* end) {
#if defined(RAPPORTEUR_AVX2)
  if (has_avx2()) return skip_wide(at, end);
#endif
  return skip_ascii(at, end);
}

}  // namespace rapporteur::utf8
