#include "pipeline/words.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace rapporteur {
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

constexpr Mark ascii_mark(char c) {
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
constexpr Mark next_mark(std::string_view gap, std::size_t& at) {
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

constexpr Gap gap_of(Mark mark, bool before, bool after) {
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

/// Reads a gap mark by mark.
constexpr Gap read_gap(std::string_view gap) {
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

/// The gaps of one character of ASCII, of one and a blank, and of a blank and one, by that character: nearly all.
struct SmallGaps {
  static constexpr std::size_t kAscii = 0x80;
  std::array<Gap, kAscii> alone{};
  std::array<Gap, kAscii> before_blank{};
  std::array<Gap, kAscii> behind_blank{};
};

constexpr SmallGaps kSmallGaps = [] {
  SmallGaps gaps;
  for (std::size_t i = 0; i < SmallGaps::kAscii; ++i) {
    std::array<char, 3> const framed = {' ', static_cast<char>(i), ' '};
    std::string_view const text(framed.data(), framed.size());
    gaps.alone[i] = read_gap(text.substr(1, 1));
    gaps.before_blank[i] = read_gap(text.substr(1));
    gaps.behind_blank[i] = read_gap(text.substr(0, 2));
  }
  return gaps;
}();

/// Apart from the small gaps, so that these need no registers saved.
[[gnu::noinline]] Gap read_long_gap(char const* gap, std::size_t size) {
  constexpr std::size_t kLongest = 16;  // bytes; what is longer joins no name
  return size > kLongest ? Gap::kOther : read_gap({gap, size});
}

}  // namespace

Gap gap_at_length(std::string_view text, std::size_t end, std::size_t begin) {
  auto const size = begin - end;
  if (size == 1 || size == 2) {
    auto const first = static_cast<std::uint8_t>(text.data()[end]);
    auto const last = static_cast<std::uint8_t>(text.data()[begin - 1]);
    if ((first | last) < SmallGaps::kAscii) {
      if (size == 1) return kSmallGaps.alone[first];
      if (last == ' ') return kSmallGaps.before_blank[first];
      if (first == ' ') return kSmallGaps.behind_blank[last];
    }
  }
  return read_long_gap(text.data() + end, size);
}

}  // namespace rapporteur
