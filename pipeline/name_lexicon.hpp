#pragma once

#include "pipeline/entity.hpp"
#include "pipeline/name_word.hpp"
#include "pipeline/phrases.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rapporteur {

/// What may follow a noun that heads a name.
enum class HeadClass : std::uint8_t {
  kBody,        ///< "Committee on …"
  kOffice,      ///< "Office for …", "Mission in …"
  kRole,        ///< "Special Rapporteur on …"
  kChief,       ///< "Executive Director of …": of the type of what it heads
  kOrg,         ///< "Union of …"
  kFund,        ///< "Fund for …"
  kState,       ///< "Government of …"
  kInstrument,  ///< "Convention on …"
  kEvent,       ///< "Conference on …"
  kPlace,       ///< "Sea of …"
  kPerson,      ///< "Mr", before the name of a person
};

/// A noun that heads names which no list holds.
struct NameHead {
  std::string word;  ///< one or more words: "Special Rapporteur"
  EntityType type{};
  HeadClass head_class{};
  bool is_short = false;  ///< alone, with a capital, it stands for a name that was given before
};

/// What a listed name needs besides its words to be read.
enum class NameCare : std::uint8_t {
  kNone,           ///< it is a name wherever it stands
  kGuarded,        ///< the words around it say whether it is one
  kNever,          ///< "Heads of State": holds other names, and is none
  kUnitedNations,  ///< collective nouns may follow
  kCollective,     ///< guarded, and adjectives before it may share the noun
  kGoals,          ///< a number may follow
};

/// Rows around which names are read in a way of their own.
enum class NameOwn : std::uint8_t {
  kNone,
  kUnitedStates,      ///< "United States dollars"
  kFoundations,       ///< "foundations" alone may be those of a thing
  kSecretariat,       ///< may be that of another body
  kSecretaryGeneral,  ///< "the establishment by the Secretary-General of the Fund"
  kParties,           ///< a treaty may follow
};

/// What may stand behind a listed name as a part of it.
enum class NameTail : std::uint8_t {
  kNone,
  kOf,     ///< "of" with what it belongs to
  kField,  ///< also "for" or "on" with what it is for: "Under-Secretary-General for Safety"
};

/// What reading a name asks of its row at every mention, in so few bytes that those of all rows stay at hand.
struct alignas(32) NameKind {
  EntityType type{};
  NameCare care{};
  NameOwn own{};
  bool collective = false;
  NameTail tail{};
  bool has_parent = false;
  bool small = false;  ///< begins with a small letter
  /// Mostly it stands alone: nothing before it belongs to it, and what may follow shows by its first word.
  bool plain = false;
  /// What classes of words behind it may go on with it: "of", "and", …
  NameWordClasses::Bits behind = 0;
  std::uint32_t words = 0;  ///< where its words are among those of all rows
  std::uint32_t word_count = 0;
  std::uint32_t head_place = 0;  ///< the word that heads it, counted from its first
  std::uint64_t head = 0;        ///< that word's fingerprint
};
static_assert(sizeof(NameKind) == 32, "each in one cache line");

/// A name of the lists with what it names.
struct NameRow {
  std::string id;
  std::string name;
  EntityType type{};
  std::string parent;                ///< id of what it belongs to; empty: none
  std::vector<std::uint64_t> words;  ///< fingerprints of the words of `name`
  std::uint32_t head = 0;            ///< the word that heads it: the last before "of", "on", "for" …
  NameCare care{};
  bool collective = false;  ///< "civil society", "Member States": a kind of party, not one party
  NameTail tail{};
};

/// What an entity of a row is called, apart from all else that a row holds, so that few bytes are touched for it.
struct NameLabel {
  std::string_view id;
  std::string_view name;
};

/// What a short form means where nothing earlier says otherwise.
struct NameDefault {
  std::string short_form;
  std::string organ;  ///< id of grammar's organs; "*": all
  std::uint32_t row = 0;
  bool first = false;      ///< against an earlier name in another paragraph
  std::uint32_t next = 0;  ///< 1 + index of the next whose last word may be the same; 0: none
};

/// The names of parties, instruments, events and places, and the nouns that head names. Built once, then only read.
///
/// The tables are the ones in grammar/lexicon, embedded when the program is built: names_*.tsv with the columns
/// id, type, name, aliases, codes, parent, source, and name_heads.tsv, name_modifiers.tsv, name_defaults.tsv,
/// name_care.tsv, name_words.tsv.
class NameLexicon {
 public:
  /// The embedded tables. Thread-safe.
  static std::shared_ptr<NameLexicon const> standard();

  /// The embedded tables with those of `folder` in place of the ones with the same file name. Throws
  /// grammar::TableError, whose text begins with file, line and column: "names_states.tsv:12:3: …", for a folder that
  /// does not exist or has no table of names, an unknown table, an empty one, a row with another number of fields, an
  /// unknown type, an empty name, an id that stands twice, a parent that no row has, or a name that can never be found.
  static std::shared_ptr<NameLexicon const> load(std::string const& folder);

  /// One of the names of a row, its own among them.
  struct Alias {
    std::string text;
    std::uint32_t row = 0;
  };

  [[nodiscard]] std::vector<NameRow> const& rows() const { return rows_; }
  [[nodiscard]] NameKind const& kind(std::uint32_t row) const { return kinds_[row]; }
  /// The words of a row's name.
  [[nodiscard]] std::span<std::uint64_t const> words(NameKind const& kind) const {
    return {words_.data() + kind.words, kind.word_count};
  }
  /// Has the kind of a row fetched, which is asked for soon; of a row that does not exist nothing.
  void prepare(std::uint32_t row) const { __builtin_prefetch(kinds_.data() + row); }
  /// The same of its label.
  void prepare_label(std::uint32_t row) const { __builtin_prefetch(labels_.data() + row); }
  /// Id and name of a row; they live as long as the lexicon.
  [[nodiscard]] NameLabel const& label(std::uint32_t row) const { return labels_[row]; }
  [[nodiscard]] std::vector<Alias> const& aliases() const { return aliases_; }
  [[nodiscard]] std::vector<NameHead> const& heads() const { return heads_; }
  [[nodiscard]] std::vector<NameDefault> const& defaults() const { return defaults_; }
  /// The first of them that may end in the word with this fingerprint; null: none.
  [[nodiscard]] NameDefault const* first_default(std::uint64_t last_word) const {
    return default_at(default_places_[last_word % default_places_.size()]);
  }
  /// The one behind it.
  [[nodiscard]] NameDefault const* next_default(NameDefault const& before) const { return default_at(before.next); }
  [[nodiscard]] NameWordClasses const& word_classes() const { return word_classes_; }
  /// The row with that id; null: none.
  [[nodiscard]] NameRow const* find(std::string_view id) const;
  [[nodiscard]] std::uint32_t index_of(NameRow const& row) const {
    return static_cast<std::uint32_t>(&row - rows_.data());
  }

  /// Adds names and heads to a matcher, tables kNames and kNameHeads; rows are indices into `rows()` and `heads()`.
  void add_to(PhraseMatcher& matcher) const;

 private:
  friend class NameLexiconBuilder;

  std::vector<NameRow> rows_;
  std::vector<NameKind> kinds_;       // of the rows
  std::vector<std::uint64_t> words_;  // of their names
  std::string label_text_;            // the ids and names of the rows, each name behind its id
  std::vector<NameLabel> labels_;
  std::vector<Alias> aliases_;
  std::vector<NameHead> heads_;
  [[nodiscard]] NameDefault const* default_at(std::uint32_t place) const {
    return place == 0 ? nullptr : &defaults_[place - 1];
  }

  std::vector<NameDefault> defaults_;
  std::array<std::uint32_t, 128> default_places_{};  // by the last word: 1 + index of the first; 0: none
  NameWordClasses word_classes_;
  std::unordered_map<std::string, std::uint32_t> ids_;
};

/// The word of a name that heads it: the last before the first "of", "on", "for", "to", "in", "against" … An index into
/// its words.
[[nodiscard]] std::uint32_t head_of_name(std::string_view name);
/// The same where the words of the name are at hand.
[[nodiscard]] std::uint32_t head_of_name(std::string_view name, WordIndex const& words);

}  // namespace rapporteur
