#include "pipeline/words.hpp"

#include "pipeline/vector_choice.hpp"
#include "pipeline/word_hash.hpp"

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
/// Has the compiler keep a constant in its register, where it would make it anew wherever it is used.
RAPPORTEUR_INLINE_FOR_AVX2 __m256i kept(__m256i value) {
  __asm__("" : "+x"(value));
  return value;
}

/// Whether bytes are one of `count` from `low`: one comparison where `low` is moved to the lowest byte there is.
RAPPORTEUR_INLINE_FOR_AVX2 __m256i in_range(__m256i bytes, char low, int count) {
  auto const moved = _mm256_sub_epi8(bytes, _mm256_set1_epi8(static_cast<char>(low + 128)));
  return _mm256_cmpgt_epi8(kept(_mm256_set1_epi8(static_cast<char>(count - 128))), moved);
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

/// What a byte is to a word; `kSymbol` begins a character beyond ASCII that is no letter.
enum class ByteClass : std::uint8_t { kNeither, kLetter, kDigit, kMaybeSymbol, kSymbol };

constexpr auto kByteClasses = [] {
  std::array<ByteClass, 256> classes{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    auto const lower = byte | 0x20U;
    if (byte >= '0' && byte <= '9') classes[byte] = ByteClass::kDigit;
    if (byte >= 0x80 || (lower >= 'a' && lower <= 'z')) classes[byte] = ByteClass::kLetter;
  }
  for (unsigned const lead : {0xC2U, 0xCAU, 0xE2U}) classes[lead] = ByteClass::kMaybeSymbol;
  return classes;
}();

ByteClass class_at(std::string_view text, std::size_t at) {
  auto const of = kByteClasses[byte_at(text, at)];
  if (of != ByteClass::kMaybeSymbol) return of;
  return symbol_at(text, at) != 0 ? ByteClass::kSymbol : ByteClass::kLetter;
}

constexpr std::size_t kAtOnce = 16;  // more words than most blocks hold

/// Writes the places of the bits of `mask`, many at a time without a branch in between; what is written past the count
/// is overwritten later. `out` has room for all of a block and `kAtOnce` more.
void flatten(std::uint64_t mask, std::uint32_t base, std::uint32_t*& out) {
  auto const count = static_cast<std::size_t>(std::popcount(mask));
  std::uint32_t* at = out;
  out += count;
  do {
    for (std::size_t i = 0; i < kAtOnce; ++i) {
      *at++ = base + static_cast<std::uint32_t>(std::countr_zero(mask));
      mask &= mask - 1;
    }
  } while (at < out);
}

/// Takes the words of each block down, on any processor.
class PlainNotes {
 public:
  explicit PlainNotes(WordIndex& index) : index_(index) {}

  static Classes classes(char const* from) { return classify(from); }

  void add(std::uint64_t starts, std::uint64_t stops, std::size_t base) {
    if (begins_ + kBlock + kAtOnce > index_.begin.size()) {
      auto const size = 2 * (begins_ + kBlock + kAtOnce);
      index_.begin.resize(size);
      index_.end.resize(size);
    }
    auto* begin = index_.begin.data() + begins_;
    auto* end = index_.end.data() + ends_;
    flatten(starts, static_cast<std::uint32_t>(base), begin);
    flatten(stops, static_cast<std::uint32_t>(base), end);
    begins_ = static_cast<std::size_t>(begin - index_.begin.data());
    ends_ = static_cast<std::size_t>(end - index_.end.data());
  }

  void finish() {
    index_.begin.resize(begins_);
    index_.end.resize(begins_);
    index_.hash.resize(begins_);
  }

 private:
  WordIndex& index_;
  std::size_t begins_ = 0;
  std::size_t ends_ = 0;
};

#if defined(RAPPORTEUR_AVX2)
/// The same by a table of the bits of each byte. Beginnings and ends take turns: they are written one after the other,
/// to where the fingerprint of the word will stand.
class WideNotes {
 public:
  explicit WideNotes(WordIndex& index) : index_(index) {}

  RAPPORTEUR_FOR_AVX2 static Classes classes(char const* from) { return classify_wide(from); }

  RAPPORTEUR_FOR_AVX2 void add(std::uint64_t starts, std::uint64_t stops, std::size_t base) {
    // At most two for each byte, and what is written past them.
    if (count_ + 2 * kBlock + kSpare > 2 * index_.hash.size()) index_.hash.resize(count_ + 2 * kBlock + kSpare);
    auto* out = reinterpret_cast<char*>(index_.hash.data()) + sizeof(std::uint32_t) * count_;
    auto places = _mm256_set1_epi32(static_cast<int>(base));
    auto left = starts | stops;
    count_ += static_cast<std::size_t>(std::popcount(left));
    if ((starts & stops) != 0) return add_one_by_one(starts, stops, base, out);
    auto const eight = kept(_mm256_set1_epi32(8));
    for (unsigned i = 0; i < 8; ++i) {
      auto const byte = left & 0xffU;
      auto const* const bits = reinterpret_cast<__m128i const*>(kBitsOf[byte].data());
      auto const found = _mm256_add_epi32(_mm256_cvtepu8_epi32(_mm_loadl_epi64(bits)), places);
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), found);
      out += sizeof(std::uint32_t) * static_cast<std::size_t>(std::popcount(byte));
      places = _mm256_add_epi32(places, eight);
      left >>= 8U;
    }
  }

  /// The same by squeezing the numbers of the bytes together.
  RAPPORTEUR_FOR_WIDEST void add_widest(std::uint64_t starts, std::uint64_t stops, std::size_t base) {
    if (count_ + 2 * kBlock + kSpare > 2 * index_.hash.size()) index_.hash.resize(count_ + 2 * kBlock + kSpare);
    auto* out = reinterpret_cast<char*>(index_.hash.data()) + sizeof(std::uint32_t) * count_;
    auto const left = starts | stops;
    auto const count = static_cast<std::size_t>(std::popcount(left));
    count_ += count;
    if ((starts & stops) != 0) return add_one_by_one(starts, stops, base, out);
    auto const places = _mm512_set1_epi32(static_cast<int>(base));
    auto const found = _mm512_maskz_compress_epi8(left, _mm512_loadu_si512(kNumbers.data()));
    auto const put = [&](unsigned part, __m128i bytes) RAPPORTEUR_FOR_WIDEST {
      _mm512_storeu_si512(out + part * sizeof places, _mm512_add_epi32(_mm512_cvtepu8_epi32(bytes), places));
    };
    // Hardly ever are there more than the first two parts have room for.
    put(0, _mm512_castsi512_si128(found));
    put(1, _mm512_extracti32x4_epi32(found, 1));
    if (count <= 32) return;
    put(2, _mm512_extracti32x4_epi32(found, 2));
    put(3, _mm512_extracti32x4_epi32(found, 3));
  }

  void finish() {
    auto const words = count_ / 2;
    index_.begin.resize(words);
    index_.end.resize(words);
    index_.hash.resize(words);
  }

 private:
  static constexpr std::size_t kSpare = 8;  // written past the last
  static constexpr auto kNumbers = [] {
    std::array<std::uint8_t, kBlock> numbers{};
    for (std::uint8_t i = 0; i < kBlock; ++i) numbers[i] = i;
    return numbers;
  }();
  static constexpr auto kBitsOf = [] {
    std::array<std::array<std::uint8_t, 8>, 256> bits{};
    for (unsigned byte = 0; byte < 256; ++byte) {
      std::size_t count = 0;
      for (std::uint8_t bit = 0; bit < 8; ++bit) {
        if (((byte >> bit) & 1U) != 0) bits[byte][count++] = bit;
      }
    }
    return bits;
  }();

  /// Where a word ends another may begin: "23rd".
  void add_one_by_one(std::uint64_t starts, std::uint64_t stops, std::size_t base, char* out) {
    count_ += static_cast<std::size_t>(std::popcount(starts & stops));
    for (auto left = starts | stops; left != 0; left &= left - 1) {
      auto const place = static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(std::countr_zero(left));
      auto const bit = left & (~left + 1);
      auto const times = static_cast<unsigned>((starts & bit) != 0) + static_cast<unsigned>((stops & bit) != 0);
      for (unsigned i = 0; i < times; ++i, out += sizeof place) std::memcpy(out, &place, sizeof place);
    }
  }

  WordIndex& index_;
  std::size_t count_ = 0;  // of beginnings and ends
};

class WidestNotes : public WideNotes {
 public:
  using WideNotes::WideNotes;

  RAPPORTEUR_FOR_WIDEST static Classes classes(char const* from) {
    auto const bytes = _mm512_loadu_si512(from);
    auto const lower = _mm512_or_si512(bytes, _mm512_set1_epi8(0x20));
    auto const in_range = [](__m512i of, char low, char count) RAPPORTEUR_FOR_WIDEST {
      return _mm512_cmplt_epu8_mask(_mm512_sub_epi8(of, _mm512_set1_epi8(low)), _mm512_set1_epi8(count));
    };
    return {in_range(lower, 'a', 26), in_range(bytes, '0', 10), _mm512_movepi8_mask(bytes)};
  }
  RAPPORTEUR_FOR_WIDEST void add(std::uint64_t starts, std::uint64_t stops, std::size_t base) {
    add_widest(starts, stops, base);
  }
};
#endif

template <class Notes>
class Indexer {
 public:
  Indexer(std::string_view text, WordIndex& index) : text_(text), notes_(index) {}

  void run() {
    std::size_t at = 0;
    for (; at + kBlock <= text_.size(); at += kBlock) block(Notes::classes(text_.data() + at), at);
    if (at < text_.size() || letter_ || digit_) {
      std::array<char, kBlock> rest{};
      if (at < text_.size()) std::memcpy(rest.data(), text_.data() + at, text_.size() - at);
      block(Notes::classes(rest.data()), at);
    }
    notes_.finish();
  }

 private:
  void block(Classes classes, std::size_t base) {
    if (classes.high != 0 || skip_ != 0) add_high(classes, base);
    auto const letters_before = (classes.letters << 1U) | letter_;
    auto const digits_before = (classes.digits << 1U) | digit_;
    letter_ = classes.letters >> (kBlock - 1);
    digit_ = classes.digits >> (kBlock - 1);
    auto const starts = (classes.letters & ~letters_before) | (classes.digits & ~digits_before);
    auto const stops = (~classes.letters & letters_before) | (~classes.digits & digits_before);
    notes_.add(starts, stops, base);
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
  Notes notes_;
  std::uint64_t letter_ = 0;  // whether the last byte was one
  std::uint64_t digit_ = 0;
  unsigned skip_ = 0;  // bytes of the next block that belong to a symbol
};

#if defined(RAPPORTEUR_AVX2)
/// With the wider registers and the bit instructions that came with them.
RAPPORTEUR_WITH_BITS void index_wide(std::string_view text, WordIndex& index) { Indexer<WideNotes>(text, index).run(); }
RAPPORTEUR_WITH_WIDEST void index_widest(std::string_view text, WordIndex& index) {
  Indexer<WidestNotes>(text, index).run();
}
#endif

}  // namespace

void index_words(std::string_view text, WordIndex& index) {
#if defined(RAPPORTEUR_AVX2)
  if (has_bits()) {
    if (has_widest()) {
      index_widest(text, index);
      return word_hashes::set_widest(text, index);
    }
    index_wide(text, index);
    return word_hashes::set_wide(text, index);
  }
#endif
  Indexer<PlainNotes>(text, index).run();
  word_hashes::set(text, index, 0);
}

void index_words_plainly(std::string_view text, WordIndex& index) {
  index.begin.clear();
  index.end.clear();
  index.hash.clear();
  std::size_t at = 0;
  while (at < text.size()) {
    auto const of = class_at(text, at);
    if (of == ByteClass::kSymbol) {
      at += symbol_at(text, at);
      continue;
    }
    auto const begin = at++;
    if (of == ByteClass::kNeither) continue;
    while (at < text.size() && class_at(text, at) == of) ++at;
    index.begin.push_back(static_cast<std::uint32_t>(begin));
    index.end.push_back(static_cast<std::uint32_t>(at));
    index.hash.push_back(word_hash(text.substr(begin, at - begin)));
  }
}

}  // namespace rapporteur
