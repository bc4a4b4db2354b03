#pragma once

#include "grammar/phrase_pattern.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

/// Condition clauses: by which words they are known, and what the tables say of each.
namespace rapporteur::grammar {

/// By what a condition limits; the schema (`ConditionKind`) describes each.
enum class ConditionKind : std::uint8_t {
  kUnspecified,
  kResource,
  kRequest,
  kDiscretion,
  kContingency,
  kTemporal,
  kExtent,
  kConformity,
  kConsultation,
  kConsideration,
};

/// Where the clause of a family ends. Every clause ends at a semicolon, colon or full stop at the latest.
enum class ConditionEnd : std::uint8_t {
  kCue,     ///< with the cue itself: "as appropriate"
  kOpen,    ///< with the cue, or with what "by", "for", "under" add to it: "as may be required by the Council"
  kRemit,   ///< with the cue, or with what "of", "in", "under" add to it: "within its mandate under the Charter"
  kNoun,    ///< with its noun phrases: a comma inside a name or list does not close it, an infinitive does
  kWeigh,   ///< the same, but infinitives and that-clauses belong to it: "taking into account the need to act"
  kPhrase,  ///< a noun phrase or a clause without commas of its own: "after graduation becomes effective"
  kClause,  ///< a clause with a verb: a comma before the verb does not close it
};

/// Which rule may say that a cue is something else where it stands.
enum class ConditionGuard : std::uint8_t {
  kNone,
  kApart,       ///< only what a comma sets off: "shall be taken on a case-by-case basis" is a predicate
  kIf,          ///< "if" of a question is none
  kProviso,     ///< "provided that" as a verb is none
  kInversion,   ///< "should" with its subject after it
  kWhere,       ///< "where" of a place is none
  kWhen,        ///< "when" of a past event is none
  kUntil,       ///< a date or session is a due date
  kPending,     ///< the adjective is none
  kOnce,        ///< the adverb is none
  kAfter,       ///< dates and past events are none
  kBefore,      ///< dates, sessions and places are none
  kSource,      ///< what something was set up under is none
  kSplit,       ///< an aside stands inside the cue
  kPursuant,    ///< the source of a mandate is none
  kSubject,     ///< attributes and predicates are none
  kTask,        ///< cooperation that is itself the task, or is reported, is none
  kOwed,        ///< of what is only told, in a preamble or an annex, it is none
  kParticiple,  ///< the action of the organ itself is none
  kNever,       ///< the words look like a cue of another family and are none
};

struct ConditionFamily {
  std::string_view name;  ///< the rule that a finding names
  ConditionKind kind{};
  ConditionEnd end{};
  ConditionGuard guard{};
  std::string_view meaning;  ///< in one sentence
};

/// Phrases of one meaning.
struct ConditionCue {
  PhrasePattern phrases;
  std::uint16_t family = 0;  ///< index into `ConditionTables::families`
  float strictness = 0;      ///< how much it can empty the provision, in [0, 1]
  std::string_view reason;   ///< for the strictness
};

/// What is asked of a cue wherever one stands, without its phrases, so that those of all cues stay in the cache.
struct CueFacts {
  std::uint16_t family = 0;
  ConditionGuard guard{};
  ConditionEnd end{};
  float strictness = 0;
};

/// The tables condition_families, condition_cues, not_conditions and clause_breaks of grammar/lexicon.
struct ConditionTables {
  std::vector<ConditionFamily> families;
  std::vector<ConditionCue> cues;
  std::vector<CueFacts> facts;                ///< of the same cues
  std::vector<PhrasePattern> not_conditions;  ///< phrases that hold a cue and are none
  std::vector<PhrasePattern> breaks;          ///< phrases at which a clause is over without a sign

  /// Of the embedded tables. Thread-safe. Throws TableError for a faulty table.
  static ConditionTables const& standard();

  /// The family of that name; null where there is none.
  [[nodiscard]] ConditionFamily const* family(std::string_view name) const;
};

}  // namespace rapporteur::grammar
