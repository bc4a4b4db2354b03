#pragma once

#include "pipeline/vector_choice.hpp"

/// Loops over the bits of masks gain from instructions (tzcnt, blsr, popcnt) that came to x86-64 after its first
/// processors; they are chosen while the program runs, as the wider registers are.
#if defined(RAPPORTEUR_AVX2)
/// In front of a function: it and all that it calls in its file is made with those instructions. Call it only where
/// `has_bits()`.
#define RAPPORTEUR_WITH_BITS __attribute__((target("avx2,bmi,bmi2,popcnt"), flatten))

namespace rapporteur {

[[nodiscard]] inline bool has_bits() {
  static bool const has = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0 &&
                          __builtin_cpu_supports("bmi2") != 0 && __builtin_cpu_supports("popcnt") != 0;
  return has;
}

}  // namespace rapporteur
#endif
