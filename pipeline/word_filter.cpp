#include "pipeline/word_filter.hpp"

#include "pipeline/hash_lanes.hpp"

namespace rapporteur {
namespace {

#if defined(RAPPORTEUR_AVX2)
RAPPORTEUR_FOR_AVX2 std::uint64_t find_wide(std::uint32_t const* table, unsigned shift, std::uint64_t const* words) {
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < WordFilter::kAtOnce; i += 8) {
    auto const keys = hash_lanes::low_halves(words + i);
    found |= hash_lanes::signs(hash_lanes::bits(table, keys, static_cast<int>(shift))) << i;
  }
  return found;
}
#endif

}  // namespace

std::uint64_t WordFilter::find(std::uint64_t const* words, std::size_t count) const {
#if defined(RAPPORTEUR_AVX2)
  if (count == kAtOnce && has_avx2()) return find_wide(bits_.data(), kShift, words);
#endif
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < count; ++i) found |= static_cast<std::uint64_t>(may_be(words[i])) << i;
  return found;
}

}  // namespace rapporteur
