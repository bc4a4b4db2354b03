#include "grammar/condition.hpp"

#include "grammar/embedded.hpp"
#include "grammar/lexicon.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace rapporteur::grammar {
namespace {

constexpr std::array<std::string_view, 10> kKinds = {
    "",         "RESOURCE", "REQUEST",    "DISCRETION",   "CONTINGENCY",
    "TEMPORAL", "EXTENT",   "CONFORMITY", "CONSULTATION", "CONSIDERATION"};
constexpr std::array<std::string_view, 7> kEnds = {"cue", "open", "remit", "noun", "weigh", "phrase", "clause"};
constexpr std::array<std::string_view, 20> kGuards = {
    "none",  "apart",  "if",     "proviso", "inversion", "where",   "when", "until", "pending",    "once",
    "after", "before", "source", "split",   "pursuant",  "subject", "task", "owed",  "participle", "never"};

Table read(std::string_view name, std::vector<std::string_view> const& columns) {
  for (auto const& table : embedded_tables()) {
    if (table.name == name) return Table::parse(name, table.text, columns);
  }
  throw TableError(std::string(name) + ".tsv: the table is missing");
}

[[noreturn]] void fail(std::string_view table, std::string_view entry, std::string_view what) {
  throw TableError(std::string(table) + ".tsv: " + std::string(entry) + ": " + std::string(what));
}

template <class Enum, std::size_t kSize>
Enum named(std::array<std::string_view, kSize> const& names, std::string_view name) {
  auto const found = std::find(names.begin(), names.end(), name);
  if (found == names.end() || name.empty()) fail("condition_families", name, "no such name");
  return static_cast<Enum>(found - names.begin());
}

PhrasePattern pattern_of(std::string_view table, std::string_view text) {
  auto pattern = parse_pattern(text);
  if (pattern.empty()) fail(table, text, "not a pattern");
  return pattern;
}

void read_families(ConditionTables& tables) {
  for (auto const& row : read("condition_families", {"family", "kind", "end", "guard", "meaning"}).rows) {
    tables.families.push_back({row[0], named<ConditionKind>(kKinds, row[1]), named<ConditionEnd>(kEnds, row[2]),
                               named<ConditionGuard>(kGuards, row[3]), row[4]});
  }
}

void read_cues(ConditionTables& tables) {
  for (auto const& row : read("condition_cues", {"cue", "family", "strictness", "reason"}).rows) {
    auto const* family = tables.family(row[1]);
    if (family == nullptr) fail("condition_cues", row[0], "no such family");
    float strictness = -1;
    std::from_chars(row[2].data(), row[2].data() + row[2].size(), strictness);
    if (strictness < 0 || strictness > 1) fail("condition_cues", row[0], "the strictness is not in [0, 1]");
    tables.cues.push_back({pattern_of("condition_cues", row[0]),
                           static_cast<std::uint16_t>(family - tables.families.data()), strictness, row[3]});
  }
}

std::vector<PhrasePattern> phrases_of(std::string_view name) {
  std::vector<PhrasePattern> all;
  for (auto const& row : read(name, {"phrase", "reason"}).rows) all.push_back(pattern_of(name, row[0]));
  return all;
}

ConditionTables load() {
  ConditionTables tables;
  read_families(tables);
  read_cues(tables);
  for (auto const& cue : tables.cues) {
    auto const& family = tables.families[cue.family];
    tables.facts.push_back({cue.family, family.guard, family.end, cue.strictness});
  }
  tables.not_conditions = phrases_of("not_conditions");
  tables.breaks = phrases_of("clause_breaks");
  return tables;
}

}  // namespace

ConditionTables const& ConditionTables::standard() {
  static ConditionTables const tables = load();
  return tables;
}

ConditionFamily const* ConditionTables::family(std::string_view name) const {
  auto const found =
      std::find_if(families.begin(), families.end(), [&](auto const& each) { return each.name == name; });
  return found == families.end() ? nullptr : &*found;
}

}  // namespace rapporteur::grammar
