#include "pipeline/condition_words.hpp"

#include "grammar/condition.hpp"

#include <algorithm>

namespace rapporteur {
namespace {

using namespace grammar;

/// The signs of a gap that is no single blank.
std::uint8_t signs_of(std::string_view gap, bool sentence_may_end) {
  std::uint8_t signs = kBlankOnly;
  for (std::size_t i = 0; i < gap.size(); ++i) {
    switch (gap[i]) {
      case ',':
        signs |= kCommaSign;
        break;
      case ';':
      case ':':
        signs |= kStopSign;
        break;
      case '.':
        if (sentence_may_end) signs |= kStopSign;
        break;
      case '(':
      case '[':
        signs |= kOpenSign;
        break;
      case ')':
      case ']':
        signs |= kCloseSign;
        break;
      case '\xE2':
        if (gap.substr(i).starts_with("\xE2\x80\x93") || gap.substr(i).starts_with("\xE2\x80\x94")) {
          if (gap.size() > 3) signs |= kDashSign;
        } else if (gap.substr(i).starts_with("\xE2\x80\x9C") || gap.substr(i).starts_with("\xE2\x80\x9D")) {
          signs |= kQuoteSign;
        }
        break;
      default:
        break;
    }
  }
  return signs;
}

/// The signs before the word at `begin`, behind a gap that is no single blank.
std::uint8_t signs_before(std::string_view text, std::uint32_t begin, std::string_view gap, bool first) {
  auto const digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  if (gap == "," && begin >= 2 && digit(begin) && digit(begin - 2)) return kBlankOnly;  // "573,600 dollars"
  auto const capital = (text[begin] & 0x20) == 0 && (text[begin] | 0x20) >= 'a' && (text[begin] | 0x20) <= 'z';
  return signs_of(gap, capital && (first || gap.size() > 1));
}

/// Nothing but a hyphen or an apostrophe parts two words.
bool joins(std::string_view gap) {
  if (gap.size() != 1 && gap.size() != 3) return false;
  return gap == "-" || gap == "'" || gap == "\xE2\x80\x99" || gap == "\xE2\x80\x91" || gap == "\xE2\x80\x98";
}

constexpr std::size_t kOpening = 3;           // words among which the first verb of a paragraph is
constexpr std::size_t kWordsBehindCue = 200;  // no clause is longer, its cues and guards included

bool asks_for_context(std::uint32_t cue) {
  return grammar::asks_for_context(ConditionTables::standard().facts[cue].guard);
}

}  // namespace

void ConditionWords::take(std::size_t first, Span paragraph, std::span<PhraseMatch const> matches,
                          std::span<Span const> marks) {
  paragraph_ = paragraph;
  first_ = first;
  told_ = 0;
  asks_ = false;
  std::size_t behind = 0;
  for (auto const& match : matches) {
    if (match.row >= kFirstNotCondition) continue;
    asks_ = asks_ || asks_for_context(match.row);
    behind = std::max<std::size_t>(behind, match.last + kWordsBehindCue);
  }
  auto const last = word_from(*index_, first, std::min(index_->size(), behind), paragraph.end);
  auto const is_before = [](Span const& each, std::uint32_t at) { return each.end <= at; };
  // Paragraphs come one behind the other; where one does not, the marks are searched.
  if (mark_ != 0 && !is_before(marks[mark_ - 1], paragraph.begin))
    mark_ = static_cast<std::size_t>(std::lower_bound(marks.begin(), marks.end(), paragraph.begin, is_before) -
                                     marks.begin());
  while (mark_ < marks.size() && is_before(marks[mark_], paragraph.begin)) ++mark_;
  auto const mark = marks.begin() + static_cast<std::ptrdiff_t>(mark_);
  plain_ = mark == marks.end() || mark->begin >= paragraph.end;
  index_count_ = count_ = last - first_;
  begins_ = index_->begin.data() + first;
  ends_ = index_->end.data() + first;
  hashes_ = index_->hash.data() + first;
  if (room_.size() < count_) room_.resize(count_);  // never less: what is there is written anew
  words_ = room_.data();
  if (++turn_ == 0) {
    for (auto& word : room_) word.made = 0;
    turn_ = 1;
  }
  if (!plain_) make_marked(last, {mark, marks.end()});
  place_phrases(matches);
}

void ConditionWords::make(std::size_t at) {
  auto const begin = begins_[at];
  auto const end = ends_[at];
  ClauseWord& made = words_[at];
  // A word that a paragraph's end cuts ends there.
  made.begin = begin;
  made.end = std::min(end, paragraph_.end);
  made.classes = lexicon_(hashes_[at], {text_.data() + begin, end - begin});
  made.cue = kNoCue;
  made.cue_words = 0;
  made.before = kBlankOnly;
  made.breaks = false;
  made.made = turn_;
  if (at == 0 || !blank_before(at)) set_apart(at);
}

void ConditionWords::set_apart(std::size_t at) {
  ClauseWord& word = words_[at];
  auto const from = at == 0 ? paragraph_.begin : ends_[at - 1];
  auto const gap = text_.substr(from, word.begin - from);
  word.before = signs_before(text_, word.begin, gap, at == 0);
  if (at != 0 && joins(gap)) word.classes = one(word::kJoined);
}

void ConditionWords::make_marked(std::size_t last, std::span<Span const> marks) {
  count_ = 0;
  place_.clear();
  auto mark = marks.begin();
  auto end = paragraph_.begin;
  std::uint8_t carried = kBlankOnly;
  for (auto i = first_; i < last; ++i) {
    auto const begin = index_->begin[i];
    auto const gap = text_.substr(end, begin - end);
    place_.push_back(static_cast<std::uint32_t>(count_));
    ClauseWord word{begin, index_->end[i], 0, kNoCue, 0, kBlankOnly, false, turn_};
    while (mark != marks.end() && mark->end <= begin) ++mark;
    bool const in_mark = mark != marks.end() && mark->begin <= begin;
    word.before = gap == " " ? carried : carried | signs_before(text_, begin, gap, count_ == 0);
    end = word.end;
    if (in_mark) {
      carried = word.before;
      continue;
    }
    carried = kBlankOnly;
    bool const joined = joins(gap) && count_ != 0;
    word.classes = joined ? one(word::kJoined) : lexicon_(index_->hash[i], index_->word(text_, i));
    words_[count_++] = word;
  }
  if (count_ != 0) words_[count_ - 1].end = std::min(words_[count_ - 1].end, paragraph_.end);
}

void ConditionWords::place_phrases(std::span<PhraseMatch const> matches) {
  cues_.clear();
  std::size_t blocked = 0;  // words before this one are in a phrase that is no condition
  std::size_t taken = 0;    // words before this one are in a cue
  for (auto const& match : matches) {
    std::size_t const begin = match.first - first_;
    std::size_t const last = match.last - first_;
    if (last >= index_count_ || place(begin) >= count_) continue;
    if (match.row >= kFirstBreak) {
      if (plain_) make(begin);
      words_[place(begin)].breaks = true;
    } else if (match.row >= kFirstNotCondition) {
      // A cue that began before, inside which this phrase does not end, is taken back.
      if (taken > begin && last + 1 >= taken && !cues_.empty()) cues_.pop_back();
      blocked = std::max(blocked, last + 1);
    } else if (begin >= blocked && begin >= taken) {
      cues_.push_back({place(begin), static_cast<std::uint16_t>(match.row),
                       static_cast<std::uint16_t>(place(last) - place(begin) + 1)});
      taken = last + 1;
    }
  }
  for (auto const& cue : cues_) {
    static_cast<void>(word(cue.word));
    words_[cue.word].cue = cue.cue;
    words_[cue.word].cue_words = cue.count;
  }
}

void ConditionWords::drop(CueWords const& cue) { words_[cue.word].cue = kNoCue; }

void ConditionWords::tell(std::size_t until, ClauseContext& context) {
  if (!asks_) return;
  constexpr auto kVerb = ConditionLexicon::kVerb;
  constexpr auto kTells = ConditionLexicon::kTells;
  for (auto at = told_; at <= until; ++at) {
    if (plain_) {
      at = next_telling(at, until);
      if (at > until || !may_tell(at, context)) continue;
    }
    auto const& here = word(at);
    if (!here.is(kTells)) continue;
    // The verb last said tells whether what follows is reported.
    if (here.is(kVerb) && (at < kOpening || here.after(kCommaSign) || word(at - 1).is(one(word::kAnd))))
      context.reporting = here.is(one(word::kReporting));
    if (!context.infinitive_before && here.is(one(word::kTo))) context.infinitive_before = infinitive_at(words(), at);
  }
  told_ = std::max(told_, until + 1);
}

std::size_t ConditionWords::next_telling(std::size_t at, std::size_t until) const {
  auto const& telling = lexicon_.telling();
  while (at <= until && !telling.may_hold(hashes_[at])) ++at;
  return at;
}

bool ConditionWords::may_tell(std::size_t at, ClauseContext const& context) const {
  auto const classes = lexicon_.of_tables(hashes_[at]);
  if ((classes & one(word::kTo)) != 0 && !context.infinitive_before) return true;
  if ((classes & ConditionLexicon::kVerb) == 0) return false;
  if (at < kOpening) return true;
  return !blank_before(at) || (lexicon_.of_tables(hashes_[at - 1]) & one(word::kAnd)) != 0;
}

std::size_t ConditionWords::over_plain(std::size_t at, std::size_t until) const {
  if (!plain_) return at;  // all words are made
  while (at < until && is_plain(at)) ++at;
  return at;
}

std::size_t ConditionWords::back_over_plain(std::size_t at, std::size_t until) const {
  if (!plain_) return at;
  while (at > until && is_plain(at)) --at;
  return at;
}

}  // namespace rapporteur
