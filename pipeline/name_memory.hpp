#pragma once

#include "pipeline/entity.hpp"
#include "pipeline/name_reader.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// What a mention was tied to.
struct Tie {
  std::uint32_t entity = kNoEntity;
  std::uint32_t antecedent = kNoMention;
  std::uint32_t runner_up = kNoEntity;
  EntityType type{};  ///< kUnspecified: the mention keeps its own
  float confidence = 0;
  std::string_view rule;
  bool in_full = true;  ///< the mention names it in full, so that later short forms may mean it
};

/// What a document has named so far: the entities, the names by which short forms find them again, and the short names
/// that the text itself has defined.
class NameMemory {
 public:
  /// The rule that ties a name to what the lists say.
  static constexpr std::string_view kListed = "listed-name";

  /// `organ` is the id of the organ whose text it is, in grammar's table of organs; empty: unknown. What `entities` and
  /// `texts` hold is written over; `texts` is for what the entities are called that no list holds.
  void begin(NameWords const& words, std::string_view organ, std::vector<Entity>& entities, std::string& texts);

  /// Ties a full name to its entity, a new one where it is not known yet.
  Tie full(FoundName const& name);
  /// Ties a short form ("the Support Office") to what it stands for: a definition, the nearest earlier name that holds
  /// its words, what the form means in texts of this organ. Nothing fits: a tie without entity.
  [[nodiscard]] Tie brief(FoundName const& name, std::uint32_t paragraph);
  /// The entity for which the text has defined a name of one or more words.
  [[nodiscard]] std::optional<std::uint32_t> defined(std::uint32_t first, std::uint32_t last) const {
    if (!may_be_defined(first)) return std::nullopt;
    return find_defined(first, last);
  }

  /// Whether the text may have defined a name that begins with this word.
  [[nodiscard]] bool may_be_defined(std::uint32_t first) const {
    return ((defined_words_ >> (words_->hash(first) & 63U)) & 1U) != 0;
  }
  /// Ties a name of the lists to what they say.
  [[nodiscard]] Tie listed(std::uint32_t row);

  /// Remembers a mention as what later short forms may mean: its words are those of a row, or of the text.
  void remember(std::uint32_t row, std::uint32_t first, std::uint32_t last, std::uint32_t entity, std::uint32_t mention,
                std::uint32_t paragraph) {
    // Most names were remembered before, by the same row.
    if (auto const at = states_[entity].known; at != 0 && row != kNoRow) {
      auto& known = known_[at - 1];
      if (known.row == row) {
        known.mention = mention;
        known.paragraph = paragraph;
        known.when = ++when_;
        return;
      }
    }
    remember_anew(row, first, last, entity, mention, paragraph);
  }
  /// Remembers a listed name that stood inside another name.
  void remember_inner(std::uint32_t row, std::uint32_t paragraph);
  /// Remembers that an annexed text bears this name in its title, for "this Convention", or that a title is about a
  /// place or State, for "the Territory".
  void entitle(FoundName const& name, std::uint32_t entity);
  /// The text itself ("this Convention") by its title.
  [[nodiscard]] Tie itself(FoundName const& name) const;
  /// Remembers that words stand for an entity from here on: "(UNSOS)", "(the Committee)".
  void define(std::uint32_t first, std::uint32_t last, std::uint32_t entity);
  [[nodiscard]] std::uint32_t entity_of_row(std::uint32_t row) {
    auto const entity = by_row_[row];
    return entity != kNoEntity ? entity : first_of_row(row);
  }
  /// What a mention ties to its entity counts with this weight, a whole number of whatever unit.
  void count(std::uint32_t entity, std::uint32_t weight) {
    auto& state = states_[entity];
    unnamed_ -= state.mentions++ == 0;
    state.weight += weight;
    weight_ += weight;
  }
  /// All that a plain mention of a listed name asks for: its entity, which is counted and remembered.
  std::uint32_t name_row(PhraseMatch const& match, EntityType type, std::uint32_t mention, std::uint32_t paragraph,
                         std::uint32_t weight) {
    auto const entity = entity_of_row(match.row);
    count(entity, weight);
    if (type != EntityType::kState) remember(match.row, match.first, match.last, entity, mention, paragraph);
    return entity;
  }
  [[nodiscard]] EntityType type_of(std::uint32_t entity) const { return states_[entity].type; }
  /// Writes the entities that have mentions, in the order of their first naming. Null: all have, and keep their
  /// indices; else the new index of each.
  [[nodiscard]] std::uint32_t const* finish();

  struct Defined {
    std::uint64_t key = 0;  // fingerprint of all its words
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t entity = 0;
  };
  [[nodiscard]] std::vector<Defined> const& definitions() const { return definitions_; }

 private:
  /// A name that short forms may mean, once for each entity.
  struct Known {
    std::uint32_t entity = 0;
    std::uint32_t mention = 0;    // the last that named it in full
    std::uint32_t paragraph = 0;  // of that mention
    std::uint32_t when = 0;       // rises with each remembering
    std::uint64_t head = 0;       // the word that heads it
    std::uint32_t row = kNoRow;   // its words: of a row, or of the text
    std::uint32_t first = 0;      // where they are of the text
    std::uint32_t last = 0;
    std::uint32_t head_place = 0;  // the word that heads it, counted from its first
    std::uint32_t next = 0;        // 1 + place of another whose head falls into the same bucket; 0: none
  };
  /// What there is to know of an entity until all have been named.
  struct State {
    std::uint32_t row = kNoRow;  // of the lists
    EntityType type{};
    std::uint32_t known = 0;  // 1 + place in `known_`; 0: none
    std::uint32_t mentions = 0;
    std::uint64_t weight = 0;    // of these
    Span id;                     // in `texts_`, where no list holds it
    std::uint32_t name_end = 0;  // its name stands there behind the id
  };

  [[nodiscard]] std::optional<std::uint32_t> find_defined(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] std::uint32_t first_of_row(std::uint32_t row);
  [[nodiscard]] std::uint64_t key(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] std::uint32_t own_entity(FoundName const& name);
  [[nodiscard]] Span write_id(std::uint32_t first, std::uint32_t last);
  [[nodiscard]] std::string_view text_at(Span span) const { return {texts_->data() + span.begin, span.size()}; }
  void write(State const& state, Entity& entity) const;
  [[nodiscard]] bool holds(Known const& known, FoundName const& name) const;
  [[nodiscard]] std::uint32_t head_of(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] NameDefault const* default_of(FoundName const& name) const;
  [[nodiscard]] std::uint64_t head_word(FoundName const& name) const;

  void remember_anew(std::uint32_t row, std::uint32_t first, std::uint32_t last, std::uint32_t entity,
                     std::uint32_t mention, std::uint32_t paragraph);
  [[nodiscard]] Known& place_for(std::uint32_t entity, std::uint64_t head);
  void unlink(std::uint32_t place);
  [[nodiscard]] std::uint32_t& bucket(std::uint64_t head) { return buckets_[head % kBuckets]; }
  std::uint32_t new_entity(std::uint32_t row, EntityType type);

  /// What titles name: the head of an instrument's name, or the type of a place.
  struct Titled {
    std::uint64_t head = 0;
    EntityType type{};
    std::uint32_t entity = kNoEntity;
  };
  std::vector<Titled> titled_;

  NameWords const* words_ = nullptr;
  std::string_view organ_;
  std::vector<Entity>* entities_ = nullptr;

  std::vector<std::uint32_t> by_row_;  // entity of each row; kNoEntity: not named yet

  /// Entities by the fingerprints of their names. Each document begins with few chains, of which more are made when it
  /// has more names, so that one long document leaves no wide table to those after it.
  struct Worded {
    std::uint64_t key = 0;
    std::uint32_t entity = 0;
    std::uint32_t next = 0;  // 1 + place of another in the same chain; 0: none
  };
  class KeyedEntities {
   public:
    void begin();
    /// The entity of a key; kNoEntity: it is new, and to be set.
    [[nodiscard]] std::uint32_t& operator[](std::uint64_t key);

   private:
    [[nodiscard]] std::uint32_t& chain(std::uint64_t key) { return chains_[(key >> 32U) & (chains_.size() - 1)]; }
    std::uint32_t& add(std::uint64_t key);

    std::vector<std::uint32_t> chains_;  // a power of two; 1 + place of its last; 0: none
    std::vector<Worded> entries_;
  };
  KeyedEntities by_words_;
  KeyedEntities by_id_;           // by the fingerprint of the id
  std::string* texts_ = nullptr;  // ids and names of the entities that no list holds, and room behind them
  std::uint32_t texts_end_ = 0;
  std::vector<State> states_;  // of the entities
  std::uint32_t unnamed_ = 0;  // how many of them have no mention
  std::vector<std::uint32_t> moved_;
  std::uint64_t weight_ = 0;  // of all mentions
  std::vector<Known> known_;
  static constexpr std::size_t kBuckets = 128;
  std::array<std::uint32_t, kBuckets> buckets_{};  // by the fingerprint of a head: 1 + place in `known_`; 0: none
  std::uint32_t when_ = 0;
  std::vector<Defined> definitions_;
  std::uint64_t defined_words_ = 0;  // a bit for the first word of each
};

}  // namespace rapporteur
