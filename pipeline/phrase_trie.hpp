#pragma once

#include "pipeline/phrases.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

/// Private to phrases.cpp: the phrases as a trie over numbered words, in tables of open addressing that grow as
/// phrases come, so that nothing is built twice.
namespace rapporteur::phrase_trie {

inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;

inline constexpr unsigned kNumberBits = 20;
inline constexpr unsigned kKeyBits = 64 - kNumberBits;
inline constexpr unsigned kWordBits = 19;
inline constexpr unsigned kGapBits = 5;
static_assert(kNumberBits + kWordBits + kGapBits == kKeyBits);

/// Numbers from 1 by their keys of 44 bits. A key and its number share eight bytes, so that the tables of a large book
/// stay in the processor's caches: looking a word up is waiting for memory before all.
template <class Place>
class Numbers {
 public:
  Numbers() : slots_(kLeast) {}

  /// 0: none.
  [[nodiscard]] std::uint32_t find(std::uint64_t key) const {
    return static_cast<std::uint32_t>(slots_[slot(key)] & kNumberMask);
  }

  /// The number of `key`, which is `fresh` where it had none.
  std::uint32_t get(std::uint64_t key, std::uint32_t fresh) {
    if (auto const found = find(key); found != 0) return found;
    // Half full at most: most look-ups are in vain, and these end at an empty slot.
    if (++count_ * 2 > slots_.size()) grow();
    slots_[slot(key)] = key << kNumberBits | fresh;
    return fresh;
  }

  /// Has the memory fetched where `key` will be looked for.
  void fetch(std::uint64_t key) const {
#if defined(__GNUC__)
    __builtin_prefetch(slots_.data() + (Place{}(key)&mask_));
#endif
  }

  [[nodiscard]] std::size_t size() const { return count_; }

 private:
  static constexpr std::uint64_t kNumberMask = (std::uint64_t{1} << kNumberBits) - 1;
  static constexpr std::size_t kLeast = 1024;

  [[nodiscard]] std::size_t slot(std::uint64_t key) const {
    auto const* const slots = slots_.data();
    auto at = Place{}(key)&mask_;
    while (slots[at] != 0 && slots[at] >> kNumberBits != key) at = (at + 1) & mask_;
    return at;
  }

  void grow() {
    std::vector<std::uint64_t> old(slots_.size() * 2);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (auto const each : old) {
      if (each != 0) slots_[slot(each >> kNumberBits)] = each;
    }
  }

  std::vector<std::uint64_t> slots_;  // a power of two; 0: empty
  std::size_t mask_ = kLeast - 1;
  std::size_t count_ = 0;
};

struct HashPlace {
  std::size_t operator()(std::uint64_t hash) const { return static_cast<std::size_t>(hash); }
};
struct EdgePlace {
  std::size_t operator()(std::uint64_t key) const { return static_cast<std::size_t>((key * kMix) >> 24U); }
};

template <std::size_t kBits>
class BitSet {
 public:
  void set(std::size_t at) { words_[at / 64] |= std::uint64_t{1} << (at % 64); }
  [[nodiscard]] bool has(std::size_t at) const { return ((words_[at / 64] >> (at % 64)) & 1U) != 0; }

 private:
  std::array<std::uint64_t, kBits / 64> words_{};
};

/// What ends at a node.
struct Terminal {
  std::uint32_t row = 0;
  PhraseTable table{};
  char tail = 0;           // ")" or "." that has to follow; 0: none
  std::uint32_t next = 0;  // another one at the same node; 0: none
};

class Trie {
 public:
  /// Whether there are numbers left for the four spellings of a phrase.
  [[nodiscard]] bool has_room(std::size_t words) const {
    return vocabulary_.size() + 4 * words < (1U << kWordBits) && nodes_.size() + 4 * words < (1U << kNumberBits);
  }

  /// The number of a word, from 1; a new one for a new word.
  std::uint32_t number(std::uint64_t hash) {
    known_.set(hash >> 48U);
    auto const id = vocabulary_.get(hash >> kNumberBits, static_cast<std::uint32_t>(vocabulary_.size() + 1));
    if (id >= starts_.size()) starts_.resize(id + 1);
    return id;
  }

  /// The number of a word; 0: in no phrase.
  [[nodiscard]] std::uint32_t find_number(std::uint64_t hash) const {
    return known_.has(hash >> 48U) ? vocabulary_.find(hash >> kNumberBits) : 0;
  }

  void add(std::span<std::uint32_t const> path, std::span<Gap const> gaps, Terminal terminal) {
    Start& start = starts_[path[0]];
    if (start.node == kNone) start.node = new_node();
    auto node = start.node;
    for (std::size_t i = 1; i < path.size(); ++i) {
      nodes_[node].inner = 1;
      auto const fresh = static_cast<std::uint32_t>(nodes_.size());
      node = edges_.get(edge_key(node, path[i], gaps[i - 1]), fresh);
      if (node == fresh) new_node();
    }
    end_at(node, terminal);
    if (path.size() == 1) start.alone = true;
    if (path.size() > 1) bigrams_.set(bigram_place(path[0], path[1]));
  }

  /// The node of the phrases that begin with `word`, or kNone where none may begin with it and `next`; 0: there is no
  /// next word, or none that is in a phrase.
  [[nodiscard]] std::uint32_t start(std::uint32_t word, std::uint32_t next) const {
    Start const& start = starts_[word];
    if (start.alone) return start.node;
    return start.node != kNone && next != 0 && bigrams_.has(bigram_place(word, next)) ? start.node : kNone;
  }

  /// kNone: there is none.
  [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint32_t word, Gap gap) const {
    auto const found = edges_.find(edge_key(node, word, gap));
    return found == 0 ? kNone : found;
  }
  /// Has the edge fetched that most likely is asked for next: `word` behind a blank.
  void fetch_child(std::uint32_t node, std::uint32_t word) const { edges_.fetch(edge_key(node, word, Gap::kBlank)); }
  [[nodiscard]] bool has_children(std::uint32_t node) const { return nodes_[node].inner != 0; }

  template <class Take>
  void terminals_at(std::uint32_t node, Take&& take) const {
    for (auto at = nodes_[node].terminal; at != 0; at = terminals_[at].next) take(terminals_[at]);
  }

 private:
  static constexpr std::size_t kBigramBits = std::size_t{1} << 18U;
  static constexpr std::size_t kKnownBits = std::size_t{1} << 16U;

  struct Start {
    std::uint32_t node = kNone;
    bool alone = false;  // the word is a phrase
  };
  struct Node {
    std::uint32_t terminal : 31 = 0;  // the first; 0: none
    std::uint32_t inner : 1 = 0;      // whether the node has edges
  };

  std::uint32_t new_node() {
    nodes_.emplace_back();
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  }

  static std::uint64_t edge_key(std::uint32_t node, std::uint32_t word, Gap gap) {
    return (std::uint64_t{node} << (kWordBits + kGapBits)) | (std::uint64_t{word} << kGapBits) |
           static_cast<std::uint64_t>(gap);
  }
  static std::size_t bigram_place(std::uint32_t first, std::uint32_t second) {
    return static_cast<std::size_t>((((std::uint64_t{first} << 20U) ^ second) * kMix) >> 46U) & (kBigramBits - 1);
  }

  /// Of phrases that are equal in one table the first counts.
  void end_at(std::uint32_t node, Terminal terminal) {
    bool known = false;
    terminals_at(node, [&](Terminal const& each) {
      known = known || (each.table == terminal.table && each.tail == terminal.tail);
    });
    if (known) return;
    terminal.next = nodes_[node].terminal;
    nodes_[node].terminal = static_cast<std::uint32_t>(terminals_.size()) & 0x7fffffffU;
    terminals_.push_back(terminal);
  }

  std::vector<Terminal> terminals_{1};  // the first is none
  std::vector<Node> nodes_{1};          // the first is none
  std::vector<Start> starts_{1};        // by number of the word
  Numbers<HashPlace> vocabulary_;
  Numbers<EdgePlace> edges_;  // the numbers are nodes
  BitSet<kBigramBits> bigrams_;
  BitSet<kKnownBits> known_;
};

}  // namespace rapporteur::phrase_trie
