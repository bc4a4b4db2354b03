#pragma once

#include "grammar/clause.hpp"
#include "grammar/word_form.hpp"

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

  struct Slot {
    std::uint32_t tag = 0;    ///< of the hash; 0: empty
    std::uint32_t known = 0;  ///< into the list of classes
  };
  /// The table, held apart from what is written meanwhile.
  struct Lookup {
    Slot const* slots;
    grammar::WordClasses const* known;
    std::size_t mask;

    /// The classes of a word of the tables; 0 for others.
    [[nodiscard]] grammar::WordClasses of_tables(std::uint64_t hash) const {
      auto const tag = tag_of(hash);
      for (auto at = static_cast<std::size_t>(hash) & mask; slots[at].tag != 0; at = (at + 1) & mask) {
        if (slots[at].tag == tag) return known[slots[at].known];
      }
      return 0;
    }
    /// The classes of any word; those in no table have those that their form shows.
    [[nodiscard]] grammar::WordClasses operator()(std::uint64_t hash, std::string_view word) const {
      auto const classes = of_tables(hash);
      return classes != 0 ? classes : grammar::classes_by_form(word);
    }
  };
  [[nodiscard]] Lookup lookup() const { return {slots_.data(), known_.data(), mask_}; }

 private:
  ConditionLexicon();
  void put(std::string_view word, grammar::WordClasses classes);
  static std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U) | 1U; }

  std::vector<Slot> slots_;  // a power of two, small enough to stay in the cache
  std::size_t mask_ = 0;
  std::vector<grammar::WordClasses> known_;
};

}  // namespace rapporteur
