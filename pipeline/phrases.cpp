#include "pipeline/phrases.hpp"

#include "pipeline/phrase_filter.hpp"
#include "pipeline/phrase_spelling.hpp"
#include "pipeline/vector_choice.hpp"

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

/// Four words of phrases. The place in the table is another part of the fingerprint than the tag; ids are from 1, and
/// the fifth is what a word gets that is not there. Looking one up takes no branch.
struct alignas(32) Bucket {
  std::array<std::uint32_t, 4> tags{};
  std::array<std::uint16_t, 5> ids{};
};

/// By the bits of a comparison with four tags: which of them was equal, or none.
constexpr std::array<std::uint8_t, 16> kWhich = {4, 0, 1, 0, 2, 0, 1, 0, 3, 0, 1, 0, 2, 0, 1, 0};

std::uint32_t word_tag(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 24U) | 1U; }

/// An edge of the trie; its whole key stands at the node that it leads to, which is from 1; 0: empty.
struct Edge {
  std::uint32_t tag = 0;
  std::uint32_t node = 0;
};

struct Node {
  std::uint64_t key = 0;                  // of the edge that leads here
  std::uint32_t terminals = 0xffffffffU;  // the first that ends here
  bool inner = false;                     // edges lead on
};

std::uint64_t edge_key(std::uint32_t node, std::uint32_t word, Gap gap) {
  return (std::uint64_t{node} << 32U) | (std::uint64_t{word} << 5U) | static_cast<std::uint64_t>(gap);
}

std::uint64_t spread(std::uint64_t key) {
  auto const mixed = key * kMix;
  return mixed ^ (mixed >> 31U);
}
std::uint32_t tag_of(std::uint64_t spread_key) { return static_cast<std::uint32_t>(spread_key >> 32U); }

}  // namespace

struct PhraseMatcher::Content {
  struct Added {
    PhraseSpelling spelling;
    std::uint32_t row = 0;
    PhraseTable table{};
  };

  std::vector<Added> added;  // in the order they came, each variant of case
  std::vector<Terminal> terminals;
  std::vector<Node> nodes;
  std::vector<std::uint32_t> roots;  // by word id: the node of the first word
  std::vector<Edge> edges;
  std::vector<Bucket> vocabulary;
  PhraseFilter filter;

  [[nodiscard]] std::uint32_t id_of(std::uint64_t hash) const {
    auto const& bucket = vocabulary[static_cast<std::size_t>(hash) & (vocabulary.size() - 1)];
    auto const tag = word_tag(hash);
#if defined(__SSE2__)
    auto const tags = _mm_load_si128(reinterpret_cast<__m128i const*>(bucket.tags.data()));
    auto const equal = _mm_cmpeq_epi32(tags, _mm_set1_epi32(static_cast<int>(tag)));
    auto const mask = static_cast<unsigned>(_mm_movemask_ps(_mm_castsi128_ps(equal)));
#else
    unsigned mask = 0;
    for (unsigned i = 0; i < 4; ++i) mask |= static_cast<unsigned>(bucket.tags[i] == tag) << i;
#endif
    return bucket.ids[kWhich[mask]];
  }

  /// False: a bucket has no room left, the table must be larger.
  [[nodiscard]] bool fill_vocabulary(std::unordered_map<std::uint64_t, std::uint32_t> const& ids, std::size_t size) {
    vocabulary.assign(size, {});
    for (auto const& [hash, id] : ids) {
      auto& bucket = vocabulary[static_cast<std::size_t>(hash) & (size - 1)];
      std::size_t at = 0;
      while (at < 4 && bucket.tags[at] != 0) ++at;
      if (at == 4) return false;
      bucket.tags[at] = word_tag(hash);
      bucket.ids[at] = static_cast<std::uint16_t>(id);
    }
    return true;
  }

  [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint32_t word, Gap gap) const {
    auto const key = edge_key(node, word, gap);
    auto const spread_key = spread(key);
    auto const mask = edges.size() - 1;
    for (auto at = static_cast<std::size_t>(spread_key) & mask;; at = (at + 1) & mask) {
      auto const edge = edges[at];
      if (edge.node == 0) return kNone;
      if (edge.tag == tag_of(spread_key) && nodes[edge.node].key == key) return edge.node;
    }
  }

  void compile();
  void find(std::string_view text, WordIndex const& words, std::vector<PhraseMatch>& matches) const;
  void walk(std::string_view text, WordIndex const& words, std::size_t first, std::uint32_t id,
            std::vector<PhraseMatch>& matches) const;
};

namespace {

/// Collects the words and edges while the number of them is not yet known.
struct Draft {
  std::unordered_map<std::uint64_t, std::uint32_t> ids;
  std::unordered_map<std::uint64_t, std::uint32_t> edges;
};

std::size_t table_size(std::size_t count) { return std::bit_ceil(std::max<std::size_t>(16, count * 2)); }

}  // namespace

void PhraseMatcher::Content::compile() {
  Draft draft;
  nodes.assign(1, {});
  filter.prepare();
  std::vector<std::uint32_t> path;
  for (auto const& each : added) {
    std::uint32_t node = kRoot;
    path.clear();
    for (std::size_t i = 0; i < each.spelling.words.size(); ++i) {
      auto const hash = word_hash(each.spelling.words[i]);
      auto const id = draft.ids.try_emplace(hash, static_cast<std::uint32_t>(draft.ids.size() + 1)).first->second;
      path.push_back(id);
      auto const gap = i == 0 ? Gap::kNone : each.spelling.gaps[i - 1];
      auto const key = edge_key(node, id, gap);
      auto const [edge, fresh] = draft.edges.try_emplace(key, static_cast<std::uint32_t>(nodes.size()));
      nodes[node].inner = true;
      if (fresh) nodes.push_back({key, kNone, false});
      node = edge->second;
    }
    bool known_already = false;
    for (auto t = nodes[node].terminals; t != kNone; t = terminals[t].next) {
      known_already = known_already || (terminals[t].table == each.table && terminals[t].tail == each.spelling.tail);
    }
    if (!known_already) {
      terminals.push_back({each.row, each.table, each.spelling.tail, nodes[node].terminals});
      nodes[node].terminals = static_cast<std::uint32_t>(terminals.size() - 1);
    }
    auto const first = word_hash(each.spelling.words[0]);
    if (path.size() == 1) filter.add_alone(first);
    if (path.size() > 1) filter.add_pair(first, word_hash(each.spelling.words[1]));
  }
  auto size = std::bit_ceil(std::max<std::size_t>(16, draft.ids.size()));
  while (!fill_vocabulary(draft.ids, size)) size *= 2;
  edges.assign(table_size(draft.edges.size()), {});
  for (auto const& [key, node] : draft.edges) {
    auto const spread_key = spread(key);
    auto at = static_cast<std::size_t>(spread_key) & (edges.size() - 1);
    while (edges[at].node != 0) at = (at + 1) & (edges.size() - 1);
    edges[at] = {tag_of(spread_key), node};
  }
  roots.assign(draft.ids.size() + 1, kNone);
  for (auto const& [hash, id] : draft.ids) roots[id] = child(kRoot, id, Gap::kNone);
}

namespace {

/// The end of the phrase with its tail; 0 where the tail is not there.
std::uint32_t end_with(char tail, std::string_view text, std::uint32_t end) {
  if (tail == 0) return end;
  return end < text.size() && text[end] == tail ? end + 1 : 0;
}

/// The longest match of each table at one word. What no bit of `seen` speaks of is not set.
struct Longest {
  struct Best {
    std::uint32_t end;
    std::uint32_t last;
    std::uint32_t row;
  };
  std::array<Best, kPhraseTables> of;
  unsigned seen = 0;

  void take(PhraseTable table, std::uint32_t row, std::uint32_t end, std::uint32_t last) {
    auto const place = static_cast<std::size_t>(table);
    bool const had = ((seen >> place) & 1U) != 0;
    if (had && of[place].end >= end) return;
    of[place] = {end, last, row};
    seen |= 1U << place;
  }
  void give(std::uint32_t begin, std::uint32_t first, std::vector<PhraseMatch>& matches) const {
    for (auto left = seen; left != 0; left &= left - 1) {
      auto const place = static_cast<std::size_t>(std::countr_zero(left));
      auto const& best = of[place];
      matches.push_back({{begin, best.end}, first, best.last, best.row, static_cast<PhraseTable>(place)});
    }
  }
};

}  // namespace

void PhraseMatcher::Content::walk(std::string_view text, WordIndex const& words, std::size_t first, std::uint32_t id,
                                  std::vector<PhraseMatch>& matches) const {
  Longest longest;
  auto node = roots[id];
  auto const count = words.size();
  for (auto at = first; node != kNone; ++at) {
    for (auto t = nodes[node].terminals; t != kNone; t = terminals[t].next) {
      auto const end = end_with(terminals[t].tail, text, words.end[at]);
      if (end == 0) continue;
      longest.take(terminals[t].table, terminals[t].row, end, static_cast<std::uint32_t>(at));
    }
    if (!nodes[node].inner || at + 1 >= count) break;
    auto const next = id_of(words.hash[at + 1]);
    if (next == 0) break;
    node = child(node, next, gap_between(text, words.end[at], words.begin[at + 1]));
  }
  longest.give(words.begin[first], static_cast<std::uint32_t>(first), matches);
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
  if (words.size() == 0 || content_->added.empty()) return;
  content_->find(text, words, matches);
}

void PhraseMatcher::Content::find(std::string_view text, WordIndex const& words,
                                  std::vector<PhraseMatch>& matches) const {
  auto const count = words.size();
  constexpr auto kBlock = PhraseFilter::kAtOnce;
#if defined(RAPPORTEUR_AVX2)
  bool const wide = has_avx2();
#else
  constexpr bool wide = false;
#endif
  for (std::size_t block = 0; block < count; block += kBlock) {
    auto const* const hashes = words.hash.data() + block;
    std::uint64_t left = 0;
    if (block + kBlock < count) {
      left = wide ? filter.find_wide(hashes) : filter.find(hashes, kBlock);
    } else {
      // Behind the last word stands none; whatever stands for it here, the trie knows better.
      std::array<std::uint64_t, kBlock + 1> rest{};
      std::copy_n(hashes, count - block, rest.begin());
      left = filter.find(rest.data(), count - block);
    }
    for (; left != 0; left &= left - 1) {
      auto const first = block + static_cast<std::size_t>(std::countr_zero(left));
      if (auto const id = id_of(words.hash[first]); id != 0) walk(text, words, first, id, matches);
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
      longest.take(each.table, each.row, end, static_cast<std::uint32_t>(last));
    }
    longest.give(words.begin[first], static_cast<std::uint32_t>(first), matches);
  }
}

}  // namespace rapporteur
