#include "grammar/clause_reader_rules.hpp"

#include <utility>

namespace rapporteur::grammar::clause {

std::size_t ClauseReader::noun_end(std::size_t first) {
  std::size_t at = first;
  if (words_[at].after(kCommaSign)) at = behind_aside(at);
  if (at == first && words_[at].after(kCommaSign)) at = behind_open_aside(at);
  bool const led = first > 0 && has(first - 1, any_of(word::kOf, word::kWith)) && has(first, one(word::kDeterminer));
  if (at == first && words_[at].after(kCommaSign) && !joined_ && !led) return first;
  std::size_t const begin = at;
  while (at < words_.size()) {
    // Most words only go on with the phrase.
    if (!continues_) at = words_.over_plain(at, words_.size());
    if (at == words_.size()) break;
    ClauseWord const& here = words_[at];
    if (here.before == kBlankOnly && !may_stop(here) && !continues_) {
      learn(here);
      ++at;
      continue;
    }
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

std::size_t ClauseReader::behind_aside(std::size_t at) const {
  if (!closed_cue_at(words_, at)) return at;
  auto const behind = at + words_[at].cue_words;
  return behind < words_.size() && words_[behind].after(kCommaSign) ? behind : at;
}

std::size_t ClauseReader::behind_open_aside(std::size_t at) const {
  constexpr std::size_t kAside = 8;
  auto const leads = any_of(word::kPreposition, word::kWith, word::kOf, word::kTo, word::kBy);
  if (at == 0 || !has(at - 1, leads)) return at;
  for (auto i = at + 1; i < std::min(words_.size(), at + kAside) && !words_[i].after(kStopSign); ++i) {
    if (words_[i].after(kCommaSign)) return has(i - 1, leads) || i == at + 2 ? i : at;
  }
  return at;
}

void ClauseReader::learn(ClauseWord const& here) {
  if (!here.is(any_of(word::kLicence, word::kAuxiliary, word::kRelative, word::kSuch))) return;
  if (here.is(one(word::kLicence))) licensed_ = true;
  if (family_.end == ConditionEnd::kPhrase && here.is(one(word::kAuxiliary))) licensed_ = true;
  if (here.is(any_of(word::kRelative, word::kSuch))) relative_ = true;
}

bool ClauseReader::goes_on_behind_comma(std::size_t at) {
  if (at <= list_last_) return true;
  if (at_infinitive(at) || act_verb_at(words_, at) || main_verb_at(at)) return false;
  if (words_[at].cue != kNoCue) return goes_on_behind_cue(at);
  if (words_[at].breaks) return false;
  if (holds(words_, at, extension)) return goes_on_in_extension(at);
  if (holds(words_, at, as_well_as)) return !holds(words_, at + 3, adverbial) && words_[at + 3].cue == kNoCue;
  if (family_.end == ConditionEnd::kPhrase) return false;
  if (holds(words_, at, attribute)) return true;
  if (holds(words_, at, is(word::kUnit, word::kFigure))) return true;
  // "Article 32, paragraph 5, of the Statute"
  if (has(at, one(word::kOf))) return has(at - 1, any_of(word::kFigure, word::kUnit));
  // ", that" begins what the main clause goes on with
  if (has(at, one(word::kRelative)) && has(at, one(word::kDeterminer))) return weighs();
  if (holds(words_, at, relative))
    return !has(at, any_of(word::kIn, word::kPreposition)) || has(at + 1, one(word::kRelative));
  if (holds(words_, at, is(word::kAttribute) >> then(word::kPreposition))) return true;
  if (holds(words_, at, conjunction)) return closes_extension(at);
  // "when shaping, reviewing and implementing"
  if (at == tail_ + 1 && has(tail_, one(word::kGerund)) && has(at, one(word::kGerund))) return true;
  return list_closes(at);
}

bool ClauseReader::main_verb_at(std::size_t at) const {
  bool const inserted = cue_ == 0 || words_[cue_].after(kCommaSign | kStopSign);
  if (!inserted || licensed_ || !has(at, one(word::kInfinitive)) || has(at + 1, one(word::kAnd)) ||
      at + 1 >= words_.size() || words_[at + 1].before != kBlankOnly)
    return false;
  return (!has(at, one(word::kNounVerb)) || has(at + 1, one(word::kArticle))) && !infinitive_since(at);
}

bool ClauseReader::goes_on_behind_cue(std::size_t at) {
  if (!weighs() || !closed_cue_at(words_, at)) return false;
  auto const behind = at + words_[at].cue_words;
  bool const on =
      behind < words_.size() && words_[behind].after(kCommaSign) && has(behind, any_of(word::kIn, word::kOf));
  skip_cue_ = on;
  return on;
}

bool ClauseReader::goes_on_in_extension(std::size_t at) {
  if (family_.kind == ConditionKind::kRequest || family_.end == ConditionEnd::kPhrase) return false;
  auto behind = at + (has(at, one(word::kExtension)) ? 1U : 2U);
  while (has(behind, one(word::kExtension))) ++behind;
  if (at_stop(words_, behind)) return false;
  if (words_[behind].cue != kNoCue || holds(words_, behind, adverbial)) return false;
  if (at_infinitive(behind)) return false;
  extended_ = true;
  return true;
}

bool ClauseReader::closes_extension(std::size_t at) {
  if (!std::exchange(extended_, false)) return false;
  if (at + 1 < words_.size() && words_[at + 1].cue != kNoCue) return false;
  return has(at + 1, one(word::kDeterminer)) && !act_verb_at(words_, at + 1);
}

bool ClauseReader::may_stop(ClauseWord const& here) {
  return here.breaks || here.cue != kNoCue ||
         here.is(any_of(word::kNot, word::kTo, word::kUntil, word::kAnd, word::kBy, word::kThrough, word::kAuxiliary));
}

bool ClauseReader::stops_at(std::size_t at) {
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

bool ClauseReader::stops_at_and(std::size_t at) {
  auto const next = at + 1;
  if (next >= words_.size()) return true;
  if (words_[next].cue != kNoCue) {
    if (!goes_on_behind_nested(next)) return true;
    list_last_ = next + words_[next].cue_words;
    return false;
  }
  if (words_[next].after(kCommaSign)) return true;
  if (at_infinitive(next)) return !(weighs() && licensed_);
  if (words_[next].breaks || act_verb_at(words_, next)) return true;
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

bool ClauseReader::goes_on_behind_nested(std::size_t cue) {
  if (!words_[cue].after(kCommaSign) || !closed_cue_at(words_, cue)) return false;
  auto const behind = cue + words_[cue].cue_words;
  if (behind >= words_.size() || !words_[behind].after(kCommaSign)) return false;
  if (at_infinitive(behind) || words_[behind].cue != kNoCue || words_[behind].breaks) return false;
  if (act_verb_at(words_, behind) || has(behind, any_of(word::kPreposition, word::kThrough)) ||
      holds(words_, behind, is(word::kGerund) >> then(word::kDeterminer)))
    return false;
  return !(has(behind, one(word::kInfinitive)) && !has(behind, one(word::kNounVerb)));
}

}  // namespace rapporteur::grammar::clause
