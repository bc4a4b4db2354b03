#pragma once

#include "pipeline/condition.hpp"
#include "pipeline/phrases.hpp"
#include "pipeline/structure.hpp"
#include "pipeline/words.hpp"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Adds the cues of conditions, the phrases that only look like them, and the phrases at which clauses break off, as
/// rows of PhraseTable::kConditions.
void add_condition_phrases(PhraseMatcher& matcher);

/// Finds conditions and keeps its buffers; one for each thread.
class ConditionFinder {
 public:
  ConditionFinder();
  ~ConditionFinder();
  ConditionFinder(ConditionFinder&&) noexcept;
  ConditionFinder& operator=(ConditionFinder&&) noexcept;

  /// Finds the conditions of the preamble, the operative part and the annexes.
  ///
  /// Takes   the reading text, its words, the matches of the phrases of add_condition_phrases, the paragraphs,
  ///         and the spans of its note marks in order.
  /// Gives   spans, kinds and strictness in the order of the cues; a condition inside the clause of another one is one
  ///         of its own. Actions, scopes and targets stay open.
  /// Time    linear in the words of the paragraphs that hold a cue; a clause has 160 words at most.
  void find(std::string_view text, WordIndex const& words, std::span<PhraseMatch const> matches,
            std::span<Paragraph const> paragraphs, std::span<Span const> marks, std::vector<Condition>& conditions);

 private:
  struct Buffers;
  std::unique_ptr<Buffers> buffers_;
};

}  // namespace rapporteur
