#pragma once

#include "grammar/clause.hpp"
#include "grammar/word_form.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

/// What words can be in the clause of a condition, by the fingerprints that the index of words gives them. Built once,
/// thread-safe.
class ConditionLexicon {
 public:
  [[nodiscard]] static ConditionLexicon const& standard();

  /// Words that tell what a paragraph says before a cue.
  static constexpr auto kVerb = grammar::any_of(grammar::word::kReporting, grammar::word::kThirdPerson);
  static constexpr auto kTells = kVerb | grammar::one(grammar::word::kTo);

  /// A bit for each fingerprint of some words, small enough to stay in the first cache: what has none is none of them.
  class Filter {
   public:
    void add(std::uint64_t hash) { bits_[place(hash)] |= std::uint64_t{1} << (hash & 63U); }
    [[nodiscard]] bool may_hold(std::uint64_t hash) const { return (bits_[place(hash)] >> (hash & 63U) & 1U) != 0; }

   private:
    static constexpr std::size_t kWords = 512;
    static std::size_t place(std::uint64_t hash) { return hash >> 6U & (kWords - 1); }
    std::array<std::uint64_t, kWords> bits_{};
  };

  /// The classes of a word of the tables; 0 for others.
  [[nodiscard]] grammar::WordClasses of_tables(std::uint64_t hash) const {
    if (!known_.may_hold(hash)) return 0;
    auto const* slot = slots_.data() + place_of(hash);
    // Neither this one nor empty, told at once by a product: which of the two it is nobody can foretell.
    while (std::uint64_t{(*slot >> kSetBits) ^ tag_of(hash)} * *slot != 0) ++slot;
    return sets_[*slot & kMostSets];
  }
  /// The classes of any word; those in no table have those that their form shows.
  [[nodiscard]] grammar::WordClasses operator()(std::uint64_t hash, std::string_view word) const {
    auto const classes = of_tables(hash);
    return classes != 0 ? classes : grammar::classes_by_form(word);
  }
  /// Of the words that have one of kTells, and of few others.
  [[nodiscard]] Filter const& telling() const { return telling_; }
  /// The same of grammar::kTurning.
  [[nodiscard]] Filter const& turning() const { return turning_; }

 private:
  static constexpr unsigned kSetBits = 13;
  static constexpr std::uint32_t kMostSets = (1U << kSetBits) - 1;
  static constexpr unsigned kShift = 16;  // where a word is says other bits than those of the filter

  class Builder;

  ConditionLexicon();
  static std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> (32 + kSetBits)); }
  [[nodiscard]] std::size_t place_of(std::uint64_t hash) const {
    return static_cast<std::size_t>(hash >> kShift) & mask_;
  }

  Filter known_;
  Filter telling_;
  Filter turning_;
  // So small that the table stays in the cache beside those of the other stages: a few bits of the fingerprint, and
  // which of the few sets of classes there are. 0: empty, as a third of them at least and the last.
  std::vector<std::uint32_t> slots_;
  std::size_t mask_ = 0;                    // of the places where a search begins
  std::vector<grammar::WordClasses> sets_;  // none first
};

}  // namespace rapporteur
