#pragma once

#include "grammar/phrase_pattern.hpp"
#include "pipeline/phrase_filter.hpp"
#include "pipeline/phrase_spelling.hpp"
#include "pipeline/phrase_trie.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Private to phrases.cpp: writes phrases into the trie and the filter. A pattern is written as it branches, not phrase
/// by phrase: what many of its phrases begin with is gone through once.
class PhraseWriter {
 public:
  PhraseWriter(phrase_trie::Trie& trie, PhraseFilter& filter) : trie_(trie), filter_(filter) {}

  /// False: one or more of the phrases were refused.
  bool write(grammar::PhrasePattern const& pattern, phrase_trie::Terminal terminal, PhraseCase letter_case);

 private:
  /// One of the choices at a slot.
  struct Part {
    std::string_view text;
    PhraseWords cut;         // its fingerprints are those of the spelling that is written
    std::uint64_t head = 0;  // of its first word, where that begins the phrase
  };
  /// Where the beginnings of the phrases have come to.
  struct Place {
    phrase_trie::Step state = 0;  // behind the first word its fingerprint
    std::uint32_t words = 0;
    std::uint32_t part = 0;  // the last, where there are words
  };

  bool cut(grammar::PhrasePattern const& pattern);
  void spell(unsigned spelling);
  bool follow(grammar::PhrasePattern const& pattern);
  bool end(phrase_trie::Terminal terminal);
  [[nodiscard]] std::string_view tail_of(Place const& place) const { return parts_[place.part].cut.tail; }
  bool advance(Place& place, std::uint32_t part);
  bool step(Place& place, Gap gap, std::uint64_t word);
  Gap gap_over(std::string_view tail, std::string_view lead);

  phrase_trie::Trie& trie_;
  PhraseFilter& filter_;
  // Reused from pattern to pattern.
  std::vector<Part> parts_;  // `count_` of them are the pattern's, in the order of its slots
  std::size_t count_ = 0;
  std::vector<Place> places_;
  std::vector<Place> next_;
  std::string buffer_;
};

}  // namespace rapporteur
