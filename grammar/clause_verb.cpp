#include "grammar/clause_reader_rules.hpp"

namespace rapporteur::grammar::clause {
namespace {

constexpr std::size_t kMembers = 5;        // of a list of single words
constexpr std::size_t kSubjectWords = 12;  // before the verb of a clause

}  // namespace

std::size_t ClauseReader::verb_end(std::size_t first) {
  bool verb = false;
  bool aside = words_[first].after(kCommaSign);
  auto at = first;
  // "When it is, we must": the clause is over with its cue.
  if (aside && opens_sentence() && (has(at, one(word::kPronoun)) || subject_at(at))) return at;
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
      if (at_infinitive(at) || (!aside && act_verb_at(words_, at))) break;
      // "to guarantee, to the extent consistent with its obligations, the right of"
      bool const object = has(at, one(word::kArticle)) && !has(at + 1, one(word::kCapital));
      if (family_.kind == ConditionKind::kExtent && object && waits_for_object()) break;
      // "If a member objects, the motion shall be voted upon"
      if (!aside && !verb && at > first + 1 && opens_sentence() && words_[at].cue == kNoCue && subject_at(at)) break;
      if (aside) {
        aside = false;
      } else if (has(at - 1, one(word::kAuxiliary)) ||
                 (has(at - 1, one(word::kRelative)) && words_[at].cue != kNoCue)) {
        aside = true;  // "shall, on the request of a member, submit"
      } else if (verb ? at > list_last_ && !short_list(at) : at - first > kSubjectWords || has(at, one(word::kAnd))) {
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

bool ClauseReader::short_list(std::size_t at) {
  if (has(at, any_of(word::kDeterminer, word::kPronoun, word::kPreposition, word::kGerund, word::kAnd, word::kAs)) ||
      words_[at].cue != kNoCue)
    return false;
  // "any individual, group, undertaking or entity": further members are words alone, all of one number
  auto const same = [&](std::size_t word) { return has(word, one(word::kPlural)) == has(at - 1, one(word::kPlural)); };
  std::size_t reach = at + 2;
  for (auto i = at + 1; i <= reach && i + 1 < words_.size(); ++i) {
    if (words_[i].before == kCommaSign && !opens_sentence() && i == reach - 1 && same(i) && same(i - 1) &&
        i < at + kMembers) {
      ++reach;
      continue;
    }
    if (words_[i].before != kBlankOnly) return false;
    if (!has(i, one(word::kAnd))) continue;
    if (act_verb_at(words_, i + 1) || at_infinitive(i + 1)) return false;
    return closes_at(i);
  }
  return false;
}

bool ClauseReader::is_verb(std::size_t at, std::size_t place) const {
  ClauseWord const& here = words_[at];
  if (here.is(one(word::kJoined))) return false;
  if (here.is(any_of(word::kAuxiliary, word::kClauseVerb)) && place > 0) return true;
  if (here.is(one(word::kEd)) || act_verb_at(words_, at)) return true;
  // "when contrary to law" is whole without a verb; "a State, pursuant to this article, has" is not
  if (here.is(one(word::kTo)) && words_[at - (place > 0 ? 1 : 0)].after(kCommaSign)) return false;
  return place > 0 && here.is(one(word::kInfinitive)) && !here.is(one(word::kNounVerb)) &&
         !words_[at - 1].is(any_of(word::kTo, word::kAuxiliary));
}

bool ClauseReader::infinitive_since(std::size_t at) const {
  for (auto i = tail_; i < at; ++i) {
    if (at_infinitive(i)) return true;
  }
  return false;
}

bool ClauseReader::duty_since(std::size_t at) const {
  for (auto i = tail_; i < at; ++i) {
    if (has(i, one(word::kDuty))) return true;
  }
  return false;
}

bool ClauseReader::stops_clause_at_and(std::size_t at, bool verb) const {
  auto const next = at + 1;
  if (next >= words_.size()) return true;
  if (act_verb_at(words_, next)) return verb;
  // "unless it is unsafe, and shall have the right": a condition binds nobody
  if (verb && has(next, one(word::kDuty)) && !duty_since(at)) return true;
  // "when conditions are suitable and to support"
  return verb && (words_[next].cue != kNoCue || (at_infinitive(next) && !infinitive_since(at)));
}

}  // namespace rapporteur::grammar::clause
