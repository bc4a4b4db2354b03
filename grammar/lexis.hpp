#pragma once

// Private to grammar/*.cpp: the small parsers that every family of rules is made of. Texts are folded, so a blank is
// a space or a tab; characters beyond ASCII are matched as UTF-8 literals.

#include "grammar/ast.hpp"
#include "grammar/lexicon.hpp"

#include <boost/spirit/home/x3.hpp>

#include <array>
#include <cstddef>
#include <string_view>

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

[[nodiscard]] inline std::string_view trim(std::string_view text) {
  auto const blank_byte = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank_byte(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank_byte(text.back())) text.remove_suffix(1);
  return text;
}

/// A word in lower case on the stack, for look-ups; longer words are in no table.
class LowerWord {
 public:
  explicit LowerWord(std::string_view word) {
    if (word.size() > buffer_.size()) return;
    for (char const c : word) buffer_[size_++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  [[nodiscard]] std::string_view view() const { return {buffer_.data(), size_}; }

 private:
  std::array<char, 32> buffer_{};
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
