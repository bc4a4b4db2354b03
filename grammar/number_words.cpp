#include "grammar/number_words.hpp"

#include "grammar/lexis.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace rapporteur::grammar {
namespace {

using enum NumberKind;

constexpr NumberWord kAll[] = {{"one", 1, kUnit},
                               {"two", 2, kUnit},
                               {"three", 3, kUnit},
                               {"four", 4, kUnit},
                               {"five", 5, kUnit},
                               {"six", 6, kUnit},
                               {"seven", 7, kUnit},
                               {"eight", 8, kUnit},
                               {"nine", 9, kUnit},
                               {"ten", 10, kTeen},
                               {"eleven", 11, kTeen},
                               {"twelve", 12, kTeen},
                               {"thirteen", 13, kTeen},
                               {"fourteen", 14, kTeen},
                               {"fifteen", 15, kTeen},
                               {"sixteen", 16, kTeen},
                               {"seventeen", 17, kTeen},
                               {"eighteen", 18, kTeen},
                               {"nineteen", 19, kTeen},
                               {"twenty", 20, kTen},
                               {"thirty", 30, kTen},
                               {"forty", 40, kTen},
                               {"fifty", 50, kTen},
                               {"sixty", 60, kTen},
                               {"seventy", 70, kTen},
                               {"eighty", 80, kTen},
                               {"ninety", 90, kTen},
                               {"hundred", 100, kHundred},
                               {"first", 1, kUnitOrdinal},
                               {"second", 2, kUnitOrdinal},
                               {"third", 3, kUnitOrdinal},
                               {"fourth", 4, kUnitOrdinal},
                               {"fifth", 5, kUnitOrdinal},
                               {"sixth", 6, kUnitOrdinal},
                               {"seventh", 7, kUnitOrdinal},
                               {"eighth", 8, kUnitOrdinal},
                               {"ninth", 9, kUnitOrdinal},
                               {"tenth", 10, kOtherOrdinal},
                               {"eleventh", 11, kOtherOrdinal},
                               {"twelfth", 12, kOtherOrdinal},
                               {"thirteenth", 13, kOtherOrdinal},
                               {"fourteenth", 14, kOtherOrdinal},
                               {"fifteenth", 15, kOtherOrdinal},
                               {"sixteenth", 16, kOtherOrdinal},
                               {"seventeenth", 17, kOtherOrdinal},
                               {"eighteenth", 18, kOtherOrdinal},
                               {"nineteenth", 19, kOtherOrdinal},
                               {"twentieth", 20, kOtherOrdinal},
                               {"thirtieth", 30, kOtherOrdinal},
                               {"fortieth", 40, kOtherOrdinal},
                               {"fiftieth", 50, kOtherOrdinal},
                               {"sixtieth", 60, kOtherOrdinal},
                               {"seventieth", 70, kOtherOrdinal},
                               {"eightieth", 80, kOtherOrdinal},
                               {"ninetieth", 90, kOtherOrdinal},
                               {"hundredth", 100, kHundredOrdinal}};

constexpr std::size_t kShortest = 3;
constexpr std::size_t kPlaces = 128;

/// Where a word stands in the table: by three of its letters, in either case, and its length.
constexpr std::size_t place_of(std::string_view word) {
  auto const letter = [word](std::size_t at) {
    return static_cast<std::size_t>(static_cast<unsigned char>(word[at]) | 0x20U);
  };
  return (3 * letter(0) + 8 * letter(2) + 61 * letter(word.size() - 1) + word.size()) % kPlaces;
}

constexpr auto kTable = [] {
  std::array<NumberWord, kPlaces> table{};
  for (auto const& each : kAll) table.at(place_of(each.word)) = each;
  return table;
}();

constexpr bool stands_alone(NumberWord const& each) { return kTable.at(place_of(each.word)).word == each.word; }
static_assert(std::all_of(std::begin(kAll), std::end(kAll), stands_alone), "two words stand at one place");

}  // namespace

NumberWord take_number_word(std::string_view& text) {
  auto const size = lexis::letters_at(text);
  if (size < kShortest) return {};
  auto const& found = kTable[place_of(text.substr(0, size))];
  if (found.word.size() != size) return {};
  unsigned differs = 0;
  for (std::size_t i = 0; i < size; ++i)
    differs |= static_cast<unsigned char>(text[i] | 0x20) ^ static_cast<unsigned char>(found.word[i]);
  if (differs != 0) return {};
  text.remove_prefix(size);
  return found;
}

bool take_number_joint(std::string_view& text) {
  auto const size = lexis::byte_at(text, 0) == '-' ? 1 : lexis::skip_blanks(text, 0);
  text.remove_prefix(size);
  return size != 0;
}

}  // namespace rapporteur::grammar
