#pragma once

// Private to grammar/clause_*.cpp: where the clause of a cue ends. What belongs to noun phrases, to lists and to
// clauses with a verb stands each in a file of its own.

#include "grammar/clause_rules.hpp"

#include <algorithm>
#include <cstddef>

namespace rapporteur::grammar::clause {

inline constexpr std::size_t kLongest = 160;   // words of a clause
inline constexpr std::size_t kItemWords = 22;  // of a list

[[nodiscard]] inline bool at_stop(ClauseWords words, std::size_t at) {
  return at >= words.size() || words[at].after(kStopSign);
}

/// The word behind the parenthesis that opens before `at`; `at` where it does not close.
[[nodiscard]] inline std::size_t behind_parenthesis(ClauseWords words, std::size_t at) {
  auto const last = std::min(words.size(), at + kLongest);
  for (auto i = words.over_plain(at + 1, last); i < last; i = words.over_plain(i + 1, last)) {
    if (words[i].after(kCloseSign)) return i;
  }
  return last == words.size() ? last : at;
}

/// Reads the clause of one cue.
class ClauseReader {
 public:
  ClauseReader(ClauseWords words, std::size_t cue, AdmittedCue const& admitted)
      : words_(words.first(std::min(words.size(), admitted.tail + kLongest))),
        cue_(cue),
        tail_(admitted.tail),
        family_(ConditionTables::standard().families[admitted.family]) {}

  [[nodiscard]] std::size_t end();

 private:
  /// "upon the request of and in cooperation with the countries": two cues over one clause.
  void join();
  [[nodiscard]] std::size_t end_of_family();
  [[nodiscard]] bool opens_further(WordClasses with) const;
  /// "as appropriate to the development situation": only with an article, since "as appropriate to develop" goes on
  /// with the task.
  [[nodiscard]] std::size_t end_of_closed_cue();
  [[nodiscard]] std::size_t end_of_remit();

  [[nodiscard]] bool weighs() const { return family_.end == ConditionEnd::kWeigh; }
  [[nodiscard]] bool has(std::size_t at, WordClasses any) const { return at < words_.size() && words_[at].is(any); }
  [[nodiscard]] bool within(std::size_t from, std::size_t count, WordClasses any) const {
    for (auto i = from; i < std::min(words_.size(), from + count); ++i) {
      if (words_[i].is(any)) return true;
    }
    return false;
  }
  [[nodiscard]] bool at_infinitive(std::size_t at) const {
    return has(at, any_of(word::kNot, word::kTo)) && holds(words_, at, infinitive);
  }

  // Noun phrases.

  [[nodiscard]] std::size_t noun_end(std::size_t first);
  /// "taking into account, as appropriate, the standards": the word behind the aside.
  [[nodiscard]] std::size_t behind_aside(std::size_t at) const;
  /// "in consultation with, and with the consent of, the States", "in accordance with, inter alia, the Charter"
  [[nodiscard]] std::size_t behind_open_aside(std::size_t at) const;
  void learn(ClauseWord const& here);
  /// The word at `at`, behind a comma, still belongs to the clause.
  [[nodiscard]] bool goes_on_behind_comma(std::size_t at);
  /// An aside behind which the phrase goes on: ", where appropriate, in the provision of" in what is to be weighed.
  [[nodiscard]] bool goes_on_behind_cue(std::size_t at);
  [[nodiscard]] bool goes_on_in_extension(std::size_t at);
  /// ", and the objective of" behind "including …," goes on with what "including" interrupted.
  [[nodiscard]] bool closes_extension(std::size_t at);
  /// The clause is over before `at`, though no sign says so.
  [[nodiscard]] bool stops_at(std::size_t at);
  /// Whether a word without a sign before it is one to ask `stops_at` about.
  [[nodiscard]] static bool may_stop(ClauseWord const& here);
  [[nodiscard]] bool stops_at_and(std::size_t at);
  /// "States and, as appropriate, regional organizations": behind the aside the list goes on, unless a task does.
  [[nodiscard]] bool goes_on_behind_nested(std::size_t cue);

  // Their lists.

  /// The noun phrase behind the comma at `at` is a member of a list that closes with "and". Where a verb still waits
  /// for its object ("to prepare, in consultation with States, a plan"), the list must end in a comma, too.
  [[nodiscard]] bool list_closes(std::size_t at);
  /// "A, B, and C": the last member behind a comma, not a task or an act of its own.
  [[nodiscard]] bool last_behind_comma(std::size_t at) const;
  /// Behind "and" at `at` comes the last member of a list.
  [[nodiscard]] bool list_ends(std::size_t at) const;
  /// The cue stands between a verb and its object: "to prepare, in consultation with …".
  [[nodiscard]] bool waits_for_object() const;
  /// The same of the first of several cues: "including, where appropriate and pursuant to".
  [[nodiscard]] bool waits_for_object(std::size_t cue) const;
  /// Up to the next comma stands a word for a remit or a rule.
  [[nodiscard]] bool remits_at(std::size_t at) const;
  [[nodiscard]] bool opens_sentence() const;
  /// The noun phrase at `at` has a verb that says what it shall do: "In accordance with rule 4, the Chair shall".
  [[nodiscard]] bool subject_at(std::size_t at) const;
  bool closes_at(std::size_t at) {
    list_last_ = at;
    return true;
  }

  // Clauses with a verb.

  [[nodiscard]] std::size_t verb_end(std::size_t first);
  /// ", demobilization and reintegration": the rest of a list of single words.
  [[nodiscard]] bool short_list(std::size_t at);
  [[nodiscard]] bool is_verb(std::size_t at, std::size_t place) const;
  /// "shall, on the request of a member, submit": behind an inserted condition the verb of what it limits stands at
  /// `at`.
  [[nodiscard]] bool main_verb_at(std::size_t at) const;
  [[nodiscard]] bool infinitive_since(std::size_t at) const;
  [[nodiscard]] bool duty_since(std::size_t at) const;
  [[nodiscard]] bool stops_clause_at_and(std::size_t at, bool verb) const;

  ClauseWords words_;
  std::size_t cue_;
  std::size_t tail_;
  ConditionFamily const& family_;
  bool licensed_ = false;  // a word came behind which an infinitive belongs to it: "the need to"
  bool relative_ = false;  // "which", "that": verbs belong to it
  bool extended_ = false;  // inside "including …"
  bool joined_ = false;    // two cues over one clause
  bool skip_cue_ = false;
  bool continues_ = false;     // what follows the aside was looked at already
  std::size_t list_last_ = 0;  // where the last member of a list begins
};

}  // namespace rapporteur::grammar::clause
