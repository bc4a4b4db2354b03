#pragma once

#include "grammar/condition.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

/// The clause of a condition, read word by word. A word is what pipeline/words.hpp makes of the text, without the marks
/// of notes; the rules ask only for its classes and for the signs before it.
namespace rapporteur::grammar {

/// What a word can be; a set of these, one bit each. The names of clause_words.tsv in their order, then what the form
/// of a word shows.
using WordClasses = std::uint64_t;

namespace word {
enum Class : std::uint8_t {
  kAccount,
  kAct,
  kAnd,
  kAny,
  kArticle,
  kAs,
  kAttribute,
  kAuxiliary,
  kBut,
  kBy,
  kClauseVerb,
  kDeterminer,
  kEvent,
  kExtension,
  kIn,
  kInto,
  kIntransitive,
  kLaw,
  kLawNoun,
  kLicence,
  kNot,
  kNounVerb,
  kOf,
  kParticiple,
  kParticular,
  kPast,
  kPreposition,
  kPresent,
  kPronoun,
  kReady,
  kRelative,
  kRemit,
  kReporting,
  kSession,
  kSuch,
  kTaskVerb,
  kThrough,
  kTimeNoun,
  kTo,
  kUnit,
  kUnitOfTime,
  kUntil,
  kWell,
  kWhile,
  kWith,
  kModal,
  kHelp,
  kUniversal,
  kThere,
  kBe,
  kRight,
  kOr,
  kIndefinite,
  kDuty,
  kInfinitive,   ///< of infinitives.tsv
  kThirdPerson,  ///< of verbs.tsv: "requests"
  kAdverb,       ///< in -ly
  kGerund,       ///< in -ing
  kEd,           ///< in -ed
  kNominal,      ///< in -tion, -ment, -ance, -ence, -al, -sion
  kPlural,       ///< in -s
  kCapital,      ///< begins with a capital
  kFigure,       ///< digits
  kJoined,       ///< goes on a word behind a hyphen or an apostrophe
};
}  // namespace word

[[nodiscard]] constexpr WordClasses one(word::Class of) { return WordClasses{1} << of; }
template <class... More>
[[nodiscard]] constexpr WordClasses any_of(More... classes) {
  return (one(classes) | ...);
}

/// Takes classes of a word in lower case, and gives all that the word was told to have. A word comes more than once.
using ClauseWordSink = std::function<WordClasses(std::string_view word, WordClasses classes)>;

/// Tells the words of clause_words.tsv, infinitives.tsv and the third persons of both and of verbs.tsv, with their
/// classes. Throws TableError for a faulty table.
void read_clause_words(ClauseWordSink const& tell);

/// Signs between a word and the one before it.
enum Sign : std::uint8_t {
  kBlankOnly = 0,
  kCommaSign = 1,
  kStopSign = 2,  ///< ; : or the full stop of a sentence
  kOpenSign = 4,
  kCloseSign = 8,
  kDashSign = 16,
  kQuoteSign = 32,
};

inline constexpr std::uint16_t kNoCue = 0xffff;

/// Only words of these turn a clause, or tell what is to be done: the tables know all of them.
inline constexpr auto kTurning =
    any_of(word::kNot, word::kTo, word::kUntil, word::kAnd, word::kBy, word::kThrough, word::kAuxiliary, word::kLicence,
           word::kRelative, word::kSuch, word::kModal, word::kDuty);

struct ClauseWord {
  std::uint32_t begin = 0;  ///< in the text
  std::uint32_t end = 0;
  WordClasses classes = 0;
  std::uint16_t cue = kNoCue;  ///< the cue that begins here, a row of ConditionTables::cues
  std::uint16_t cue_words = 0;
  std::uint8_t before = kBlankOnly;  ///< Signs before it
  bool breaks = false;               ///< a phrase of clause_breaks.tsv begins here
  std::uint32_t made = 0;            ///< the turn of its source in which it was made

  [[nodiscard]] bool is(WordClasses any) const { return (classes & any) != 0; }
  [[nodiscard]] bool after(std::uint8_t signs) const { return (before & signs) != 0; }
};

/// Makes the words of a paragraph, each when it is first asked for: the rules look at a few around each cue.
class ClauseSource {
 public:
  virtual ~ClauseSource() = default;
  [[nodiscard]] ClauseWord const& word(std::size_t at) {
    if (words_[at].made != turn_) make(at);
    return words_[at];
  }
  /// The first word from `at` on that may be more than plain, `until` if there is none before it. A plain word has no
  /// sign before it and none of kTurning; no cue and no break begins there. None is made.
  [[nodiscard]] virtual std::size_t over_plain(std::size_t at, std::size_t until) const = 0;
  /// The same back from `at` down to `until`.
  [[nodiscard]] virtual std::size_t back_over_plain(std::size_t at, std::size_t until) const = 0;

 protected:
  ClauseSource() = default;
  ClauseSource(ClauseSource const&) = default;
  ClauseSource& operator=(ClauseSource const&) = default;
  ClauseSource(ClauseSource&&) = default;
  ClauseSource& operator=(ClauseSource&&) = default;

  /// Makes `words_[at]` in this turn.
  virtual void make(std::size_t at) = 0;

  ClauseWord* words_ = nullptr;
  std::uint32_t turn_ = 0;  ///< one for each paragraph, so that what is there of the one before needs no clearing
};

/// The first words that a source can make.
class ClauseWords {
 public:
  ClauseWords(ClauseSource& source, std::size_t size) : source_(&source), size_(size) {}
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] ClauseWord const& operator[](std::size_t at) const { return source_->word(at); }
  [[nodiscard]] ClauseWords first(std::size_t size) const { return {*source_, size}; }
  /// See ClauseSource; the first stops at the end of the words as well.
  [[nodiscard]] std::size_t over_plain(std::size_t at, std::size_t until) const {
    auto const end = until < size_ ? until : size_;
    return at < end ? source_->over_plain(at, end) : at;
  }
  [[nodiscard]] std::size_t back_over_plain(std::size_t at, std::size_t until) const {
    return source_->back_over_plain(at, until);
  }

 private:
  ClauseSource* source_;
  std::size_t size_;
};

/// What is known of the paragraph.
struct ClauseContext {
  bool preamble = false;
  bool annex = false;
  bool infinitive_before = false;  ///< something is to be done before the cue: "to develop"
  bool reporting = false;          ///< it opens with a verb that judges or notes: "Commends", "Welcoming"
};

/// What a cue is where it stands.
struct AdmittedCue {
  std::uint16_t family = 0;  ///< of ConditionTables
  std::size_t tail = 0;      ///< the first word behind the cue
  float confidence = 1;
};

/// An infinitive begins at the word: "to develop", "not to fully implement".
[[nodiscard]] bool infinitive_at(ClauseWords words, std::size_t at);

/// Whether a guard asks for `reporting` or `infinitive_before`, or for words farther off than 14 before its cue.
[[nodiscard]] bool asks_for_context(ConditionGuard guard);

/// The condition that begins with the cue at `words[cue]`; none where its family's guard says that it is something
/// else.
[[nodiscard]] std::optional<AdmittedCue> admit_cue(ClauseWords words, std::size_t cue, ClauseContext const& context);

/// The word behind the last one of the clause of a cue at `cue` that was admitted.
[[nodiscard]] std::size_t clause_end(ClauseWords words, std::size_t cue, AdmittedCue const& admitted);

}  // namespace rapporteur::grammar
