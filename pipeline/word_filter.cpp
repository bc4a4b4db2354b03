#include "pipeline/word_filter.hpp"

#include "pipeline/hash_lanes.hpp"

namespace rapporteur {
namespace {

#if defined(RAPPORTEUR_AVX2)
RAPPORTEUR_FOR_AVX2 std::uint64_t find_wide(std::uint32_t const* table, unsigned shift, std::uint64_t const* words,
                                            std::size_t count) {
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < count; i += 8) {
    auto const keys = hash_lanes::low_halves(words + i);
    found |= hash_lanes::signs(hash_lanes::both_bits(table, keys, static_cast<int>(shift))) << i;
  }
  return found;
}
#endif

}  // namespace

std::uint64_t word_filter::find(std::uint32_t const* table, unsigned shift, std::uint64_t const* words,
                                std::size_t count) {
#if defined(RAPPORTEUR_AVX2)
  if (count % 8 == 0 && has_avx2()) return find_wide(table, shift, words, count);
#endif
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < count; ++i) {
    auto const bits = table[static_cast<std::uint32_t>(words[i]) >> shift];
    found |= static_cast<std::uint64_t>((bits_of(words[i]) & ~bits) == 0) << i;
  }
  return found;
}

}  // namespace rapporteur
