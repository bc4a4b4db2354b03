#include "pipeline/condition_words.hpp"

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

/// Nothing but a hyphen or an apostrophe parts two words.
bool joins(std::string_view gap) {
  return gap == "-" || gap == "'" || gap == "\xE2\x80\x99" || gap == "\xE2\x80\x91" || gap == "\xE2\x80\x98";
}

}  // namespace

ConditionWords::ConditionWords() {
  auto const& words = clause_words();
  slots_.resize(std::bit_ceil(words.size() * 4));  // each with a capital as well: half full
  auto const put = [this](std::string_view word, WordClasses classes) {
    auto const hash = word_hash(word);
    auto at = static_cast<std::size_t>(hash) & (slots_.size() - 1);
    while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {hash, slots_[at].classes | classes};
  };
  for (auto const& [word, classes] : words) {
    put(word, classes | classes_by_form(word));
    std::string capital = word;
    capital.front() = static_cast<char>(capital.front() & ~0x20);
    // A name is no verb.
    auto const verbs = any_of(word::kInfinitive, word::kThirdPerson, word::kTaskVerb, word::kIntransitive);
    put(capital, (classes & ~verbs) | classes_by_form(capital));
  }
}

WordClasses ConditionWords::classes_of(std::string_view text, WordIndex const& index, std::size_t word) const {
  auto const hash = index.hash[word];
  auto const* const slots = slots_.data();
  auto const mask = slots_.size() - 1;
  for (auto at = static_cast<std::size_t>(hash) & mask; slots[at].hash != 0; at = (at + 1) & mask) {
    if (slots[at].hash == hash) return slots[at].classes;
  }
  return classes_by_form(index.word(text, word));
}

std::span<ClauseWord> ConditionWords::read(std::string_view text, WordIndex const& index, std::size_t first,
                                           Span paragraph, std::span<PhraseMatch const> matches,
                                           std::span<Span const> marks) {
  auto const begins = std::span(index.begin).subspan(first);
  auto const count =
      static_cast<std::size_t>(std::lower_bound(begins.begin(), begins.end(), paragraph.end) - begins.begin());
  // What an earlier paragraph left is written over: nothing is set to zero first.
  if (words_.size() < count) {
    words_.resize(count);
    place_.resize(count);
  }
  ClauseWord* const words = words_.data();
  ClauseWord* out = words;
  auto mark = std::lower_bound(marks.begin(), marks.end(), paragraph.begin,
                               [](Span const& each, std::uint32_t at) { return each.end <= at; });
  auto end = paragraph.begin;
  std::uint8_t carried = kBlankOnly;
  for (std::size_t i = 0; i < count; ++i) {
    auto const begin = begins[i];
    place_[i] = static_cast<std::uint32_t>(out - words);
    while (mark != marks.end() && mark->end <= begin) ++mark;
    bool const in_mark = mark != marks.end() && mark->begin <= begin;
    auto before = carried;
    bool joined = false;
    if (begin != end + 1 || text[end] != ' ') {
      auto const gap = text.substr(end, begin - end);
      auto const capital = (text[begin] & 0x20) == 0 && (text[begin] | 0x20) >= 'a' && (text[begin] | 0x20) <= 'z';
      before = carried | signs_of(gap, capital && (out == words || gap.size() > 1));
      joined = joins(gap) && out != words;
    }
    end = std::min(index.end[first + i], paragraph.end);
    if (in_mark) {
      carried = before;
      continue;
    }
    carried = kBlankOnly;
    *out++ = {begin, end, joined ? one(word::kJoined) : classes_of(text, index, first + i), kNoCue, 0, before, false};
  }
  std::span<ClauseWord> const all(words, out);
  set_phrases(first, matches, all, std::span(place_).first(count));
  return all;
}

void ConditionWords::set_phrases(std::size_t first, std::span<PhraseMatch const> matches, std::span<ClauseWord> words,
                                 std::span<std::uint32_t const> place) {
  std::size_t blocked = 0;  // words before this one are in a phrase that is no condition
  std::size_t taken = 0;    // words before this one are in a cue
  for (auto const& match : matches) {
    if (match.table != PhraseTable::kConditions) continue;
    std::size_t const begin = match.first - first;
    std::size_t const last = match.last - first;
    if (begin >= place.size() || last >= place.size() || place[begin] >= words.size()) continue;
    ClauseWord& word = words[place[begin]];
    if (match.row >= kFirstBreak) {
      word.breaks = true;
    } else if (match.row >= kFirstNotCondition) {
      // A cue that began before, inside which this phrase does not end, is taken back.
      for (auto i = taken > begin ? begin + 1 : 0; i-- > 0 && taken > begin && last + 1 >= taken;) {
        if (words[place[i]].cue == kNoCue) continue;
        words[place[i]].cue = kNoCue;
        break;
      }
      blocked = std::max(blocked, last + 1);
    } else if (begin >= blocked && begin >= taken) {
      word.cue = static_cast<std::uint16_t>(match.row);
      word.cue_words = static_cast<std::uint16_t>(place[last] - place[begin] + 1);
      taken = last + 1;
    }
  }
}

}  // namespace rapporteur
