#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

/// The verb by which an organ acts, with its adverbs and fixed complement. Texts are folded (see pipeline/fold.hpp);
/// every string_view points into the text that was parsed, or into the tables.
namespace rapporteur::grammar {

/// What is done by an act, in the order of the schema's `ActionCategory`.
enum class ActCategory : std::uint8_t { kUnspecified, kDeciding, kDirective, kEvaluative, kReinforcing, kObserving };

/// What the words around an act show of it; act_traits.tsv says what each means.
enum ActTrait : std::uint16_t {
  kCoreAct = 1U << 0U,
  kWeakAct = 1U << 1U,
  kWeighing = 1U << 2U,
  kSteady = 1U << 3U,
  kItemAct = 1U << 4U,
  kItemActOf = 1U << 5U,
  kInfinitiveAct = 1U << 6U,
  kResolve = 1U << 7U,
  kNounAct = 1U << 8U,
  kTakesTo = 1U << 9U,
  kTakesOn = 1U << 10U,
  kTakesIn = 1U << 11U,
  kTakesWith = 1U << 12U,
  kFreeAct = 1U << 13U,
  kTellingAct = 1U << 14U,
};

/// A row of the table of acts.
struct Act {
  std::string_view lemma;  ///< "take note"
  ActCategory category{};
  float force = 0;          ///< how much it binds, 0 to 1
  float tone = 0;           ///< how strong it is, 0 to 1
  std::string_view reason;  ///< why these values, or their source
  std::uint16_t traits = 0;

  [[nodiscard]] bool has(ActTrait trait) const { return (traits & trait) != 0; }
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
  std::string_view rest;  ///< what follows
  Act const* act = nullptr;
  std::uint32_t head_classes = 0;  ///< of the head, see ActWordClass
  Mood mood{};
  bool participle = false;  ///< an adjective or participle decides: "Deeply concerned"
  bool complete = false;    ///< a particle, a fixed noun or a manner stands behind the head: "takes note", "notes with"
  bool adverb = false;      ///< an adverb stands in front of the head
  float force = 0;          ///< of the act, adverbs reckoned in
  float tone = 0;
};

/// Reads the verb group that `text` begins with into `group`; false where none stands there, and `group` is worth
/// nothing.
[[nodiscard]] bool parse_verb_group(std::string_view text, Mood mood, VerbGroup& group);

struct VerbWord;  // private to grammar

/// The word that a text begins with, looked up once for all that is asked of it.
struct FirstWord {
  std::string_view text;            ///< from the word on
  std::size_t size = 0;             ///< of the word
  VerbWord const* known = nullptr;  ///< never null after the look

  [[nodiscard]] std::string_view word() const { return text.substr(0, size); }
  /// As `act_word_classes` of the word.
  [[nodiscard]] std::uint32_t classes() const;
  /// The moods, as VerbBeginnings::Kind, of the groups that it may begin in mid-sentence.
  [[nodiscard]] unsigned joined() const;
};
[[nodiscard]] FirstWord look_up_first_word(std::string_view text);
[[nodiscard]] bool parse_verb_group(FirstWord const& first, Mood mood, VerbGroup& group);

/// "encouraged to" behind "are": a directive act in the passive; false for other acts.
[[nodiscard]] bool parse_passive(std::string_view text, VerbGroup& group);

/// What joins a further verb of the same subject to what went before: "and", "; and also", ", and in this regard,".
/// `text` begins behind the comma, the semicolon or the blank and is left at the verb or an adverb of it.
struct Connector {
  bool conjunction = false;  ///< "and", "but", "as well as"
  bool concession = false;   ///< "while"
  bool insertion = false;    ///< "in this regard"
};
void accept_connector(std::string_view& text, Connector& connector);

/// "in this regard," and the like; `text` is left behind it, and behind a comma that closes it.
[[nodiscard]] bool accept_insertion(std::string_view& text);

/// Classes of the words in and around a verb group, see act_words.tsv.
enum ActWordClass : std::uint32_t {
  kOwner = 1U << 0U,         ///< "its"
  kDegree = 1U << 1U,        ///< "deep"
  kManner = 1U << 2U,        ///< "appreciation"
  kNounToo = 1U << 3U,       ///< "requests": a noun, or the verb of any other subject, as well
  kStop = 1U << 4U,          ///< "of": begins no complement
  kJoined = 1U << 5U,        ///< "also"
  kLoose = 1U << 6U,         ///< "particularly"
  kExpression = 1U << 7U,    ///< "express"
  kReflexive = 1U << 8U,     ///< "commit"
  kSelf = 1U << 9U,          ///< "itself"
  kObject = 1U << 10U,       ///< "the", behind what may be a noun
  kFollows = 1U << 11U,      ///< a stop word that the first verb of a paragraph may have behind it
  kAside = 1U << 12U,        ///< "in", behind a verb and a comma
  kPrelude = 1U << 13U,      ///< "with", before the verb of a paragraph
  kSubordinate = 1U << 14U,  ///< "which"
  kSmall = 1U << 15U,        ///< "this": in -s and no verb
};
/// All classes of a word, letters of either case; 0 for a word in no table.
[[nodiscard]] std::uint32_t act_word_classes(std::string_view word);
/// A word at which a verb group may begin in mid-sentence, and in which moods, as VerbBeginnings::Kind.
struct JoinedWord {
  std::string_view word;  ///< small letters
  unsigned moods = 0;
};
/// All that `FirstWord::joined` knows, and all words and phrases that `accept_connector` knows. For who looks for them
/// in a way of their own.
[[nodiscard]] std::vector<JoinedWord> joined_words();
[[nodiscard]] std::vector<std::string_view> const& connecting_phrases();
/// The word that `text` begins with: letters, with hyphens between them.
[[nodiscard]] std::string_view first_word(std::string_view text);

/// Tells by the first four bytes of a text what cannot begin there: nearly every word is asked in vain.
class VerbBeginnings {
 public:
  enum Kind : std::uint8_t {
    kThirdPerson = 1U << 0U,  ///< a verb group of this mood, in mid-sentence
    kGerund = 1U << 1U,
    kBase = 1U << 2U,
    kConnector = 1U << 3U,  ///< "and", "while"
    kInsertion = 1U << 4U,  ///< "in this regard"
    kBehind = 1U << 5U,     ///< what goes on with a group behind its head: "with", an adverb, "in the strongest terms"
    kAdverb = 1U << 6U,     ///< an adverb
    kInsideInsertion = 1U << 7U,  ///< the fourth and the next letters of an insertion: "this" of "in this regard"
  };
  static VerbBeginnings const& standard();
  static constexpr std::uint8_t of(Mood mood) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(mood)); }

  /// All kinds that may begin at `text`: all of them, for less than four bytes.
  [[nodiscard]] unsigned kinds_at(std::string_view text) const {
    return text.size() < kKey ? 0xFFU : kinds_[place(text.data())];
  }
  /// Whether one of `kinds` may begin at `text`.
  [[nodiscard]] bool may_begin(std::string_view text, unsigned kinds) const { return (kinds_at(text) & kinds) != 0; }
  /// Whether an insertion may begin at `text`: by more of its bytes.
  [[nodiscard]] bool may_insert(std::string_view text) const {
    return text.size() >= kInside + kKey && (kinds_[place(text.data())] & kInsertion) != 0 &&
           (kinds_[place(text.data() + kInside)] & kInsideInsertion) != 0;
  }
  void add_insertion(std::string_view phrase);
  /// Adds a word or phrase in small letters, two at least.
  void add(std::string_view phrase, unsigned kinds);

 private:
  static constexpr std::size_t kKey = 4;
  static constexpr std::size_t kInside = 3;
  static constexpr unsigned kBits = 12;

  static std::size_t place(char const* at) {
    std::uint32_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    return ((bytes | 0x20202020U) * 0x9E3779B1U) >> (32U - kBits);
  }
  void add_key(std::array<char, kKey> const& key, unsigned kinds) {
    auto& known = kinds_[place(key.data())];
    known = static_cast<std::uint8_t>(known | kinds);
  }

  std::array<std::uint8_t, std::size_t{1} << kBits> kinds_{};
};

}  // namespace rapporteur::grammar
