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

inline constexpr std::uint32_t kRoot = 0;
inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;

/// Numbers from 1 by their keys. `Place` spreads the keys.
template <class Place>
class Numbers {
 public:
  Numbers() : slots_(kLeast) {}

  /// 0: none.
  [[nodiscard]] std::uint32_t find(std::uint64_t key) const { return slots_[slot(key)].number; }

  /// The number of `key`, which is `fresh` where it had none.
  std::uint32_t get(std::uint64_t key, std::uint32_t fresh) {
    if (Slot& found = slots_[slot(key)]; found.number != 0) return found.number;
    // A third full at most: most look-ups are in vain, and these end at an empty slot.
    if (++count_ * 3 > slots_.size()) grow();
    slots_[slot(key)] = {key, fresh};
    return fresh;
  }

  [[nodiscard]] std::size_t size() const { return count_; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = 0;  // 0: empty
  };
  static constexpr std::size_t kLeast = 1024;

  [[nodiscard]] std::size_t slot(std::uint64_t key) const {
    auto const* const slots = slots_.data();
    auto at = Place{}(key)&mask_;
    while (slots[at].number != 0 && slots[at].key != key) at = (at + 1) & mask_;
    return at;
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 4);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (Slot const& each : old) {
      if (each.number != 0) slots_[slot(each.key)] = each;
    }
  }

  std::vector<Slot> slots_;  // a power of two
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
  char tail = 0;               // ")" or "." that has to follow; 0: none
  std::uint32_t next = kNone;  // another one at the same node
};

enum Starts : std::uint8_t { kStartsNothing = 0, kStartsAlone = 1, kStartsMore = 2 };

class Trie {
 public:
  /// The number of a word, from 1; a new one for a new word.
  std::uint32_t number(std::uint64_t hash) {
    known_.set(hash >> 48U);
    auto const id = vocabulary_.get(hash, static_cast<std::uint32_t>(vocabulary_.size() + 1));
    if (id >= starts_.size()) starts_.resize(id + 1, kStartsNothing);
    return id;
  }

  /// The number of a word; 0: in no phrase.
  [[nodiscard]] std::uint32_t find_number(std::uint64_t hash) const {
    return known_.has(hash >> 48U) ? vocabulary_.find(hash) : 0;
  }

  void add(std::span<std::uint32_t const> path, std::span<Gap const> gaps, Terminal terminal) {
    std::uint32_t node = kRoot;
    for (std::size_t i = 0; i < path.size(); ++i) {
      auto const key = edge_key(node, path[i], i == 0 ? Gap::kNone : gaps[i - 1]);
      inner_[node] = 1;
      auto const fresh = static_cast<std::uint32_t>(nodes_.size());
      node = edges_.get(key, fresh);
      if (node != fresh) continue;
      nodes_.push_back(kNone);
      inner_.push_back(0);
    }
    end_at(node, terminal);
    starts_[path[0]] = static_cast<std::uint8_t>(starts_[path[0]] | (path.size() == 1 ? kStartsAlone : kStartsMore));
    if (path.size() > 1) bigrams_.set(bigram_place(path[0], path[1]));
  }

  /// Whether a phrase may begin with these words; `next` 0: none that could follow.
  [[nodiscard]] bool may_begin(std::uint32_t word, std::uint32_t next) const {
    auto const starts = starts_[word];
    if (starts == kStartsNothing) return false;
    return (starts & kStartsAlone) != 0 || (next != 0 && bigrams_.has(bigram_place(word, next)));
  }

  /// kNone: there is none.
  [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint32_t word, Gap gap) const {
    auto const found = edges_.find(edge_key(node, word, gap));
    return found == 0 ? kNone : found;
  }
  [[nodiscard]] bool has_children(std::uint32_t node) const { return inner_[node] != 0; }

  template <class Take>
  void terminals_at(std::uint32_t node, Take&& take) const {
    for (auto at = nodes_[node]; at != kNone; at = terminals_[at].next) take(terminals_[at]);
  }

 private:
  static constexpr std::size_t kBigramBits = std::size_t{1} << 18U;
  static constexpr std::size_t kWordBits = std::size_t{1} << 16U;

  static std::uint64_t edge_key(std::uint32_t node, std::uint32_t word, Gap gap) {
    return (std::uint64_t{node} << 32U) | (std::uint64_t{word} << 5U) | static_cast<std::uint64_t>(gap);
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
    terminal.next = nodes_[node];
    nodes_[node] = static_cast<std::uint32_t>(terminals_.size());
    terminals_.push_back(terminal);
  }

  std::vector<Terminal> terminals_;
  std::vector<std::uint32_t> nodes_{kNone};           // first terminal of each
  std::vector<std::uint8_t> inner_{0};                // whether a node has edges
  std::vector<std::uint8_t> starts_{kStartsNothing};  // by number
  Numbers<HashPlace> vocabulary_;
  Numbers<EdgePlace> edges_;  // the numbers are nodes
  BitSet<kBigramBits> bigrams_;
  BitSet<kWordBits> known_;
};

}  // namespace rapporteur::phrase_trie
