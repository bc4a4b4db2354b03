#include "pipeline/phrases.hpp"

#include "pipeline/phrase_spelling.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <unordered_map>

namespace rapporteur {
namespace {

constexpr std::uint32_t kRoot = 0;
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;

/// What ends at a node of the trie.
struct Terminal {
  std::uint32_t row = 0;
  PhraseTable table{};
  char tail = 0;               // ")" or "." that has to follow; 0: none
  std::uint32_t next = kNone;  // another one at the same node
};

/// A word of some phrase. `id` is from 1.
struct Entry {
  std::uint64_t hash = 0;
  std::uint32_t id = 0;
};

struct Edge {
  std::uint64_t key = 0;  // 0: empty
  std::uint32_t node = 0;
};

std::uint64_t edge_key(std::uint32_t node, std::uint32_t word, Gap gap) {
  return (std::uint64_t{node} << 32U) | (std::uint64_t{word} << 5U) | static_cast<std::uint64_t>(gap);
}

std::size_t slot_of(std::uint64_t key, std::size_t mask) {
  return static_cast<std::size_t>((key * kMix) >> 24U) & mask;
}

constexpr std::size_t kBigramBits = std::size_t{1} << 18U;
constexpr std::size_t kWordBits = std::size_t{1} << 16U;

std::size_t bigram_place(std::uint32_t first, std::uint32_t second) {
  return static_cast<std::size_t>((((std::uint64_t{first} << 20U) ^ second) * kMix) >> 46U) & (kBigramBits - 1);
}

template <std::size_t kBits>
class BitSet {
 public:
  BitSet() : words_(kBits / 64) {}
  void set(std::size_t at) { words_[at / 64] |= std::uint64_t{1} << (at % 64); }
  [[nodiscard]] bool has(std::size_t at) const { return ((words_[at / 64] >> (at % 64)) & 1U) != 0; }

 private:
  std::vector<std::uint64_t> words_;
};

enum Starts : std::uint8_t { kStartsNothing = 0, kStartsAlone = 1, kStartsMore = 2 };

}  // namespace

struct PhraseMatcher::Content {
  struct Added {
    PhraseSpelling spelling;
    std::uint32_t row = 0;
    PhraseTable table{};
  };

  std::vector<Added> added;  // in the order they came, each variant of case
  std::vector<Terminal> terminals;
  std::vector<std::uint32_t> nodes;  // first terminal of each
  std::vector<std::uint8_t> inner;   // whether a node has edges
  std::vector<Edge> edges;
  std::vector<Entry> vocabulary;
  std::vector<std::uint8_t> starts;  // by word id
  BitSet<kBigramBits> bigrams;
  BitSet<kWordBits> known;

  [[nodiscard]] std::uint32_t id_of(std::uint64_t hash) const {
    if (!known.has(hash >> 48U)) return 0;
    auto const mask = vocabulary.size() - 1;
    for (auto at = static_cast<std::size_t>(hash) & mask;; at = (at + 1) & mask) {
      if (vocabulary[at].id == 0) return 0;
      if (vocabulary[at].hash == hash) return vocabulary[at].id;
    }
  }

  [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint32_t word, Gap gap) const {
    auto const key = edge_key(node, word, gap);
    auto const mask = edges.size() - 1;
    for (auto at = slot_of(key, mask);; at = (at + 1) & mask) {
      if (edges[at].key == key) return edges[at].node;
      if (edges[at].key == 0) return kNone;
    }
  }

  void compile();
  void walk(std::string_view text, WordIndex const& words, std::size_t first, std::uint32_t id,
            std::vector<PhraseMatch>& matches) const;
};

namespace {

/// Collects the words and edges while the number of them is not yet known.
struct Draft {
  std::unordered_map<std::uint64_t, std::uint32_t> ids;
  std::unordered_map<std::uint64_t, std::uint32_t> edges;
};

template <class Slot>
std::size_t table_size(std::size_t count) {
  return std::bit_ceil(std::max<std::size_t>(16, count * 3));
}

}  // namespace

void PhraseMatcher::Content::compile() {
  Draft draft;
  nodes.assign(1, kNone);
  inner.assign(1, 0);
  std::vector<std::uint32_t> path;
  for (auto const& each : added) {
    std::uint32_t node = kRoot;
    path.clear();
    for (std::size_t i = 0; i < each.spelling.words.size(); ++i) {
      auto const hash = word_hash(each.spelling.words[i]);
      auto const id = draft.ids.try_emplace(hash, static_cast<std::uint32_t>(draft.ids.size() + 1)).first->second;
      path.push_back(id);
      auto const gap = i == 0 ? Gap::kNone : each.spelling.gaps[i - 1];
      auto const [edge, fresh] =
          draft.edges.try_emplace(edge_key(node, id, gap), static_cast<std::uint32_t>(nodes.size()));
      inner[node] = 1;
      if (fresh) {
        nodes.push_back(kNone);
        inner.push_back(0);
      }
      node = edge->second;
    }
    bool known_already = false;
    for (auto t = nodes[node]; t != kNone; t = terminals[t].next) {
      known_already = known_already || (terminals[t].table == each.table && terminals[t].tail == each.spelling.tail);
    }
    if (!known_already) {
      terminals.push_back({each.row, each.table, each.spelling.tail, nodes[node]});
      nodes[node] = static_cast<std::uint32_t>(terminals.size() - 1);
    }
    starts.resize(std::max(starts.size(), draft.ids.size() + 1), kStartsNothing);
    starts[path[0]] = static_cast<std::uint8_t>(starts[path[0]] | (path.size() == 1 ? kStartsAlone : kStartsMore));
    if (path.size() > 1) bigrams.set(bigram_place(path[0], path[1]));
  }
  starts.resize(draft.ids.size() + 1, kStartsNothing);
  vocabulary.assign(table_size<Entry>(draft.ids.size()), {});
  for (auto const& [hash, id] : draft.ids) {
    auto at = static_cast<std::size_t>(hash) & (vocabulary.size() - 1);
    while (vocabulary[at].id != 0) at = (at + 1) & (vocabulary.size() - 1);
    vocabulary[at] = {hash, id};
    known.set(hash >> 48U);
  }
  edges.assign(table_size<Edge>(draft.edges.size()), {});
  for (auto const& [key, node] : draft.edges) {
    auto at = slot_of(key, edges.size() - 1);
    while (edges[at].key != 0) at = (at + 1) & (edges.size() - 1);
    edges[at] = {key, node};
  }
}

namespace {

/// The end of the phrase with its tail; 0 where the tail is not there.
std::uint32_t end_with(char tail, std::string_view text, std::uint32_t end) {
  if (tail == 0) return end;
  return end < text.size() && text[end] == tail ? end + 1 : 0;
}

/// The longest match of each table at one word.
struct Longest {
  std::array<PhraseMatch, kPhraseTables> of{};
  unsigned seen = 0;

  void take(PhraseTable table, std::uint32_t row, Span span, std::uint32_t first, std::uint32_t last) {
    auto const place = static_cast<std::size_t>(table);
    auto& best = of[place];
    bool const had = ((seen >> place) & 1U) != 0;
    if (had && best.span.end >= span.end) return;
    best = {span, first, last, row, table};
    seen |= 1U << place;
  }
  void give(std::vector<PhraseMatch>& matches) const {
    for (auto left = seen; left != 0; left &= left - 1) {
      matches.push_back(of[static_cast<std::size_t>(std::countr_zero(left))]);
    }
  }
};

}  // namespace

void PhraseMatcher::Content::walk(std::string_view text, WordIndex const& words, std::size_t first, std::uint32_t id,
                                  std::vector<PhraseMatch>& matches) const {
  Longest longest;
  auto node = child(kRoot, id, Gap::kNone);
  auto const count = words.size();
  for (auto at = first; node != kNone; ++at) {
    for (auto t = nodes[node]; t != kNone; t = terminals[t].next) {
      auto const end = end_with(terminals[t].tail, text, words.end[at]);
      if (end == 0) continue;
      longest.take(terminals[t].table, terminals[t].row, {words.begin[first], end}, static_cast<std::uint32_t>(first),
                   static_cast<std::uint32_t>(at));
    }
    if (inner[node] == 0 || at + 1 >= count) break;
    auto const next = id_of(words.hash[at + 1]);
    if (next == 0) break;
    node = child(node, next, gap_between(text, words.end[at], words.begin[at + 1]));
  }
  longest.give(matches);
}

PhraseMatcher::PhraseMatcher() : content_(std::make_unique<Content>()) {}
PhraseMatcher::~PhraseMatcher() = default;
PhraseMatcher::PhraseMatcher(PhraseMatcher&&) noexcept = default;
PhraseMatcher& PhraseMatcher::operator=(PhraseMatcher&&) noexcept = default;

bool PhraseMatcher::add(PhraseTable table, std::uint32_t row, std::string_view text, PhraseCase letter_case) {
  std::vector<PhraseSpelling> spellings;
  if (!spell_phrase(text, letter_case, spellings)) return false;
  for (auto& spelling : spellings) content_->added.push_back({std::move(spelling), row, table});
  return true;
}

void PhraseMatcher::compile() { content_->compile(); }

void PhraseMatcher::find(std::string_view text, WordIndex const& words, std::vector<PhraseMatch>& matches) const {
  matches.clear();
  auto const count = words.size();
  if (count == 0 || content_->added.empty()) return;
  auto const& content = *content_;
  auto next = content.id_of(words.hash[0]);
  for (std::size_t i = 0; i < count; ++i) {
    auto const id = next;
    next = i + 1 < count ? content.id_of(words.hash[i + 1]) : 0;
    auto const starts = content.starts[id];
    if (starts == kStartsNothing) continue;
    if ((starts & kStartsAlone) != 0 || (next != 0 && content.bigrams.has(bigram_place(id, next)))) {
      content.walk(text, words, i, id, matches);
    }
  }
}

void PhraseMatcher::find_plainly(std::string_view text, WordIndex const& words,
                                 std::vector<PhraseMatch>& matches) const {
  matches.clear();
  for (std::size_t first = 0; first < words.size(); ++first) {
    Longest longest;
    for (auto const& each : content_->added) {
      auto const& spelling = each.spelling;
      auto const last = first + spelling.words.size() - 1;
      if (last >= words.size()) continue;
      bool fits = true;
      for (std::size_t i = 0; fits && i < spelling.words.size(); ++i) {
        fits = words.word(text, first + i) == spelling.words[i] &&
               (i == 0 || gap_between(text, words.end[first + i - 1], words.begin[first + i]) == spelling.gaps[i - 1]);
      }
      auto const end = fits ? end_with(spelling.tail, text, words.end[last]) : 0;
      if (end == 0) continue;
      longest.take(each.table, each.row, {words.begin[first], end}, static_cast<std::uint32_t>(first),
                   static_cast<std::uint32_t>(last));
    }
    longest.give(matches);
  }
}

}  // namespace rapporteur
