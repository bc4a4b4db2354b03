#include "pipeline/word_hash.hpp"

#include "pipeline/vector_choice.hpp"

#include <bit>
#include <cstring>

namespace rapporteur {
namespace {

template <class Integer>
std::uint64_t load(char const* at) {
  Integer bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

// Odd numbers without a pattern.
constexpr std::uint64_t kFirstLow = 0x9E3779B1U;
constexpr std::uint64_t kFirstHigh = 0x85EBCA77U;
constexpr std::uint64_t kLastLow = 0xC2B2AE3DU;
constexpr std::uint64_t kLastHigh = 0x27D4EB2FU;

/// The fingerprint of a word of up to 16 bytes: its first eight and its last eight tell it apart; of a shorter word
/// both are all of it. Products of 32 bits, for of those four words have room in one register. The low bits of one sum
/// are mixed worst and the high bits of the other best: they meet.
std::uint64_t mix(std::uint64_t first, std::uint64_t last, std::uint64_t size) {
  constexpr std::uint64_t kLow = 0xffffffffU;
  auto const one = (first & kLow) * kFirstLow + (first >> 32U) * kFirstHigh;
  auto const other = (last & kLow) * kLastLow + (last >> 32U) * kLastHigh + size;
  return one ^ std::rotl(other, 32);
}

/// Of longer words, which are rare, every byte counts.
std::uint64_t long_hash(std::string_view word) {
  constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
  auto const* at = word.data();
  std::uint64_t sum = 0;
  std::size_t left = word.size();
  for (; left > 8; left -= 8, at += 8) sum = (std::rotl(sum, 5) ^ load<std::uint64_t>(at)) * kMix;
  return mix(sum, load<std::uint64_t>(word.data() + word.size() - 8), word.size());
}

/// All bytes of a word of less than eight, without reading past it.
std::uint64_t all_bytes(char const* begin, std::size_t size) {
  if (size >= 4) return load<std::uint32_t>(begin) | load<std::uint32_t>(begin + size - 4) << (8 * (size - 4));
  if (size == 0) return 0;
  auto const middle = size / 2;
  return load<std::uint8_t>(begin) | load<std::uint8_t>(begin + middle) << (8 * middle) |
         load<std::uint8_t>(begin + size - 1) << (8 * (size - 1));
}

#if defined(RAPPORTEUR_AVX2)
RAPPORTEUR_INLINE_FOR_AVX2 __m256i times(__m256i factor, std::uint64_t other) {
  return _mm256_mul_epu32(factor, _mm256_set1_epi64x(static_cast<long long>(other)));
}
#endif

}  // namespace

std::uint64_t word_hash(std::string_view word) {
  auto const* const begin = word.data();
  auto const size = word.size();
  if (size > 16) return long_hash(word);
  if (size >= 8) return mix(load<std::uint64_t>(begin), load<std::uint64_t>(begin + size - 8), size);
  auto const all = all_bytes(begin, size);
  return mix(all, all, size);
}

namespace word_hashes {

void set(std::string_view text, WordIndex& index, std::size_t from) {
  for (auto i = from; i < index.begin.size(); ++i) index.hash[i] = word_hash(index.word(text, i));
}

#if defined(RAPPORTEUR_AVX2)
namespace {

/// Gives the words from `from` to `to` their beginnings and ends.
void part(WordIndex& index, std::size_t from, std::size_t to) {
  for (auto at = from; at < to; ++at) {
    index.begin[at] = static_cast<std::uint32_t>(index.hash[at]);
    index.end[at] = static_cast<std::uint32_t>(index.hash[at] >> 32U);
  }
}

/// The words from whose beginnings eight bytes are there to be read; the others are parted.
std::size_t part_last(std::string_view text, WordIndex& index) {
  auto count = index.hash.size();
  while (count > 0 && (index.hash[count - 1] & 0xffffffffU) + 8 > text.size()) --count;
  part(index, count, index.hash.size());
  return count;
}

/// Longer words than the registers have room for.
void set_long(std::string_view text, WordIndex& index, std::size_t from, unsigned which) {
  for (; which != 0; which &= which - 1) {
    auto const at = from + static_cast<unsigned>(std::countr_zero(which));
    index.hash[at] = long_hash(index.word(text, at));
  }
}

}  // namespace

RAPPORTEUR_FOR_AVX2 void set_wide(std::string_view text, WordIndex& index) {
  auto const* const bytes = reinterpret_cast<long long const*>(text.data());
  auto* const begins = index.begin.data();
  auto* const ends = index.end.data();
  auto* const hashes = index.hash.data();
  auto const count = part_last(text, index);
  auto const turn = _mm256_setr_epi32(0, 2, 4, 6, 1, 3, 5, 7);
  auto const eight = _mm_set1_epi32(8);
  std::size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    auto const both =
        _mm256_permutevar8x32_epi32(_mm256_loadu_si256(reinterpret_cast<__m256i const*>(hashes + i)), turn);
    auto const begin = _mm256_castsi256_si128(both);
    auto const end = _mm256_extracti128_si256(both, 1);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(begins + i), begin);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(ends + i), end);
    auto const size = _mm_sub_epi32(end, begin);
    // The last eight bytes; of a shorter word those from its beginning. Of both what is behind the word goes.
    auto const last_begin = _mm_add_epi32(begin, _mm_sub_epi32(_mm_max_epi32(size, eight), eight));
    auto const spare = _mm_slli_epi32(_mm_sub_epi32(eight, _mm_min_epi32(size, eight)), 3);
    auto const mask = _mm256_srlv_epi64(_mm256_set1_epi64x(-1), _mm256_cvtepu32_epi64(spare));
    auto const first = _mm256_and_si256(_mm256_i64gather_epi64(bytes, _mm256_cvtepu32_epi64(begin), 1), mask);
    auto const last = _mm256_and_si256(_mm256_i64gather_epi64(bytes, _mm256_cvtepu32_epi64(last_begin), 1), mask);
    auto const one = _mm256_add_epi64(times(first, kFirstLow), times(_mm256_srli_epi64(first, 32), kFirstHigh));
    auto const other =
        _mm256_add_epi64(_mm256_add_epi64(times(last, kLastLow), times(_mm256_srli_epi64(last, 32), kLastHigh)),
                         _mm256_cvtepu32_epi64(size));
    auto const hash = _mm256_xor_si256(one, _mm256_shuffle_epi32(other, 0b10110001));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(hashes + i), hash);
    auto const is_long = _mm_movemask_ps(_mm_castsi128_ps(_mm_cmpgt_epi32(size, _mm_set1_epi32(16))));
    if (is_long != 0) set_long(text, index, i, static_cast<unsigned>(is_long));
  }
  part(index, i, count);
  set(text, index, i);
}

RAPPORTEUR_FOR_WIDEST void set_widest(std::string_view text, WordIndex& index) {
  auto* const begins = index.begin.data();
  auto* const ends = index.end.data();
  auto* const hashes = index.hash.data();
  auto const count = part_last(text, index);
  auto const eight = _mm256_set1_epi64x(8);
  auto const all = _mm256_set1_epi64x(-1);
  auto const none = _mm256_setzero_si256();
  auto const* const bytes = text.data();
  std::size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    auto const both = _mm256_loadu_si256(reinterpret_cast<__m256i const*>(hashes + i));
    auto const begin = _mm256_and_si256(both, _mm256_set1_epi64x(0xffffffff));
    auto const end = _mm256_srli_epi64(both, 32);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(begins + i), _mm256_cvtepi64_epi32(both));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(ends + i), _mm256_cvtepi64_epi32(end));
    auto const size = _mm256_sub_epi64(end, begin);
    // The last eight bytes; of a shorter word those from its beginning. Of both what is behind the word goes.
    auto const last_begin = _mm256_add_epi64(begin, _mm256_sub_epi64(_mm256_max_epi32(size, eight), eight));
    auto const spare = _mm256_slli_epi64(_mm256_sub_epi64(eight, _mm256_min_epi32(size, eight)), 3);
    auto const mask = _mm256_srlv_epi64(all, spare);
    auto const first = _mm256_and_si256(_mm256_mmask_i64gather_epi64(none, 0xff, begin, bytes, 1), mask);
    auto const last = _mm256_and_si256(_mm256_mmask_i64gather_epi64(none, 0xff, last_begin, bytes, 1), mask);
    auto const one = _mm256_add_epi64(times(first, kFirstLow), times(_mm256_srli_epi64(first, 32), kFirstHigh));
    auto const other =
        _mm256_add_epi64(_mm256_add_epi64(times(last, kLastLow), times(_mm256_srli_epi64(last, 32), kLastHigh)), size);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(hashes + i), _mm256_xor_si256(one, _mm256_ror_epi64(other, 32)));
    auto const is_long = _mm256_cmpgt_epi64_mask(size, _mm256_set1_epi64x(16));
    if (is_long != 0) set_long(text, index, i, is_long);
  }
  part(index, i, count);
  set(text, index, i);
}
#endif

}  // namespace word_hashes
}  // namespace rapporteur
