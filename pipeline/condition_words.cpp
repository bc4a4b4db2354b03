#include "pipeline/condition_words.hpp"

#include "grammar/word_form.hpp"

#include <algorithm>
#include <bit>
#include <string>

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

std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U) | 1U; }

constexpr std::size_t kWordsBeforeCue = 24;   // guards without context look back 14, a phrase has a few words
constexpr std::size_t kWordsBehindCue = 200;  // no clause is longer, its cues and guards included

}  // namespace

ConditionWords::Table::Table() {
  auto const& words = clause_words();
  // Twice as many entries as words, for their capitals, and three places empty for one that is taken: most words are
  // none of the table and have to meet an empty one.
  slots.resize(std::bit_ceil(words.size() * 8));
  auto const put = [this](std::string_view word, WordClasses classes) {
    auto const hash = word_hash(word);
    auto const tag = tag_of(hash);
    auto at = static_cast<std::size_t>(hash) & (slots.size() - 1);
    while (slots[at].tag != 0 && slots[at].tag != tag) at = (at + 1) & (slots.size() - 1);
    if (slots[at].tag == 0) {
      slots[at] = {tag, static_cast<std::uint32_t>(known.size())};
      known.push_back(0);
    }
    known[slots[at].known] |= classes;
  };
  for (auto const& [name, classes] : words) {
    put(name, classes | classes_by_form(name));
    std::string capital = name;
    capital.front() = static_cast<char>(capital.front() & ~0x20);
    // A name is no verb.
    auto const verbs = any_of(word::kInfinitive, word::kThirdPerson, word::kTaskVerb, word::kIntransitive);
    // "May" is a month.
    auto const modals = name == "may" ? any_of(word::kAuxiliary, word::kModal, word::kPresent) : WordClasses{0};
    put(capital, (classes & ~verbs & ~modals) | classes_by_form(capital));
  }
}

ConditionWords::Table const& ConditionWords::Table::standard() {
  static Table const table;
  return table;
}

inline WordClasses ConditionWords::Lookup::operator()(std::uint64_t hash, std::string_view word) const {
  auto const tag = tag_of(hash);
  for (auto at = static_cast<std::size_t>(hash) & mask; slots[at].tag != 0; at = (at + 1) & mask) {
    if (slots[at].tag == tag) return known[slots[at].known];
  }
  return classes_by_form(word);
}

void ConditionWords::read_plain(std::string_view text, WordIndex const& index, std::size_t first, std::size_t last,
                                std::uint32_t from) {
  auto const classes_of = lookup();
  count_ = last - first;
  if (count_ == 0) return;
  ClauseWord* word = words_.data();
  char const* const bytes = text.data();
  std::uint32_t const* begins = index.begin.data() + first;
  std::uint32_t const* ends = index.end.data() + first;
  std::uint64_t const* hashes = index.hash.data() + first;
  std::uint32_t const* const behind = index.begin.data() + last;
  auto before = from;
  auto const read_one = [&](std::uint8_t signs, bool joined) {
    auto const begin = *begins++;
    auto const end = *ends++;
    auto const hash = *hashes++;
    *word++ = {
        begin,  end, joined ? one(word::kJoined) : classes_of(hash, std::string_view(bytes + begin, end - begin)),
        kNoCue, 0,   signs,
        false};
    before = end;
  };
  read_one(signs_before(text, *begins, text.substr(from, *begins - from), true), false);
  while (begins != behind) {
    auto const begin = *begins;
    if (begin - before == 1 && bytes[before] == ' ') {
      read_one(kBlankOnly, false);
    } else {
      auto const gap = std::string_view(bytes + before, begin - before);
      read_one(signs_before(text, begin, gap, false), joins(gap));
    }
  }
}

void ConditionWords::read_marked(std::string_view text, WordIndex const& index, std::size_t first, std::size_t last,
                                 std::uint32_t from, std::span<Span const> marks) {
  auto const classes_of = lookup();
  count_ = 0;
  place_.clear();
  auto mark = marks.begin();
  auto end = from;
  std::uint8_t carried = kBlankOnly;
  for (auto i = first; i < last; ++i) {
    auto const begin = index.begin[i];
    auto const gap = text.substr(end, begin - end);
    place_.push_back(static_cast<std::uint32_t>(count_));
    ClauseWord word{begin, index.end[i], 0, kNoCue, 0, kBlankOnly, false};
    while (mark != marks.end() && mark->end <= begin) ++mark;
    bool const in_mark = mark != marks.end() && mark->begin <= begin;
    word.before = gap == " " ? carried : carried | signs_before(text, begin, gap, count_ == 0);
    end = word.end;
    if (in_mark) {
      carried = word.before;
      continue;
    }
    carried = kBlankOnly;
    word.classes = joins(gap) && count_ != 0 ? one(word::kJoined) : classes_of(index.hash[i], index.word(text, i));
    words_[count_++] = word;
  }
}

std::span<ClauseWord> ConditionWords::read(std::string_view text, WordIndex const& index, std::size_t first,
                                           Span paragraph, std::span<PhraseMatch const> matches, CueReach const& cues,
                                           std::span<Span const> marks) {
  auto const behind = std::min(index.size(), cues.last + kWordsBehindCue);
  auto const last = static_cast<std::size_t>(std::lower_bound(index.begin.begin() + static_cast<std::ptrdiff_t>(first),
                                                              index.begin.begin() + static_cast<std::ptrdiff_t>(behind),
                                                              paragraph.end) -
                                             index.begin.begin());
  auto const mark = std::lower_bound(marks.begin(), marks.end(), paragraph.begin,
                                     [](Span const& each, std::uint32_t at) { return each.end <= at; });
  plain_ = mark == marks.end() || mark->begin >= paragraph.end;
  if (words_.size() < last - first) words_.resize(last - first);  // never less: what is there is written anew
  if (plain_) {
    auto from = paragraph.begin;
    if (!cues.asks_for_context && cues.first > first + kWordsBeforeCue) {
      first = cues.first - kWordsBeforeCue;
      from = index.end[first - 1];
    }
    read_plain(text, index, first, last, from);
  } else {
    read_marked(text, index, first, last, paragraph.begin, {mark, marks.end()});
  }
  // A word that a paragraph's end cuts ends there.
  if (count_ != 0) words_[count_ - 1].end = std::min(words_[count_ - 1].end, paragraph.end);
  set_phrases(first, last - first, matches);
  return std::span(words_).first(count_);
}

void ConditionWords::set_phrases(std::size_t first, std::size_t count, std::span<PhraseMatch const> matches) {
  std::size_t blocked = 0;  // words before this one are in a phrase that is no condition
  std::size_t taken = 0;    // words before this one are in a cue
  cues_end_ = 0;
  for (auto const& match : matches) {
    if (match.table != PhraseTable::kConditions) continue;
    std::size_t const begin = match.first - first;
    std::size_t const last = match.last - first;
    if (begin >= count || last >= count || place(begin) >= count_) continue;
    ClauseWord& word = words_[place(begin)];
    if (match.row >= kFirstBreak) {
      word.breaks = true;
    } else if (match.row >= kFirstNotCondition) {
      // A cue that began before, inside which this phrase does not end, is taken back.
      for (auto i = taken > begin ? begin + 1 : 0; i-- > 0 && taken > begin && last + 1 >= taken;) {
        if (words_[place(i)].cue == kNoCue) continue;
        words_[place(i)].cue = kNoCue;
        break;
      }
      blocked = std::max(blocked, last + 1);
    } else if (begin >= blocked && begin >= taken) {
      word.cue = static_cast<std::uint16_t>(match.row);
      word.cue_words = static_cast<std::uint16_t>(place(last) - place(begin) + 1);
      taken = last + 1;
      cues_end_ = place(begin) + 1;
    }
  }
}

}  // namespace rapporteur
