#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <string_view>
#include <utility>
#include <vector>

namespace rapporteur {

/// Leaves new elements of a vector as they are, for those that are written at once anyway.
template <class Value>
struct Unset : std::allocator<Value> {
  template <class Other>
  struct rebind {                // NOLINT(readability-identifier-naming): the library's name
    using other = Unset<Other>;  // NOLINT(readability-identifier-naming)
  };
  template <class Other>
  void construct(Other* at) noexcept {
    ::new (static_cast<void*>(at)) Other;
  }
  template <class Other, class... Arguments>
  void construct(Other* at, Arguments&&... arguments) {
    ::new (static_cast<void*>(at)) Other(std::forward<Arguments>(arguments)...);
  }
};

/// The words of a text, in order: the substrate of every search for phrases.
///
/// A word is a longest run of letters or a longest run of digits. ASCII letters and all bytes from 0x80 are letters,
/// save the characters that are punctuation or symbols: U+0080–U+00BF (a no-break space, a guillemet), U+02BC (an
/// apostrophe) and U+2000–U+2FFF (dashes, curly quotes, zero-width marks). So accents belong to their word, and
/// "Children’s" is "Children" and "s", "COVID-19" is "COVID" and "19", "Century53" is "Century" and "53" (a glued note
/// mark leaves its word whole), "D.C." is "D" and "C". What stands between two words is their gap, see `gap_between`.
///
/// `hash` is a fingerprint of a word's bytes, the same as `word_hash`: equal words have equal hashes.
struct WordIndex {
  std::vector<std::uint32_t, Unset<std::uint32_t>> begin;  ///< byte offsets, one for each word
  std::vector<std::uint32_t, Unset<std::uint32_t>> end;
  std::vector<std::uint64_t, Unset<std::uint64_t>> hash;

  [[nodiscard]] std::size_t size() const { return begin.size(); }
  [[nodiscard]] std::string_view word(std::string_view text, std::size_t index) const {
    return {text.data() + begin[index], end[index] - begin[index]};
  }
};

/// The first of the words [from, to) that begins at `offset` or behind it; `to` if none does. Halves the range without
/// a branch that nobody can foretell.
[[nodiscard]] inline std::size_t word_from(WordIndex const& words, std::size_t from, std::size_t to,
                                           std::uint32_t offset) {
  if (from >= to) return to;
  auto const* at = words.begin.data() + from;
  auto left = to - from;
  while (left > 1) {
    auto const half = left / 2;
    at += half & (std::size_t{0} - static_cast<std::size_t>(at[half - 1] < offset));
    left -= half;
  }
  return static_cast<std::size_t>(at - words.begin.data()) + static_cast<std::size_t>(*at < offset);
}

/// The same of all words, where `near` is one not behind it and mostly not far before it.
[[nodiscard]] inline std::size_t near_word_from(WordIndex const& words, std::size_t near, std::uint32_t offset) {
  if (near >= words.size() || words.begin[near] >= offset) return near;
  // Words take six or seven bytes with what parts them.
  if (auto const guess = near + (offset - words.begin[near]) / 8; guess < words.size() && words.begin[guess] < offset)
    near = guess;
  std::size_t step = 32;
  for (; near + step < words.size() && words.begin[near + step] < offset; step *= 2) near += step;
  return word_from(words, near, std::min(near + step, words.size()), offset);
}

/// Where a part of a text begins among its words.
struct WordPlace {
  std::uint32_t offset = 0;    ///< of the text, in bytes
  std::size_t first_word = 0;  ///< that begins there or behind it
};

/// Finds the words of `text` (below 4 GiB). Linear; the buffers of `index` are reused. Any bytes are survived.
void index_words(std::string_view text, WordIndex& index);

/// The same words, found byte by byte: what the tests hold `index_words` to.
void index_words_plainly(std::string_view text, WordIndex& index);

[[nodiscard]] std::uint64_t word_hash(std::string_view word);

/// What stands between two neighbouring words. Blanks of every kind and number are one blank, zero-width characters
/// nothing, hyphens and dashes without blanks a hyphen, apostrophes of every shape one.
enum class Gap : std::uint8_t {
  kNone,             ///< nothing: "M" and "23"
  kBlank,            ///< "General Assembly"
  kHyphen,           ///< "Guinea-Bissau"
  kHyphenBlank,      ///< "troop- and"
  kApostrophe,       ///< "Da’esh"
  kApostropheBlank,  ///< "Peoples’ Republic"
  kComma,            ///< "Scientific, and": also without the blank
  kOpen,             ///< "Iran (Islamic": also without the blank
  kClose,            ///< "(SAMOA) Pathway"
  kCloseComma,       ///< "1267 (1999), 1989"
  kColon,            ///< "Crime and Justice: Meeting"
  kSlash,            ///< "HIV/AIDS"
  kDot,              ///< "D.C"
  kDotBlank,         ///< "St. Kitts"
  kAmpersand,        ///< "R&D", "Food & Agriculture"
  kOther,            ///< anything else: no phrase goes on over it
};

/// The same as `gap_between`, by a look at every character.
[[nodiscard]] Gap gap_at_length(std::string_view text, std::size_t end, std::size_t begin);

/// The gap between a word that ends at `end` and the next, which begins at `begin`.
[[nodiscard]] inline Gap gap_between(std::string_view text, std::size_t end, std::size_t begin) {
  if (begin == end + 1 && text[end] == ' ') return Gap::kBlank;  // as nine of ten are
  return gap_at_length(text, end, begin);
}

}  // namespace rapporteur
