#include "pipeline/phrases.hpp"

#include "pipeline/phrase_filter.hpp"
#include "pipeline/phrase_spelling.hpp"
#include "pipeline/phrase_trie.hpp"
#include "pipeline/vector_choice.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace rapporteur {
namespace {

using phrase_trie::kNone;

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
  struct Added {
    std::uint32_t begin = 0;  // in `texts`
    std::uint32_t size = 0;
    std::uint32_t row = 0;
    PhraseTable table{};
    PhraseCase letter_case{};
  };

  std::string texts;         // of all phrases
  std::vector<Added> added;  // in the order they came
  phrase_trie::Trie trie;
  PhraseFilter filter;

  // Reused from phrase to phrase.
  PhraseWords phrase;
  std::vector<std::uint32_t> written;
  std::vector<std::uint32_t> path;
  std::string buffer;

  [[nodiscard]] std::string_view text_of(Added const& each) const {
    return std::string_view(texts).substr(each.begin, each.size);
  }

  Content() { filter.prepare(); }

  bool add(std::string_view text, Added each);
  void let_begin(std::array<std::uint64_t, 2> const& head);  ///< the fingerprints of its first words
  [[nodiscard]] std::uint64_t beginnings(std::uint64_t const* hashes, std::size_t count) const;

  /// A word where phrases may begin.
  struct Beginning {
    std::uint32_t first;
    std::uint32_t node;
    std::uint32_t next;  // the number of the word behind; 0: none of any phrase
  };
  void walk(std::string_view text, WordIndex const& words, Beginning const& from,
            std::vector<PhraseMatch>& matches) const;
};

void PhraseMatcher::Content::let_begin(std::array<std::uint64_t, 2> const& head) {
  if (phrase.words.size() == 1) return filter.add_alone(head[0]);
  filter.add_pair(head[0], head[1]);
}

bool PhraseMatcher::Content::add(std::string_view text, Added each) {
  if (!cut_phrase(text, phrase) || !trie.has_room(phrase.words.size())) return false;
  each.begin = static_cast<std::uint32_t>(texts.size());
  each.size = static_cast<std::uint32_t>(text.size());
  texts.append(text);
  added.push_back(each);

  written.clear();
  for (auto const hash : phrase.words.hash) written.push_back(trie.number(hash));
  trie.add(written, phrase.gaps, {each.row, each.table, phrase.tail});
  std::array<std::uint64_t, 2> const head = {phrase.words.hash[0], phrase.words.size() > 1 ? phrase.words.hash[1] : 0};
  let_begin(head);
  for (unsigned spelling = 1; spelling < spellings_of(each.letter_case); ++spelling) {
    path.assign(written.begin(), written.end());
    bool same = true;
    auto other_head = head;
    auto const words = changed_words(spelling, path.size());
    for (std::size_t i = 0; i < words; ++i) {
      auto const word = phrase.words.word(text, i);
      auto const other = spelled(word, i, spelling, buffer);
      if (other.data() == word.data()) continue;
      auto const hash = word_hash(other);
      if (i < other_head.size()) other_head[i] = hash;
      path[i] = trie.number(hash);
      same = same && path[i] == written[i];
    }
    if (same) continue;
    trie.add(path, phrase.gaps, {each.row, each.table, phrase.tail});
    let_begin(other_head);
  }
  return true;
}

/// A bit for each of the next words of which there are `count`: whether a phrase may begin there.
std::uint64_t PhraseMatcher::Content::beginnings(std::uint64_t const* hashes, std::size_t count) const {
  constexpr auto kBlock = PhraseFilter::kAtOnce;
  if (kBlock < count) {
#if defined(RAPPORTEUR_AVX2)
    if (has_avx2()) return filter.find_wide(hashes);
#endif
    return filter.find(hashes, kBlock);
  }
  // Behind the last word stands none; whatever stands for it here, the trie knows better.
  std::array<std::uint64_t, kBlock + 1> rest{};
  std::copy_n(hashes, count, rest.begin());
  return filter.find(rest.data(), count);
}

void PhraseMatcher::Content::walk(std::string_view text, WordIndex const& words, Beginning const& from,
                                  std::vector<PhraseMatch>& matches) const {
  Longest longest;
  auto node = from.node;
  auto next = from.next;
  auto const* const begins = words.begin.data();
  auto const* const ends = words.end.data();
  for (auto at = from.first;; ++at) {
    trie.terminals_at(node, [&](phrase_trie::Terminal const& terminal) {
      auto const end = end_with(terminal.tail, text, ends[at]);
      if (end == 0) return;
      longest.take(terminal.table, {end, at, terminal.row});
    });
    if (!trie.has_children(node)) break;
    if (at > from.first) next = at + 1 < words.size() ? trie.find_number(words.hash[at + 1]) : 0;
    if (next == 0) break;
    node = trie.child(node, next, gap_between(text, ends[at], begins[at + 1]));
    if (node == kNone) break;
  }
  longest.give(from.first, begins[from.first], matches);
}

PhraseMatcher::PhraseMatcher() : content_(std::make_unique<Content>()) {}
PhraseMatcher::~PhraseMatcher() = default;
PhraseMatcher::PhraseMatcher(PhraseMatcher&&) noexcept = default;
PhraseMatcher& PhraseMatcher::operator=(PhraseMatcher&&) noexcept = default;

bool PhraseMatcher::add(PhraseTable table, std::uint32_t row, std::string_view text, PhraseCase letter_case) {
  return content_->add(text, {0, 0, row, table, letter_case});
}

void PhraseMatcher::find(std::string_view text, WordIndex const& words, std::vector<PhraseMatch>& matches) const {
  matches.clear();
  auto const count = words.size();
  if (count == 0) return;
  auto const& content = *content_;
  auto const& trie = content.trie;
  auto const* const hash = words.hash.data();
  // A few beginnings are gathered before the first is followed: by then the memory that it asks for has come.
  constexpr std::size_t kGathered = 16;
  std::array<Content::Beginning, kGathered> gathered;
  std::size_t waiting = 0;
  auto const follow = [&] {
    for (std::size_t i = 0; i < waiting; ++i) content.walk(text, words, gathered[i], matches);
    waiting = 0;
  };
  auto const begin_at = [&](std::size_t first) {
    auto const id = trie.find_number(hash[first]);
    if (id == 0) return;
    auto const next = first + 1 < count ? trie.find_number(hash[first + 1]) : 0;
    auto const node = trie.start(id, next);
    if (node == kNone) return;
    trie.fetch_child(node, next);
    gathered[waiting++] = {static_cast<std::uint32_t>(first), node, next};
    if (waiting == kGathered) follow();
  };
  for (std::size_t block = 0; block < count; block += PhraseFilter::kAtOnce) {
    auto left = content.beginnings(hash + block, count - block);
    for (; left != 0; left &= left - 1) begin_at(block + static_cast<std::size_t>(std::countr_zero(left)));
  }
  follow();
}

void PhraseMatcher::find_plainly(std::string_view text, WordIndex const& words,
                                 std::vector<PhraseMatch>& matches) const {
  matches.clear();
  auto const& content = *content_;
  std::vector<PhraseWords> phrases(content.added.size());
  for (std::size_t i = 0; i < phrases.size(); ++i) (void)cut_phrase(content.text_of(content.added[i]), phrases[i]);
  std::string buffer;
  for (std::size_t first = 0; first < words.size(); ++first) {
    Longest longest;
    for (std::size_t p = 0; p < phrases.size(); ++p) {
      auto const& each = content.added[p];
      auto const& [index, gaps, tail] = phrases[p];
      auto const last = first + index.size() - 1;
      if (last >= words.size()) continue;
      bool any = false;
      for (unsigned spelling = 0; !any && spelling < spellings_of(each.letter_case); ++spelling) {
        any = true;
        for (std::size_t i = 0; any && i < index.size(); ++i) {
          auto const wanted = spelled(index.word(content.text_of(each), i), i, spelling, buffer);
          auto const at = first + i;
          any = words.word(text, at) == wanted &&
                (i == 0 || gap_between(text, words.end[at - 1], words.begin[at]) == gaps[i - 1]);
        }
      }
      auto const end = any ? end_with(tail, text, words.end[last]) : 0;
      if (end == 0) continue;
      longest.take(each.table, {end, static_cast<std::uint32_t>(last), each.row});
    }
    longest.give(static_cast<std::uint32_t>(first), words.begin[first], matches);
  }
}

}  // namespace rapporteur
