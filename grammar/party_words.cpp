#include "grammar/lexis.hpp"
#include "grammar/party.hpp"

#include <array>
#include <string>

namespace rapporteur::grammar {
namespace {

using namespace lexis;

std::uint16_t class_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, PartyClass>, 10> kNames = {{{"party", kPartyNoun},
                                                                                      {"light", kLightNoun},
                                                                                      {"thing", kThingNoun},
                                                                                      {"pronoun", kPronoun},
                                                                                      {"relative", kRelative},
                                                                                      {"participle", kParticiple},
                                                                                      {"false_to", kFalseTo},
                                                                                      {"not_verb", kNotVerb},
                                                                                      {"long", kLongInsertion},
                                                                                      {"bare", kBareVerb}}};
  for (auto const& [word, value] : kNames) {
    if (word == name) return value;
  }
  throw TableError("party_words.tsv: \"" + std::string(name) + "\" is no class");
}

WordTable<std::uint16_t> const& party_words() {
  static WordTable<std::uint16_t> const table = [] {
    WordTable<std::uint16_t> words;
    for (auto const& row : embedded_table("party_words", {"word", "class"}).rows) words[row[0]] |= class_of(row[1]);
    return words;
  }();
  return table;
}

}  // namespace

std::uint16_t party_classes(std::string_view word) {
  auto const* const found = party_words().find(LowerWord(word).view());
  return found == nullptr ? 0 : *found;
}

}  // namespace rapporteur::grammar
