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

RAPPORTEUR_INLINE Classes classify(char const* from) {
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
#else
RAPPORTEUR_INLINE Classes classify(char const* from) {
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

/// Writes the places of the bits of `mask`, eight at a time without a branch in between; what is written past the
/// count is overwritten later. `out` has room for all of a block and eight more.
RAPPORTEUR_INLINE void flatten(std::uint64_t mask, std::uint32_t base, std::uint32_t*& out) {
  auto const count = static_cast<unsigned>(std::popcount(mask));
  std::uint32_t* at = out;
  out += count;
  for (unsigned done = 0; done < count; done += 8) {
    for (unsigned i = 0; i < 8; ++i) {
      *at++ = base + static_cast<std::uint32_t>(std::countr_zero(mask));
      mask &= mask - 1;
    }
  }
}

class Indexer {
 public:
  Indexer(std::string_view text, WordIndex& index) : text_(text), index_(index) {}

  RAPPORTEUR_INLINE void run() {
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

  RAPPORTEUR_INLINE void block(Classes classes, std::size_t base) {
    if (classes.high != 0 || skip_ != 0) add_high(classes, base);
    auto const letters_before = (classes.letters << 1U) | letter_;
    auto const digits_before = (classes.digits << 1U) | digit_;
    letter_ = classes.letters >> (kBlock - 1);
    digit_ = classes.digits >> (kBlock - 1);
    auto const starts = (classes.letters & ~letters_before) | (classes.digits & ~digits_before);
    auto const stops = (~classes.letters & letters_before) | (~classes.digits & digits_before);
    if (begins_ + kBlock + 8 > index_.begin.size()) grow(index_.begin.size() * 2);
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

constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;

RAPPORTEUR_INLINE std::uint64_t mix(std::uint64_t first, std::uint64_t last, std::size_t size) {
  auto const mixed = (first * kMix) ^ std::rotl(last * 0xC2B2AE3D27D4EB4FU, 32) ^ (size * 0x165667B19E3779F9U);
  return (mixed ^ (mixed >> 29U)) * kMix;
}

/// Words of up to 16 bytes are told apart by their two ends; of longer ones, which are rare, every byte counts.
std::uint64_t long_hash(std::string_view word) {
  auto const* at = word.data();
  std::uint64_t sum = 0;
  std::size_t left = word.size();
  for (; left > 8; left -= 8, at += 8) sum = (std::rotl(sum, 5) ^ load<std::uint64_t>(at)) * kMix;
  return mix(sum, load<std::uint64_t>(word.data() + word.size() - 8), word.size());
}

std::uint64_t last_bytes(char const* begin, std::size_t size) {
  // The low `size` bytes, without reading past the word.
  if (size >= 4) return load<std::uint32_t>(begin) | load<std::uint32_t>(begin + size - 4) << (8 * (size - 4));
  if (size == 0) return 0;
  auto const middle = size / 2;
  return load<std::uint8_t>(begin) | load<std::uint8_t>(begin + middle) << (8 * middle) |
         load<std::uint8_t>(begin + size - 1) << (8 * (size - 1));
}

RAPPORTEUR_INLINE void hash_words(std::string_view text, WordIndex& index) {
  static constexpr auto kMasks = [] {
    std::array<std::uint64_t, 9> masks{};
    for (unsigned i = 1; i < 9; ++i) masks[i] = i == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * i)) - 1;
    return masks;
  }();
  index.hash.resize(index.begin.size());
  auto const count = index.begin.size();
  for (std::size_t i = 0; i < count; ++i) {
    auto const* const begin = text.data() + index.begin[i];
    std::size_t const size = index.end[i] - index.begin[i];
    if (size <= 8 && index.begin[i] + 8 <= text.size()) {
      index.hash[i] = mix(load<std::uint64_t>(begin) & kMasks[size], 0, size);
    } else if (size > 8 && size <= 16) {
      index.hash[i] = mix(load<std::uint64_t>(begin), load<std::uint64_t>(begin + size - 8), size);
    } else {
      index.hash[i] = word_hash({begin, size});
    }
  }
}

}  // namespace

std::uint64_t word_hash(std::string_view word) {
  auto const* const begin = word.data();
  auto const size = word.size();
  if (size <= 8) return mix(size == 8 ? load<std::uint64_t>(begin) : last_bytes(begin, size), 0, size);
  if (size <= 16) return mix(load<std::uint64_t>(begin), load<std::uint64_t>(begin + size - 8), size);
  return long_hash(word);
}

namespace {

RAPPORTEUR_INLINE void index_all(std::string_view text, WordIndex& index) {
  Indexer(text, index).run();
  hash_words(text, index);
}

#if defined(RAPPORTEUR_AVX2)
// The same code, compiled with one instruction each for counting, finding and clearing bits.
RAPPORTEUR_FOR_BITS void index_with_bits(std::string_view text, WordIndex& index) { index_all(text, index); }
#endif

}  // namespace

void index_words(std::string_view text, WordIndex& index) {
#if defined(RAPPORTEUR_AVX2)
  if (has_bits()) return index_with_bits(text, index);
#endif
  index_all(text, index);
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

namespace {

enum class Mark : std::uint8_t {
  kBlank,
  kNothing,
  kHyphen,
  kApostrophe,
  kComma,
  kOpen,
  kClose,
  kCloseComma,
  kColon,
  kSlash,
  kDot,
  kAnd,
  kOther
};

Mark ascii_mark(char c) {
  switch (c) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
      return Mark::kBlank;
    case '-':
      return Mark::kHyphen;
    case '\'':
    case '`':
      return Mark::kApostrophe;
    case ',':
      return Mark::kComma;
    case '(':
      return Mark::kOpen;
    case ')':
      return Mark::kClose;
    case ':':
      return Mark::kColon;
    case '/':
      return Mark::kSlash;
    case '.':
      return Mark::kDot;
    case '&':
      return Mark::kAnd;
    default:
      return Mark::kOther;
  }
}

/// The mark at `at`, which moves behind it.
Mark next_mark(std::string_view gap, std::size_t& at) {
  auto const rest = gap.substr(at);
  auto const byte = static_cast<std::uint8_t>(rest[0]);
  if (byte < 0x80) return ++at, ascii_mark(rest[0]);
  if (rest.starts_with("\xC2\xA0")) return at += 2, Mark::kBlank;
  if (rest.starts_with("\xC2\xAD")) return at += 2, Mark::kNothing;
  if (rest.starts_with("\xCA\xBC")) return at += 2, Mark::kApostrophe;
  if (rest.size() < 3 || byte != 0xE2) return ++at, Mark::kOther;
  at += 3;
  auto const second = static_cast<std::uint8_t>(rest[1]);
  auto const third = static_cast<std::uint8_t>(rest[2]);
  if (second == 0x88) return third == 0x92 ? Mark::kHyphen : Mark::kOther;
  if (second == 0x81) return third == 0xA0 ? Mark::kNothing : Mark::kOther;
  if (second != 0x80) return Mark::kOther;
  if (third <= 0x8A || third == 0xAF) return Mark::kBlank;
  if (third <= 0x8F) return Mark::kNothing;
  if (third <= 0x95) return Mark::kHyphen;
  if (third == 0x98 || third == 0x99 || third == 0x9B) return Mark::kApostrophe;
  return Mark::kOther;
}

Gap gap_of(Mark mark, bool before, bool after) {
  switch (mark) {
    case Mark::kNothing:
      return before ? Gap::kBlank : Gap::kNone;
    case Mark::kHyphen:
      return before ? Gap::kOther : after ? Gap::kHyphenBlank : Gap::kHyphen;
    case Mark::kApostrophe:
      return before ? Gap::kOther : after ? Gap::kApostropheBlank : Gap::kApostrophe;
    case Mark::kComma:
      return Gap::kComma;
    case Mark::kOpen:
      return after ? Gap::kOther : Gap::kOpen;
    case Mark::kClose:
      return before ? Gap::kOther : Gap::kClose;
    case Mark::kCloseComma:
      return before ? Gap::kOther : Gap::kCloseComma;
    case Mark::kColon:
      return before ? Gap::kOther : Gap::kColon;
    case Mark::kSlash:
      return Gap::kSlash;
    case Mark::kDot:
      return before ? Gap::kOther : after ? Gap::kDotBlank : Gap::kDot;
    case Mark::kAnd:
      return Gap::kAmpersand;
    default:
      return Gap::kOther;
  }
}

}  // namespace

Gap gap_between(std::string_view text, std::size_t end, std::size_t begin) {
  if (begin == end + 1 && text[end] == ' ') return Gap::kBlank;
  constexpr std::size_t kLongest = 16;  // bytes; what is longer joins no name
  if (begin > end + kLongest) return Gap::kOther;
  auto const gap = text.substr(end, begin - end);
  Mark mark = Mark::kNothing;
  bool before = false;
  bool after = false;
  for (std::size_t at = 0; at < gap.size();) {
    auto const next = next_mark(gap, at);
    if (next == Mark::kNothing) continue;
    if (next == Mark::kBlank) {
      (mark == Mark::kNothing ? before : after) = true;
      continue;
    }
    if (mark == Mark::kClose && next == Mark::kComma && !after) {
      mark = Mark::kCloseComma;
      continue;
    }
    if (mark != Mark::kNothing) return Gap::kOther;
    mark = next;
  }
  return gap_of(mark, before, after);
}

}  // namespace rapporteur
