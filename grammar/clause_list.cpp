#include "grammar/clause_reader_rules.hpp"

namespace rapporteur::grammar::clause {
namespace {

constexpr std::size_t kListReach = 90;  // words in which a list has to close

}  // namespace

bool ClauseReader::list_closes(std::size_t at) {
  if (has(at, any_of(word::kPreposition, word::kIn, word::kOf, word::kBy, word::kThrough, word::kGerund,
                     word::kAuxiliary, word::kPronoun, word::kTo, word::kAdverb, word::kNot, word::kAs)) ||
      (list_last_ != 0 && !extended_) || has(at, one(word::kIndefinite)) ||
      (has(at, one(word::kClauseVerb)) && has(at, one(word::kPlural))))
    return false;
  // ", based on their policies"
  if (has(at, one(word::kEd)) && has(at + 1, any_of(word::kPreposition, word::kBy, word::kIn))) return false;
  if (waits_for_object() && has(at, one(word::kArticle)) && !has(at + 1, one(word::kCapital))) return false;
  if (opens_sentence() && subject_at(at)) return false;
  // "according to their respective mandates, net flows from": remits are listed among remits and rules
  if (!extended_ && has(at - 1, one(word::kRemit)) && family_.kind == ConditionKind::kConformity && !remits_at(at))
    return false;
  auto const last = std::min(words_.size(), at + kListReach);
  std::size_t item = at;
  for (auto i = at; i < last; ++i) {
    i = words_.over_plain(i, std::min(last, item + kItemWords + 1));
    if (i == last) return false;
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
    if (i > at && has(i, one(word::kAnd)) && !holds(words_, i + 1, then(word::kInfinitive) >> then(word::kDeterminer)))
      return list_ends(i) && closes_at(i);
    if (here.is(one(word::kAuxiliary)) || at_infinitive(i) || i - item > kItemWords) return false;
  }
  return false;
}

bool ClauseReader::remits_at(std::size_t at) const {
  for (auto i = at; i < std::min(words_.size(), at + kItemWords); ++i) {
    if (i > at && words_[i].after(kCommaSign | kStopSign)) break;
    if (words_[i].is(any_of(word::kRemit, word::kLaw, word::kLawNoun))) return true;
  }
  return false;
}

bool ClauseReader::opens_sentence() const { return cue_ == 0 || words_[cue_].after(kStopSign); }

bool ClauseReader::subject_at(std::size_t at) const {
  if (!has(at, one(word::kArticle))) return false;
  for (auto i = at + 1; i < std::min(words_.size(), at + kItemWords); ++i) {
    if (words_[i].before != kBlankOnly || words_[i].cue != kNoCue) return false;
    // "an exporting or a transit State": the last of several subjects
    if (words_[i].is(one(word::kAnd)) && has(i + 1, one(word::kIndefinite))) return false;
    if (words_[i].is(one(word::kAuxiliary))) return true;
  }
  return false;
}

bool ClauseReader::last_behind_comma(std::size_t at) const {
  if (!list_ends(at) || words_[at + 1].after(kCommaSign)) return false;
  return has(at + 1,
             any_of(word::kDeterminer, word::kCapital, word::kPlural, word::kNominal, word::kWith, word::kTo)) ||
         has(at + 2, one(word::kPlural));
}

bool ClauseReader::list_ends(std::size_t at) const {
  if (at + 1 < words_.size() && words_[at + 1].cue != kNoCue && !words_[at + 1].after(kCommaSign)) return false;
  if (at_infinitive(at + 1) || act_verb_at(words_, at + 1)) return false;
  if (!waits_for_object()) return true;
  for (auto i = at + 1; i < std::min(words_.size(), at + kItemWords); ++i) {
    if (words_[i].after(kStopSign)) return false;
    if (holds(words_, i, extension)) continue;
    if (words_[i].after(kCommaSign))
      return !at_infinitive(i) && !has(i, one(word::kAnd)) && !has(i, one(word::kGerund)) && words_[i].cue == kNoCue;
  }
  return false;
}

bool ClauseReader::waits_for_object() const {
  // "including, where appropriate and pursuant to": the verb stands before the first of the cues
  std::size_t first = cue_;
  if (has(cue_ - std::min<std::size_t>(cue_, 1), one(word::kAnd))) {
    for (std::size_t back = 2; back <= 4 && back <= cue_; ++back) {
      if (!closed_cue_at(words_, cue_ - back) || back != words_[cue_ - back].cue_words + 1U) continue;
      first = cue_ - back;
      break;
    }
  }
  return waits_for_object(first);
}

bool ClauseReader::waits_for_object(std::size_t cue) const {
  if (cue == 0 || !words_[cue].after(kCommaSign)) return false;
  ClauseWord const& verb = words_[cue - 1];
  if (verb.is(one(word::kAccount)) && cue >= 2 && words_[cue - 2].is(one(word::kInto))) return true;
  if (verb.is(one(word::kIntransitive)) || verb.is(one(word::kCapital))) return false;
  if (verb.is(one(word::kGerund))) return cue >= 2 && !words_[cue - 2].is(any_of(word::kDeterminer));
  if (!verb.is(one(word::kInfinitive))) return false;
  // "to develop", "to develop, strengthen and implement"
  for (std::size_t back = 2; back <= 8 && back <= cue; ++back) {
    ClauseWord const& before = words_[cue - back];
    if (before.is(any_of(word::kTo, word::kAuxiliary))) return true;
    if (!before.is(any_of(word::kInfinitive, word::kAnd, word::kAdverb)) && before.cue == kNoCue) return false;
  }
  return false;
}

}  // namespace rapporteur::grammar::clause
