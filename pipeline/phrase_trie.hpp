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

/// A node as it is found: its number, and above it what there is at it.
using Place = std::uint32_t;

/// The way from a state over a gap and a word, as it is looked for. Its low bits are not looked at.
using Step = std::uint64_t;

/// Where the words read so far have come to: the fingerprint of the first word, then the last step. What comes next is
/// so known before the trie has been asked, and several steps can wait for memory at once.
using State = std::uint64_t;

class Trie {
 public:
  Trie() {
    // As many as the table has room for: only what is used of them is ever touched.
    nodes_.reserve(slots_.size() / 2);
    ways_.reserve(slots_.size() / 2);
  }

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

  /// The place that a step leads to; 0: none.
  [[nodiscard]] Place find(Step step) const {
    auto const* const slots = slots_.data();
    for (auto at = static_cast<std::size_t>(step >> shift_);; at = (at + 1) & mask_) {
      auto const slot = slots[at];
      if (((slot ^ step) >> kLowBits) == 0) return static_cast<Place>(slot & kLowMask);
      if (slot == 0) return 0;
    }
  }
  /// Whether phrases end at a place.
  static constexpr bool ends(Place place) { return ((place >> kEndsBit) & 1U) != 0; }
  /// Whether longer phrases go on from it.
  static constexpr bool goes_on(Place place) { return ((place >> kGoesOnBit) & 1U) != 0; }
  static constexpr std::uint32_t number(Place place) { return place & kNumberMask; }

  /// The number of the node that a step leads to, a new one where there was none; 0: there are no numbers left.
  std::uint32_t get(Step step) {
    auto const at = seek(step);
    if (slots_[at] != 0) return static_cast<std::uint32_t>(slots_[at] & kNumberMask);
    auto const fresh = static_cast<std::uint32_t>(nodes_.size());
    if (fresh >= kNumberMask) return 0;
    slots_[at] = (step & ~kLowMask) | fresh;
    nodes_.emplace_back();
    ways_.push_back(step & ~kLowMask);
    // Half full at most: most look-ups are in vain, and these end at an empty slot.
    if (2 * nodes_.size() > slots_.size()) grow();
    return fresh;
  }
  /// Says that longer phrases go on at a node.
  void go_on_at(std::uint32_t node) { mark(node, kGoesOnBit); }

  /// The only terminal at a node where phrases end, if it has no tail; null: there is another one, or one with a tail.
  [[nodiscard]] Terminal const* plain_end(std::uint32_t node) const {
    auto const& first = nodes_[node];
    return first.next == 0 && first.tail == 0 ? &first : nullptr;
  }

  /// Of phrases that are equal in one table the first counts. Those with a tail come before those without.
  void end_at(std::uint32_t node, Terminal terminal) {
    if (!mark(node, kEndsBit)) {
      nodes_[node] = terminal;
      return;
    }
    auto* last = &nodes_[node];
    for (;; last = &more_[last->next]) {
      if (last->table == terminal.table && last->tail == terminal.tail) return;
      if (last->next == 0) break;
    }
    auto const fresh = static_cast<std::uint32_t>(more_.size());
    if (terminal.tail == 0) {
      last->next = fresh;
      more_.push_back(terminal);
    } else {
      more_.push_back(nodes_[node]);
      terminal.next = fresh;
      nodes_[node] = terminal;
    }
  }

  /// All terminals at a node where phrases end.
  template <class Take>
  void terminals_at(std::uint32_t node, Take&& take) const {
    auto const* at = &nodes_[node];
    for (; at->next != 0; at = &more_[at->next]) take(*at);
    take(*at);
  }

 private:
  static constexpr std::uint64_t kFirst = 0x9E3779B97F4A7C15U;
  static constexpr std::uint64_t kSecond = 0xD6E8FEB86659FD93U;
  static constexpr std::uint64_t kThird = 0xC2B2AE3D27D4EB4FU;
  // A step and its place share eight bytes, so that the table of a large book stays in the processor's caches: looking
  // a word up is waiting for memory before all.
  static constexpr unsigned kNumberBits = 20;
  static constexpr std::uint32_t kNumberMask = (std::uint32_t{1} << kNumberBits) - 1;
  static constexpr unsigned kEndsBit = kNumberBits;
  static constexpr unsigned kGoesOnBit = kNumberBits + 1;
  static constexpr unsigned kLowBits = kNumberBits + 2;
  static constexpr std::uint64_t kLowMask = (std::uint64_t{1} << kLowBits) - 1;
  static constexpr unsigned kLeastBits = 17;

  /// The slot of a step, or the empty one where it belongs.
  [[nodiscard]] std::size_t seek(Step step) const {
    auto at = static_cast<std::size_t>(step >> shift_);
    while (slots_[at] != 0 && ((slots_[at] ^ step) >> kLowBits) != 0) at = (at + 1) & mask_;
    return at;
  }
  /// Sets a bit of the place of a node; whether it was set before.
  bool mark(std::uint32_t node, unsigned bit) {
    auto& way = ways_[node];
    auto const flag = std::uint64_t{1} << bit;
    if ((way & flag) != 0) return true;
    slots_[seek(way)] |= flag;
    way |= flag;
    return false;
  }
  void grow() {
    std::vector<std::uint64_t> old(slots_.size() * 2);
    old.swap(slots_);
    --shift_;
    mask_ = slots_.size() - 1;
    for (auto const each : old) {
      if (each != 0) slots_[seek(each)] = each;
    }
  }

  std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(std::size_t{1} << kLeastBits);  // 0: empty
  std::size_t mask_ = (std::size_t{1} << kLeastBits) - 1;
  unsigned shift_ = 64 - kLeastBits;
  std::vector<Terminal> nodes_{1};      // what ends at each first, if anything does; the first node is none
  std::vector<Terminal> more_{1};       // what else ends at nodes; the first is none
  std::vector<std::uint64_t> ways_{0};  // by node: the step to it, in place of its low bits what is marked
};

}  // namespace rapporteur::phrase_trie
