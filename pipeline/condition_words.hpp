#pragma once

#include "grammar/clause.hpp"
#include "pipeline/condition_lexicon.hpp"
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

/// A cue of a paragraph, as words of the paragraph.
struct CueWords {
  std::size_t word = 0;  ///< the first
  std::uint16_t cue = 0;
  std::uint16_t count = 0;
};

/// Makes the words of a paragraph as the clause grammar reads them: without those of note marks, and not before one is
/// asked for.
class ConditionWords final : public grammar::ClauseSource {
 public:
  /// `index` are the words of `text`; both stay until the next call.
  void begin(std::string_view text, WordIndex const& index) {
    text_ = text;
    index_ = &index;
    mark_ = 0;
  }
  /// Takes a paragraph. `first` is the first word of the index in it, `matches` are the condition phrases in it, of
  /// which one at least is a cue, `marks` those of the text, in order. A cue that touches a phrase of
  /// not_conditions.tsv is none. What stands farther behind the cues than a clause can reach does not belong to the
  /// words.
  void take(std::size_t first, Span paragraph, std::span<PhraseMatch const> matches, std::span<Span const> marks);

  [[nodiscard]] grammar::ClauseWords words() { return {*this, count_}; }
  /// In order; changed by `drop`.
  [[nodiscard]] std::span<CueWords const> cues() const { return cues_; }
  /// The word is no cue after all.
  void drop(CueWords const& cue);

  /// Reads on up to the word at `until`, that one included, and tells `context` what the paragraph says before its
  /// cues; does nothing where no cue asks for it.
  void tell(std::size_t until, grammar::ClauseContext& context);

  [[nodiscard]] std::size_t over_plain(std::size_t at, std::size_t until) const override;
  [[nodiscard]] std::size_t back_over_plain(std::size_t at, std::size_t until) const override;

 private:
  void make(std::size_t at) override;
  /// The first word from `at` on that may be one of ConditionLexicon::kTells, up to `until`; else the one behind it.
  [[nodiscard]] std::size_t next_telling(std::size_t at, std::size_t until) const;
  /// Whether `tell` could learn something from the word, by its fingerprint and the one before; in a paragraph without
  /// marks.
  [[nodiscard]] bool may_tell(std::size_t at, grammar::ClauseContext const& context) const;
  /// A word behind a gap that is no single blank.
  [[gnu::noinline]] void set_apart(std::size_t at);
  /// All words of a paragraph with marks of notes among them.
  void make_marked(std::size_t last, std::span<Span const> marks);
  /// Finds the cues, and makes the words at which they and the breaks stand.
  void place_phrases(std::span<PhraseMatch const> matches);

  /// Whether nothing but a blank stands before a word, which is not the first.
  [[nodiscard]] bool blank_before(std::size_t at) const {
    auto const behind = ends_[at - 1];
    return begins_[at] - behind == 1 && text_[behind] == ' ';
  }
  [[nodiscard]] bool is_plain(std::size_t at) const {
    if (lexicon_.turning().may_hold(hashes_[at]) || at == 0 || !blank_before(at)) return false;
    auto const& word = words_[at];
    return word.made != turn_ || (word.cue == grammar::kNoCue && !word.breaks);
  }

  [[nodiscard]] std::size_t place(std::size_t word) const { return plain_ ? word : place_[word]; }

  std::string_view text_;
  WordIndex const* index_ = nullptr;
  ConditionLexicon const& lexicon_ = ConditionLexicon::standard();

  Span paragraph_;
  std::size_t first_ = 0;                  // word of the index
  std::uint32_t const* begins_ = nullptr;  // of the index, from that word on
  std::uint32_t const* ends_ = nullptr;
  std::uint64_t const* hashes_ = nullptr;
  std::size_t index_count_ = 0;  // words of the index from there on
  std::size_t count_ = 0;        // what of them is left without marks
  bool plain_ = true;            // no marks
  bool asks_ = false;            // a cue is admitted or not by the verbs before it, however far
  std::size_t mark_ = 0;         // of the text: those before it end before the paragraph
  std::size_t told_ = 0;         // words before this one were told
  std::vector<CueWords> cues_;
  std::vector<grammar::ClauseWord> room_;
  std::vector<std::uint32_t> place_;  // of each word of the index; only where marks stand among them
};

}  // namespace rapporteur
