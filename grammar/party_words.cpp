#include "grammar/party_words.hpp"

#include "grammar/lexicon.hpp"
#include "grammar/word_table.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <vector>

namespace rapporteur::grammar {
namespace {

constexpr std::array<std::string_view, 44> kPartyClassNames = {
    "party",   "light",    "thing",     "pronoun",     "relative",  "participle", "false_to",   "not_verb", "long",
    "bare",    "definite", "article",   "preposition", "trailing",  "adverb",     "not_adverb", "selector", "aside",
    "short",   "duty",     "behind_in", "behind_with", "behind_ed", "means",      "special",    "power",    "modal",
    "no_bare", "stative",  "settled",   "and",         "or",        "to",         "of",         "that",     "including",
    "as",      "well",     "along",     "in",          "with",      "be",         "by",         "further"};

PartyClasses class_of(std::string_view name) {
  auto const found = std::find(kPartyClassNames.begin(), kPartyClassNames.end(), name);
  if (found == kPartyClassNames.end()) throw TableError("party_words.tsv: \"" + std::string(name) + "\" is no class");
  return PartyClasses{1} << static_cast<std::size_t>(found - kPartyClassNames.begin());
}

/// Small letters of the capitals among eight bytes; signs that are no letters stay apart from those that are.
constexpr std::uint64_t kSmall = 0x2020202020202020U;

std::uint64_t eight(char const* from) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

/// A fingerprint of a word in letters of either case. Most words are shorter than eight bytes and lie before other
/// text: then it takes one load.
std::uint64_t fingerprint(std::string_view word, char const* end) {
  constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
  char const* const begin = word.data();
  auto const size = word.size();
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  if (size >= 8) {
    last = eight(begin + size - 8) | kSmall;
    first = eight(begin) | kSmall;
    for (std::size_t at = 8; at + 8 < size; at += 8) first = first * kMix + (eight(begin + at) | kSmall);
  } else if (end - begin >= 8) {
    first = (eight(begin) | kSmall) & ((std::uint64_t{1} << (8 * size)) - 1);
  } else {
    std::memcpy(&first, begin, size);
    first |= kSmall & ((std::uint64_t{1} << (8 * size)) - 1);
  }
  auto const mixed = (first * kMix ^ last) * kMix;
  return (mixed ^ mixed >> 29U) * kMix + size;
}

/// Some hundred words by their fingerprints, so few bytes that they stay in the cache.
class Words {
 public:
  Words() : slots_(kSlots) {
    for (auto const& row : embedded_table("party_words", {"word", "class"}).rows) {
      auto const of = class_of(row[1]);
      if (row[0].starts_with('-')) {
        endings_[last_letter(row[0])].push_back(std::string(row[0].substr(1)));
      } else {
        put(row[0], of);
      }
    }
  }

  [[nodiscard]] PartyClasses find(std::string_view word, char const* end) const {
    auto const key = fingerprint(word, end);
    for (auto at = place(key); slots_[at].tag != 0; at = (at + 1) % kSlots) {
      if (slots_[at].tag == tag(key)) return known_[slots_[at].known];
    }
    return 0;
  }

  [[nodiscard]] std::vector<std::string> const& endings(std::string_view word) const {
    return endings_[last_letter(word)];
  }

 private:
  struct Slot {
    std::uint32_t tag = 0;  ///< 0: empty
    std::uint32_t known = 0;
  };
  static constexpr std::size_t kSlots = 4096;
  static std::uint32_t tag(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32U) | 1U; }
  static std::size_t place(std::uint64_t key) { return static_cast<std::size_t>(key) % kSlots; }
  static std::size_t last_letter(std::string_view word) { return static_cast<unsigned char>(word.back()) & 31U; }

  void put(std::string_view word, PartyClasses classes) {
    auto const key = fingerprint(word, word.data() + word.size());
    auto at = place(key);
    while (slots_[at].tag != 0 && slots_[at].tag != tag(key)) at = (at + 1) % kSlots;
    if (slots_[at].tag == 0) {
      if (known_.size() * 2 > kSlots) throw TableError("party_words.tsv: too many words");
      slots_[at] = {tag(key), static_cast<std::uint32_t>(known_.size())};
      known_.push_back(0);
    }
    known_[slots_[at].known] |= classes;
  }

  std::vector<Slot> slots_;
  std::vector<PartyClasses> known_;
  std::array<std::vector<std::string>, 32> endings_;  // of things, by their last letters
};

Words const& words() {
  static Words const all;
  return all;
}

}  // namespace

PartyClasses party_classes(std::string_view word, char const* end) { return words().find(word, end); }

bool thing_by_ending(std::string_view noun) {
  if (noun.empty()) return false;
  auto const& endings = words().endings(noun);
  return std::any_of(endings.begin(), endings.end(), [noun](std::string const& ending) {
    return noun.size() > ending.size() + 2 && noun.ends_with(ending);
  });
}

std::optional<PartyForm> party_form(std::string_view lemma) {
  static constexpr std::array<std::string_view, 5> kNames = {"infinitive", "that", "reminded", "called_for", "told"};
  static WordTable<PartyForm> const forms = [] {
    WordTable<PartyForm> all;
    for (auto const& row : embedded_table("party_forms", {"lemma", "form"}).rows) {
      auto const found = std::find(kNames.begin(), kNames.end(), row[1]);
      if (found == kNames.end()) throw TableError("party_forms.tsv: \"" + std::string(row[1]) + "\" is no form");
      all[row[0]] = static_cast<PartyForm>(found - kNames.begin());
    }
    return all;
  }();
  auto const* const found = forms.find(lemma);
  if (found == nullptr) return std::nullopt;
  return *found;
}

}  // namespace rapporteur::grammar
