#include "pipeline/lines.hpp"

#include "pipeline/fold_bytes.hpp"
#include "pipeline/vector_choice.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace rapporteur {
namespace {

using Byte = unsigned char;

Byte byte(std::string_view chars, std::size_t at) { return static_cast<Byte>(chars[at]); }

bool ascii_blank(Byte c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Bytes of the break at `at`, where a byte stands that `may_break`; 0 where it is none.
std::size_t break_at(std::string_view chars, std::size_t at) {
  auto const c = byte(chars, at);
  switch (c) {
    case '\n':
    case '\f':
    case '\v':
      return 1;
    case '\r':
      return at + 1 < chars.size() && chars[at + 1] == '\n' ? 0 : 1;
    case 0x85:
      return at > 0 && byte(chars, at - 1) == 0xC2 ? 2 : 0;
    default:
      return at > 1 && byte(chars, at - 1) == 0x80 && byte(chars, at - 2) == 0xE2 ? 3 : 0;
  }
}

/// A control that breaks a line, or the last byte of a character that may.
bool may_break(Byte c) { return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0xA8 || c == 0xA9; }

#if defined(__SSE2__)
/// A bit for each of the 64 bytes from `at` on that `may_break`; `ascii` gets whether all of them are.
std::uint64_t breaks_in_64(char const* at, bool& ascii) {
  auto const load = [at](int i) { return _mm_loadu_si128(reinterpret_cast<__m128i const*>(at) + i); };
  auto const controls = [](__m128i bytes) {
    __m128i const control = _mm_sub_epi8(bytes, _mm_set1_epi8('\n'));
    return _mm_cmpeq_epi8(_mm_min_epu8(control, _mm_set1_epi8('\r' - '\n')), control);
  };
  auto const wide = [](__m128i bytes) {
    __m128i const next_line = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(0x85)));
    __m128i const odd = _mm_or_si128(bytes, _mm_set1_epi8(1));
    return _mm_or_si128(next_line, _mm_cmpeq_epi8(odd, _mm_set1_epi8(static_cast<char>(0xA9))));
  };
  auto const or_of_4 = [](__m128i a, __m128i b, __m128i c, __m128i d) {
    return _mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d));
  };
  __m128i const bytes[4] = {load(0), load(1), load(2), load(3)};
  __m128i found[4] = {controls(bytes[0]), controls(bytes[1]), controls(bytes[2]), controls(bytes[3])};
  // Most stretches are ASCII without a break.
  ascii = _mm_movemask_epi8(or_of_4(bytes[0], bytes[1], bytes[2], bytes[3])) == 0;
  if (!ascii) {
    for (int i = 0; i < 4; ++i) found[i] = _mm_or_si128(found[i], wide(bytes[i]));
  }
  if (_mm_movemask_epi8(or_of_4(found[0], found[1], found[2], found[3])) == 0) return 0;
  auto const bits = [](__m128i mask) {
    return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(mask)));
  };
  return bits(found[0]) | bits(found[1]) << 16U | bits(found[2]) << 32U | bits(found[3]) << 48U;
}

#if defined(RAPPORTEUR_AVX2)
/// The controls that break lines in a stretch of the text, and the parts of it that are not ASCII. What looks at them
/// comes behind the loop that collects them, which has no branch that a line could surprise.
struct Breaks {
  static constexpr std::size_t kStretch = 4096;
  static constexpr std::size_t kPart = 64;
  std::array<std::uint32_t, kStretch + 2> places;
  std::array<std::uint32_t, kStretch / kPart + 1> not_ascii;
  std::array<std::uint64_t, kStretch / kPart + 1> found;  // bits of the parts that hold any, …
  std::array<std::uint32_t, kStretch / kPart + 1> parts;  // … and where these begin
  std::size_t count = 0;
  std::size_t not_ascii_count = 0;
};

RAPPORTEUR_INLINE_FOR_AVX2 __m256i controls_in(__m256i bytes) {
  __m256i const control = _mm256_sub_epi8(bytes, _mm256_set1_epi8('\n'));
  return _mm256_cmpeq_epi8(_mm256_min_epu8(control, _mm256_set1_epi8('\r' - '\n')), control);
}

/// Looks at [at, end) of `chars`, whole parts.
RAPPORTEUR_FOR_AVX2 void collect_breaks(char const* chars, std::size_t at, std::size_t end, Breaks& breaks) {
  std::size_t parts = 0;
  std::size_t not_ascii = 0;
  for (; at < end; at += Breaks::kPart) {
    __m256i const low = _mm256_loadu_si256(reinterpret_cast<__m256i const*>(chars + at));
    __m256i const high = _mm256_loadu_si256(reinterpret_cast<__m256i const*>(chars + at) + 1);
    auto const upper = static_cast<std::uint64_t>(static_cast<unsigned>(_mm256_movemask_epi8(controls_in(high))));
    auto const found = static_cast<unsigned>(_mm256_movemask_epi8(controls_in(low))) | upper << 32U;
    auto const here = static_cast<std::uint32_t>(at);
    breaks.not_ascii[not_ascii] = here;
    not_ascii += _mm256_movemask_epi8(_mm256_or_si256(low, high)) == 0 ? 0 : 1;
    breaks.found[parts] = found;
    breaks.parts[parts] = here;
    parts += found == 0 ? 0 : 1;
  }
  constexpr std::uint64_t kNever = std::uint64_t{1} << 63U;  // so that there is a bit to be found in any case
  std::size_t count = 0;
  for (std::size_t i = 0; i < parts; ++i) {
    auto found = breaks.found[i];
    // Seldom more than two.
    breaks.places[count++] = breaks.parts[i] + static_cast<std::uint32_t>(std::countr_zero(found));
    found &= found - 1;
    breaks.places[count] = breaks.parts[i] + static_cast<std::uint32_t>(std::countr_zero(found | kNever));
    count += found == 0 ? 0 : 1;
    for (found &= found - 1; found != 0; found &= found - 1)
      breaks.places[count++] = breaks.parts[i] + static_cast<std::uint32_t>(std::countr_zero(found));
  }
  breaks.count = count;
  breaks.not_ascii_count = not_ascii;
}
#endif
#endif

class Splitter {
 public:
  Splitter(std::string_view chars, std::vector<Line>& lines) : chars_(chars), lines_(lines) {}

  /// Something that may have to be folded stands before `end`; to be told before the line that holds it.
  void to_fold_before(std::size_t end) { to_fold_end_ = end; }

  /// The byte at `place` may break a line; to be told in the order of the text.
  RAPPORTEUR_INLINE void may_break_at(std::size_t place) {
    auto const length = chars_[place] == '\n' ? 1 : break_at(chars_, place);
    if (length == 0) return;
    line(begin_, place + 1 - length);
    if (chars_[place] == '\f') page_break();
    begin_ = place + 1;
  }

  /// The same for the candidates in 64 bytes from `at` on.
  RAPPORTEUR_INLINE void may_break_at(std::size_t at, std::uint64_t candidates, bool plain) {
    if (!plain) to_fold_before(at + 64);
    for (; candidates != 0; candidates &= candidates - 1)
      may_break_at(at + static_cast<std::size_t>(std::countr_zero(candidates)));
  }

  void last_line() {
    if (begin_ < chars_.size()) line(begin_, chars_.size());
  }

 private:
  /// Most lines have no white space around them.
  RAPPORTEUR_INLINE void line(std::size_t begin, std::size_t end) {
    if (begin < end && sign(byte(chars_, begin)) && sign(byte(chars_, end - 1))) {
      push(begin, end, 0, to_fold_end_ <= begin);
    } else if (begin == end) {
      blank_ = true;
    } else {
      trimmed_line(begin, end);
    }
  }

  static bool sign(Byte c) { return c > ' ' && c < 0x7F; }

  [[gnu::noinline]] void trimmed_line(std::size_t begin, std::size_t end) {
    bool const plain = to_fold_end_ <= begin;
    std::uint32_t indent = 0;
    while (begin < end) {
      auto const c = byte(chars_, begin);
      if (c == '\t') {
        indent = (indent / 8 + 1) * 8;
        ++begin;
      } else if (ascii_blank(c)) {
        ++indent;
        ++begin;
      } else {
        auto const length = c < 0xC2 ? 0 : white_space_at(chars_, begin);
        if (length == 0) break;
        ++indent;
        begin += length;
      }
    }
    if (begin == end) {
      blank_ = true;
      return;
    }
    while (true) {
      auto const c = byte(chars_, end - 1);
      if (ascii_blank(c)) {
        --end;
        continue;
      }
      auto const length = c < 0x80 ? 0 : white_space_before(chars_, begin, end);
      if (length == 0) break;
      end -= length;
    }
    push(begin, end, indent, plain);
  }

  RAPPORTEUR_INLINE void push(std::size_t begin, std::size_t end, std::uint32_t indent, bool plain) {
    lines_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), page_,
                      static_cast<std::uint16_t>(std::min<std::uint32_t>(indent, 0xffff)), blank_, page_break_, plain});
    blank_ = page_break_ = false;
  }

  void page_break() {
    // The text has pages: what came before is on the first one.
    if (page_ == 0) {
      for (auto& line : lines_) line.page = 1;
      page_ = 1;
    }
    page_break_ = true;
    ++page_;
  }

  std::string_view chars_;
  std::vector<Line>& lines_;
  std::size_t begin_ = 0;  // of the line that has not ended
  std::size_t to_fold_end_ = 0;
  std::uint32_t page_ = 0;
  bool blank_ = false;
  bool page_break_ = false;
};

#if defined(__SSE2__)
bool nothing_to_fold_in_64(char const* at) {
  return nothing_to_fold_in_16(at) && nothing_to_fold_in_16(at + 16) && nothing_to_fold_in_16(at + 32) &&
         nothing_to_fold_in_16(at + 48);
}

/// Splits from `at` on as much as can be read 64 bytes at a time; gives where the rest begins.
std::size_t split_most(std::string_view chars, std::size_t at, Splitter& splitter) {
  for (; chars.size() - at >= 64; at += 64) {
    bool ascii = true;
    auto const candidates = breaks_in_64(chars.data() + at, ascii);
    bool const plain = ascii || (chars.size() - at >= 66 && nothing_to_fold_in_64(chars.data() + at));
    splitter.may_break_at(at, candidates, plain);
  }
  return at;
}

#if defined(RAPPORTEUR_AVX2)
/// Whether a character of `part` beyond ASCII breaks a line.
bool breaks_beyond_ascii(std::string_view chars, std::size_t at) {
  bool ascii = true;
  for (auto found = breaks_in_64(chars.data() + at, ascii); found != 0; found &= found - 1) {
    auto const place = at + static_cast<std::size_t>(std::countr_zero(found));
    if (byte(chars, place) >= 0x80 && break_at(chars, place) != 0) return true;
  }
  return false;
}

/// The same as `split_most`, where the processor has the wider registers.
std::size_t split_most_wide(std::string_view chars, Splitter& splitter) {
  Breaks breaks;
  auto const whole = chars.size() / Breaks::kPart * Breaks::kPart;
  for (std::size_t at = 0; at < whole; at += Breaks::kStretch) {
    auto const end = std::min(at + Breaks::kStretch, whole);
    collect_breaks(chars.data(), at, end, breaks);
    // The few parts that may have to be folded; only they can hold a break beyond ASCII.
    std::size_t folds = 0;
    bool beyond_ascii = false;
    for (std::size_t i = 0; i < breaks.not_ascii_count; ++i) {
      auto const part = breaks.not_ascii[i];
      if (chars.size() - part >= Breaks::kPart + 2 && nothing_to_fold_in_64(chars.data() + part)) continue;
      breaks.not_ascii[folds++] = part;
      beyond_ascii = beyond_ascii || breaks_beyond_ascii(chars, part);
    }
    if (beyond_ascii) return split_most(chars, at, splitter);
    std::size_t fold = 0;
    for (std::size_t i = 0; i < breaks.count; ++i) {
      auto const place = breaks.places[i];
      for (; fold < folds && breaks.not_ascii[fold] <= place; ++fold)
        splitter.to_fold_before(breaks.not_ascii[fold] + Breaks::kPart);
      splitter.may_break_at(place);
    }
    for (; fold < folds; ++fold) splitter.to_fold_before(breaks.not_ascii[fold] + Breaks::kPart);
  }
  return whole;
}
#else
std::size_t split_most_wide(std::string_view chars, Splitter& splitter) { return split_most(chars, 0, splitter); }
bool has_avx2() { return false; }
#endif
#endif

}  // namespace

std::size_t white_space_at(std::string_view chars, std::size_t at) {
  auto const c = byte(chars, at);
  if (c < 0x80) return ascii_blank(c) ? 1 : 0;
  auto const rest = chars.size() - at;
  if (c == 0xC2) return rest > 1 && (byte(chars, at + 1) == 0xA0 || byte(chars, at + 1) == 0x85) ? 2 : 0;
  if (rest < 3) return 0;
  auto const second = byte(chars, at + 1);
  auto const third = byte(chars, at + 2);
  if (c == 0xE1) return second == 0x9A && third == 0x80 ? 3 : 0;
  if (c == 0xE3) return second == 0x80 && third == 0x80 ? 3 : 0;
  if (c != 0xE2) return 0;
  if (second == 0x80)
    return (third >= 0x80 && third <= 0x8A) || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0;
  return second == 0x81 && third == 0x9F ? 3 : 0;
}

std::size_t white_space_before(std::string_view chars, std::size_t begin, std::size_t end) {
  for (std::size_t const length : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
    if (end - begin < length) break;
    if (white_space_at(chars.substr(0, end), end - length) == length) return length;
  }
  return 0;
}

void split_lines(std::string_view chars, std::vector<Line>& lines) {
  lines.clear();
  Splitter splitter(chars, lines);
  std::size_t at = 0;
#if defined(__SSE2__)
  at = has_avx2() ? split_most_wide(chars, splitter) : split_most(chars, 0, splitter);
#endif
  for (; at < chars.size(); ++at) {
    if (byte(chars, at) >= 0x80) splitter.to_fold_before(at + 1);
    if (may_break(byte(chars, at))) splitter.may_break_at(at);
  }
  splitter.last_line();
}

}  // namespace rapporteur
