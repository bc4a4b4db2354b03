#pragma once

// Private to grammar/*.cpp: the small parsers that every family of rules is made of. Texts are folded, so a blank is
// a space or a tab; characters beyond ASCII are matched as UTF-8 literals.

#include "grammar/ast.hpp"
#include "grammar/lexicon.hpp"

#include <boost/spirit/home/x3.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace rapporteur::grammar::lexis {

namespace x3 = boost::spirit::x3;
using Iterator = char const*;

/// Parses a prefix of `text` with `rule`; on success `text` is left at what follows.
template <class Rule, class... Attribute>
bool accept(std::string_view& text, Rule const& rule, Attribute&... attribute) {
  Iterator first = text.data();
  Iterator const last = first + text.size();
  if (!x3::parse(first, last, rule, attribute...)) return false;
  text.remove_prefix(static_cast<std::size_t>(first - text.data()));
  return true;
}

/// Parses all of `text`.
template <class Rule, class... Attribute>
bool accept_all(std::string_view text, Rule const& rule, Attribute&... attribute) {
  return accept(text, rule, attribute...) && text.empty();
}

/// Calls the action with the matched range as a string_view.
inline auto const as_view = [](auto const& context) {
  auto const& range = x3::_attr(context);
  return std::string_view(range.begin(), static_cast<std::size_t>(range.end() - range.begin()));
};

/// `into(view)[p]`: stores what `p` matched.
inline auto store(std::string_view& view) {
  return [&view](auto const& context) { view = as_view(context); };
}

inline auto const blank = x3::ascii::blank;
inline auto const blanks = x3::omit[+blank];
inline auto const skip = x3::omit[*blank];
inline auto const upper = x3::ascii::upper;
inline auto const lower = x3::ascii::lower;
inline auto const letter = x3::ascii::alpha;
inline auto const digit = x3::ascii::digit;
/// Up to nine digits, so that no number overflows.
inline auto const number = x3::uint_parser<std::uint32_t, 10, 1, 9>{};
inline auto const word_end = !(x3::ascii::alnum | x3::char_('\x80', '\xff'));
inline auto const open_quote =
    x3::lit("\xE2\x80\x9C") | x3::lit('"') | x3::lit("\xC2\xAB") | x3::lit("\xE2\x80\x98\xE2\x80\x98");
inline auto const close_quote = x3::lit("\xE2\x80\x9D") | x3::lit('"') | x3::lit("\xC2\xBB");
inline auto const en_dash = x3::lit("\xE2\x80\x93") | x3::lit("\xE2\x80\x94") | x3::lit('-');
inline auto const end_sign = x3::omit[*(blank | x3::char_(".,;:"))];

// Most texts are not what a rule is for: one or two bytes are asked before a rule is run.
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool is_letter(char c) { return is_lower(static_cast<char>(c | 0x20)); }
[[nodiscard]] constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
[[nodiscard]] constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c | 0x20) : c; }
/// The byte at `at`, 0 past the end.
[[nodiscard]] constexpr char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}
/// How many digits `text` begins with.
[[nodiscard]] inline std::size_t digits_at(std::string_view text) {
  std::size_t count = 0;
  if constexpr (std::endian::native == std::endian::little) {
    // Few numbers have more than eight digits. What the first other sign does to the bytes behind it does not count.
    if (std::uint64_t bytes = 0; text.size() >= sizeof bytes) {
      std::memcpy(&bytes, text.data(), sizeof bytes);
      auto const others = ((bytes + 0x4646464646464646U) | (bytes - 0x3030303030303030U)) & 0x8080808080808080U;
      if (others != 0) return static_cast<std::size_t>(std::countr_zero(others)) / 8;
      count = sizeof bytes;
    }
  }
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}
/// How many letters `text` begins with.
[[nodiscard]] inline std::size_t letters_at(std::string_view text) {
  std::size_t count = 0;
#if defined(__SSE2__)
  // Few words are longer than sixteen letters.
  if (text.size() >= 16) {
    auto const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data()));
    auto const small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    auto const others =
        _mm_or_si128(_mm_cmplt_epi8(small, _mm_set1_epi8('a')), _mm_cmpgt_epi8(small, _mm_set1_epi8('z')));
    auto const found = static_cast<unsigned>(_mm_movemask_epi8(others));
    if (found != 0) return static_cast<std::size_t>(std::countr_zero(found));
    count = 16;
  }
#endif
  while (count < text.size() && is_letter(text[count])) ++count;
  return count;
}
/// Where the blanks that begin at `at` end.
[[nodiscard]] constexpr std::size_t skip_blanks(std::string_view text, std::size_t at) {
  // One blank or none, which nobody can foretell; more are rare.
  at += static_cast<std::size_t>(is_blank(byte_at(text, at)));
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}
/// Where the brackets that `text` begins with end.
[[nodiscard]] constexpr std::size_t skip_brackets(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (text[at] == '[' || text[at] == '(')) ++at;
  return at;
}
/// Whether `text` begins with one of `beginnings`, literals of equal length in small letters; its own letters may be of
/// either case.
template <std::size_t Size, class... Others>
[[nodiscard]] constexpr bool begins_like(std::string_view text, char const (&beginning)[Size],
                                         Others const&... others) {
  static_assert(((sizeof(Others) == Size) && ...));
  if (text.size() < Size - 1) return false;
  std::array<char, Size - 1> small{};
  for (std::size_t i = 0; i + 1 < Size; ++i) small[i] = to_lower(text[i]);
  auto const same = [&small](char const(&letters)[Size]) {
    bool equal = true;
    for (std::size_t i = 0; i + 1 < Size; ++i) equal = equal && small[i] == letters[i];
    return equal;
  };
  return (same(beginning) || ... || same(others));
}

/// The first `Length` bytes as one number, letters in lower case. Only few other bytes become equal by it.
template <std::size_t Length>
[[nodiscard]] constexpr std::uint64_t pack_lower(char const* at) {
  static_assert(Length <= sizeof(std::uint64_t));
  std::uint64_t packed = 0;
  for (std::size_t i = 0; i < Length; ++i) {
    packed |= static_cast<std::uint64_t>(static_cast<unsigned char>(at[i]) | 0x20U) << (8 * i);
  }
  return packed;
}

/// Whether `text` begins with one of `beginnings`, literals of equal length, eight bytes at most, in small letters;
/// its own letters may be of either case. To be asked before a rule, not instead of it.
template <std::size_t Size, class... Others>
[[nodiscard]] constexpr bool may_begin_with(std::string_view text, char const (&beginning)[Size],
                                            Others const&... others) {
  static_assert(((sizeof(Others) == Size) && ...));
  if (text.size() < Size - 1) return false;
  auto const begin = pack_lower<Size - 1>(text.data());
  return begin == pack_lower<Size - 1>(beginning) || ((begin == pack_lower<Size - 1>(others)) || ...);
}

[[nodiscard]] inline std::string_view trim(std::string_view text) {
  auto const blank_byte = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank_byte(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank_byte(text.back())) text.remove_suffix(1);
  return text;
}

/// A literal in small letters that the text may write in either case. Like `x3::no_case` of it, which calls the C
/// library twice for each letter.
struct AnyCaseParser : x3::parser<AnyCaseParser> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;

  explicit constexpr AnyCaseParser(std::string_view small_letters) : letters(small_letters) {}

  template <class Iter, class Context, class Rule, class Attribute>
  bool parse(Iter& first, Iter const& last, Context const&, Rule&, Attribute&) const {
    if (static_cast<std::size_t>(last - first) < letters.size()) return false;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      if (to_lower(first[i]) != letters[i]) return false;
    }
    first += letters.size();
    return true;
  }

  std::string_view letters;
};

[[nodiscard]] constexpr AnyCaseParser any_case(std::string_view small_letters) { return AnyCaseParser(small_letters); }

/// Stands for a table in a rule that is built where it is used: a rule copies its parts, and a table is dear to copy.
template <class Symbols>
struct TableParser : x3::parser<TableParser<Symbols>> {
  using attribute_type = typename Symbols::value_type;
  static bool const has_attribute = true;

  explicit TableParser(Symbols const& symbols) : table(std::addressof(symbols)) {}

  template <class Iter, class Context, class Rule, class Attribute>
  bool parse(Iter& first, Iter const& last, Context const& context, Rule& rule, Attribute& attribute) const {
    return table->parse(first, last, context, rule, attribute);
  }

  Symbols const* table;
};

template <class Symbols>
[[nodiscard]] TableParser<Symbols> one_of(Symbols const& symbols) {
  return TableParser<Symbols>(symbols);
}

/// A word in lower case on the stack, for look-ups; longer words are in no table.
class LowerWord {
 public:
  explicit LowerWord(std::string_view word) {
    if (word.size() > buffer_.size()) return;
    // Eight bytes at a time: nearly every look-up of a word begins here.
    size_ = word.size();
    if (size_ < 8) {
      store(few(word), 0);
      return;
    }
    for (std::size_t at = 0; at + 8 < size_; at += 8) store(eight(word.data() + at), at);
    store(eight(word.data() + size_ - 8), size_ - 8);
  }
  [[nodiscard]] std::string_view view() const { return {buffer_.data(), size_}; }

 private:
  static std::uint64_t eight(char const* from) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, from, sizeof bytes);
    return bytes;
  }
  /// A word of less than eight bytes, in two pieces that may overlap.
  static std::uint64_t few(std::string_view word) {
    auto const byte = [word](std::size_t at) {
      return static_cast<std::uint64_t>(static_cast<unsigned char>(word[at])) << (8 * at);
    };
    auto const four = [word](std::size_t at) {
      std::uint32_t bytes = 0;
      std::memcpy(&bytes, word.data() + at, sizeof bytes);
      return static_cast<std::uint64_t>(bytes) << (8 * at);
    };
    if (word.size() >= 4) return four(0) | four(word.size() - 4);
    return word.empty() ? 0 : byte(0) | byte(word.size() / 2) | byte(word.size() - 1);
  }
  void store(std::uint64_t bytes, std::size_t at) {
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    auto const low = bytes & (0x7F * kOnes);
    // The highest bit of each byte says whether it is at least 'A', and whether it is beyond 'Z'.
    auto const from_a = low + (0x80 - 'A') * kOnes;
    auto const beyond_z = low + (0x7F - 'Z') * kOnes;
    auto const capitals = (from_a & ~beyond_z & ~bytes) & (0x80 * kOnes);
    bytes |= capitals >> 2U;
    std::memcpy(buffer_.data() + at, &bytes, sizeof bytes);
  }

  std::array<char, 32> buffer_;
  std::size_t size_ = 0;
};

/// Value of a lower-case roman number (i … mmm), 0 for anything else.
[[nodiscard]] inline std::uint32_t roman_value(std::string_view letters) {
  auto const value_of = [](char c) -> std::uint32_t {
    switch (c | 0x20) {
      case 'i':
        return 1;
      case 'v':
        return 5;
      case 'x':
        return 10;
      case 'l':
        return 50;
      case 'c':
        return 100;
      case 'd':
        return 500;
      case 'm':
        return 1000;
      default:
        return 0;
    }
  };
  if (letters.empty() || letters.size() > 9) return 0;
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    auto const value = value_of(letters[i]);
    if (value == 0) return 0;
    auto const next = i + 1 < letters.size() ? value_of(letters[i + 1]) : 0;
    if (next > value) {
      sum += next - value;
      ++i;
    } else {
      sum += value;
    }
  }
  return sum;
}

/// The canonical spelling of a roman number has no other; "iiii" and "vx" are none.
[[nodiscard]] inline bool canonical_roman(std::string_view letters) {
  auto remaining = roman_value(letters);
  if (remaining == 0) return false;
  static constexpr std::array<std::pair<std::uint32_t, std::string_view>, 13> kSigns = {{{1000, "m"},
                                                                                         {900, "cm"},
                                                                                         {500, "d"},
                                                                                         {400, "cd"},
                                                                                         {100, "c"},
                                                                                         {90, "xc"},
                                                                                         {50, "l"},
                                                                                         {40, "xl"},
                                                                                         {10, "x"},
                                                                                         {9, "ix"},
                                                                                         {5, "v"},
                                                                                         {4, "iv"},
                                                                                         {1, "i"}}};
  std::size_t at = 0;
  for (auto const& [value, sign] : kSigns) {
    while (remaining >= value) {
      for (char const c : sign) {
        if (at >= letters.size() || (letters[at] | 0x20) != c) return false;
        ++at;
      }
      remaining -= value;
    }
  }
  return at == letters.size();
}

}  // namespace rapporteur::grammar::lexis
