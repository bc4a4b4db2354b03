#pragma once

#include "pipeline/phrases.hpp"

#include <bit>
#include <cstdint>
#include <vector>

/// Private to phrases.cpp: the phrases as a trie over the fingerprints of words. The nodes stand in the order in which
/// phrases came, so that those of one phrase are neighbours in memory; a table of open addressing leads to them and
/// grows as phrases come, so that nothing is built twice.
namespace rapporteur::phrase_trie {

inline constexpr unsigned kNumberBits = 20;  // of the number of a node
inline constexpr unsigned kFirstSign = kNumberBits + 6;

/// What ends at a node.
struct Terminal {
  std::uint32_t row = 0;
  PhraseTable table{};
  char tail = 0;           // ")" or "." that has to follow; 0: none
  std::uint32_t next = 0;  // another one at the same node; 0: none
};

/// The words read so far: the fingerprint of the first, or it and the others with the gaps between them mixed. What
/// comes next is so known before the trie has been asked, and several steps can wait for memory at once.
using Step = std::uint64_t;

/// Says in one bit that at a node a single phrase of a table ends, and that without a tail.
[[nodiscard]] constexpr std::uint32_t sign_of(PhraseTable table) {
  return std::uint32_t{1} << (kFirstSign + static_cast<unsigned>(table));
}
/// The bit says that there are several, or one with a tail.
inline constexpr std::uint32_t kSeveral = std::uint32_t{1} << (kFirstSign + kPhraseTables);
static_assert(kFirstSign + kPhraseTables < 32);

/// What is known of the words that lead to a node, all in one line of the cache.
struct alignas(32) Node {
  Step way = 0;
  std::uint64_t next = 0;  // a bit for each word with which a longer phrase goes on, by its fingerprint; 0: none
  Terminal terminal;       // the first, if any
  std::uint32_t ends = 0;  // a sign; 0: no phrase ends here

  /// Whether a longer phrase may go on with a word.
  [[nodiscard]] bool may_go_on(std::uint64_t word) const { return (next >> (word & 63U) & 1U) != 0; }
};

class Trie {
 public:
  Trie() { nodes_.reserve(slots_.size() / 2); }  // only what is used of them is ever touched

  static Step step(Step from, Gap gap, std::uint64_t word) {
    return (std::rotl(from * kFirst + static_cast<std::uint64_t>(gap) * kThird, 31) ^ word) * kSecond;
  }
  /// The way to where a phrase of one word ends.
  static Step step_alone(std::uint64_t word) { return word * kFirst; }

  /// Has the memory fetched where `step` will be looked for.
  void fetch(Step step) const {
#if defined(__GNUC__)
    __builtin_prefetch(slots_.data() + (step >> shift_));
#endif
  }

  /// The number of the node that a step leads to; 0: none.
  [[nodiscard]] std::uint32_t find(Step step) const {
    auto const* const slots = slots_.data();
    auto const* const nodes = nodes_.data();
    auto const wanted = tag_of(step);
    for (auto at = static_cast<std::size_t>(step >> shift_);; at = (at + 1) & mask_) {
      auto const slot = slots[at];
      if (((slot ^ wanted) >> kNumberBits) == 0 && nodes[slot & kNumberMask].way == step) return slot & kNumberMask;
      if (slot == 0) return 0;
    }
  }
  /// The first node is none: nothing ends there or goes on.
  [[nodiscard]] Node const& operator[](std::uint32_t number) const { return nodes_[number]; }

  /// The number of the node that a step leads to, a new one where there was none; 0: there are no numbers left.
  std::uint32_t get(Step step) {
    if (auto const known = find(step); known != 0) return known;
    auto const fresh = static_cast<std::uint32_t>(nodes_.size());
    if (fresh >= kNumberMask) return 0;
    place(step, fresh);
    nodes_.emplace_back().way = step;
    // Half full at most: look-ups in vain end at an empty slot.
    if (2 * nodes_.size() > slots_.size()) grow();
    return fresh;
  }
  /// Says that longer phrases go on with a word at a node.
  void go_on_at(std::uint32_t node, std::uint64_t word) { nodes_[node].next |= std::uint64_t{1} << (word & 63U); }

  /// Of phrases that are equal in one table the first counts. Those with a tail come before those without.
  void end_at(std::uint32_t number, Terminal terminal) {
    auto& node = nodes_[number];
    if (node.ends == 0) {
      node.terminal = terminal;
      node.ends = terminal.tail == 0 ? sign_of(terminal.table) : kSeveral;
      return;
    }
    auto* last = &node.terminal;
    for (;; last = &more_[last->next]) {
      if (last->table == terminal.table && last->tail == terminal.tail) return;
      if (last->next == 0) break;
    }
    node.ends = kSeveral;
    auto const fresh = static_cast<std::uint32_t>(more_.size());
    if (terminal.tail == 0) {
      last->next = fresh;
      more_.push_back(terminal);
    } else {
      more_.push_back(node.terminal);
      terminal.next = fresh;
      node.terminal = terminal;
    }
  }

  /// All terminals at a node where phrases end.
  template <class Take>
  void terminals_at(Node const& node, Take&& take) const {
    auto const* at = &node.terminal;
    for (; at->next != 0; at = &more_[at->next]) take(*at);
    take(*at);
  }

 private:
  static constexpr std::uint64_t kFirst = 0x9E3779B97F4A7C15U;
  static constexpr std::uint64_t kSecond = 0xD6E8FEB86659FD93U;
  static constexpr std::uint64_t kThird = 0xC2B2AE3D27D4EB4FU;
  // A number and a few bits of the step share four bytes, so that the table of a large book stays in the processor's
  // caches: looking a word up is waiting for memory before all.
  static constexpr std::uint32_t kNumberMask = (std::uint32_t{1} << kNumberBits) - 1;
  static constexpr unsigned kLeastBits = 18;

  /// Bits of a step that do not say where it stands, above those of the number.
  static std::uint32_t tag_of(Step step) { return static_cast<std::uint32_t>(step >> 12U) & ~kNumberMask; }

  void place(Step step, std::uint32_t number) {
    auto at = static_cast<std::size_t>(step >> shift_);
    while (slots_[at] != 0) at = (at + 1) & mask_;
    slots_[at] = tag_of(step) | number;
  }
  void grow() {
    slots_.assign(slots_.size() * 2, 0);
    --shift_;
    mask_ = slots_.size() - 1;
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) place(nodes_[i].way, i);
  }

  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(std::size_t{1} << kLeastBits);  // 0: empty
  std::size_t mask_ = (std::size_t{1} << kLeastBits) - 1;
  unsigned shift_ = 64 - kLeastBits;
  std::vector<Node> nodes_{1};
  std::vector<Terminal> more_{1};  // what else ends at nodes; the first is none
};

}  // namespace rapporteur::phrase_trie
