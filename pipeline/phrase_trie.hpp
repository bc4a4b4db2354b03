#pragma once

#include "pipeline/phrases.hpp"
#include "pipeline/vector_choice.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

/// Private to phrases.cpp: the phrases as a trie over the fingerprints of words, in one table that grows as phrases
/// come, so that nothing is built twice.
namespace rapporteur::phrase_trie {

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

/// What is known of the words that lead to it, in one number, 0 where there is nothing: a bit for each word with which
/// longer phrases go on, by its fingerprint; signs of what ends here; and the row of the only phrase that does.
struct Node {
  std::uint64_t bits = 0;

  static constexpr unsigned kFirstSign = 32;
  static constexpr unsigned kFirstOfRow = kFirstSign + kPhraseTables + 1;
  /// Several phrases end here, or one with a tail: in place of its row stands where they are.
  static constexpr std::uint64_t kSeveral = std::uint64_t{1} << (kFirstOfRow - 1);
  static constexpr std::uint64_t kSigns = (std::uint64_t{1} << kFirstOfRow) - (std::uint64_t{1} << kFirstSign);
  static constexpr std::uint64_t kSignsAndRow = ~std::uint64_t{0} << kFirstSign;

  /// A single phrase of a table ends here.
  static constexpr std::uint64_t sign_of(PhraseTable table) {
    return std::uint64_t{1} << (kFirstSign + static_cast<unsigned>(table));
  }
  static constexpr std::uint64_t bit_of(std::uint64_t word) { return std::uint64_t{1} << (word & 31U); }
  static constexpr std::uint32_t row_of(std::uint64_t bits) { return static_cast<std::uint32_t>(bits >> kFirstOfRow); }

  /// Whether a longer phrase may go on with a word.
  [[nodiscard]] bool may_go_on(std::uint64_t word) const { return (bits >> (word & 31U) & 1U) != 0; }
};

class Trie {
 public:
  static Step step(Step from, Gap gap, std::uint64_t word) {
    return ((std::rotl(from * kFirst + static_cast<std::uint64_t>(gap) * kThird, 31) ^ word) * kSecond) | kSome;
  }
  /// The way to where a phrase of one word ends.
  static Step step_alone(std::uint64_t word) { return (word * kFirst) | kSome; }

  /// Has the memory fetched where `step` will be looked for.
  void fetch(Step step) const {
#if defined(__GNUC__)
    __builtin_prefetch(buckets_.data() + (step >> shift_));
#endif
  }

  /// The node that a step leads to.
  [[nodiscard]] Node find(Step step) const {
    for (auto at = static_cast<std::size_t>(step >> shift_);; at = (at + 1) & mask_) {
      auto const& bucket = buckets_[at];
      for (std::size_t i = 0; i < kWays; ++i) {
        if (bucket.ways[i] == step) return bucket.nodes[i];
      }
      if (bucket.ways.back() == 0) return {};
    }
  }
#if defined(RAPPORTEUR_AVX2)
  /// The same without a branch that nobody can foretell: what is not there leads to the first empty place, whose node
  /// says nothing.
  RAPPORTEUR_FOR_BITS Node find_wide(Step step) const {
    auto at = static_cast<std::size_t>(step >> shift_);
    auto places = places_for(buckets_[at], step);
    while (places == 0) {
      at = (at + 1) & mask_;
      places = places_for(buckets_[at], step);
    }
    return buckets_[at].nodes[static_cast<std::size_t>(std::countr_zero(places))];
  }
#endif

  /// Adds the node that a step leads to. False: there is no room left.
  bool add(Step step) {
    auto const known = slot(step);
    if (known.way() != 0) return true;
    if (count_ >= kMost) return false;
    known.way() = step;
    // Half full at most: few buckets run over.
    if (2 * ++count_ > kWays * buckets_.size()) grow();
    return true;
  }
  /// Says that longer phrases go on with a word at a node that was added.
  void go_on_at(Step step, std::uint64_t word) { slot(step).bits() |= Node::bit_of(word); }

  /// Of phrases that are equal in one table the first counts. Those with a tail come before those without.
  void end_at(Step step, Terminal terminal);

  /// All terminals at a node where phrases end.
  template <class Take>
  void terminals_at(Node node, Take&& take) const {
    auto const row = Node::row_of(node.bits);
    if ((node.bits & Node::kSeveral) == 0) {
      auto const table = std::countr_zero(node.bits & Node::kSigns) - static_cast<int>(Node::kFirstSign);
      return take(Terminal{row, static_cast<PhraseTable>(table), 0, 0});
    }
    for (auto at = row; at != 0; at = several_[at].next) take(several_[at]);
  }

  /// Rows from here on are refused.
  static constexpr std::uint32_t kMostRows = std::uint32_t{1} << (64 - Node::kFirstOfRow);

 private:
  static constexpr std::uint64_t kFirst = 0x9E3779B97F4A7C15U;
  static constexpr std::uint64_t kSecond = 0xD6E8FEB86659FD93U;
  static constexpr std::uint64_t kThird = 0xC2B2AE3D27D4EB4FU;
  static constexpr std::uint64_t kSome = 1;  // no step is 0
  static constexpr std::uint32_t kMost = (std::uint32_t{1} << 20U) - 1;
  static constexpr unsigned kLeastBits = 15;
  static constexpr std::size_t kWays = 4;

  /// Nodes that have the same line of the cache: looking a word up is waiting for memory before all. The first ones are
  /// filled first.
  struct alignas(64) Bucket {
    std::array<Step, kWays> ways{};
    std::array<Node, kWays> nodes{};
  };

  struct Slot {
    Bucket* bucket;
    std::size_t at;
    [[nodiscard]] Step& way() const { return bucket->ways[at]; }
    [[nodiscard]] std::uint64_t& bits() const { return bucket->nodes[at].bits; }
  };

#if defined(RAPPORTEUR_AVX2)
  /// A bit for each of the ways of a bucket that is this one or empty.
  RAPPORTEUR_FOR_BITS static std::uint32_t places_for(Bucket const& bucket, Step step) {
    auto const ways = _mm256_load_si256(reinterpret_cast<__m256i const*>(bucket.ways.data()));
    auto const same = _mm256_cmpeq_epi64(ways, _mm256_set1_epi64x(static_cast<long long>(step)));
    auto const empty = _mm256_cmpeq_epi64(ways, _mm256_setzero_si256());
    return static_cast<std::uint32_t>(_mm256_movemask_pd(_mm256_castsi256_pd(_mm256_or_si256(same, empty))));
  }
#endif

  /// The slot of a step, or the empty one where it belongs.
  [[nodiscard]] Slot slot(Step step) {
    for (auto at = static_cast<std::size_t>(step >> shift_);; at = (at + 1) & mask_) {
      auto& bucket = buckets_[at];
      for (std::size_t i = 0; i < kWays; ++i) {
        if (bucket.ways[i] == step || bucket.ways[i] == 0) return {&bucket, i};
      }
    }
  }
  void grow();
  std::uint32_t keep(Terminal terminal) {
    several_.push_back(terminal);
    return static_cast<std::uint32_t>(several_.size() - 1);
  }

  std::vector<Bucket> buckets_ = std::vector<Bucket>(std::size_t{1} << kLeastBits);
  std::size_t mask_ = (std::size_t{1} << kLeastBits) - 1;
  unsigned shift_ = 64 - kLeastBits;
  std::size_t count_ = 0;
  std::vector<Terminal> several_{1};  // lists of what ends at nodes where more than one row does; the first is none
};

}  // namespace rapporteur::phrase_trie
