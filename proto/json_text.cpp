#include "proto/json_text.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace rapporteur {
namespace {

/// Bytes of a UTF-8 text that may need more than to be copied: all control characters, quotes, signs of markup, and the
/// first bytes of the characters in `is_escaped`.
constexpr std::array<bool, 256> kLookAt = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) table[byte] = true;
  for (char const byte :
       {'"', '\\', '<', '>', '\x7F', '\xC2', '\xD8', '\xDB', '\xDC', '\xE1', '\xE2', '\xEF', '\xF0', '\xF3'})
    table[static_cast<unsigned char>(byte)] = true;
  return table;
}();

struct Range {
  UChar32 first;
  UChar32 last;
};

/// Beyond ASCII: controls, and what is invisible or turns the direction of text.
constexpr std::array kEscaped = {
    Range{0x80, 0x9F},       Range{0xAD, 0xAD},       Range{0x600, 0x603},     Range{0x6DD, 0x6DD},
    Range{0x70F, 0x70F},     Range{0x17B4, 0x17B5},   Range{0x200B, 0x200F},   Range{0x2028, 0x202E},
    Range{0x2060, 0x2064},   Range{0x206A, 0x206F},   Range{0xFEFF, 0xFEFF},   Range{0xFFF9, 0xFFFB},
    Range{0x1D173, 0x1D17A}, Range{0xE0001, 0xE0001}, Range{0xE0020, 0xE007F},
};

bool is_escaped(UChar32 character) {
  for (Range const range : kEscaped) {
    if (character <= range.last) return character >= range.first;
  }
  return false;
}

char* put_unit(char* at, std::uint32_t unit) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  *at++ = '\\';
  *at++ = 'u';
  for (unsigned shift = 16; shift > 0; shift -= 4) *at++ = kDigits[unit >> (shift - 4) & 0xFU];
  return at;
}

char* put_escaped(char* at, UChar32 character) {
  auto const code = static_cast<std::uint32_t>(character);
  if (code < 0x10000) return put_unit(at, code);
  return put_unit(put_unit(at, 0xD7C0U + (code >> 10U)), 0xDC00U | (code & 0x3FFU));
}

/// Of a control character, a quote or a sign of markup.
char* put_ascii(char* at, char c) {
  constexpr std::string_view kNamed = "\b\t\n\f\r\"\\";
  constexpr std::string_view kLetters = "btnfr\"\\";
  auto const named = kNamed.find(c);
  if (named == std::string_view::npos) return put_unit(at, static_cast<unsigned char>(c));
  *at++ = '\\';
  *at++ = kLetters[named];
  return at;
}

bool is_plain(char c) { return !kLookAt[static_cast<unsigned char>(c)]; }

/// Copies a block and gives a bit for each byte of it that may need more than that: those of kLookAt, and others beyond
/// ASCII.
std::uint32_t copy_block(char const* from, char* to) {
#if defined(__SSE2__)
  auto const same = [](__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
  auto const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(from));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
  // Bytes beyond ASCII are negative.
  auto const controls = _mm_or_si128(_mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)), same(bytes, 0x7F));
  auto const quotes = _mm_or_si128(same(bytes, '"'), same(bytes, '\\'));
  auto const markup = same(_mm_or_si128(bytes, _mm_set1_epi8('<' ^ '>')), '>');
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(controls, quotes), markup)));
#else
  std::uint32_t found = 0;
  for (unsigned i = 0; i < JsonRoom::kBlock; ++i) {
    to[i] = from[i];
    if (!is_plain(from[i])) found |= 1U << i;
  }
  return found;
#endif
}

/// A place in a text and where its copy goes on.
struct Copied {
  char const* from;
  char* to;
};

/// Copies bytes up to the first that may need more.
Copied copy_plain(char const* from, char const* end, char const* readable, char* to) {
  while (readable - from >= static_cast<std::ptrdiff_t>(JsonRoom::kBlock)) {
    auto const left = std::min<std::size_t>(JsonRoom::kBlock, static_cast<std::size_t>(end - from));
    auto const count = std::countr_zero(copy_block(from, to) | std::uint32_t{1} << left);
    from += count;
    to += count;
    if (static_cast<std::size_t>(count) != JsonRoom::kBlock || from == end) return {from, to};
  }
  while (from != end && is_plain(*from)) *to++ = *from++;
  return {from, to};
}

/// Writes the character at `from`, which may be one to escape.
Copied put_character(char const* from, char const* end, char* to) {
  if (is_plain(*from)) return *to = *from, Copied{from + 1, to + 1};
  if (static_cast<unsigned char>(*from) < 0x80) return {from + 1, put_ascii(to, *from)};
  // Dashes and quotes, as nearly all there are.
  if (end - from >= 3 && from[0] == '\xE2' && from[1] == '\x80' && (from[2] >= '\x90' && from[2] < '\xA8')) {
    std::memcpy(to, from, 3);
    return {from + 3, to + 3};
  }
  std::size_t size = 0;
  UChar32 character = 0;
  U8_NEXT_OR_FFFD(reinterpret_cast<std::uint8_t const*>(from), size, static_cast<std::size_t>(end - from), character);
  if (is_escaped(character)) return {from + size, put_escaped(to, character)};
  std::memcpy(to, from, size);
  return {from + size, to + size};
}

/// The eight digits of a number below 100 million, the first of them in the lowest byte.
std::uint64_t digits_of(std::uint32_t number) {
  std::uint64_t const halves = number / 10000 | static_cast<std::uint64_t>(number % 10000) << 32U;
  std::uint64_t const hundreds = (halves * 10486 >> 20U) & 0x7F0000007FU;
  std::uint64_t const pairs = hundreds | (halves - hundreds * 100) << 16U;
  std::uint64_t const tens = (pairs * 103 >> 10U) & 0x000F000F000F000FU;
  return tens | (pairs - tens * 10) << 8U;
}

/// "0.75": a number below ten with at most four digits behind the point, as most of ours are; `at` for any other.
char* put_short_real(char* at, float number) {
  constexpr double kUnit = 10000;
  if (!(number > 0 && number < 10)) return at;
  constexpr double kHalf = 0.5;  // rounds as well as is needed: what comes out is compared
  auto const count = static_cast<std::uint32_t>(static_cast<double>(number) * kUnit + kHalf);
  if (count == 0 || static_cast<float>(count / kUnit) != number) return at;
  *at++ = static_cast<char>('0' + count / 10000);
  auto rest = count % 10000;
  if (rest != 0) *at++ = '.';
  for (std::uint32_t place = 1000; rest != 0; place /= 10) {
    *at++ = static_cast<char>('0' + rest / place);
    rest %= place;
  }
  return at;
}

char* put_name(char* at, std::string_view name) {
  std::memcpy(at, name.data(), name.size());
  return at + name.size();
}

}  // namespace

char* put_json_number(char* at, std::uint32_t number) {
  constexpr std::uint32_t kMost = 100'000'000;
  constexpr std::size_t kDigits = 8;
  if (number >= kMost || std::endian::native != std::endian::little)
    return std::to_chars(at, at + JsonRoom::kSlack, number).ptr;
  auto const digits = digits_of(number);
  auto const zeros = static_cast<unsigned>(std::countr_zero(digits | std::uint64_t{1} << 56U)) & ~7U;
  auto const ascii = (digits | 0x3030303030303030U) >> zeros;
  std::memcpy(at, &ascii, sizeof ascii);
  return at + (kDigits - zeros / 8);
}

char* put_json_real(char* at, float number) {
  if (std::isnan(number)) return put_name(at, "\"NaN\"");
  if (std::isinf(number)) return put_name(at, number < 0 ? "\"-Infinity\"" : "\"Infinity\"");
  if (auto* const end = put_short_real(at, number); end != at) return end;
  constexpr int kFew = 6;
  constexpr int kEnough = 9;
  auto const print = [&](int precision) {
    return std::to_chars(at, at + JsonRoom::kSlack, number, std::chars_format::general, precision).ptr;
  };
  auto* end = print(kFew);
  float again = 0;
  std::from_chars(at, end, again);
  // To protobuf's printer a number below the normal ones is never the same again.
  if (again != number || std::fpclassify(number) == FP_SUBNORMAL) end = print(kEnough);
  return end;
}

char* JsonReals::put(char* at, float number) {
  auto const bits = std::bit_cast<std::uint32_t>(number);
  constexpr std::uint32_t kMixing = 0x9E3779B1U;
  Entry& entry = entries_[bits * kMixing >> (32 - std::countr_zero(kEntries))];
  if (entry.bits != bits || entry.size == 0) {
    auto* const end = put_json_real(at, number);
    auto const size = static_cast<std::size_t>(end - at);
    if (size > entry.digits.size()) return end;
    entry.bits = bits;
    entry.size = static_cast<std::uint32_t>(size);
    std::memcpy(entry.digits.data(), at, size);
  }
  std::memcpy(at, entry.digits.data(), entry.digits.size());
  return at + entry.size;
}

char* put_json_text(std::string_view text, char const* readable, JsonRoom& room, char* at) {
  auto const* from = text.data();
  auto const* const end = from + text.size();
  at = room.need(at, text.size() + JsonRoom::kSlack);
  *at++ = '"';
  while (from != end) {
    auto copied = copy_plain(from, end, readable, at);
    if (copied.from != end) {
      copied.to = room.need(copied.to, static_cast<std::size_t>(end - copied.from) + JsonRoom::kSlack);
      copied = put_character(copied.from, end, copied.to);
    }
    from = copied.from;
    at = copied.to;
  }
  *at++ = '"';
  return at;
}

void append_json_text(std::string_view text, std::string& out) {
  JsonRoom room(out);
  room.end(put_json_text(text, text.data() + text.size(), room, room.begin(text.size())));
}

}  // namespace rapporteur
