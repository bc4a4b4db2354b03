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

/// Digits of the 64 bytes from `from` on, a bit for each.
struct Block {
  std::size_t from = 0;
  std::uint64_t digits = 0;  // 0: no digits are left
};

/// What is left of a text of `size` bytes from `at` on, less than a block; it is read from before there.
template <class DigitsOf>
Block last_block(char const* text, std::size_t at, std::size_t size, DigitsOf digits_of) {
  if (at >= size) return {};
  auto const from = size - kBlock;
  return {at, digits_of(text + from) >> (at - from)};
}

#if defined(__SSE2__)
std::uint64_t digits_of(char const* block) {
  std::uint64_t mask = 0;
  for (unsigned part = 0; part < 4; ++part) {
    auto const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(block + 16 * part));
    auto const distance = _mm_sub_epi8(bytes, _mm_set1_epi8('0'));
    auto const digits = _mm_cmpeq_epi8(_mm_min_epu8(distance, _mm_set1_epi8(9)), distance);
    mask |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(digits))} << (16 * part);
  }
  return mask;
}
#else
std::uint64_t digits_of(char const* block) {
  std::uint64_t mask = 0;
  for (unsigned i = 0; i < kBlock; ++i) mask |= std::uint64_t{is_digit(block[i])} << i;
  return mask;
}
#endif

/// The first block from `at` on that holds a digit.
Block next_block(char const* text, std::size_t at, std::size_t size) {
  for (; at + kBlock <= size; at += kBlock) {
    if (auto const digits = digits_of(text + at); digits != 0) return {at, digits};
  }
  return last_block(text, at, size, &digits_of);
}

#if defined(RAPPORTEUR_AVX2)
/// How far bytes lie above '0'; below 10 of digits only.
RAPPORTEUR_INLINE_FOR_AVX2 __m256i distances(char const* from) {
  return _mm256_sub_epi8(_mm256_loadu_si256(reinterpret_cast<__m256i const*>(from)), _mm256_set1_epi8('0'));
}
RAPPORTEUR_INLINE_FOR_AVX2 std::uint64_t below_ten(__m256i bytes) {
  return static_cast<unsigned>(
      _mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8(9)), bytes)));
}
RAPPORTEUR_FOR_AVX2 std::uint64_t digits_of_wide(char const* block) {
  return below_ten(distances(block)) | below_ten(distances(block + 32)) << 32U;
}

RAPPORTEUR_FOR_AVX2 Block next_block_wide(char const* text, std::size_t at, std::size_t size) {
  for (; at + kBlock <= size; at += kBlock) {
    auto const low = distances(text + at);
    auto const high = distances(text + at + 32);
    if (below_ten(_mm256_min_epu8(low, high)) != 0) return {at, below_ten(low) | below_ten(high) << 32U};
  }
  return last_block(text, at, size, &digits_of_wide);
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
  auto next = &next_block;
#if defined(RAPPORTEUR_AVX2)
  if (has_avx2()) next = &next_block_wide;
#endif
  for (auto [from, digits] = next(bytes, 0, size); digits != 0;) {
    bool const inside = from > 0 && is_digit(bytes[from - 1]);
    for (auto found = digits & ~(digits << 1U | static_cast<std::uint64_t>(inside)); found != 0; found &= found - 1)
      starts.push_back(static_cast<std::uint32_t>(from) + static_cast<std::uint32_t>(std::countr_zero(found)));
    auto const further = next(bytes, from + kBlock, size);
    from = further.from;
    digits = further.digits;
  }
}

}  // namespace rapporteur
