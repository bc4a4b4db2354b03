#pragma once

#include "pipeline/phrases.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// A phrase cut into its words.
struct PhraseWords {
  WordIndex words;        ///< of the phrase's own text
  std::vector<Gap> gaps;  ///< between them: one less than words
  char tail = 0;          ///< ")" or "." that follows the last word; 0: none
};

/// Cuts `text` up; the buffers of `phrase` are reused. False: it is no phrase.
[[nodiscard]] bool cut_phrase(std::string_view text, PhraseWords& phrase);

/// In how many ways a phrase is written, the one of the table first: as it is; with a first capital; with each word
/// capitalised but for short joining words; all in capitals. Two of them may be the same.
[[nodiscard]] unsigned spellings_of(PhraseCase letter_case);

/// How many words from the first on a spelling may change.
[[nodiscard]] inline std::size_t changed_words(unsigned spelling, std::size_t words) {
  return spelling == 1 ? 1 : words;
}

/// The word at `place` of a phrase in one of its spellings: `word` itself where nothing changes, else what `buffer`
/// then holds.
[[nodiscard]] std::string_view spelled(std::string_view word, std::size_t place, unsigned spelling,
                                       std::string& buffer);

}  // namespace rapporteur
