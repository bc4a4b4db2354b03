#include "grammar/act.hpp"
#include "grammar/lexicon.hpp"

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

struct ActTable {
  ActTable() {
    for (auto const& row : embedded_table("acts", {"lemma", "category", "force", "tone", "reason"}).rows) {
      rows.push_back({row[0], category_of(row[1]), table_number(row[2]), table_number(row[3]), row[4]});
    }
    for (Act const& act : rows) places[act.lemma] = &act;
  }
  std::vector<Act> rows;
  WordTable<Act const*> places;
};

ActTable const& table() {
  static ActTable const table;
  return table;
}

}  // namespace

std::vector<Act> const& acts() { return table().rows; }

Act const* find_act(std::string_view lemma) {
  Act const* const* const found = table().places.find(lemma);
  return found == nullptr ? nullptr : *found;
}

}  // namespace rapporteur::grammar
