#include "grammar/clause_reader_rules.hpp"

namespace rapporteur::grammar::clause {

std::size_t ClauseReader::end() {
  if (at_stop(words_, tail_)) return tail_;
  join();
  auto at = end_of_family();
  // "and" is not the last word of a clause.
  while (at > tail_ + 1 && has(at - 1, any_of(word::kAnd, word::kBut))) --at;
  return at;
}

void ClauseReader::join() {
  while (has(tail_, one(word::kAnd)) && tail_ + 1 < words_.size() && words_[tail_ + 1].cue != kNoCue &&
         words_[tail_ + 1].before == kBlankOnly && !closed_cue_at(words_, tail_ + 1) && !closed_cue_at(words_, cue_)) {
    tail_ += 1U + words_[tail_ + 1].cue_words;
    joined_ = true;
  }
  tail_ = std::min(tail_, words_.size());
}

std::size_t ClauseReader::end_of_family() {
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
      return verb_end(tail_);
  }
  return tail_;
}

bool ClauseReader::opens_further(WordClasses with) const {
  return has(tail_, with) && words_[tail_].before == kBlankOnly && words_[tail_].cue == kNoCue &&
         !words_[tail_].breaks && !at_infinitive(tail_);
}

std::size_t ClauseReader::end_of_closed_cue() {
  bool const to_what = family_.kind == ConditionKind::kDiscretion && opens_further(one(word::kTo)) &&
                       has(tail_ + 1, any_of(word::kDeterminer));
  return to_what ? noun_end(tail_) : tail_;
}

std::size_t ClauseReader::end_of_remit() {
  bool const goes_on = opens_further(any_of(word::kOf, word::kIn, word::kAs, word::kPreposition)) &&
                       !has(tail_, any_of(word::kBy, word::kThrough, word::kWith, word::kTo));
  bool const more =
      has(tail_, one(word::kAnd)) && has(tail_ + 1, one(word::kRemit)) && words_[tail_].before == kBlankOnly;
  if (goes_on || more) return noun_end(tail_);
  // "within their competences, mandates and advantages"
  bool const list = has(tail_, one(word::kRemit)) && words_[tail_].after(kCommaSign) && list_closes(tail_);
  return list ? noun_end(list_last_ + 1) : tail_;
}

}  // namespace rapporteur::grammar::clause

namespace rapporteur::grammar {

std::size_t clause_end(ClauseWords words, std::size_t cue, AdmittedCue const& admitted) {
  return clause::ClauseReader(words, cue, admitted).end();
}

}  // namespace rapporteur::grammar
