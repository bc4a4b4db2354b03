#include "pipeline/condition_words.hpp"

#include "grammar/condition.hpp"

#include <algorithm>
#include <array>

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
  auto const capital = (text[begin] & 0x20) == 0 && (text[begin] | 0x20) >= 'a' && (text[begin] | 0x20) <= 'z';
  return signs_of(gap, capital && (first || gap.size() > 1));
}

/// Nothing but a hyphen or an apostrophe parts two words.
bool joins(std::string_view gap) {
  if (gap.size() != 1 && gap.size() != 3) return false;
  return gap == "-" || gap == "'" || gap == "\xE2\x80\x99" || gap == "\xE2\x80\x91" || gap == "\xE2\x80\x98";
}

constexpr std::size_t kWordsBeforeCue = 24;   // guards without context look back 14, a phrase has a few words
constexpr std::size_t kWordsBeforeAny = 64;   // the others look back 60
constexpr std::size_t kWordsBehindCue = 200;  // no clause is longer, its cues and guards included
constexpr std::size_t kAtOnce = 16;           // words that are made together
constexpr std::size_t kInfinitive = 8;        // words of an infinitive, its adverbs among them

bool asks_for_context(std::uint32_t cue) {
  auto const& tables = ConditionTables::standard();
  return grammar::asks_for_context(tables.families[tables.cues[cue].family].guard);
}

}  // namespace

void ConditionWords::take(std::size_t first, Span paragraph, std::span<PhraseMatch const> matches,
                          std::span<Span const> marks) {
  paragraph_ = paragraph;
  paragraph_first_ = first_ = told_ = first;
  ready_ = 0;
  std::size_t before = index_->size();  // words before this one are asked for by no rule
  std::size_t behind = 0;
  for (auto const& match : matches) {
    if (match.row >= kFirstNotCondition) continue;
    std::size_t const reach = asks_for_context(match.row) ? kWordsBeforeAny : kWordsBeforeCue;
    before = std::min(before, match.first - std::min<std::size_t>(match.first, reach));
    behind = std::max<std::size_t>(behind, match.last + kWordsBehindCue);
  }
  auto const begins = index_->begin.begin();
  auto const last = static_cast<std::size_t>(
      std::lower_bound(begins + static_cast<std::ptrdiff_t>(first),
                       begins + static_cast<std::ptrdiff_t>(std::min(index_->size(), behind)), paragraph.end) -
      begins);
  auto const mark = std::lower_bound(marks.begin(), marks.end(), paragraph.begin,
                                     [](Span const& each, std::uint32_t at) { return each.end <= at; });
  plain_ = mark == marks.end() || mark->begin >= paragraph.end;
  if (plain_) first_ = std::max(first, before);
  index_count_ = count_ = last - first_;
  if (room_.size() < count_) room_.resize(count_);  // never less: what is there is written anew
  words_ = room_.data();
  if (!plain_) make_marked(last, {mark, marks.end()});
  place_phrases(matches);
  if (!plain_) set_phrases(0, ready_);
}

void ConditionWords::make(std::size_t at) {
  auto const from = ready_;
  ready_ = std::min(count_, at + kAtOnce);
  make_plain(first_ + from, ready_ - from, words_ + from);
  set_phrases(from, ready_);
}

std::string_view ConditionWords::gap_before(std::size_t at) const {
  auto const from = at == paragraph_first_ ? paragraph_.begin : index_->end[at - 1];
  return {text_.data() + from, index_->begin[at] - from};
}

void ConditionWords::make_plain(std::size_t first, std::size_t count, ClauseWord* word) const {
  if (count == 0) return;
  auto const classes_of = lexicon_.lookup();
  char const* const bytes = text_.data();
  std::uint32_t const* begins = index_->begin.data() + first;
  std::uint32_t const* ends = index_->end.data() + first;
  std::uint64_t const* hashes = index_->hash.data() + first;
  auto before = first == paragraph_first_ ? paragraph_.begin : ends[-1];
  bool opening = first == paragraph_first_;
  for (auto const* const behind = word + count; word != behind; ++word) {
    auto const begin = *begins++;
    auto const end = *ends++;
    auto const hash = *hashes++;
    std::uint8_t signs = kBlankOnly;
    bool joined = false;
    if (begin - before != 1 || bytes[before] != ' ' || opening) {
      auto const gap = std::string_view(bytes + before, begin - before);
      signs = signs_before(text_, begin, gap, opening);
      joined = !opening && joins(gap);
      opening = false;
    }
    auto const classes = joined ? one(word::kJoined) : classes_of(hash, std::string_view(bytes + begin, end - begin));
    *word = {begin, end, classes, kNoCue, 0, signs, false};
    before = end;
  }
  // A word that a paragraph's end cuts ends there.
  word[-1].end = std::min(word[-1].end, paragraph_.end);
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
    ClauseWord word{begin, index_->end[i], 0, kNoCue, 0, kBlankOnly, false};
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
    word.classes = joined ? one(word::kJoined) : lexicon_.lookup()(index_->hash[i], index_->word(text_, i));
    words_[count_++] = word;
  }
  ready_ = count_;
  if (count_ != 0) words_[count_ - 1].end = std::min(words_[count_ - 1].end, paragraph_.end);
}

void ConditionWords::place_phrases(std::span<PhraseMatch const> matches) {
  cues_.clear();
  breaks_.clear();
  std::size_t blocked = 0;  // words before this one are in a phrase that is no condition
  std::size_t taken = 0;    // words before this one are in a cue
  for (auto const& match : matches) {
    if (match.first < first_) continue;
    std::size_t const begin = match.first - first_;
    std::size_t const last = match.last - first_;
    if (last >= index_count_ || place(begin) >= count_) continue;
    if (match.row >= kFirstBreak) {
      breaks_.push_back(place(begin));
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
}

void ConditionWords::set_phrases(std::size_t from, std::size_t to) {
  auto const before = [](CueWords const& cue, std::size_t at) { return cue.word < at; };
  for (auto each = std::lower_bound(cues_.begin(), cues_.end(), from, before); each != cues_.end() && each->word < to;
       ++each) {
    if (each->cue == kNoCue) continue;
    words_[each->word].cue = each->cue;
    words_[each->word].cue_words = each->count;
  }
  for (auto each = std::lower_bound(breaks_.begin(), breaks_.end(), from); each != breaks_.end() && *each < to;
       ++each) {
    words_[*each].breaks = true;
  }
}

void ConditionWords::drop(CueWords const& cue) {
  auto& own = cues_[static_cast<std::size_t>(&cue - cues_.data())];
  own.cue = kNoCue;
  if (own.word < ready_) words_[own.word].cue = kNoCue;
}

bool ConditionWords::is(std::size_t at, WordClasses any) const {
  return (lexicon_.lookup().of_tables(index_->hash[at]) & any) != 0 &&
         (at == paragraph_first_ || !joins(gap_before(at)));
}

bool ConditionWords::infinitive(std::size_t at) {
  if (at >= first_) return infinitive_at(words(), at - first_);
  // Before the words that the rules are given; no cue stands there.
  class Few final : public ClauseSource {
   public:
    explicit Few(std::span<ClauseWord> words) {
      words_ = words.data();
      ready_ = words.size();
    }

   private:
    void make(std::size_t /*at*/) override {}
  };
  std::array<ClauseWord, kInfinitive> room;
  auto const size = std::min(room.size(), first_ + index_count_ - at);
  make_plain(at, size, room.data());
  Few few(std::span<ClauseWord>(room.data(), size));
  return infinitive_at({few, size}, 0);
}

void ConditionWords::tell(std::size_t until, ClauseContext& context) {
  constexpr auto kTells = any_of(word::kReporting, word::kThirdPerson);
  auto const take = [&](WordClasses classes, bool verb_may_stand, auto const& infinitive_here) {
    // The verb last said tells whether what follows is reported.
    if (verb_may_stand && (classes & kTells) != 0) context.reporting = (classes & one(word::kReporting)) != 0;
    if (!context.infinitive_before && (classes & one(word::kTo)) != 0) context.infinitive_before = infinitive_here();
  };
  if (!plain_) {
    for (; told_ <= until + paragraph_first_; ++told_) {
      auto const at = told_ - paragraph_first_;
      bool const may = at < 3 || words_[at].after(kCommaSign) || words_[at - 1].is(one(word::kAnd));
      take(words_[at].classes, may, [&] { return infinitive_at(words(), at); });
    }
    return;
  }
  auto const lookup = lexicon_.lookup();
  for (; told_ <= first_ + until; ++told_) {
    auto const classes = lookup.of_tables(index_->hash[told_]) & (kTells | one(word::kTo));
    if (classes == 0 || !is(told_, classes)) continue;
    bool const may = told_ < paragraph_first_ + 3 || gap_before(told_).find(',') != std::string_view::npos ||
                     is(told_ - 1, one(word::kAnd));
    take(classes, may, [&] { return infinitive(told_); });
  }
}

}  // namespace rapporteur
