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

/// Where the cues of a paragraph stand, as words of the index.
struct CueReach {
  std::size_t first = 0;  ///< first word of the first cue
  std::size_t last = 0;   ///< last word of the last cue
  bool asks_for_context =
      false;  ///< a cue is admitted or not by the verbs before it, however far: see grammar::asks_for_context
};

/// Makes the words of a paragraph as the clause grammar reads them.
class ConditionWords {
 public:
  /// The words of `paragraph` without those of note marks. `first` is the first word of the index in it, `matches` are
  /// the condition phrases in it. A cue that touches a phrase of not_conditions.tsv is none. What stands farther behind
  /// the last cue than a clause can reach is not read, nor what stands far before the first one where no cue asks what
  /// its paragraph began with.
  [[nodiscard]] std::span<grammar::ClauseWord> read(std::string_view text, WordIndex const& index, std::size_t first,
                                                    Span paragraph, std::span<PhraseMatch const> matches,
                                                    CueReach const& cues, std::span<Span const> marks);
  /// Behind the first word of the last cue.
  [[nodiscard]] std::size_t cues_end() const { return cues_end_; }

 private:
  struct Slot {
    std::uint32_t tag = 0;    ///< of the hash; 0: empty
    std::uint32_t known = 0;  ///< into `known`
  };
  /// Filled once for all.
  struct Table {
    std::vector<Slot> slots;  // a power of two, small enough to stay in the cache
    std::vector<grammar::WordClasses> known;
    Table();
    static Table const& standard();
  };
  /// The table, held apart from what is written meanwhile.
  struct Lookup {
    Slot const* slots;
    grammar::WordClasses const* known;
    std::size_t mask;
    grammar::WordClasses operator()(std::uint64_t hash, std::string_view word) const;
  };
  [[nodiscard]] static Lookup lookup() {
    auto const& [slots, known] = Table::standard();
    return {slots.data(), known.data(), slots.size() - 1};
  }
  /// Words [first, last) of the index; `from` is where the paragraph begins.
  void read_plain(std::string_view text, WordIndex const& index, std::size_t first, std::size_t last,
                  std::uint32_t from);
  /// The same with marks of notes among them.
  void read_marked(std::string_view text, WordIndex const& index, std::size_t first, std::size_t last,
                   std::uint32_t from, std::span<Span const> marks);
  void set_phrases(std::size_t first, std::size_t count, std::span<PhraseMatch const> matches);
  [[nodiscard]] std::size_t place(std::size_t word) const { return plain_ ? word : place_[word]; }

  std::vector<grammar::ClauseWord> words_;  // `count_` of them are the paragraph's
  std::size_t count_ = 0;
  std::size_t cues_end_ = 0;
  std::vector<std::uint32_t> place_;  // in words_, of each word of the index; only where marks stand among them
  bool plain_ = true;                 // no marks
};

}  // namespace rapporteur
