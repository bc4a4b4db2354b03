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
    return known_.may_hold(hash) ? slots_[place_of(hash)].classes : 0;
  }
  /// The classes of any word; those in no table have those that their form shows.
  [[nodiscard]] grammar::WordClasses operator()(std::uint64_t hash, std::string_view word) const {
    auto const classes = of_tables(hash);
    return classes != 0 ? classes : grammar::classes_by_form(word);
  }
  /// Of the words that have one of kTells, and of few others.
  [[nodiscard]] Filter const& telling() const { return telling_; }

 private:
  struct Slot {
    std::uint64_t tag = 0;  ///< the hash, 0 moved out of the way; 0: empty
    grammar::WordClasses classes = 0;
  };

  ConditionLexicon();
  grammar::WordClasses tell(std::string_view word, grammar::WordClasses classes);
  grammar::WordClasses put(std::string_view word, grammar::WordClasses classes);
  void grow();
  static std::uint64_t tag_of(std::uint64_t hash) { return hash | 1U; }
  /// Where the word is, or the empty slot where it would be.
  [[nodiscard]] std::size_t place_of(std::uint64_t hash) const {
    auto const tag = tag_of(hash);
    auto at = static_cast<std::size_t>(hash >> kShift) & mask_;
    while (slots_[at].tag != tag && slots_[at].tag != 0) at = (at + 1) & mask_;
    return at;
  }

  static constexpr unsigned kShift = 16;  // other bits than those of the filter

  Filter known_;
  Filter telling_;
  std::vector<Slot> slots_;  // a power of two; half of them empty at least
  std::size_t mask_ = 0;
  std::size_t count_ = 0;
};

}  // namespace rapporteur
