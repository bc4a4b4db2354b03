#include "grammar/act.hpp"
#include "grammar/lexicon.hpp"

#include <array>
#include <utility>

namespace rapporteur::grammar {
namespace {

ActCategory category_of(std::string_view name) {
  if (name == "DECIDING") return ActCategory::kDeciding;
  if (name == "DIRECTIVE") return ActCategory::kDirective;
  if (name == "EVALUATIVE") return ActCategory::kEvaluative;
  if (name == "REINFORCING") return ActCategory::kReinforcing;
  if (name == "OBSERVING") return ActCategory::kObserving;
  throw TableError("acts.tsv: \"" + std::string(name) + "\" is no category");
}

ActTrait trait_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, ActTrait>, 15> kNames = {{{"core", kCoreAct},
                                                                                    {"weak", kWeakAct},
                                                                                    {"weighing", kWeighing},
                                                                                    {"steady", kSteady},
                                                                                    {"item", kItemAct},
                                                                                    {"item_of", kItemActOf},
                                                                                    {"infinitive", kInfinitiveAct},
                                                                                    {"resolve", kResolve},
                                                                                    {"noun", kNounAct},
                                                                                    {"to", kTakesTo},
                                                                                    {"on", kTakesOn},
                                                                                    {"in", kTakesIn},
                                                                                    {"with", kTakesWith},
                                                                                    {"free", kFreeAct},
                                                                                    {"telling", kTellingAct}}};
  for (auto const& [known, trait] : kNames) {
    if (known == name) return trait;
  }
  throw TableError("act_traits.tsv: \"" + std::string(name) + "\" is no trait");
}

struct ActTable {
  ActTable() {
    for (auto const& row : embedded_table("acts", {"lemma", "category", "force", "tone", "reason"}).rows) {
      rows.push_back({row[0], category_of(row[1]), table_number(row[2]), table_number(row[3]), row[4], 0});
    }
    for (Act& act : rows) places[act.lemma] = &act;
    for (auto const& row : embedded_table("act_traits", {"lemma", "trait"}).rows) {
      Act* const* const act = places.find(row[0]);
      if (act == nullptr) throw TableError("act_traits.tsv: \"" + std::string(row[0]) + "\" is no act");
      (*act)->traits |= trait_of(row[1]);
    }
  }
  std::vector<Act> rows;
  WordTable<Act*> places;
};

ActTable const& table() {
  static ActTable const table;
  return table;
}

}  // namespace

std::vector<Act> const& acts() { return table().rows; }

Act const* find_act(std::string_view lemma) {
  Act* const* const found = table().places.find(lemma);
  return found == nullptr ? nullptr : *found;
}

}  // namespace rapporteur::grammar
