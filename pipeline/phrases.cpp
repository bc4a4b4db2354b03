#include "pipeline/phrases.hpp"

#include "pipeline/phrase_filter.hpp"
#include "pipeline/phrase_spelling.hpp"
#include "pipeline/phrase_trie.hpp"
#include "pipeline/phrase_writer.hpp"
#include "pipeline/vector_choice.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace rapporteur {
namespace {

/// The end of the phrase with its tail; 0 where the tail is not there.
std::uint32_t end_with(char tail, std::string_view text, std::uint32_t end) {
  if (tail == 0) return end;
  return end < text.size() && text[end] == tail ? end + 1 : 0;
}

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
  void give(std::uint32_t first, std::uint32_t begin, std::vector<PhraseMatch>& matches) const {
    for (auto left = seen; left != 0; left &= left - 1) {
      auto const place = static_cast<std::size_t>(std::countr_zero(left));
      auto const& [end, last, row] = of[place];
      matches.push_back({{begin, end}, first, last, row, static_cast<PhraseTable>(place)});
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

  [[nodiscard]] PhraseFilter::Found beginnings(std::uint64_t const* hashes, std::size_t count) const;

  /// A word where phrases may begin, with the ways into the trie; 0: none.
  struct Beginning {
    std::uint32_t first;
    phrase_trie::Step alone;
    phrase_trie::Step pair;
  };
  void follow(std::string_view text, WordIndex const& words, std::uint32_t first, phrase_trie::Place alone,
              phrase_trie::Place place, phrase_trie::State state, std::vector<PhraseMatch>& matches) const;
};

/// The next words, of which there are `count`: whether a phrase may begin there.
PhraseFilter::Found PhraseMatcher::Content::beginnings(std::uint64_t const* hashes, std::size_t count) const {
  constexpr auto kBlock = PhraseFilter::kAtOnce;
  if (kBlock < count) {
#if defined(RAPPORTEUR_AVX2)
    if (has_avx2()) return filter.find_wide(hashes);
#endif
    return filter.find(hashes, kBlock);
  }
  std::array<std::uint64_t, kBlock + 1> rest{};
  std::copy_n(hashes, count, rest.begin());
  auto found = filter.find(rest.data(), count);
  found.pairs &= ~(std::uint64_t{1} << (count - 1));  // behind the last word stands none
  return found;
}

/// Takes the longest phrases at the word `first`, from the places of the word alone and of its pair with the next, to
/// which `state` came; 0: there is none.
void PhraseMatcher::Content::follow(std::string_view text, WordIndex const& words, std::uint32_t first,
                                    phrase_trie::Place alone, phrase_trie::Place place, phrase_trie::State state,
                                    std::vector<PhraseMatch>& matches) const {
  using phrase_trie::Trie;
  auto const* const begins = words.begin.data();
  auto const* const ends = words.end.data();
  auto const* const hash = words.hash.data();
  // The nodes at which phrases end, the shortest first.
  struct Last {
    std::uint32_t node;
    std::uint32_t at;
  };
  std::array<Last, kMostWords> lasts;
  std::size_t count = 0;
  if (alone != 0) lasts[count++] = {Trie::number(alone), first};
  for (auto at = first + 1;; ++at) {
    if (Trie::ends(place)) lasts[count++] = {Trie::number(place), at};
    if (!Trie::goes_on(place) || at + 1 == words.size()) break;
    state = Trie::step(state, gap_between(text, ends[at], begins[at + 1]), hash[at + 1]);
    place = trie.find(state);
  }
  auto const before = matches.size();
  unsigned seen = 0;  // tables
  while (count-- > 0) {
    auto const at = lasts[count].at;
    trie.terminals_at(lasts[count].node, [&](phrase_trie::Terminal const& terminal) {
      auto const bit = 1U << static_cast<unsigned>(terminal.table);
      if ((seen & bit) != 0) return;
      auto const end = end_with(terminal.tail, text, ends[at]);
      if (end == 0) return;
      seen |= bit;
      matches.push_back({{begins[first], end}, first, at, terminal.row, terminal.table});
    });
  }
  // Into the order of tables; there are hardly ever more than two.
  for (auto i = before + 1; i < matches.size(); ++i) {
    for (auto at = i; at > before && matches[at].table < matches[at - 1].table; --at)
      std::swap(matches[at], matches[at - 1]);
  }
}

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

void PhraseMatcher::find(std::string_view text, WordIndex const& words, std::vector<PhraseMatch>& matches) const {
  using phrase_trie::Trie;
  matches.clear();
  auto const count = words.size();
  auto const& content = *content_;
  auto const* const hash = words.hash.data();
  auto const* const begins = words.begin.data();
  auto const* const ends = words.end.data();
  // The beginnings of a block are gathered before the first is followed: by then the memory that it asks for has come.
  std::array<Content::Beginning, PhraseFilter::kAtOnce> gathered;
  for (std::size_t block = 0; block < count; block += PhraseFilter::kAtOnce) {
    auto const [alone, pairs] = content.beginnings(hash + block, count - block);
    std::size_t waiting = 0;
    for (auto left = alone | pairs; left != 0; left &= left - 1) {
      auto const bit = static_cast<unsigned>(std::countr_zero(left));
      auto const at = block + bit;
      auto& beginning = gathered[waiting++];
      beginning = {static_cast<std::uint32_t>(at), 0, 0};
      if (((alone >> bit) & 1U) != 0) {
        beginning.alone = Trie::step_alone(hash[at]);
        content.trie.fetch(beginning.alone);
      }
      if (((pairs >> bit) & 1U) != 0) {
        auto const gap = gap_between(text, ends[at], begins[at + 1]);
        beginning.pair = Trie::step(hash[at], gap, hash[at + 1]);
        content.trie.fetch(beginning.pair);
        // Most that go on do so over a blank.
        auto const third = std::min(at + 2, count - 1);
        content.trie.fetch(Trie::step(beginning.pair, Gap::kBlank, hash[third]));
      }
    }
    for (std::size_t i = 0; i < waiting; ++i) {
      auto const& [first, way, pair_way] = gathered[i];
      auto const word = way == 0 ? 0 : content.trie.find(way);
      auto const pair = pair_way == 0 ? 0 : content.trie.find(pair_way);
      // Of the pairs that may go on most do not: that is settled here.
      bool goes_on = false;
      if (Trie::goes_on(pair) && first + 2 < count) {
        auto const gap = gap_between(text, ends[first + 1], begins[first + 2]);
        goes_on = content.trie.find(Trie::step(pair_way, gap, hash[first + 2])) != 0;
      }
      bool const pair_ends = Trie::ends(pair);
      if (!goes_on && !(pair_ends && word != 0)) {
        auto const place = pair_ends ? pair : word;
        if (place == 0) continue;
        if (auto const* const only = content.trie.plain_end(Trie::number(place))) {
          auto const last = first + static_cast<std::uint32_t>(pair_ends);
          matches.push_back({{begins[first], ends[last]}, first, last, only->row, only->table});
          continue;
        }
      }
      content.follow(text, words, first, word, pair, pair_way, matches);
    }
  }
}

void PhraseMatcher::find_plainly(std::string_view text, WordIndex const& words,
                                 std::vector<PhraseMatch>& matches) const {
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
