#include "grammar/clause_rules.hpp"

#include <algorithm>
#include <utility>

namespace rapporteur::grammar {
namespace {

using namespace clause;

constexpr std::size_t kLongest = 160;      // words of a clause
constexpr std::size_t kListReach = 90;     // words in which a list has to close
constexpr std::size_t kItemWords = 22;     // of a list
constexpr std::size_t kSubjectWords = 12;  // before the verb of a clause

bool at_stop(ClauseWords words, std::size_t at) { return at >= words.size() || words[at].after(kStopSign); }

/// The word behind the parenthesis that opens before `at`; `at` where it does not close.
std::size_t behind_parenthesis(ClauseWords words, std::size_t at) {
  auto const last = std::min(words.size(), at + kLongest);
  for (auto i = at + 1; i < last; ++i) {
    if (words[i].after(kCloseSign)) return i;
  }
  return last == words.size() ? last : at;
}

/// Reads the clause of one cue.
class Reader {
 public:
  Reader(ClauseWords words, std::size_t cue, AdmittedCue const& admitted)
      : words_(words.first(std::min(words.size(), admitted.tail + kLongest))),
        cue_(cue),
        tail_(admitted.tail),
        family_(ConditionTables::standard().families[admitted.family]) {}

  [[nodiscard]] std::size_t end() {
    if (at_stop(words_, tail_)) return tail_;
    join();
    auto at = end_of_family();
    // "and" is not the last word of a clause.
    while (at > tail_ + 1 && has(at - 1, any_of(word::kAnd, word::kBut))) --at;
    return at;
  }

 private:
  /// "upon the request of and in cooperation with the countries": two cues over one clause.
  void join() {
    while (has(tail_, one(word::kAnd)) && tail_ + 1 < words_.size() && words_[tail_ + 1].cue != kNoCue &&
           words_[tail_ + 1].before == kBlankOnly && !closed_cue_at(words_, tail_ + 1) &&
           !closed_cue_at(words_, cue_)) {
      tail_ += 1U + words_[tail_ + 1].cue_words;
      joined_ = true;
    }
    tail_ = std::min(tail_, words_.size());
  }

  [[nodiscard]] std::size_t end_of_family() {
    if (at_stop(words_, tail_)) return tail_;
    switch (family_.end) {
      case ConditionEnd::kCue:
        return end_of_closed_cue();
      case ConditionEnd::kOpen:
        return opens_further(any_of(word::kPreposition)) ? noun_end(tail_) : end_of_closed_cue();
      case ConditionEnd::kRemit:
        return end_of_remit();
      case ConditionEnd::kNoun:
      case ConditionEnd::kWeigh:
      case ConditionEnd::kPhrase:
        return noun_end(tail_);
      case ConditionEnd::kClause:
        return clause_end(tail_);
    }
    return tail_;
  }

  [[nodiscard]] bool weighs() const { return family_.end == ConditionEnd::kWeigh; }
  [[nodiscard]] bool has(std::size_t at, WordClasses any) const { return at < words_.size() && words_[at].is(any); }

  [[nodiscard]] bool within(std::size_t from, std::size_t count, WordClasses any) const {
    for (auto i = from; i < std::min(words_.size(), from + count); ++i) {
      if (words_[i].is(any)) return true;
    }
    return false;
  }

  [[nodiscard]] bool opens_further(WordClasses with) const {
    return has(tail_, with) && words_[tail_].before == kBlankOnly && words_[tail_].cue == kNoCue &&
           !words_[tail_].breaks && !at_infinitive(tail_);
  }

  /// "as appropriate to the development situation": only with an article, since "as appropriate to develop" goes on
  /// with the task.
  [[nodiscard]] std::size_t end_of_closed_cue() {
    bool const to_what = family_.kind == ConditionKind::kDiscretion && opens_further(one(word::kTo)) &&
                         has(tail_ + 1, any_of(word::kDeterminer));
    return to_what ? noun_end(tail_) : tail_;
  }

  [[nodiscard]] std::size_t end_of_remit() {
    bool const goes_on = opens_further(any_of(word::kOf, word::kIn, word::kAs, word::kPreposition)) &&
                         !has(tail_, any_of(word::kBy, word::kThrough, word::kWith, word::kTo));
    bool const more =
        has(tail_, one(word::kAnd)) && has(tail_ + 1, one(word::kRemit)) && words_[tail_].before == kBlankOnly;
    if (goes_on || more) return noun_end(tail_);
    // "within their competences, mandates and advantages"
    bool const list = has(tail_, one(word::kRemit)) && words_[tail_].after(kCommaSign) && list_closes(tail_);
    return list ? noun_end(list_last_ + 1) : tail_;
  }

  [[nodiscard]] bool at_infinitive(std::size_t at) const { return holds(words_, at, infinitive); }

  // Noun phrases.

  [[nodiscard]] std::size_t noun_end(std::size_t first) {
    std::size_t at = first;
    if (words_[at].after(kCommaSign)) at = behind_aside(at);
    if (at == first && words_[at].after(kCommaSign)) at = behind_open_aside(at);
    bool const led = first > 0 && has(first - 1, any_of(word::kOf, word::kWith)) && has(first, one(word::kDeterminer));
    if (at == first && words_[at].after(kCommaSign) && !joined_ && !led) return first;
    std::size_t const begin = at;
    while (at < words_.size()) {
      ClauseWord const& here = words_[at];
      if (here.after(kStopSign | kDashSign)) break;
      if (here.after(kCloseSign) && at > begin) break;
      if (here.after(kOpenSign)) {
        auto const behind = behind_parenthesis(words_, at);
        if (behind == at) break;
        at = behind;
        if (at >= words_.size() || words_[at].after(kStopSign)) break;
        if (words_[at].after(kCommaSign) ? !goes_on_behind_comma(at) : stops_at(at)) break;
        learn(words_[at]);
        ++at;
        continue;
      }
      if (at > begin && !std::exchange(continues_, false) &&
          (here.after(kCommaSign) ? !goes_on_behind_comma(at) : stops_at(at)))
        break;
      if (std::exchange(skip_cue_, false)) {
        at += words_[at].cue_words;
        continues_ = true;
        continue;
      }
      learn(here);
      ++at;
    }
    return at;
  }

  /// "taking into account, as appropriate, the standards": the word behind the aside.
  [[nodiscard]] std::size_t behind_aside(std::size_t at) const {
    if (!closed_cue_at(words_, at)) return at;
    auto const behind = at + words_[at].cue_words;
    return behind < words_.size() && words_[behind].after(kCommaSign) ? behind : at;
  }

  /// "in consultation with, and with the consent of, the States", "in accordance with, inter alia, the Charter"
  [[nodiscard]] std::size_t behind_open_aside(std::size_t at) const {
    constexpr std::size_t kAside = 8;
    auto const leads = any_of(word::kPreposition, word::kWith, word::kOf, word::kTo, word::kBy);
    if (at == 0 || !has(at - 1, leads)) return at;
    for (auto i = at + 1; i < std::min(words_.size(), at + kAside) && !words_[i].after(kStopSign); ++i) {
      if (words_[i].after(kCommaSign)) return has(i - 1, leads) || i == at + 2 ? i : at;
    }
    return at;
  }

  void learn(ClauseWord const& here) {
    if (here.is(one(word::kLicence))) licensed_ = true;
    if (family_.end == ConditionEnd::kPhrase && here.is(one(word::kAuxiliary))) licensed_ = true;
    if (here.is(any_of(word::kRelative, word::kSuch))) relative_ = true;
  }

  /// The word at `at`, behind a comma, still belongs to the clause.
  [[nodiscard]] bool goes_on_behind_comma(std::size_t at) {
    if (at <= list_last_) return true;
    if (at_infinitive(at) || holds(words_, at, act_verb)) return false;
    if (words_[at].cue != kNoCue) return goes_on_behind_cue(at);
    if (words_[at].breaks) return false;
    if (holds(words_, at, extension)) return goes_on_in_extension(at);
    if (holds(words_, at, as_well_as)) return !holds(words_, at + 3, adverbial) && words_[at + 3].cue == kNoCue;
    if (family_.end == ConditionEnd::kPhrase) return false;
    if (holds(words_, at, attribute)) return true;
    if (holds(words_, at, is(word::kUnit, word::kFigure))) return true;
    // "Article 32, paragraph 5, of the Statute"
    if (has(at, one(word::kOf))) return has(at - 1, any_of(word::kFigure, word::kUnit));
    if (holds(words_, at, relative))
      return !has(at, any_of(word::kIn, word::kPreposition)) || has(at + 1, one(word::kRelative));
    if (holds(words_, at, is(word::kAttribute) >> then(word::kPreposition))) return true;
    if (holds(words_, at, conjunction)) return closes_extension(at);
    // "when shaping, reviewing and implementing"
    if (at == tail_ + 1 && has(tail_, one(word::kGerund)) && has(at, one(word::kGerund))) return true;
    return list_closes(at);
  }

  /// An aside behind which the phrase goes on: ", where appropriate, in the provision of" in what is to be weighed.
  [[nodiscard]] bool goes_on_behind_cue(std::size_t at) {
    if (!weighs() || !closed_cue_at(words_, at)) return false;
    auto const behind = at + words_[at].cue_words;
    bool const on =
        behind < words_.size() && words_[behind].after(kCommaSign) && has(behind, any_of(word::kIn, word::kOf));
    skip_cue_ = on;
    return on;
  }

  [[nodiscard]] bool goes_on_in_extension(std::size_t at) {
    if (family_.kind == ConditionKind::kRequest || family_.end == ConditionEnd::kPhrase) return false;
    auto behind = at + (has(at, one(word::kExtension)) ? 1U : 2U);
    while (has(behind, one(word::kExtension))) ++behind;
    if (at_stop(words_, behind)) return false;
    if (words_[behind].cue != kNoCue || holds(words_, behind, adverbial)) return false;
    if (at_infinitive(behind)) return false;
    extended_ = true;
    return true;
  }

  /// ", and the objective of" behind "including …," goes on with what "including" interrupted.
  [[nodiscard]] bool closes_extension(std::size_t at) {
    if (!std::exchange(extended_, false)) return false;
    if (at + 1 < words_.size() && words_[at + 1].cue != kNoCue) return false;
    return has(at + 1, one(word::kDeterminer)) && !holds(words_, at + 1, act_verb);
  }

  /// The noun phrase behind the comma at `at` is a member of a list that closes with "and". Where a verb still waits
  /// for its object ("to prepare, in consultation with States, a plan"), the list must end in a comma, too.
  [[nodiscard]] bool list_closes(std::size_t at) {
    if (has(at, any_of(word::kPreposition, word::kIn, word::kOf, word::kBy, word::kThrough, word::kGerund,
                       word::kAuxiliary, word::kPronoun, word::kTo, word::kAdverb, word::kNot, word::kAs)) ||
        (list_last_ != 0 && !extended_) || has(at, one(word::kIndefinite)) ||
        (has(at, one(word::kClauseVerb)) && has(at, one(word::kPlural))))
      return false;
    // ", based on their policies"
    if (has(at, one(word::kEd)) && has(at + 1, any_of(word::kPreposition, word::kBy, word::kIn))) return false;
    if (waits_for_object() && has(at, one(word::kArticle)) && !has(at + 1, one(word::kCapital))) return false;
    auto const last = std::min(words_.size(), at + kListReach);
    std::size_t item = at;
    for (auto i = at; i < last; ++i) {
      ClauseWord const& here = words_[i];
      if (here.after(kStopSign)) return false;
      if (here.after(kOpenSign)) {
        i = std::max(i, behind_parenthesis(words_, i));
        if (i >= last) return false;
      }
      if (i > at && words_[i].after(kCommaSign)) {
        item = i;
        if (has(i, one(word::kAnd))) return last_behind_comma(i) && closes_at(i);
        if (here.is(one(word::kAuxiliary))) return closes_at(i - 1);  // a list without "and" before the verb
        if (at_infinitive(i) || holds(words_, i, relative) || words_[i].cue != kNoCue) return false;
        continue;
      }
      if (i > at && has(i, one(word::kAnd)) &&
          !holds(words_, i + 1, then(word::kInfinitive) >> then(word::kDeterminer)))
        return list_ends(i) && closes_at(i);
      if (here.is(one(word::kAuxiliary)) || at_infinitive(i) || i - item > kItemWords) return false;
    }
    return false;
  }

  bool closes_at(std::size_t at) {
    list_last_ = at;
    return true;
  }

  /// "A, B, and C": the last member behind a comma, not a task or an act of its own.
  [[nodiscard]] bool last_behind_comma(std::size_t at) const {
    if (!list_ends(at) || words_[at + 1].after(kCommaSign)) return false;
    return has(at + 1,
               any_of(word::kDeterminer, word::kCapital, word::kPlural, word::kNominal, word::kWith, word::kTo)) ||
           has(at + 2, one(word::kPlural));
  }

  /// Behind "and" at `at` comes the last member of a list.
  [[nodiscard]] bool list_ends(std::size_t at) const {
    if (at + 1 < words_.size() && words_[at + 1].cue != kNoCue && !words_[at + 1].after(kCommaSign)) return false;
    if (at_infinitive(at + 1) || holds(words_, at + 1, act_verb)) return false;
    if (!waits_for_object()) return true;
    for (auto i = at + 1; i < std::min(words_.size(), at + kItemWords); ++i) {
      if (words_[i].after(kStopSign)) return false;
      if (holds(words_, i, extension)) continue;
      if (words_[i].after(kCommaSign))
        return !at_infinitive(i) && !has(i, one(word::kAnd)) && !has(i, one(word::kGerund)) && words_[i].cue == kNoCue;
    }
    return false;
  }

  /// The cue stands between a verb and its object: "to prepare, in consultation with …".
  [[nodiscard]] bool waits_for_object() const {
    if (cue_ == 0 || !words_[cue_].after(kCommaSign)) return false;
    ClauseWord const& verb = words_[cue_ - 1];
    if (verb.is(one(word::kAccount)) && cue_ >= 2 && words_[cue_ - 2].is(one(word::kInto))) return true;
    if (verb.is(one(word::kIntransitive)) || verb.is(one(word::kCapital))) return false;
    if (verb.is(one(word::kGerund))) return cue_ >= 2 && !words_[cue_ - 2].is(any_of(word::kDeterminer));
    if (!verb.is(one(word::kInfinitive))) return false;
    // "to develop", "to develop, strengthen and implement"
    for (std::size_t back = 2; back <= 8 && back <= cue_; ++back) {
      ClauseWord const& before = words_[cue_ - back];
      if (before.is(any_of(word::kTo, word::kAuxiliary))) return true;
      if (!before.is(any_of(word::kInfinitive, word::kAnd, word::kAdverb)) && before.cue == kNoCue) return false;
    }
    return false;
  }

  /// The clause is over before `at`, though no sign says so.
  [[nodiscard]] bool stops_at(std::size_t at) {
    ClauseWord const& here = words_[at];
    if (here.is(one(word::kJoined))) return false;
    if (at_infinitive(at)) return !weighs() && !licensed_ && !has(at + 1, one(word::kBe));
    if (here.breaks) return !weighs() || here.is(any_of(word::kIn, word::kWith, word::kWhile, word::kReady));
    if (here.is(one(word::kUntil))) return !weighs();
    if (here.cue != kNoCue) return !weighs() || closed_cue_at(words_, at);
    if (here.is(one(word::kAnd))) return stops_at_and(at);
    if (here.is(one(word::kBy)) && has(at + 1, one(word::kGerund))) return !weighs();
    if (here.is(one(word::kThrough))) return !weighs() && !relative_;
    if (here.is(one(word::kAuxiliary)) && family_.end != ConditionEnd::kPhrase) return !relative_;
    return false;
  }

  [[nodiscard]] bool stops_at_and(std::size_t at) {
    auto const next = at + 1;
    if (next >= words_.size()) return true;
    if (words_[next].cue != kNoCue) {
      if (!goes_on_behind_nested(next)) return true;
      list_last_ = next + words_[next].cue_words;
      return false;
    }
    if (words_[next].after(kCommaSign)) return true;
    if (at_infinitive(next)) return !(weighs() && licensed_);
    if (words_[next].breaks || holds(words_, next, act_verb)) return true;
    if (has(next, one(word::kWith)))
      return !words_[tail_ - 1].is(one(word::kWith)) || within(next + 1, 4, one(word::kHelp)) ||
             !has(next + 1, any_of(word::kDeterminer, word::kCapital, word::kNominal, word::kPlural));
    if (has(next, one(word::kOf))) return false;
    if (has(next, one(word::kTo))) return !words_[tail_ - 1].is(one(word::kTo));
    if (has(next, any_of(word::kThrough, word::kBy, word::kPreposition, word::kIn)))
      return !weighs() && !words_[tail_ - 1].is(words_[next].classes & one(word::kOf));
    if (has(next, one(word::kGerund)) && !has(at, one(word::kOr)) &&
        !(family_.kind == ConditionKind::kConsultation && has(next + 1, one(word::kPlural))) &&
        !has(at - 1, one(word::kGerund)) && next + 1 < words_.size() && words_[next + 1].before == kBlankOnly &&
        !has(next + 1, any_of(word::kOf, word::kAnd, word::kPreposition)))
      return !relative_;
    if (has(next, one(word::kAdverb)) && has(next + 1, any_of(word::kTo, word::kThrough, word::kBy))) return true;
    if (has(next, one(word::kInfinitive)) && !has(next, one(word::kNounVerb)) && !has(next, one(word::kPlural)))
      return !weighs() && !licensed_;
    return has(next, one(word::kNounVerb)) && has(next + 1, one(word::kArticle)) && !weighs() && !licensed_;
  }

  /// "States and, as appropriate, regional organizations": behind the aside the list goes on, unless a task does.
  [[nodiscard]] bool goes_on_behind_nested(std::size_t cue) {
    if (!words_[cue].after(kCommaSign) || !closed_cue_at(words_, cue)) return false;
    auto const behind = cue + words_[cue].cue_words;
    if (behind >= words_.size() || !words_[behind].after(kCommaSign)) return false;
    if (at_infinitive(behind) || words_[behind].cue != kNoCue || words_[behind].breaks) return false;
    if (holds(words_, behind, act_verb) || has(behind, any_of(word::kPreposition, word::kThrough)) ||
        holds(words_, behind, is(word::kGerund) >> then(word::kDeterminer)))
      return false;
    return !(has(behind, one(word::kInfinitive)) && !has(behind, one(word::kNounVerb)));
  }

  // Clauses with a verb.

  [[nodiscard]] std::size_t clause_end(std::size_t first) {
    bool verb = false;
    bool aside = words_[first].after(kCommaSign);
    auto at = first;
    for (; at < words_.size(); ++at) {
      ClauseWord const& here = words_[at];
      if (here.after(kStopSign | kDashSign)) break;
      if (here.after(kCloseSign) && at > first) break;
      if (here.after(kOpenSign)) {
        auto const behind = behind_parenthesis(words_, at);
        if (behind == at || behind >= words_.size() || words_[behind].after(kStopSign)) return behind;
        at = behind;
      }
      if (at > first && words_[at].after(kCommaSign)) {
        if (at_infinitive(at)) break;
        // "to guarantee, to the extent consistent with its obligations, the right of"
        bool const object = has(at, one(word::kArticle)) && !has(at + 1, one(word::kCapital));
        if (family_.kind == ConditionKind::kExtent && object && waits_for_object()) break;
        if (aside) {
          aside = false;
        } else if (has(at - 1, one(word::kAuxiliary)) ||
                   (has(at - 1, one(word::kRelative)) && words_[at].cue != kNoCue)) {
          aside = true;  // "shall, on the request of a member, submit"
        } else if (verb ? !short_list(at) : at - first > kSubjectWords || has(at, one(word::kAnd))) {
          break;
        } else if (words_[at].cue != kNoCue || has(at, one(word::kBy))) {
          aside = true;  // "unless the Conference, by a two-thirds majority, decides"
        }
      }
      if (at > first && has(at, one(word::kAnd)) && stops_clause_at_and(at, verb)) break;
      if (at > first && verb && words_[at].breaks && !has(at, any_of(word::kWhile, word::kUntil))) break;
      verb = verb || (!aside && is_verb(at, at - first));
    }
    return at;
  }

  /// ", demobilization and reintegration": the rest of a list of single words.
  [[nodiscard]] bool short_list(std::size_t at) const {
    if (has(at, any_of(word::kDeterminer, word::kPronoun, word::kPreposition, word::kGerund, word::kAnd, word::kAs)) ||
        words_[at].cue != kNoCue)
      return false;
    for (auto i = at + 1; i <= at + 2 && i + 1 < words_.size(); ++i) {
      if (words_[i].before != kBlankOnly) return false;
      if (has(i, one(word::kAnd))) return !holds(words_, i + 1, act_verb) && !at_infinitive(i + 1);
    }
    return false;
  }

  [[nodiscard]] bool is_verb(std::size_t at, std::size_t place) const {
    ClauseWord const& here = words_[at];
    if (here.is(one(word::kJoined))) return false;
    if (here.is(any_of(word::kAuxiliary, word::kClauseVerb)) && place > 0) return true;
    if (here.is(one(word::kEd)) || holds(words_, at, act_verb)) return true;
    return place > 0 && here.is(one(word::kInfinitive)) && !here.is(one(word::kNounVerb)) &&
           !words_[at - 1].is(any_of(word::kTo, word::kAuxiliary));
  }

  [[nodiscard]] bool infinitive_since(std::size_t at) const {
    for (auto i = tail_; i < at; ++i) {
      if (at_infinitive(i)) return true;
    }
    return false;
  }

  [[nodiscard]] bool stops_clause_at_and(std::size_t at, bool verb) const {
    auto const next = at + 1;
    if (next >= words_.size()) return true;
    if (holds(words_, next, act_verb)) return verb;
    // "when conditions are suitable and to support"
    return verb && (words_[next].cue != kNoCue || (at_infinitive(next) && !infinitive_since(at)));
  }

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

}  // namespace

std::size_t clause_end(ClauseWords words, std::size_t cue, AdmittedCue const& admitted) {
  return Reader(words, cue, admitted).end();
}

}  // namespace rapporteur::grammar
