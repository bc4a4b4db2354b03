#pragma once

// Private to grammar: where words begin, found for 64 bytes together.

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace rapporteur::grammar {

/// ASCII letters and digits, and the first bytes of letters beyond ASCII.
inline constexpr auto kWordBytes = [] {
  std::array<bool, 256> bytes{};
  for (unsigned c = 0; c < 256; ++c) {
    bytes[c] = (c >= '0' && c <= '9') || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z') || c >= 0xC3U;
  }
  return bytes;
}();
[[nodiscard]] constexpr bool is_word_byte(char c) { return kWordBytes[static_cast<unsigned char>(c)]; }

#if defined(__SSE2__)
/// Which of 16 bytes are ASCII letters or digits, bit by bit.
inline unsigned letters_and_digits_in_16(char const* bytes) {
  // Signed comparisons: bytes from 0x80 are negative, and in neither range.
  auto const sixteen = _mm_loadu_si128(reinterpret_cast<__m128i const*>(bytes));
  auto const lower = _mm_or_si128(sixteen, _mm_set1_epi8(0x20));
  auto const letter =
      _mm_and_si128(_mm_cmpgt_epi8(lower, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(lower, _mm_set1_epi8('z' + 1)));
  auto const digit =
      _mm_and_si128(_mm_cmpgt_epi8(sixteen, _mm_set1_epi8('0' - 1)), _mm_cmplt_epi8(sixteen, _mm_set1_epi8('9' + 1)));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(letter, digit)));
}
#endif

/// Which of 64 bytes are ASCII letters or digits, bit by bit.
inline std::uint64_t letters_and_digits(char const* bytes) {
  std::uint64_t mask = 0;
#if defined(__SSE2__)
  for (unsigned part = 0; part < 4; ++part) {
    mask |= static_cast<std::uint64_t>(letters_and_digits_in_16(bytes + 16 * part)) << (16 * part);
  }
#else
  for (unsigned i = 0; i < 64; ++i) {
    auto const byte = static_cast<unsigned char>(bytes[i]);
    bool const in_word = ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z') || (byte >= '0' && byte <= '9');
    mask |= static_cast<std::uint64_t>(in_word) << i;
  }
#endif
  return mask;
}

/// How many of the `size` bytes at `text` are ASCII letters or digits without a gap.
inline std::size_t letters_and_digits_at(char const* text, std::size_t size) {
  std::size_t at = 0;
#if defined(__SSE2__)
  while (size - at >= 16) {
    auto const others = static_cast<std::uint32_t>(~letters_and_digits_in_16(text + at)) & 0xFFFFU;
    if (others != 0) return at + static_cast<std::size_t>(std::countr_zero(others));
    at += 16;
  }
#endif
  auto const is_one = [](char c) {
    auto const byte = static_cast<unsigned char>(c);
    return ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z') || (byte >= '0' && byte <= '9');
  };
  while (at < size && is_one(text[at])) ++at;
  return at;
}

/// Calls `visit` with the offset of each first byte of a run that `mask_of` tells, 64 bytes at a time.
template <class MaskOf, class Visit>
void for_runs(std::string_view text, MaskOf&& mask_of, Visit&& visit) {
  std::uint64_t inside = 0;  // whether the byte before the block belongs to a run
  for (std::size_t block = 0; block < text.size(); block += 64) {
    std::array<char, 64> last;
    char const* bytes = text.data() + block;
    if (text.size() - block < last.size()) {
      auto const end = std::copy(text.begin() + static_cast<std::ptrdiff_t>(block), text.end(), last.begin());
      std::fill(end, last.end(), ' ');
      bytes = last.data();
    }
    auto const mask = mask_of(bytes);
    for (auto starts = mask & ~(mask << 1U | inside); starts != 0; starts &= starts - 1) {
      visit(block + static_cast<std::size_t>(std::countr_zero(starts)));
    }
    inside = mask >> 63U;
  }
}

/// Calls `visit` with the offset of each first byte of a word of ASCII letters and digits.
template <class Visit>
void for_word_starts(std::string_view text, Visit&& visit) {
  for_runs(text, letters_and_digits, visit);
}

}  // namespace rapporteur::grammar
