#pragma once

/// Loops over every byte come in several widths where the compiler can make them: 16 bytes at a time, which every
/// x86-64 has, 32, and in a few places 64, chosen while the program runs.
#if defined(__SSE2__)
#if defined(__GNUC__) && !defined(__clang__)
// What the widest operations leave open looks to GCC 12 as if it were forgotten.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <immintrin.h>
#pragma GCC diagnostic pop
#else
#include <immintrin.h>
#endif
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
/// What a processor has whose widest registers hold 64 bytes and can be squeezed by single bytes.
#define RAPPORTEUR_WIDEST "avx2,bmi,bmi2,popcnt,avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2"
/// In front of a function that uses those; call it only where `has_widest()`.
#define RAPPORTEUR_FOR_WIDEST __attribute__((target(RAPPORTEUR_WIDEST)))
#define RAPPORTEUR_INLINE_FOR_WIDEST __attribute__((target(RAPPORTEUR_WIDEST), always_inline)) inline
#define RAPPORTEUR_WITH_WIDEST __attribute__((target(RAPPORTEUR_WIDEST), flatten))
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
[[nodiscard]] inline bool has_widest() {
  static bool const has = has_bits() && __builtin_cpu_supports("avx512f") != 0 &&
                          __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
                          __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512vbmi") != 0 &&
                          __builtin_cpu_supports("avx512vbmi2") != 0;
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
