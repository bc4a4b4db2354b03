#pragma once

#include "pipeline/phrases.hpp"

#include <bit>
#include <cstdint>
#include <vector>

/// Private to phrases.cpp: the phrases as a trie over the fingerprints of words, in one table of open addressing that
/// grows as phrases come, so that nothing is built twice.
namespace rapporteur::phrase_trie {

/// What ends at a node.
struct Terminal {
  std::uint32_t row = 0;
  PhraseTable table{};
  char tail = 0;           // ")" or "." that has to follow; 0: none
  std::uint32_t next = 0;  // another one at the same node; 0: none
};

/// Where the words read so far have come to: the fingerprint of the first word, then the number of a node, which is
/// below 2^20 and so no fingerprint but by the rarest chance.
using State = std::uint64_t;

/// The way from a state over a gap and a word, as it is looked for. Its low bits are no part of it.
using Step = std::uint64_t;

class Trie {
 public:
  static Step step(State from, Gap gap, std::uint64_t word) {
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

  /// The node that a step leads to; 0: none.
  [[nodiscard]] std::uint32_t find(Step step) const {
    auto const* const slots = slots_.data();
    for (auto at = static_cast<std::size_t>(step >> shift_);; at = (at + 1) & mask_) {
      auto const slot = slots[at];
      if (((slot ^ step) >> kNumberBits) == 0) return static_cast<std::uint32_t>(slot & kNumberMask);
      if (slot == 0) return 0;
    }
  }

  /// The same, a new node where there was none; 0: there are no numbers left.
  std::uint32_t get(Step step) {
    auto at = static_cast<std::size_t>(step >> shift_);
    for (; slots_[at] != 0; at = (at + 1) & mask_) {
      if (((slots_[at] ^ step) >> kNumberBits) == 0) return static_cast<std::uint32_t>(slots_[at] & kNumberMask);
    }
    auto const fresh = nodes_.size();
    if (fresh >= kNumberMask) return 0;
    slots_[at] = (step & ~kNumberMask) | fresh;
    nodes_.emplace_back();
    // Half full at most: most look-ups are in vain, and these end at an empty slot.
    if (2 * nodes_.size() > slots_.size()) grow();
    return static_cast<std::uint32_t>(fresh);
  }
  /// Says that longer phrases go on at a node.
  void go_on_at(std::uint32_t node) { nodes_[node].inner = 1; }
  [[nodiscard]] bool ends_at(std::uint32_t node) const { return nodes_[node].terminal != 0; }
  /// The only terminal at a node, which has no tail; null: there is another one, or one with a tail.
  [[nodiscard]] Terminal const* plain_end(std::uint32_t node) const {
    auto const& first = terminals_[nodes_[node].terminal];
    return first.next == 0 && first.tail == 0 ? &first : nullptr;
  }
  [[nodiscard]] bool goes_on_at(std::uint32_t node) const { return nodes_[node].inner != 0; }

  /// Of phrases that are equal in one table the first counts. Those with a tail come before those without.
  void end_at(std::uint32_t node, Terminal terminal) {
    std::uint32_t before = 0;
    for (auto at = nodes_[node].terminal; at != 0; at = terminals_[at].next) {
      if (terminals_[at].table == terminal.table && terminals_[at].tail == terminal.tail) return;
      if (terminal.tail == 0) before = at;
    }
    auto const fresh = static_cast<std::uint32_t>(terminals_.size());
    if (before == 0) {
      terminal.next = nodes_[node].terminal;
      nodes_[node].terminal = fresh & 0x7fffffffU;
    } else {
      terminal.next = terminals_[before].next;
      terminals_[before].next = fresh;
    }
    terminals_.push_back(terminal);
  }

  template <class Take>
  void terminals_at(std::uint32_t node, Take&& take) const {
    for (auto at = nodes_[node].terminal; at != 0; at = terminals_[at].next) take(terminals_[at]);
  }

 private:
  static constexpr std::uint64_t kFirst = 0x9E3779B97F4A7C15U;
  static constexpr std::uint64_t kSecond = 0xD6E8FEB86659FD93U;
  static constexpr std::uint64_t kThird = 0xC2B2AE3D27D4EB4FU;
  // A step and its node share eight bytes, so that the table of a large book stays in the processor's caches: looking
  // a word up is waiting for memory before all.
  static constexpr unsigned kNumberBits = 20;
  static constexpr std::uint64_t kNumberMask = (std::uint64_t{1} << kNumberBits) - 1;
  static constexpr unsigned kLeastBits = 17;

  struct Node {
    std::uint32_t terminal : 31 = 0;  // the first; 0: none
    std::uint32_t inner : 1 = 0;
  };

  void put(std::uint64_t slot) {
    auto at = static_cast<std::size_t>(slot >> shift_);
    while (slots_[at] != 0) at = (at + 1) & mask_;
    slots_[at] = slot;
  }
  void grow() {
    std::vector<std::uint64_t> old(slots_.size() * 2);
    old.swap(slots_);
    --shift_;
    mask_ = slots_.size() - 1;
    for (auto const each : old) {
      if (each != 0) put(each);
    }
  }

  std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(std::size_t{1} << kLeastBits);  // 0: empty
  std::size_t mask_ = (std::size_t{1} << kLeastBits) - 1;
  unsigned shift_ = 64 - kLeastBits;
  std::vector<Node> nodes_{1};          // the first is none
  std::vector<Terminal> terminals_{1};  // the first is none
};

}  // namespace rapporteur::phrase_trie
