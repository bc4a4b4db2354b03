#pragma once

#include "pipeline/phrases.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// A phrase, or a part of one, cut into its words.
struct PhraseWords {
  WordIndex words;        ///< of its own text
  std::vector<Gap> gaps;  ///< between them: one less than words
  std::string_view lead;  ///< of its text: what stands before the first word
  std::string_view tail;  ///< what stands behind the last
};

/// Cuts a part of a phrase up; the buffers of `part` are reused. False: it has no word, or a gap that no phrase has.
[[nodiscard]] bool cut_part(std::string_view text, PhraseWords& part);

/// Cuts a whole phrase up. False: it is none; only ")" or "." may follow its last word.
[[nodiscard]] bool cut_phrase(std::string_view text, PhraseWords& phrase);

/// Whether a phrase may end so: with its last word, or with one of the two signs that may follow it.
[[nodiscard]] inline bool ends_phrase(std::string_view tail) { return tail.empty() || tail == ")" || tail == "."; }

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
