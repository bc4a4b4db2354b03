#pragma once

#include "grammar/phrase_pattern.hpp"
#include "pipeline/span.hpp"
#include "pipeline/words.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// In which letter case a phrase of a table is found.
enum class PhraseCase : std::uint8_t {
  kExact,    ///< as written: "United Nations"
  kInitial,  ///< as written, or its first letter a capital: "civil society" at the head of a sentence
  kFold,     ///< as written, with a first capital, with each word capitalised but for short joining words, or all in
             ///< capitals
};

/// Whose phrases they are. Stages add rows under their own name and get them back under it.
enum class PhraseTable : std::uint8_t {
  kNames,       ///< names of parties, instruments, events
  kNameHeads,   ///< beginnings of names that no list can hold
  kConditions,  ///< cues of conditions
};
inline constexpr std::size_t kPhraseTables = 3;

/// A phrase found: the longest of its table that begins at its first word.
struct PhraseMatch {
  Span span;                ///< in the text; a closing parenthesis or full stop that belongs to the phrase included
  std::uint32_t first = 0;  ///< words of the index, both inclusive
  std::uint32_t last = 0;
  std::uint32_t row = 0;  ///< as given to `add`
  PhraseTable table{};
};

/// The phrases found in a text, in the order of their first words, those of one word in the order of tables: a list for
/// each who reads them, so that nobody passes over those of others.
struct PhraseMatches {
  std::vector<PhraseMatch> names;       ///< of kNames and kNameHeads
  std::vector<PhraseMatch> conditions;  ///< of kConditions

  [[nodiscard]] std::vector<PhraseMatch>& of(PhraseTable table) {
    return table == PhraseTable::kConditions ? conditions : names;
  }
  void clear() {
    names.clear();
    conditions.clear();
  }
};

/// Finds the phrases of several tables in one pass. Filled once, then shared: finding is const and
/// needs no lock.
///
/// A phrase is its words and the gaps between them (see Gap). It may end in ")" or ".", which then must stand there.
/// Of phrases that are equal in one table the first added counts.
class PhraseMatcher {
 public:
  PhraseMatcher();
  ~PhraseMatcher();
  PhraseMatcher(PhraseMatcher&&) noexcept;
  PhraseMatcher& operator=(PhraseMatcher&&) noexcept;

  /// Adds a phrase; `text` is copied. A phrase without a word, with more than `kMostWords`, or with a gap that no
  /// phrase can have (Gap::kOther), is refused: false; so is every one once there are a million beginnings of
  /// phrases, and one whose row is 2^28 or more.
  bool add(PhraseTable table, std::uint32_t row, std::string_view text, PhraseCase letter_case);
  /// Adds all phrases that a pattern stands for, whose text must outlive the matcher. False: some were refused.
  bool add_pattern(PhraseTable table, std::uint32_t row, grammar::PhrasePattern const& pattern, PhraseCase letter_case);
  /// One match for each table and word at most; they may overlap. `words` is the index of `text`.
  void find(std::string_view text, WordIndex const& words, PhraseMatches& matches) const;

  /// The same by comparing every phrase at every word: what the tests hold `find` to.
  void find_plainly(std::string_view text, WordIndex const& words, PhraseMatches& matches) const;

  static constexpr std::size_t kMostWords = 64;

 private:
  struct Content;
  std::unique_ptr<Content> content_;
};

}  // namespace rapporteur
