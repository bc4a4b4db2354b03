#pragma once

/// Loops over every byte come in two widths where the compiler can make both: 16 bytes at a time, which every x86-64
/// has, and 32, chosen while the program runs.
#if defined(__SSE2__)
#include <immintrin.h>
#if defined(__x86_64__) && defined(__GNUC__)
#define RAPPORTEUR_AVX2 1
/// In front of a function that uses the wider registers; call it only where `has_avx2()`.
#define RAPPORTEUR_FOR_AVX2 __attribute__((target("avx2")))
/// The same for what must become part of the loop that calls it, so that its tables stay in registers.
#define RAPPORTEUR_INLINE_FOR_AVX2 __attribute__((target("avx2"), always_inline)) inline
#endif
#endif

namespace rapporteur {

#if defined(RAPPORTEUR_AVX2)
[[nodiscard]] inline bool has_avx2() {
  static bool const has = __builtin_cpu_supports("avx2") != 0;
  return has;
}
#endif

}  // namespace rapporteur
