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
/// In front of a function that uses the instructions for single bits as well; call it only where `has_bits()`.
#define RAPPORTEUR_FOR_BITS __attribute__((target("avx2,bmi,bmi2,popcnt")))
#define RAPPORTEUR_INLINE_FOR_BITS __attribute__((target("avx2,bmi,bmi2,popcnt"), always_inline)) inline
/// The same with all that it calls in its file.
#define RAPPORTEUR_WITH_BITS __attribute__((target("avx2,bmi,bmi2,popcnt"), flatten))
#endif
#endif

namespace rapporteur {

#if defined(RAPPORTEUR_AVX2)
[[nodiscard]] inline bool has_avx2() {
  static bool const has = __builtin_cpu_supports("avx2") != 0;
  return has;
}
[[nodiscard]] inline bool has_bits() {
  static bool const has = has_avx2() && __builtin_cpu_supports("bmi") != 0 && __builtin_cpu_supports("bmi2") != 0 &&
                          __builtin_cpu_supports("popcnt") != 0;
  return has;
}
#endif

/// In front of what has to become part of the function that calls it, and so takes the width of that.
#if defined(__GNUC__)
#define RAPPORTEUR_INLINE __attribute__((always_inline)) inline
#else
#define RAPPORTEUR_INLINE inline
#endif

}  // namespace rapporteur
