#include "grammar/clause_rules.hpp"

#include <algorithm>

namespace rapporteur::grammar {
namespace {

using namespace clause;

/// Decides whether a cue is one where it stands.
class Guard {
 public:
  Guard(ClauseWords words, std::size_t cue, ClauseContext const& context)
      : words_(words), cue_(cue), tail_(cue + words[cue].cue_words), context_(context) {
    auto const& facts = ConditionTables::standard().facts[words[cue].cue];
    admitted_ = {facts.family, tail_, 1.0F};
    guard_ = facts.guard;
  }

  [[nodiscard]] std::optional<AdmittedCue> admit() {
    if (guard_ == ConditionGuard::kNone) return admitted_;
    admitted_.confidence = kGuarded;
    if (!stands()) return std::nullopt;
    return admitted_;
  }

 private:
  static constexpr float kGuarded = 0.9F;
  static constexpr float kDoubtful = 0.7F;
  static constexpr std::size_t kSentence = 60;  // words to look at on either side

  [[nodiscard]] bool stands() {
    switch (guard_) {
      case ConditionGuard::kNone:
        return true;
      case ConditionGuard::kIf:
      case ConditionGuard::kOwed:
        return owed();
      case ConditionGuard::kApart:
        return apart() || (isolated() && !previous(any_of(word::kEd, word::kAuxiliary, word::kParticiple, word::kBe)));
      case ConditionGuard::kProviso:
        return !words_[cue_].is(any_of(word::kAttribute, word::kGerund)) || apart() ||
               previous(any_of(word::kAnd, word::kBut));
      case ConditionGuard::kInversion:
        return !previous(any_of(word::kPronoun)) || !blank_before();
      case ConditionGuard::kWhere:
        return where();
      case ConditionGuard::kWhen:
        return when();
      case ConditionGuard::kUntil:
        return words_[cue_].cue_words > 1 || (!time_follows(8) && tail_ < words_.size() && !context_.preamble);
      case ConditionGuard::kPending:
        return pending();
      case ConditionGuard::kOnce:
        return next(any_of(word::kDeterminer, word::kPronoun, word::kEd, word::kCapital, word::kAttribute)) &&
               !past(10);
      case ConditionGuard::kAfter:
        return after();
      case ConditionGuard::kBefore:
        return before();
      case ConditionGuard::kSource:
        return !set_up_under();
      case ConditionGuard::kSplit:
        return split();
      case ConditionGuard::kPursuant:
        return !(blank_before() && previous(any_of(word::kEd, word::kParticiple))) &&
               within(tail_, 8, one(word::kLaw)) && !within(tail_, 8, any_of(word::kAct, word::kUnit)) &&
               !within(tail_, 3, one(word::kCapital));
      case ConditionGuard::kSubject:
        return subject();
      case ConditionGuard::kTask:
        return task();
      case ConditionGuard::kParticiple:
        return participle();
      case ConditionGuard::kNever:
        return false;
    }
    return false;
  }

  /// A cue that ends with itself: nothing is named behind it.
  [[nodiscard]] bool isolated() const { return closed_cue_at(words_, cue_); }
  [[nodiscard]] bool blank_before() const { return cue_ > 0 && words_[cue_].before == kBlankOnly; }
  [[nodiscard]] bool apart() const {
    return cue_ == 0 || words_[cue_].after(kCommaSign | kStopSign | kOpenSign | kDashSign);
  }
  [[nodiscard]] bool previous(WordClasses any, std::size_t back = 1) const {
    return cue_ >= back && words_[cue_ - back].is(any);
  }
  [[nodiscard]] bool next(WordClasses any) const { return tail_ < words_.size() && words_[tail_].is(any); }

  /// One of the `count` words from `from` on, up to the next sign that stops.
  [[nodiscard]] bool within(std::size_t from, std::size_t count, WordClasses any) const {
    for (auto i = from; i < std::min(words_.size(), from + count); ++i) {
      if (i > from && words_[i].after(kStopSign | kCommaSign)) return false;
      if (words_[i].is(any)) return true;
    }
    return false;
  }
  [[nodiscard]] bool within_back(std::size_t count, WordClasses any) const {
    for (std::size_t back = 1; back <= std::min(count, cue_); ++back) {
      if (words_[cue_ - back].is(any)) return true;
    }
    return false;
  }

  /// The sentence says that something is to be done: it has a modal verb or an infinitive. In the operative part it
  /// does without.
  [[nodiscard]] bool owed() const {
    bool const told = context_.reporting && !context_.infinitive_before;
    if (!context_.preamble && !context_.annex && !told) return true;
    auto const behind = [&](std::size_t at) { return at < words_.size() && !words_[at].after(kStopSign); };
    bool const strict = (context_.preamble || told) && guard_ != ConditionGuard::kTask;
    auto const says = [&](std::size_t at) {
      return words_[at].is(one(strict ? word::kDuty : word::kModal)) || (!strict && infinitive_at(words_, at));
    };
    auto const first = cue_ - std::min(cue_, kSentence - 1);
    for (auto at = cue_; at > first && !words_[at].after(kStopSign);) {
      at = words_.back_over_plain(at - 1, first);
      if (says(at)) return true;
    }
    auto const next = [&](std::size_t at) { return words_.over_plain(at, cue_ + kSentence); };
    for (auto at = next(cue_ + 1); behind(at) && at < cue_ + kSentence; at = next(at + 1)) {
      if (says(at)) return true;
    }
    return false;
  }

  [[nodiscard]] bool modal() const {
    for (auto at = cue_; at < std::min(words_.size(), cue_ + kSentence); ++at) {
      if (at > cue_ && words_[at].after(kStopSign)) return false;
      if (words_[at].is(one(word::kModal))) return true;
    }
    return within_back(kSentence, one(word::kModal));
  }

  [[nodiscard]] bool past(std::size_t count) const { return within(tail_, count, one(word::kPast)); }

  /// A figure, a month or a session follows: the phrase is a due date.
  [[nodiscard]] bool time_follows(std::size_t count) const {
    return within(tail_, count, any_of(word::kFigure, word::kSession));
  }

  /// "areas where", "countries where they live" are places. What is parted by a comma and speaks of what is or may be
  /// is a fact.
  [[nodiscard]] bool where() {
    if (words_[cue_].cue_words > 1) return true;
    auto const fact = any_of(word::kPronoun, word::kSuch, word::kAny, word::kNot);
    if (past(10) || !owed() || (next(one(word::kPronoun)) && told_behind_pronoun())) return false;
    if (tail_ >= words_.size() || !within(tail_, 14, any_of(word::kPresent, word::kClauseVerb, word::kEd)))
      return false;
    admitted_.confidence = kDoubtful;
    if (apart() || previous(any_of(word::kAnd, word::kBut))) {
      if (cue_ > 0 && apart() && next(one(word::kThere))) return false;  // "a State, where there is no room for"
      if (cue_ == 0 || next(fact)) return true;
      return !previous(one(word::kCapital)) && next(any_of(word::kDeterminer, word::kPlural, word::kNominal)) &&
             within(tail_, 12, one(word::kPresent));
    }
    return false;
  }

  /// "where they lived", "where it is reflected across the targets"; "where it is so requested" is a fact.
  [[nodiscard]] bool told_behind_pronoun() const {
    if (within(tail_, 2, one(word::kEd))) return true;
    if (within(tail_, 4, any_of(word::kNot, word::kSuch, word::kClauseVerb))) return false;
    for (auto at = tail_ + 2; at + 1 < words_.size() && at < tail_ + 4; ++at) {
      if (words_[at].is(one(word::kEd)))
        return words_[at + 1].before == kBlankOnly && !words_[at + 1].is(one(word::kTo));
    }
    return false;
  }

  [[nodiscard]] bool when() {
    if (next(one(word::kAnd)) || !owed()) return false;
    // "wherever they are" leaves nothing out, "including when" adds
    if (words_[cue_].is(one(word::kUniversal)) && words_[cue_].cue_words == 1) return false;
    if (previous(any_of(word::kExtension, word::kParticular))) return false;
    if (next(one(word::kGerund)) && !next(one(word::kNominal))) {
      admitted_.family = family("when-doing");
      return true;
    }
    if (blank_before() && previous(one(word::kTimeNoun))) return false;
    if (past(12)) return false;
    if (!words_[cue_].is(0) && tail_ >= words_.size()) return false;
    return !next(any_of(word::kFigure, word::kTo));
  }

  [[nodiscard]] bool pending() {
    if (blank_before() && previous(any_of(word::kDeterminer, word::kAuxiliary, word::kOf, word::kAdverb)) &&
        !next(one(word::kDeterminer)))
      return false;
    return next(any_of(word::kDeterminer, word::kEvent, word::kGerund)) ||
           (next(one(word::kNominal)) && !next(one(word::kPlural)));
  }

  [[nodiscard]] bool after() {
    if (blank_before() && previous(one(word::kAnd))) return false;
    if ((context_.reporting && !infinitive_before()) || (tail_ < words_.size() && words_[tail_].after(kCommaSign)))
      return false;
    if (context_.preamble || time_follows(3) || past(14) || (context_.annex && !modal())) return false;
    if (blank_before() &&
        previous(any_of(word::kRight, word::kUnitOfTime, word::kTimeNoun, word::kDeterminer, word::kFigure)))
      return previous(one(word::kUnitOfTime)) && within(tail_, 8, one(word::kClauseVerb));
    if (next(any_of(word::kEvent, word::kGerund, word::kNominal)))
      return apart() || next(any_of(word::kEvent, word::kGerund)) || within(tail_, 8, one(word::kClauseVerb));
    return apart() && next(any_of(word::kDeterminer, word::kPronoun));
  }

  [[nodiscard]] bool before() {
    if ((context_.reporting && !infinitive_before()) || (tail_ < words_.size() && words_[tail_].after(kCommaSign)))
      return false;
    if (blank_before() && previous(one(word::kInto))) return false;
    // "obligations that arose prior to"
    if (blank_before() && !next(one(word::kGerund)) && within_back(12, one(word::kRelative))) return false;
    // "any act that occurs prior to"
    if (blank_before() && previous(one(word::kClauseVerb)) && within_back(3, one(word::kRelative))) return false;
    if (context_.preamble || time_follows(8) || past(14) || !owed()) return false;
    if (blank_before() && previous(any_of(word::kUnitOfTime, word::kTimeNoun, word::kFigure))) return false;
    bool const prior = words_[cue_].cue_words > 1;
    if (next(one(word::kGerund))) return true;
    if (prior) return next(any_of(word::kDeterminer, word::kEvent, word::kNominal));
    return next(any_of(word::kDeterminer, word::kPronoun)) &&
           within(tail_, 8, any_of(word::kPresent, word::kClauseVerb));
  }

  /// "established in accordance with resolution …": its source, not a limit.
  [[nodiscard]] bool set_up_under() const {
    if (previous(one(word::kNot))) return true;
    bool const owed = previous(one(word::kBe), 2);  // "should be taken without prejudice to decisions"
    if (blank_before() && !owed && previous(one(word::kParticiple)) && within(tail_, 8, one(word::kAct))) return true;
    // "offences established in accordance with article 7"
    if (blank_before() && !owed && previous(one(word::kParticiple)) && previous(one(word::kAttribute)) &&
        within(tail_, 3, one(word::kUnit)))
      return true;
    // "recent progress notwithstanding,"
    if (words_[cue_].cue_words == 1 && (tail_ >= words_.size() || words_[tail_].after(kCommaSign | kStopSign)))
      return true;
    // "the conference was held at Maputo from 16 to 21 May, in accordance with resolution"
    if (context_.preamble && within_back(14, one(word::kPast)) && within(tail_, 6, one(word::kAct))) return true;
    return false;
  }

  /// "in accordance, where applicable, with", "taking, as appropriate, into account"
  [[nodiscard]] bool split() {
    if (!closed_cue_at(words_, tail_) || !words_[tail_].after(kCommaSign)) return false;
    auto behind = tail_ + words_[tail_].cue_words;
    if (behind >= words_.size() || !words_[behind].after(kCommaSign)) return false;
    if (words_[behind].is(one(word::kWith))) {
      ++behind;
    } else if (words_[behind].is(one(word::kInto)) && behind + 1 < words_.size() &&
               words_[behind + 1].is(one(word::kAccount))) {
      behind += 2;
    } else {
      return false;
    }
    admitted_.tail = behind;
    return behind < words_.size();
  }

  [[nodiscard]] bool subject() {
    if (words_[cue_].cue_words > 2) return !previous(one(word::kAuxiliary));
    if (apart()) return true;
    admitted_.confidence = kDoubtful;
    if (previous(any_of(word::kAnd, word::kBut))) return within(tail_, 8, one(word::kLawNoun));
    return !previous(any_of(word::kDeterminer, word::kPlural, word::kAuxiliary)) &&
           within(tail_, 5, one(word::kLawNoun));
  }

  [[nodiscard]] bool task() const {
    if (blank_before() && previous(one(word::kTaskVerb)) && !previous(one(word::kGerund))) return false;
    if (context_.reporting && !infinitive_before()) return false;
    if (context_.preamble) return !within_back(20, one(word::kParticiple)) && owed();
    return !(blank_before() && previous(one(word::kParticiple)) && !infinitive_before());
  }

  [[nodiscard]] bool infinitive_before() const { return context_.infinitive_before; }

  [[nodiscard]] bool participle() const {
    if (words_[cue_].is(one(word::kWith))) return true;
    if (cue_ == 0) return false;
    // "the importance of adequately taking into account": what is important is the task itself.
    if (blank_before() && (previous(one(word::kOf)) || (previous(one(word::kAdverb)) && previous(one(word::kOf), 2))))
      return false;
    bool const considering = words_[cue_].cue_words == 1;
    bool const joined = apart() || previous(any_of(word::kAnd, word::kWhile));
    if (considering && (!joined || context_.preamble)) return false;
    bool const in_mind = considering || next_to_mind();
    if (!in_mind) return !(cue_ == 1 && context_.preamble);
    if (!context_.preamble && !context_.reporting) return true;
    return infinitive_before();
  }

  /// "bearing in mind", "having regard to": in a preamble mostly what the organ itself does.
  [[nodiscard]] bool next_to_mind() const { return !within(cue_, words_[cue_].cue_words, one(word::kAccount)); }

  [[nodiscard]] static std::uint16_t family(std::string_view name) {
    auto const& tables = ConditionTables::standard();
    return static_cast<std::uint16_t>(tables.family(name) - tables.families.data());
  }

  ClauseWords words_;
  std::size_t cue_;
  std::size_t tail_;
  ClauseContext context_;
  AdmittedCue admitted_;
  ConditionGuard guard_{};
};

}  // namespace

bool infinitive_at(ClauseWords words, std::size_t at) {
  return at < words.size() && words[at].is(any_of(word::kNot, word::kTo)) && holds(words, at, infinitive);
}

bool asks_for_context(ConditionGuard guard) {
  switch (guard) {
    case ConditionGuard::kNone:
    case ConditionGuard::kApart:
    case ConditionGuard::kProviso:
    case ConditionGuard::kInversion:
    case ConditionGuard::kUntil:
    case ConditionGuard::kPending:
    case ConditionGuard::kOnce:
    case ConditionGuard::kSource:
    case ConditionGuard::kSplit:
    case ConditionGuard::kPursuant:
    case ConditionGuard::kSubject:
    case ConditionGuard::kNever:
      return false;
    default:
      return true;
  }
}

std::optional<AdmittedCue> admit_cue(ClauseWords words, std::size_t cue, ClauseContext const& context) {
  return Guard(words, cue, context).admit();
}

}  // namespace rapporteur::grammar
