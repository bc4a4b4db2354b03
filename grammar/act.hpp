#pragma once

#include "grammar/word_table.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// The verb by which an organ acts, with its adverbs and fixed complement. Texts are folded (see pipeline/fold.hpp);
/// every string_view points into the text that was parsed, or into the tables.
namespace rapporteur::grammar {

/// What is done by an act, in the order of the schema's `ActionCategory`.
enum class ActCategory : std::uint8_t { kUnspecified, kDeciding, kDirective, kEvaluative, kReinforcing, kObserving };

/// A row of the table of acts.
struct Act {
  std::string_view lemma;  ///< "take note"
  ActCategory category{};
  float force = 0;          ///< how much it binds, 0 to 1
  float tone = 0;           ///< how strong it is, 0 to 1
  std::string_view reason;  ///< why these values, or their source
};

/// All acts, the embedded table of them. Thread-safe.
[[nodiscard]] std::vector<Act> const& acts();
/// Null for a lemma in no row.
[[nodiscard]] Act const* find_act(std::string_view lemma);

/// Which form of the verb the subject asks for.
enum class Mood : std::uint8_t {
  kThirdPerson,  ///< "[the Council] requests", "is concerned", "remains seized", "continues to regret"
  kGerund,       ///< "recalling", "deeply concerned", "having considered", "being aware"
  kBase,         ///< "[we] reaffirm", "are concerned", "remain committed"
};

struct VerbGroup {
  std::string_view span;  ///< "Expresses its deep concern", adverbs in front included
  std::string_view head;  ///< the word that decides: "Expresses"
  std::string_view rest;  ///< what follows
  Act const* act = nullptr;
  Mood mood{};
  bool participle = false;  ///< an adjective or participle decides: "Deeply concerned"
  bool complete = false;    ///< a particle, a fixed noun or a manner stands behind the head: "takes note", "notes with"
  bool adverb = false;      ///< an adverb stands in front of the head
  float force = 0;          ///< of the act, adverbs reckoned in
  float tone = 0;
};

/// The verb group that `text` begins with.
[[nodiscard]] std::optional<VerbGroup> parse_verb_group(std::string_view text, Mood mood);

/// "encouraged to" behind "are": a directive act in the passive; nothing for other acts.
[[nodiscard]] std::optional<VerbGroup> parse_passive(std::string_view text);

/// What joins a further verb of the same subject to what went before: "and", "; and also", ", and in this regard,".
/// `text` begins behind the comma, the semicolon or the blank and is left at the verb or an adverb of it.
struct Connector {
  bool conjunction = false;  ///< "and", "but", "as well as"
  bool concession = false;   ///< "while"
  bool insertion = false;    ///< "in this regard"
};
[[nodiscard]] Connector accept_connector(std::string_view& text);

/// "in this regard," and the like; `text` is left behind it, and behind a comma that closes it.
[[nodiscard]] bool accept_insertion(std::string_view& text);

/// Whether a form of a verb is a noun as well, or the verb of any other subject: "requests", "provides".
[[nodiscard]] bool is_noun_too(std::string_view word);
/// Whether a word can begin no complement of a verb of action: "of", "shall".
[[nodiscard]] bool stops_complement(std::string_view word);

}  // namespace rapporteur::grammar
