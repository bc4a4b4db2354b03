#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Who is to act: the noun phrases between a directive verb and its task. Texts are folded (see pipeline/fold.hpp).
namespace rapporteur::grammar {

/// What a word can be to a party: a set of the classes of party_words.tsv.
using PartyClasses = std::uint64_t;

/// How the verb governs its parties; in the order of the names in party_forms.tsv.
enum class PartyForm : std::uint8_t {
  kInfinitive,  ///< "requests NP to …"; "calls upon NP to …"
  kThat,        ///< "recommends that NP …", "decides that NP shall …"
  kReminded,    ///< "reminds NP of …"
  kCalledFor,   ///< "calls for …": a thing, or a party and what it is to do
  kTold,        ///< "appeals to NP to …", "recommends to NP that …"
};

/// The form of a verb in a row of party_forms.tsv.
[[nodiscard]] std::optional<PartyForm> party_form(std::string_view lemma);

struct Party {
  std::size_t begin = 0;  ///< in the clause
  std::size_t end = 0;
  bool sure = false;  ///< its head is known as a party
  bool pronoun = false;
  bool member = false;  ///< of an "including" list
};

/// A word or a sign of a clause.
struct PartyToken {
  enum class Kind : std::uint8_t { kWord, kComma, kEnd, kColon, kOpen, kClose, kOther };

  std::string_view text;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  PartyClasses classes = 0;
  Kind kind{};
  bool lower = false;
  bool name = false;  ///< a known name, of several words perhaps

  template <std::size_t Size>
  [[nodiscard]] bool is(char const (&word)[Size]) const {
    return text.size() == Size - 1 && std::memcmp(text.data(), word, Size - 1) == 0;
  }
  [[nodiscard]] bool has(PartyClasses wanted) const { return (classes & wanted) != 0; }
};

struct PartyClause {
  std::vector<Party> parties;
  std::size_t task = 0;     ///< where the task begins: at "to" or behind the subject of a that-clause
  bool infinitive = false;  ///< a task was found
  bool that_clause = false;
  bool passive = false;            ///< "that X be established"
  std::vector<PartyToken> tokens;  ///< scratch; only grows
};

/// A name that is known as one: no comma and no "and" in it joins parties. Offsets of a text of which a clause is part.
struct PartyName {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool party = false;  ///< who can act; not an instrument, an event, a place
};

/// Reads the parties of `clause`, which begins behind the verb, at `offset` of the text that `names`, in order, refer
/// to. `result` is reused. Without `tasks_alone` the task of a clause that turns out to name a thing, and so nobody who
/// is to act, is not looked for.
void parse_parties(std::string_view clause, std::size_t offset, std::span<PartyName const> names, PartyForm form,
                   PartyClause& result, bool tasks_alone = true);

}  // namespace rapporteur::grammar
