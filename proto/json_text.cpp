#include "proto/json_text.hpp"

#include <unicode/utf8.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace rapporteur {
namespace {

/// Bytes of a UTF-8 text that may need more than to be copied: all control characters, quotes, signs of markup, and the
/// first bytes of the characters in `is_escaped`.
constexpr std::array<bool, 256> kLookAt = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) table[byte] = true;
  for (unsigned char const byte :
       {'"', '\\', '<', '>', '\x7F', '\xC2', '\xD8', '\xDB', '\xDC', '\xE1', '\xE2', '\xEF', '\xF0', '\xF3'})
    table[byte] = true;
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

void append_unit(std::uint32_t unit, std::string& out) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\u";
  for (unsigned shift = 16; shift > 0; shift -= 4) out += kDigits[unit >> (shift - 4) & 0xFU];
}

void append_escaped(UChar32 character, std::string& out) {
  auto const code = static_cast<std::uint32_t>(character);
  if (code < 0x10000) return append_unit(code, out);
  append_unit(0xD7C0U + (code >> 10U), out);
  append_unit(0xDC00U | (code & 0x3FFU), out);
}

/// Of a control character, a quote or a sign of markup.
void append_ascii(char c, std::string& out) {
  constexpr std::string_view kNamed = "\b\t\n\f\r\"\\";
  constexpr std::string_view kLetters = "btnfr\"\\";
  if (auto const at = kNamed.find(c); at != std::string_view::npos) {
    out += '\\';
    out += kLetters[at];
  } else {
    append_unit(static_cast<unsigned char>(c), out);
  }
}

/// "0.75": a number below ten with at most four digits behind the point, as most of ours are; false for any other.
bool append_short_real(float number, std::string& out) {
  constexpr double kUnit = 10000;
  if (!(number > 0 && number < 10)) return false;
  auto const count = static_cast<std::uint32_t>(std::lround(static_cast<double>(number) * kUnit));
  if (count == 0 || static_cast<float>(count / kUnit) != number) return false;
  std::array<char, 6> digits{};
  digits[0] = static_cast<char>('0' + count / 10000);
  digits[1] = '.';
  auto rest = count % 10000;
  std::size_t size = rest == 0 ? 1 : 2;
  for (std::uint32_t place = 1000; rest != 0; place /= 10) {
    digits[size++] = static_cast<char>('0' + rest / place);
    rest %= place;
  }
  out.append(digits.data(), size);
  return true;
}

/// The number of bytes from `at` on that are copied as they are.
std::size_t plain_bytes(std::string_view text, std::size_t at) {
  auto const from = at;
  while (at < text.size() && !kLookAt[static_cast<unsigned char>(text[at])]) ++at;
  return at - from;
}

}  // namespace

void append_json_number(std::uint32_t number, std::string& out) {
  std::array<char, 10> digits{};
  auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

void append_json_real(float number, std::string& out) {
  if (std::isnan(number)) return static_cast<void>(out += "\"NaN\"");
  if (std::isinf(number)) return static_cast<void>(out += number < 0 ? "\"-Infinity\"" : "\"Infinity\"");
  if (append_short_real(number, out)) return;
  std::array<char, 32> digits{};
  constexpr int kFew = 6;
  constexpr int kEnough = 9;
  auto const print = [&](int precision) {
    return std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::general, precision)
        .ptr;
  };
  auto end = print(kFew);
  float again = 0;
  std::from_chars(digits.data(), end, again);
  // To protobuf's printer a number below the normal ones is never the same again.
  if (again != number || std::fpclassify(number) == FP_SUBNORMAL) end = print(kEnough);
  out.append(digits.data(), end);
}

void append_json_text(std::string_view text, std::string& out) {
  out += '"';
  std::size_t copied = 0;
  std::size_t at = plain_bytes(text, 0);
  auto const copy = [&] { out.append(text, copied, at - copied); };
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      copy();
      append_ascii(text[at++], out);
      copied = at;
    } else {
      auto behind = at;
      UChar32 character = 0;
      U8_NEXT_OR_FFFD(reinterpret_cast<std::uint8_t const*>(text.data()), behind, text.size(), character);
      if (is_escaped(character)) {
        copy();
        append_escaped(character, out);
        copied = behind;
      }
      at = behind;
    }
    at += plain_bytes(text, at);
  }
  copy();
  out += '"';
}

}  // namespace rapporteur
