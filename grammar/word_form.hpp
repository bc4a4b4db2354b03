#pragma once

#include "grammar/clause.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

/// What the form of a word shows; here and not in clause.hpp, since one loop over all words has it within itself.
namespace rapporteur::grammar {

/// One or two endings, four bytes at most, that have the same last letter.
struct Ending {
  std::array<std::uint32_t, 2> letters{};
  std::uint32_t mask = 0xffffffff;  // of the bytes that belong to them
  std::size_t least = 1;            // bytes of a word that may have one
  WordClasses classes = 0;
};

/// The last four bytes as a number, the last of them highest.
[[nodiscard]] constexpr std::uint32_t tail_of(std::string_view ending) {
  std::uint32_t tail = 0;
  for (char const c : ending) tail = tail >> 8U | static_cast<std::uint32_t>(static_cast<unsigned char>(c)) << 24U;
  return tail;
}

/// By the low five bits of the last letter.
inline constexpr auto kEndings = [] {
  std::array<Ending, 32> endings{};
  auto const put = [&](std::string_view first, std::string_view second, std::size_t before, word::Class of) {
    auto& row = endings[static_cast<unsigned char>(first.back()) & 31U];
    row.letters = {tail_of(first), tail_of(second)};
    row.mask = ~std::uint32_t{0} << (8 * (4 - first.size()));
    row.least = first.size() + before;
    row.classes = one(of);
  };
  put("ly", "ly", 3, word::kAdverb);
  put("ing", "ing", 2, word::kGerund);
  put("ed", "ed", 2, word::kEd);
  put("s", "s", 0, word::kPlural);
  put("tion", "sion", 2, word::kNominal);
  put("ment", "ment", 2, word::kNominal);
  put("ance", "ence", 2, word::kNominal);
  put("al", "al", 3, word::kNominal);
  return endings;
}();

/// The classes that the form of a word shows, of a word in no table too.
[[nodiscard]] inline WordClasses classes_by_form(std::string_view word) {
  WordClasses classes = 0;
  if (word.empty()) return classes;
  char const first = word.front();
  if (first >= 'A' && first <= 'Z') classes |= one(word::kCapital);
  if (first >= '0' && first <= '9') return classes | one(word::kFigure);
  auto const& ending = kEndings[static_cast<unsigned char>(word.back()) & 31U];
  if (word.size() < ending.least) return classes;
  std::uint32_t tail = 0;
  if (word.size() >= sizeof tail && std::endian::native == std::endian::little) {
    std::memcpy(&tail, word.data() + word.size() - sizeof tail, sizeof tail);
  } else {
    tail = tail_of(word);
  }
  tail &= ending.mask;
  if (tail == ending.letters[0] || tail == ending.letters[1]) classes |= ending.classes;
  return classes;
}

}  // namespace rapporteur::grammar
