#pragma once

#include "pipeline/phrases.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// One way to write a phrase.
struct PhraseSpelling {
  std::vector<std::string> words;
  std::vector<Gap> gaps;  ///< between them: one less than words
  char tail = 0;          ///< ")" or "." that follows the last word; 0: none
};

/// All the ways that `letter_case` allows, the one as written first. False: it is no phrase.
[[nodiscard]] bool spell_phrase(std::string_view text, PhraseCase letter_case, std::vector<PhraseSpelling>& spellings);

}  // namespace rapporteur
