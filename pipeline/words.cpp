#include "pipeline/words.hpp"

#include "pipeline/vector_choice.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace rapporteur {
namespace {

constexpr std::size_t kBlock = 64;

struct Classes {
  std::uint64_t letters = 0;
  std::uint64_t digits = 0;
  std::uint64_t high = 0;  // bytes from 0x80
};

constexpr std::uint8_t byte_at(std::string_view text, std::size_t at) { return static_cast<std::uint8_t>(text[at]); }

/// How many bytes from `at` are a character beyond ASCII that is no letter; 0: a letter, or the middle of one.
std::size_t symbol_at(std::string_view text, std::size_t at) {
  auto const lead = byte_at(text, at);
  auto const left = text.size() - at;
  if (lead == 0xC2) return std::min<std::size_t>(2, left);
  if (lead == 0xE2) return std::min<std::size_t>(3, left);
  if (lead == 0xCA && left > 1 && byte_at(text, at + 1) == 0xBC) return 2;
  return 0;
}

#if defined(__SSE2__)
__m128i in_range(__m128i bytes, char low, char high) {
  // A signed comparison: bytes from 0x80 are negative and never in a range of ASCII.
  return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(low - 1))),
                       _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(high + 1))));
}

Classes classify(char const* from) {
  Classes classes;
  for (unsigned part = 0; part < 4; ++part) {
    auto const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(from + 16 * part));
    auto const letters = in_range(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 'z');
    auto const digits = in_range(bytes, '0', '9');
    auto const mask = [](__m128i of) {
      return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(of)));
    };
    classes.letters |= mask(letters) << (16 * part);
    classes.digits |= mask(digits) << (16 * part);
    classes.high |= mask(bytes) << (16 * part);
  }
  return classes;
}
#if defined(RAPPORTEUR_AVX2)
/// Whether bytes are one of `count` from `low`: one comparison where `low` is moved to the lowest byte there is.
RAPPORTEUR_INLINE_FOR_AVX2 __m256i in_range(__m256i bytes, char low, int count) {
  auto const moved = _mm256_sub_epi8(bytes, _mm256_set1_epi8(static_cast<char>(low + 128)));
  return _mm256_cmpgt_epi8(_mm256_set1_epi8(static_cast<char>(count - 128)), moved);
}

/// The same 32 bytes at a time.
RAPPORTEUR_FOR_AVX2 Classes classify_wide(char const* from) {
  Classes classes;
  auto const mask = [](__m256i of) __attribute__((target("avx2"))) {
    return static_cast<std::uint64_t>(static_cast<unsigned>(_mm256_movemask_epi8(of)));
  };
  for (unsigned part = 0; part < 2; ++part) {
    auto const bytes = _mm256_loadu_si256(reinterpret_cast<__m256i const*>(from + 32 * part));
    classes.letters |= mask(in_range(_mm256_or_si256(bytes, _mm256_set1_epi8(0x20)), 'a', 26)) << (32 * part);
    classes.digits |= mask(in_range(bytes, '0', 10)) << (32 * part);
    classes.high |= mask(bytes) << (32 * part);
  }
  return classes;
}
#endif
#else
Classes classify(char const* from) {
  Classes classes;
  for (unsigned i = 0; i < kBlock; ++i) {
    auto const byte = static_cast<std::uint8_t>(from[i]);
    auto const lower = static_cast<std::uint8_t>(byte | 0x20U);
    classes.letters |= static_cast<std::uint64_t>(byte < 0x80 && lower >= 'a' && lower <= 'z') << i;
    classes.digits |= static_cast<std::uint64_t>(byte >= '0' && byte <= '9') << i;
    classes.high |= static_cast<std::uint64_t>(byte >= 0x80) << i;
  }
  return classes;
}
#endif

constexpr std::size_t kAtOnce = 12;  // as many words as most blocks hold
constexpr std::size_t kMore = 4;

/// Writes the places of the bits of `mask`, many at a time without a branch in between; what is written past the count
/// is overwritten later. `out` has room for all of a block and `kAtOnce` more.
void flatten(std::uint64_t mask, std::uint32_t base, std::uint32_t*& out) {
  auto const count = static_cast<std::size_t>(std::popcount(mask));
  std::uint32_t* at = out;
  out += count;
  auto const write = [&] {
    *at++ = base + static_cast<std::uint32_t>(std::countr_zero(mask));
    mask &= mask - 1;
  };
  for (std::size_t i = 0; i < kAtOnce; ++i) write();
  while (at < out) {
    for (std::size_t i = 0; i < kMore; ++i) write();
  }
}

/// `classify` gives the classes of `kBlock` bytes.
template <Classes (*classify)(char const*)>
class Indexer {
 public:
  Indexer(std::string_view text, WordIndex& index) : text_(text), index_(index) {}

  void run() {
    // At most every second byte begins a word of letters, every byte one where letters and digits take turns.
    grow(text_.size() / 4 + 2 * kBlock);
    std::size_t at = 0;
    for (; at + kBlock <= text_.size(); at += kBlock) block(classify(text_.data() + at), at);
    if (at < text_.size() || letter_ || digit_) {
      std::array<char, kBlock> rest{};
      if (at < text_.size()) std::memcpy(rest.data(), text_.data() + at, text_.size() - at);
      block(classify(rest.data()), at);
    }
    index_.begin.resize(begins_);
    index_.end.resize(begins_);
  }

 private:
  void grow(std::size_t size) {
    if (index_.begin.size() >= size) return;
    index_.begin.resize(size);
    index_.end.resize(size);
  }

  void block(Classes classes, std::size_t base) {
    if (classes.high != 0 || skip_ != 0) add_high(classes, base);
    auto const letters_before = (classes.letters << 1U) | letter_;
    auto const digits_before = (classes.digits << 1U) | digit_;
    letter_ = classes.letters >> (kBlock - 1);
    digit_ = classes.digits >> (kBlock - 1);
    auto const starts = (classes.letters & ~letters_before) | (classes.digits & ~digits_before);
    auto const stops = (~classes.letters & letters_before) | (~classes.digits & digits_before);
    if (begins_ + kBlock + kAtOnce > index_.begin.size()) grow(index_.begin.size() * 2);
    auto* begin = index_.begin.data() + begins_;
    auto* end = index_.end.data() + ends_;
    flatten(starts, static_cast<std::uint32_t>(base), begin);
    flatten(stops, static_cast<std::uint32_t>(base), end);
    begins_ = static_cast<std::size_t>(begin - index_.begin.data());
    ends_ = static_cast<std::size_t>(end - index_.end.data());
  }

  /// Bytes from 0x80 are letters but for the symbols; one may begin in the block before.
  void add_high(Classes& classes, std::size_t base) {
    std::uint64_t symbols = (std::uint64_t{1} << skip_) - 1;
    skip_ = 0;
    for (auto left = classes.high & ~symbols; left != 0; left &= left - 1) {
      auto const at = static_cast<unsigned>(std::countr_zero(left));
      auto const length = symbol_at(text_, base + at);
      if (length == 0) continue;
      symbols |= ((std::uint64_t{1} << length) - 1) << at;
      left &= ~symbols | (std::uint64_t{1} << at);
      if (at + length > kBlock) skip_ = static_cast<unsigned>(at + length - kBlock);
    }
    classes.letters |= classes.high;
    classes.letters &= ~symbols;
    classes.digits &= ~symbols;
  }

  std::string_view text_;
  WordIndex& index_;
  std::size_t begins_ = 0;
  std::size_t ends_ = 0;
  std::uint64_t letter_ = 0;  // whether the last byte was one
  std::uint64_t digit_ = 0;
  unsigned skip_ = 0;  // bytes of the next block that belong to a symbol
};

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

/// The words from `from` one by one.
void hash_rest(std::string_view text, WordIndex& index, std::size_t from) {
  for (auto i = from; i < index.begin.size(); ++i) index.hash[i] = word_hash(index.word(text, i));
}

#if defined(RAPPORTEUR_AVX2)
RAPPORTEUR_INLINE_FOR_AVX2 __m256i times(__m256i factor, std::uint64_t other) {
  return _mm256_mul_epu32(factor, _mm256_set1_epi64x(static_cast<long long>(other)));
}

/// Four words at a time, as far as eight bytes from the beginning of each are there to be read.
RAPPORTEUR_FOR_AVX2 void hash_wide(std::string_view text, WordIndex& index) {
  auto const* const bytes = reinterpret_cast<long long const*>(text.data());
  auto const count = index.begin.size();
  auto const eight = _mm_set1_epi32(8);
  std::size_t i = 0;
  for (; i + 4 <= count && index.begin[i + 3] + 8 <= text.size(); i += 4) {
    auto const begin = _mm_loadu_si128(reinterpret_cast<__m128i const*>(index.begin.data() + i));
    auto const end = _mm_loadu_si128(reinterpret_cast<__m128i const*>(index.end.data() + i));
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
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(index.hash.data() + i), hash);
    auto const is_long = _mm_movemask_ps(_mm_castsi128_ps(_mm_cmpgt_epi32(size, _mm_set1_epi32(16))));
    for (auto left = static_cast<unsigned>(is_long); left != 0; left &= left - 1) {
      auto const at = i + static_cast<unsigned>(std::countr_zero(left));
      index.hash[at] = long_hash(index.word(text, at));
    }
  }
  hash_rest(text, index, i);
}

/// With the wider registers and the bit instructions that came with them.
RAPPORTEUR_WITH_BITS void index_wide(std::string_view text, WordIndex& index) {
  Indexer<classify_wide>(text, index).run();
  index.hash.resize(index.begin.size());
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

void index_words(std::string_view text, WordIndex& index) {
#if defined(RAPPORTEUR_AVX2)
  if (has_bits()) {
    index_wide(text, index);
    return hash_wide(text, index);
  }
#endif
  Indexer<classify>(text, index).run();
  index.hash.resize(index.begin.size());
  hash_rest(text, index, 0);
}

void index_words_plainly(std::string_view text, WordIndex& index) {
  enum class Class : std::uint8_t { kNeither, kLetter, kDigit };
  index.begin.clear();
  index.end.clear();
  index.hash.clear();
  Class before = Class::kNeither;
  std::size_t skip = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    Class now = Class::kNeither;
    if (i < text.size() && skip == 0) {
      auto const byte = byte_at(text, i);
      auto const lower = byte | 0x20U;
      if (byte >= 0x80) skip = symbol_at(text, i);
      if (byte >= '0' && byte <= '9') now = Class::kDigit;
      if ((byte >= 0x80 && skip == 0) || (byte < 0x80 && lower >= 'a' && lower <= 'z')) now = Class::kLetter;
    }
    if (skip > 0) --skip;
    if (now != before && before != Class::kNeither) index.end.push_back(static_cast<std::uint32_t>(i));
    if (now != before && now != Class::kNeither) index.begin.push_back(static_cast<std::uint32_t>(i));
    before = now;
  }
  for (std::size_t i = 0; i < index.size(); ++i) index.hash.push_back(word_hash(index.word(text, i)));
}

}  // namespace rapporteur
