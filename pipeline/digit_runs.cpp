#include "pipeline/digit_runs.hpp"

#include "pipeline/vector_choice.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

namespace rapporteur {
namespace {

constexpr std::size_t kBlock = 64;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

#if defined(__SSE2__)
__m128i load(char const* from) { return _mm_loadu_si128(reinterpret_cast<__m128i const*>(from)); }

/// How far bytes lie above '0'; below 10 of digits only.
__m128i above_zero(char const* from) { return _mm_sub_epi8(load(from), _mm_set1_epi8('0')); }

/// Which bytes are digits, by their distances from '0'.
unsigned below_ten(__m128i distances) {
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(distances, _mm_set1_epi8(9)), distances)));
}

bool has_digit(char const* block) {
  auto const least = _mm_min_epu8(_mm_min_epu8(above_zero(block), above_zero(block + 16)),
                                  _mm_min_epu8(above_zero(block + 32), above_zero(block + 48)));
  return below_ten(least) != 0;
}

std::uint64_t digits_of(char const* block) {
  std::uint64_t mask = 0;
  for (unsigned part = 0; part < 4; ++part)
    mask |= std::uint64_t{below_ten(above_zero(block + 16 * part))} << (16 * part);
  return mask;
}
#else
std::uint64_t digits_of(char const* block) {
  std::uint64_t mask = 0;
  for (unsigned i = 0; i < kBlock; ++i) mask |= std::uint64_t{is_digit(block[i])} << i;
  return mask;
}

bool has_digit(char const* block) { return digits_of(block) != 0; }
#endif

/// The first block from `at` on, but none behind `last`, that holds a digit; behind `last` where none does.
std::size_t next_block(char const* text, std::size_t at, std::size_t last) {
  while (at <= last && !has_digit(text + at)) at += kBlock;
  return at;
}

#if defined(RAPPORTEUR_AVX2)
RAPPORTEUR_FOR_AVX2 std::size_t next_block_wide(char const* text, std::size_t at, std::size_t last) {
  auto const zeros = _mm256_set1_epi8('0');
  auto const nines = _mm256_set1_epi8(9);
  for (; at <= last; at += kBlock) {
    auto const* const from = reinterpret_cast<__m256i const*>(text + at);
    auto const least = _mm256_min_epu8(_mm256_sub_epi8(_mm256_loadu_si256(from), zeros),
                                       _mm256_sub_epi8(_mm256_loadu_si256(from + 1), zeros));
    if (_mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_min_epu8(least, nines), least)) != 0) break;
  }
  return at;
}
#endif

}  // namespace

void find_digit_runs(std::string_view text, std::vector<std::uint32_t>& starts) {
  starts.clear();
  if (text.empty()) return;
  std::array<char, kBlock> only;
  char const* bytes = text.data();
  if (text.size() < kBlock) {
    std::fill(std::copy(text.begin(), text.end(), only.begin()), only.end(), ' ');
    bytes = only.data();
  }
  auto const size = std::max(text.size(), kBlock);
  auto const last = size - kBlock;  // the last block may begin inside the one before
  auto next = &next_block;
#if defined(RAPPORTEUR_AVX2)
  if (has_avx2()) next = &next_block_wide;
#endif
  for (auto at = next(bytes, 0, last); at < size; at = next(bytes, at + kBlock, last)) {
    auto const from = std::min(at, last);
    if (from != at && !has_digit(bytes + from)) break;
    auto const mask = digits_of(bytes + from);
    bool const inside = from > 0 && is_digit(bytes[from - 1]);
    auto found = mask & ~(mask << 1U | static_cast<std::uint64_t>(inside));
    for (found &= ~std::uint64_t{0} << (at - from); found != 0; found &= found - 1)
      starts.push_back(static_cast<std::uint32_t>(from) + static_cast<std::uint32_t>(std::countr_zero(found)));
  }
}

}  // namespace rapporteur
