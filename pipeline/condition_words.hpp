#pragma once

#include "grammar/clause.hpp"
#include "pipeline/phrases.hpp"
#include "pipeline/span.hpp"
#include "pipeline/words.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Rows of PhraseTable::kConditions: cues from 0, then the two other tables.
inline constexpr std::uint32_t kFirstNotCondition = 0x100000;
inline constexpr std::uint32_t kFirstBreak = 0x200000;

/// Makes the words of a paragraph as the clause grammar reads them.
class ConditionWords {
 public:
  ConditionWords();

  /// The words of `paragraph` without those of note marks. `first` is the first word of the index in it, `matches` are
  /// the condition phrases in it. A cue that touches a phrase of not_conditions.tsv is none.
  [[nodiscard]] std::span<grammar::ClauseWord> read(std::string_view text, WordIndex const& index, std::size_t first,
                                                    Span paragraph, std::span<PhraseMatch const> matches,
                                                    std::span<Span const> marks);

 private:
  struct Slot {
    std::uint64_t hash = 0;
    grammar::WordClasses classes = 0;
  };
  [[nodiscard]] grammar::WordClasses classes_of(std::string_view text, WordIndex const& index, std::size_t word) const;
  static void set_phrases(std::size_t first, std::span<PhraseMatch const> matches, std::span<grammar::ClauseWord> words,
                          std::span<std::uint32_t const> place);

  std::vector<Slot> slots_;                 // a power of two; hash 0 is empty
  std::vector<grammar::ClauseWord> words_;  // of a paragraph, the longest so far: those in use are given along
  std::vector<std::uint32_t> place_;        // in words_, of each word of the index
};

}  // namespace rapporteur
