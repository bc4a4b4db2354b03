#pragma once

#include "grammar/word_table.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::grammar {

/// A fault in a table: an own or a user's file, never the analysed text. `what()` reads "verbs.tsv:17:2: …".
class TableError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A table of tab-separated values: `#` lines are comments, the first other line names the columns.
struct Table {
  std::vector<std::string_view> columns;
  std::vector<std::vector<std::string_view>> rows;

  /// Reads `text`, which must outlive the table. Throws TableError for a row with another number of fields than
  /// there are columns, an empty first field, or other columns than `expected` where that is not empty.
  static Table parse(std::string_view name, std::string_view text, std::vector<std::string_view> const& expected);
};

/// A body that adopts resolutions.
struct Organ {
  std::string_view id;        ///< "GA"; shared by the names of one organ
  std::string_view name;      ///< "General Assembly", in `language`
  std::string_view language;  ///< ISO 639-1
  std::string_view prefix;    ///< of its symbols: "A"; empty: no series of its own
  std::string_view pattern;   ///< of a resolution's symbol, "A/RES/{}"
};

/// Where the head of an opener may stand.
enum class HeadForm : std::uint8_t {
  kThirdPerson,  ///< "requests"
  kGerund,       ///< "recalling"
  kParticiple,   ///< "concerned"
  kBase,         ///< "request", after "We"
};

struct Head {
  HeadForm form{};
  std::string_view lemma;
};

enum class AdverbPlace : std::uint8_t { kBefore, kAfter, kBoth };

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// All that the tables say of one word.
struct KnownWord {
  Head head;
  AdverbPlace adverb{};
  bool is_head = false;
  bool is_adverb = false;
  bool list_word = false;     ///< in -ing, but opens list items and headings only ("ensuring")
  bool not_verb = false;      ///< in -s, but no verb, or a noun as well ("states")
  bool joining_word = false;  ///< after it a line cannot end a paragraph ("of", "the")
  float force_shift = 0;      ///< of an adverb: by how much it moves how much a verb binds, -1 to 1
  float tone_shift = 0;       ///< of an adverb: by how much it moves how strong the language is, -1 to 1

  [[nodiscard]] bool stands_before_head() const { return is_adverb && adverb != AdverbPlace::kAfter; }
};

/// The words of the language, typed. Built once from the tables in grammar/lexicon; never changed after.
class Lexicon {
 public:
  /// The lexicon of the embedded tables. Thread-safe.
  static Lexicon const& standard();

  /// What is known of a word in lower case; null for a word in no table.
  [[nodiscard]] KnownWord const* word(std::string_view word) const { return words_.find(word); }
  /// A head by its word in lower case; null when unknown.
  [[nodiscard]] Head const* head(std::string_view word) const;
  [[nodiscard]] AdverbPlace const* adverb(std::string_view word) const;
  [[nodiscard]] bool list_word(std::string_view word) const { return has(word, &KnownWord::list_word); }
  [[nodiscard]] bool not_verb(std::string_view word) const { return has(word, &KnownWord::not_verb); }
  [[nodiscard]] bool joining_word(std::string_view word) const { return has(word, &KnownWord::joining_word); }
  /// Whether a joining word, the full stop behind it set aside, may end in these two bytes; the first one is no letter
  /// where the word has one letter only. To be asked before the word is looked for: most end otherwise.
  [[nodiscard]] bool may_join(char before_last, char last) const {
    return ((joining_ends_[letter_bits(last)] >> letter_bits(before_last)) & 1U) != 0;
  }
  /// A whole line of a masthead.
  [[nodiscard]] bool masthead_line(std::string_view line) const { return masthead_.find(line) != nullptr; }

  [[nodiscard]] std::vector<Organ> const& organs() const { return organs_; }
  /// The organ with the longest name that `text` begins with, letters of either case; null when there is none.
  [[nodiscard]] Organ const* organ_at(std::string_view text) const;

 private:
  Lexicon();
  void add_words();
  void add_organs();
  [[nodiscard]] bool has(std::string_view word, bool KnownWord::*property) const {
    KnownWord const* const found = words_.find(word);
    return found != nullptr && found->*property;
  }

  /// The same for a letter in either case.
  static unsigned letter_bits(char c) {
    bool const letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    return letter ? static_cast<unsigned char>(c) & 31U : 0U;
  }

  WordTable<KnownWord> words_;
  WordTable<bool> masthead_;
  std::array<std::uint32_t, 32> joining_ends_{};  // by the last letter, a bit for each letter before it
  std::vector<Organ> organs_;
  std::array<std::vector<std::uint16_t>, 32> organs_by_letter_;  // rows by the last five bits of the first byte
};

/// A decimal number of a table, "0.25"; 0 where it is none.
[[nodiscard]] float table_number(std::string_view field);
/// The embedded table `name`, its columns checked. Throws TableError.
[[nodiscard]] Table embedded_table(std::string_view name, std::vector<std::string_view> const& columns);
/// Third person singular of a verb: "express" → "expresses", "deny" → "denies".
[[nodiscard]] std::string third_person(std::string_view verb);
/// Gerund: "note" → "noting", "commit" → "committing" is listed by its doubled consonant.
[[nodiscard]] std::string gerund(std::string_view verb);

}  // namespace rapporteur::grammar
