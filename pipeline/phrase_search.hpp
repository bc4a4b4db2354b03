#pragma once

#include "pipeline/phrase_filter.hpp"
#include "pipeline/phrase_trie.hpp"

#include <string_view>
#include <vector>

namespace rapporteur {

/// Private to phrases.cpp: takes the phrases of a text down, see PhraseMatcher::find.
void search_phrases(phrase_trie::Trie const& trie, PhraseFilter const& filter, std::string_view text,
                    WordIndex const& words, PhraseMatches& matches);

/// The end of a phrase with its tail; 0 where the tail is not there.
[[nodiscard]] inline std::uint32_t end_with(char tail, std::string_view text, std::uint32_t end) {
  if (tail == 0) return end;
  return end < text.size() && text[end] == tail ? end + 1 : 0;
}

}  // namespace rapporteur
