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

constexpr std::array<std::string_view, 46> kPartyClassNames = {
    "party",    "light", "thing",    "pronoun",   "relative",    "participle",  "false_to",  "not_verb",
    "long",     "bare",  "definite", "article",   "preposition", "trailing",    "adverb",    "not_adverb",
    "selector", "aside", "short",    "duty",      "behind_in",   "behind_with", "behind_ed", "means",
    "special",  "power", "modal",    "no_bare",   "stative",     "settled",     "and",       "or",
    "to",       "of",    "that",     "including", "as",          "well",        "along",     "in",
    "with",     "be",    "by",       "further",   "title",       "dash"};

PartyClasses class_of(std::string_view name) {
  auto const found = std::find(kPartyClassNames.begin(), kPartyClassNames.end(), name);
  if (found == kPartyClassNames.end()) throw TableError("party_words.tsv: \"" + std::string(name) + "\" is no class");
  return PartyClasses{1} << static_cast<std::size_t>(found - kPartyClassNames.begin());
}

std::size_t last_letter(std::string_view word) { return static_cast<unsigned char>(word.back()) & 31U; }

}  // namespace

PartyWords const& PartyWords::standard() {
  static PartyWords const words;
  return words;
}

PartyWords::PartyWords() {
  for (auto const& row : embedded_table("party_words", {"word", "class"}).rows) {
    auto const of = class_of(row[1]);
    if (row[0].starts_with('-')) {
      endings_[last_letter(row[0])].emplace_back(row[0].substr(1));
    } else {
      put(row[0], of);
    }
  }
}

void PartyWords::put(std::string_view word, PartyClasses classes) {
  auto const key = fingerprint(word, word.data() + word.size());
  auto at = place(key);
  while (slots_[at] != 0 && slots_[at] >> kSetBits != tag(key)) at = (at + 1) % kSlots;
  if (slots_[at] == 0) {
    if (++count_ * 2 > kSlots) throw TableError("party_words.tsv: too many words");
  } else {
    classes |= sets_[slots_[at] % kMostSets];
  }
  slots_[at] = tag(key) << kSetBits | set_of(classes);
}

unsigned PartyWords::set_of(PartyClasses classes) {
  auto const last = sets_.begin() + static_cast<std::ptrdiff_t>(set_count_);
  auto const found = std::find(sets_.begin(), last, classes);
  if (found == sets_.end()) throw TableError("party_words.tsv: too many different words");
  if (found == last) {
    *found = classes;
    ++set_count_;
  }
  return static_cast<unsigned>(found - sets_.begin());
}

bool PartyWords::ends_like_a_thing(std::string_view noun) const {
  if (noun.empty()) return false;
  auto const& endings = endings_[last_letter(noun)];
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
