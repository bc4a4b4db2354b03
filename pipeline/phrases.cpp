#include "pipeline/phrases.hpp"

#include "pipeline/phrase_filter.hpp"
#include "pipeline/phrase_search.hpp"
#include "pipeline/phrase_spelling.hpp"
#include "pipeline/phrase_trie.hpp"
#include "pipeline/phrase_writer.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace rapporteur {
namespace {

/// The longest match of each table at one word.
struct Longest {
  /// Of a table; without a value until `seen` has its bit, for nearly every walk fills one of six at most.
  struct Best {
    std::uint32_t end, last, row;
  };
  std::array<Best, kPhraseTables> of;
  unsigned seen = 0;

  void take(PhraseTable table, Best match) {
    auto const place = static_cast<std::size_t>(table);
    if (((seen >> place) & 1U) != 0 && of[place].end >= match.end) return;
    of[place] = match;
    seen |= 1U << place;
  }
  void give(std::uint32_t first, std::uint32_t begin, PhraseMatches& matches) const {
    for (auto left = seen; left != 0; left &= left - 1) {
      auto const place = static_cast<std::size_t>(std::countr_zero(left));
      auto const& [end, last, row] = of[place];
      auto const table = static_cast<PhraseTable>(place);
      matches.of(table).push_back({{begin, end}, first, last, row, table});
    }
  }
};

}  // namespace

struct PhraseMatcher::Content {
  /// What was added, for the plain search alone.
  struct Added {
    std::string text;
    grammar::PhrasePattern const* pattern = nullptr;  // null: `text`
    std::uint32_t row = 0;
    PhraseTable table{};
    PhraseCase letter_case{};
  };

  std::vector<Added> added;  // in the order they came
  phrase_trie::Trie trie;
  PhraseFilter filter;
  PhraseWriter writer{trie, filter};
  grammar::PhrasePattern single = grammar::PhrasePattern{{{std::string_view{}}, false}};

  Content() { filter.prepare(); }
};

PhraseMatcher::PhraseMatcher() : content_(std::make_unique<Content>()) {}
PhraseMatcher::~PhraseMatcher() = default;
PhraseMatcher::PhraseMatcher(PhraseMatcher&&) noexcept = default;
PhraseMatcher& PhraseMatcher::operator=(PhraseMatcher&&) noexcept = default;

bool PhraseMatcher::add(PhraseTable table, std::uint32_t row, std::string_view text, PhraseCase letter_case) {
  auto& content = *content_;
  content.single.front().choices.front() = text;
  if (!content.writer.write(content.single, {row, table}, letter_case)) return false;
  content.added.push_back({std::string(text), nullptr, row, table, letter_case});
  return true;
}

bool PhraseMatcher::add_pattern(PhraseTable table, std::uint32_t row, grammar::PhrasePattern const& pattern,
                                PhraseCase letter_case) {
  content_->added.push_back({{}, &pattern, row, table, letter_case});
  return content_->writer.write(pattern, {row, table}, letter_case);
}

void PhraseMatcher::find(std::string_view text, WordIndex const& words, PhraseMatches& matches) const {
  matches.clear();
  search_phrases(content_->trie, content_->filter, text, words, matches);
}

void PhraseMatcher::find_plainly(std::string_view text, WordIndex const& words, PhraseMatches& matches) const {
  matches.clear();
  struct Phrase {
    std::string text;
    PhraseWords cut;
    Content::Added const* of = nullptr;
  };
  std::vector<Phrase> phrases;
  for (auto const& each : content_->added) {
    auto const texts = each.pattern == nullptr ? std::vector{each.text} : grammar::expand_pattern(*each.pattern);
    for (auto const& one : texts) {
      phrases.push_back({one, {}, &each});
      if (!cut_phrase(phrases.back().text, phrases.back().cut)) phrases.pop_back();
    }
  }
  std::string buffer;
  for (std::size_t first = 0; first < words.size(); ++first) {
    Longest longest;
    for (auto const& phrase : phrases) {
      auto const& index = phrase.cut.words;
      auto const last = first + index.size() - 1;
      if (last >= words.size()) continue;
      bool any = false;
      for (unsigned spelling = 0; !any && spelling < spellings_of(phrase.of->letter_case); ++spelling) {
        any = true;
        for (std::size_t i = 0; any && i < index.size(); ++i) {
          auto const wanted = spelled(index.word(phrase.text, i), i, spelling, buffer);
          auto const at = first + i;
          any = words.word(text, at) == wanted &&
                (i == 0 || gap_between(text, words.end[at - 1], words.begin[at]) == phrase.cut.gaps[i - 1]);
        }
      }
      // The views into a short text are lost where it moves with the list.
      auto const tail = index.end.back() < phrase.text.size() ? phrase.text[index.end.back()] : '\0';
      auto const end = any ? end_with(tail, text, words.end[last]) : 0;
      if (end == 0) continue;
      longest.take(phrase.of->table, {end, static_cast<std::uint32_t>(last), phrase.of->row});
    }
    longest.give(static_cast<std::uint32_t>(first), words.begin[first], matches);
  }
}

}  // namespace rapporteur
