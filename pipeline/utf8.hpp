#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// The few UTF-8 loops that run over every byte of every input.
namespace rapporteur::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;
inline constexpr char32_t kMaxCodePoint = 0x10FFFF;

[[nodiscard]] constexpr unsigned byte_at(char const* at) { return static_cast<unsigned char>(*at); }
[[nodiscard]] constexpr bool is_ascii(char const* at) { return byte_at(at) < 0x80U; }
[[nodiscard]] constexpr bool is_continuation(char const* at) { return (byte_at(at) & 0xC0U) == 0x80U; }

/// The first byte of [at, end) that is not ASCII; `end` where there is none.
[[nodiscard]] inline char const* skip_ascii(char const* at, char const* end) {
#if defined(__SSE2__)
  char const* const begin = at;
  while (end - at >= 64) {
    auto const load = [at](int i) { return _mm_loadu_si128(reinterpret_cast<__m128i const*>(at) + i); };
    __m128i const any = _mm_or_si128(_mm_or_si128(load(0), load(1)), _mm_or_si128(load(2), load(3)));
    if (_mm_movemask_epi8(any) != 0) break;
    at += 64;
  }
  while (end - at >= 16) {
    auto const high = static_cast<unsigned>(_mm_movemask_epi8(_mm_loadu_si128(reinterpret_cast<__m128i const*>(at))));
    if (high != 0) return at + std::countr_zero(high);
    at += 16;
  }
  // The last bytes once more with what is before them, which is ASCII.
  if (end - begin >= 16) {
    __m128i const last = _mm_loadu_si128(reinterpret_cast<__m128i const*>(end - 16));
    auto const high = static_cast<unsigned>(_mm_movemask_epi8(last));
    return high == 0 ? end : end - 16 + std::countr_zero(high);
  }
#endif
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  constexpr std::ptrdiff_t kWord = sizeof(std::uint64_t);
  auto const load = [](char const* from) {
    std::uint64_t word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
  };
  while (end - at >= 4 * kWord) {
    std::uint64_t const any = load(at) | load(at + kWord) | load(at + 2 * kWord) | load(at + 3 * kWord);
    if ((any & kHighBits) != 0) break;
    at += 4 * kWord;
  }
  while (end - at >= kWord) {
    std::uint64_t const high = load(at) & kHighBits;
    if (high == 0) {
      at += kWord;
      continue;
    }
    if constexpr (std::endian::native == std::endian::little) return at + std::countr_zero(high) / 8;
    break;
  }
  while (at != end && is_ascii(at)) ++at;
  return at;
}

struct Character {
  char32_t code = 0;
  std::uint32_t length = 0;  ///< in bytes; 0: the bytes are not UTF-8
};

/// The character at `at`, which must be before `end`. Overlong forms, surrogates and unfinished sequences are not
/// UTF-8.
[[nodiscard]] inline Character decode(char const* at, char const* end) {
  unsigned const lead = byte_at(at);
  if (lead < 0x80U) return {lead, 1};
  if (lead < 0xC2U || lead > 0xF4U) return {};
  std::uint32_t const length = lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
  if (end - at < static_cast<std::ptrdiff_t>(length)) return {};
  char32_t code = lead & (0x7FU >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    if (!is_continuation(at + i)) return {};
    code = (code << 6U) | (byte_at(at + i) & 0x3FU);
  }
  bool const overlong = (length == 3 && code < 0x800U) || (length == 4 && code < 0x10000U);
  bool const surrogate = code >= 0xD800U && code <= 0xDFFFU;
  if (overlong || surrogate || code > kMaxCodePoint) return {};
  return {code, length};
}

/// Beginning of the character before `at`, in valid UTF-8 that begins at `begin` < `at`.
[[nodiscard]] inline char const* previous(char const* begin, char const* at) {
  do {
    --at;
  } while (at != begin && is_continuation(at));
  return at;
}

inline void append(std::string& to, char32_t code) {
  auto const put = [&to](char32_t byte) { to.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (code < 0x80U) {
    put(code);
  } else if (code < 0x800U) {
    put(0xC0U | (code >> 6U));
    put(0x80U | (code & 0x3FU));
  } else if (code < 0x10000U) {
    put(0xE0U | (code >> 12U));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  } else {
    put(0xF0U | (code >> 18U));
    put(0x80U | ((code >> 12U) & 0x3FU));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  }
}

}  // namespace rapporteur::utf8
