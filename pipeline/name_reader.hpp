#pragma once

#include "pipeline/name_words.hpp"

#include <cstdint>
#include <string_view>

namespace rapporteur {

/// What found a name of the lists.
inline constexpr std::string_view kLexiconRule = "lexicon";
/// What found one by the noun that heads it.
inline constexpr std::string_view kHeadRule = "head-noun";

/// A name in the text, not yet tied to what it names.
struct FoundName {
  std::uint32_t first = 0;  ///< words, both inclusive
  std::uint32_t last = 0;
  std::uint32_t end = 0;  ///< byte behind the name
  EntityType type{};
  HeadClass head_class{};
  std::uint32_t row = kNoRow;  ///< where the whole name is one of the lists
  bool has_head = false;       ///< whether `head_class` means something
  bool bare = false;  ///< only a noun that heads names, with what modifies it: "the Committee", "the Support Office"
  bool noun_only = false;  ///< bare, and nothing but the noun: "the Working Group"
  bool itself = false;     ///< "this Convention", "the present Agreement"
  bool tail = false;       ///< something was read behind the noun or the listed name
  float confidence = 1;
  std::string_view rule;
};

/// A stretch of words.
struct WordRange {
  std::uint32_t first = 0;
  std::uint32_t end = 0;  ///< behind the last
};

/// What the words of a listed name are where they stand.
enum class Plainly : std::uint8_t {
  kName,    ///< the name, and nothing around them belongs to it
  kNone,    ///< no mention
  kUnsure,  ///< it has to be read
};

/// Reads the longest name around a candidate. It looks at the words of one paragraph only, and at each a bounded number
/// of times.
class NameReader {
 public:
  explicit NameReader(NameWords const& words) : words_(words) {}

  /// Most listed names need no reading.
  [[nodiscard]] Plainly plainly(PhraseMatch const& match, WordRange paragraph) const {
    auto const& row = words_.kind(match.row);
    if (row.care == NameCare::kCollective) {
      if (shared_noun(match.last) || begins_title(match, paragraph.end)) return Plainly::kUnsure;
    } else {
      if (!row.plain || !stands_alone(row.behind, match.last, paragraph.end)) return Plainly::kUnsure;
      if (row.care != NameCare::kGuarded) return Plainly::kName;
    }
    return is_mention(match, paragraph) ? Plainly::kName : Plainly::kNone;
  }
  /// The name that a listed name begins, for `name`, which is new; false: the words are no mention here. `free` is the
  /// first word that no earlier name holds.
  [[nodiscard]] bool from_name(PhraseMatch const& match, WordRange paragraph, std::uint32_t free,
                               FoundName& name) const;
  /// The name that a head noun belongs to.
  [[nodiscard]] bool from_head(PhraseMatch const& match, WordRange paragraph, std::uint32_t free,
                               FoundName& name) const;

 private:
  void take_name(FoundName& name, PhraseMatch const& match) const {
    name.last = match.last;
    name.end = match.span.end;
    name.type = words_.kind(match.row).type;
    name.row = match.row;
    name.has_head = false;
  }
  void take_head(FoundName& name, PhraseMatch const& match) const {
    auto const& head = words_.head(match.row);
    name.last = match.last;
    name.end = match.span.end;
    name.type = head.type;
    name.head_class = head.head_class;
    name.has_head = true;
    name.row = kNoRow;
  }
  /// Whether nothing that stands behind a name can belong to it: mostly a small word that joins nothing. Those of the
  /// classes `behind` do.
  [[nodiscard]] bool stands_alone(NameWordClasses::Bits behind, std::uint32_t last, std::uint32_t end) const {
    auto const at = last + 1;
    if (at >= end) return true;
    if (words_.capital(at)) return false;
    auto const gap = words_.gap(at);
    if (gap != Gap::kBlank) return gap == Gap::kOther || gap == Gap::kComma;
    if (words_.phrase_begins(at)) return false;
    auto const joins = words_.classes(at) & behind;
    if (joins == 0) return true;
    // "and" joins a capitalised word that is no name of its own.
    auto const next = at + 1;
    return joins == NameWordClasses::bit(NameWord::kJointAnd) &&
           (next >= end || !words_.capital(next) || words_.phrase_begins(next));
  }
  /// Whether several adjectives may stand before a noun and share it: "regional and subregional organizations".
  [[nodiscard]] bool shared_noun(std::uint32_t at) const {
    auto const noun = words_.word(at);
    return noun.starts_with("organi") || noun.starts_with("institution") || noun.starts_with("agenc");
  }
  bool extend_name(FoundName& name, WordRange paragraph, std::uint32_t free) const;
  [[nodiscard]] bool is_mention(PhraseMatch const& match, WordRange paragraph) const;
  [[nodiscard]] bool word_is_mention(std::string_view text, PhraseMatch const& match, WordRange paragraph,
                                     bool has_before) const;
  [[nodiscard]] std::string_view word_behind(PhraseMatch const& match, WordRange paragraph) const;
  [[nodiscard]] std::uint32_t run_start(FoundName const& name, WordRange paragraph, std::uint32_t free) const;
  /// Whether a small word between blanks stands before: "the Committee".
  [[nodiscard]] bool follows_small(std::uint32_t at) const {
    return words_.small(at - 1) && words_.blank_before(at - 1) && words_.gap(at) == Gap::kBlank;
  }
  [[nodiscard]] bool heads_names(std::uint32_t at) const;
  [[nodiscard]] bool begins_title(PhraseMatch const& match, std::uint32_t end) const;
  bool extend_capitals(FoundName& name, std::uint32_t end) const;
  /// Whether `extend_capitals` has anything to look at: behind most names stands a small word or a mark that ends them.
  [[nodiscard]] bool may_extend(FoundName const& name, std::uint32_t end) const {
    auto const at = name.last + 1;
    if (at >= end) return false;
    if (words_.capital(at)) return true;
    auto const gap = words_.gap(at);
    if (gap == Gap::kOther || gap == Gap::kComma) return false;
    return gap != Gap::kBlank || words_.phrase_begins(at) || words_.joint(at) == NameJoint::kAnd;
  }
  /// Whether `read_tail` has anything to look at: the word behind has to be one with which a tail begins.
  [[nodiscard]] bool may_have_tail(FoundName const& name, std::uint32_t end) const {
    auto const at = name.last + 1;
    if (at >= end || words_.gap(at) != Gap::kBlank) return false;
    auto const classes = words_.classes(at);
    // "or", "established" and "pursuant" may be of no class.
    auto const first = words_.text().data()[words_.begin_of(at)];
    if (classes == 0 && first != 'o' && first != 'e' && first != 'p') return false;
    return may_begin_tail(name, classes, end);
  }
  [[nodiscard]] bool may_begin_tail(FoundName const& name, NameWordClasses::Bits classes, std::uint32_t end) const;
  bool extend_united_nations(FoundName& name, std::uint32_t end) const;
  void extend_collective(FoundName& name, WordRange paragraph, std::uint32_t free) const;
  void read_tail(FoundName& name, std::uint32_t end) const;
  bool step(FoundName& name, NameJoints joints, bool first, std::uint32_t end) const;
  bool coordinate(FoundName& name, bool first, std::uint32_t end) const;
  bool of_parties(FoundName& name, std::uint32_t end) const;
  bool of_field(FoundName& name, std::uint32_t end) const;
  void take_decade(FoundName& name, std::uint32_t end) const;
  /// "of All Forms of …", "and Other Human Settlements": inside a title such a word goes with the next.
  [[nodiscard]] bool title_word(std::uint32_t at, std::uint32_t end) const {
    return at + 1 < end && words_.capital(at + 1) && words_.is(at, NameWord::kTitleWord) &&
           words_.gap(at + 1) == Gap::kBlank;
  }
  [[nodiscard]] std::uint32_t capitals_end(std::uint32_t at, std::uint32_t end) const;
  [[nodiscard]] bool holds_head(std::uint32_t from, std::uint32_t to) const;
  [[nodiscard]] bool holds_head(std::uint32_t from, std::uint32_t to, HeadClass head_class) const;
  [[nodiscard]] std::uint32_t mandate_end(std::uint32_t at, std::uint32_t end) const;
  [[nodiscard]] bool person(PhraseMatch const& match, WordRange paragraph, FoundName& name) const;
  void take_number(FoundName& name, std::uint32_t end) const;
  void settle_type(FoundName& name) const {
    // What is read below changes no others.
    constexpr auto kModifier = NameWordClasses::bit(NameWord::kModifier);
    bool const one_word = name.first == name.last && words_.text().data()[words_.begin_of(name.first)] != 'U' &&
                          (words_.classes(name.first) & kModifier) == 0;
    if (!one_word) settle_type_at_length(name);
  }
  void settle_type_at_length(FoundName& name) const;
  void establishment(FoundName& name, std::uint32_t end) const;

  NameWords const& words_;
};

}  // namespace rapporteur
