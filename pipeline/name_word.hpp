#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

/// What a word is to the names around it; name_words.tsv says which words are. The first thirteen are the joints, in
/// the order of `NameJoint`.
enum class NameWord : std::uint8_t {
  kJointOf,
  kJointOn,
  kJointFor,
  kJointTo,
  kJointIn,
  kJointAgainst,
  kJointWith,
  kJointAt,
  kJointConcerning,
  kJointFrom,
  kJointBetween,
  kJointAnd,
  kJointInto,
  kArticle,            ///< "the", "a", "an", "all", "its", "their", in small letters
  kFunction,           ///< a capitalised word that is no part of a name: "The", "In", "All"
  kOrdinal,            ///< counts sessions before an event
  kMonth,              ///< "September 2023" begins no name
  kCardinal,           ///< counted parties are no mention
  kMakesState,         ///< before "State": it is a party
  kUnmakesState,       ///< behind "State": it is none
  kBehindCountry,      ///< may follow a kind of country
  kUnitedNationsNoun,  ///< "United Nations agencies": one mention with them
  kUnitedNationsKind,  ///< may stand before such a noun
  kSharedAdjective,    ///< stands before a noun that several adjectives share
  kNumeral,            ///< counts instruments
  kMandateEnd,         ///< ends a mandate in small letters
  kMandateEndAnd,      ///< ends it behind "and"
  kMandateTo,          ///< "to" goes on behind it
  kNextAct,            ///< a verb of the organ
  kHeadsNames,         ///< begins a name also at the head of a sentence
  kTitleWord,          ///< inside a title it goes with the next word
  kModifier,           ///< says that a name belongs to a State or another organization ("National"): name_modifiers.tsv
};

/// The classes of words, a bit for each, by the words' fingerprints.
class NameWordClasses {
 public:
  using Bits = std::uint32_t;
  static constexpr Bits bit(NameWord of) { return Bits{1} << static_cast<unsigned>(of); }
  static constexpr Bits kJoints = (Bits{1} << static_cast<unsigned>(NameWord::kArticle)) - 1;

  /// Must come before all else, with how many words there will be.
  void make_room(std::size_t words);
  /// Adds a class to a word, by its name in the table; false: there is no such class.
  [[nodiscard]] bool add(std::uint64_t word, std::string_view name);
  void add(std::uint64_t word, NameWord of);

  /// 0: no class.
  [[nodiscard]] Bits of(std::uint64_t word) const {
    auto const* const slots = slots_.data();
    auto at = static_cast<std::size_t>(word) & mask_;
    // Both at once, which a product does: whether a word has a class nobody can foretell, but hardly ever does another
    // stand in its place.
    while (std::uint64_t{slots[at].tag ^ tag_of(word)} * slots[at].bits != 0) at = (at + 1) & mask_;
    return slots[at].bits;
  }

 private:
  struct Slot {
    std::uint32_t tag = 0;
    Bits bits = 0;  // 0: empty
  };
  static std::uint32_t tag_of(std::uint64_t word) { return static_cast<std::uint32_t>(word >> 32U); }
  [[nodiscard]] Slot& slot(std::uint64_t word);

  std::size_t mask_ = 0;        // number of slots less one
  std::vector<Slot> slots_{1};  // a power of two, a quarter full at most: most words meet an empty one
};

}  // namespace rapporteur
