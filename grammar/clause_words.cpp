#include "grammar/clause.hpp"
#include "grammar/embedded.hpp"
#include "grammar/lexicon.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace rapporteur::grammar {
namespace {

constexpr std::array<std::string_view, word::kInfinitive> kNames = {
    "account",      "act",     "and",         "any",        "article",    "as",        "attribute", "auxiliary",
    "but",          "by",      "clause-verb", "determiner", "event",      "extension", "in",        "into",
    "intransitive", "law",     "law-noun",    "licence",    "not",        "noun-verb", "of",        "participle",
    "particular",   "past",    "preposition", "present",    "pronoun",    "ready",     "relative",  "remit",
    "reporting",    "session", "such",        "task-verb",  "through",    "time-noun", "to",        "unit",
    "unit-of-time", "until",   "well",        "while",      "with",       "modal",     "help",      "universal",
    "there",        "be",      "right",       "or",         "indefinite", "duty"};

Table read(std::string_view name) {
  for (auto const& table : embedded_tables()) {
    if (table.name == name) return Table::parse(name, table.text, {});
  }
  throw TableError(std::string(name) + ".tsv: the table is missing");
}

WordClasses classes_named(std::string_view names, std::string_view entry) {
  WordClasses classes = 0;
  while (!names.empty()) {
    auto const name = names.substr(0, names.find(' '));
    names.remove_prefix(std::min(names.size(), name.size() + 1));
    auto const found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end()) throw TableError("clause_words.tsv: " + std::string(entry) + ": no such class");
    classes |= one(static_cast<word::Class>(found - kNames.begin()));
  }
  return classes;
}

}  // namespace

void read_clause_words(ClauseWordSink const& tell) {
  for (auto const& row : read("clause_words").rows) tell(row[0], classes_named(row[1], row[0]));
  for (auto const& row : read("infinitives").rows) {
    auto const classes = tell(row[0], one(word::kInfinitive));
    // "closes" is a verb, "reports" may be a noun.
    if ((classes & one(word::kNounVerb)) == 0) tell(third_person(row[0]), one(word::kClauseVerb));
  }
  auto const& lexicon = Lexicon::standard();
  for (auto const& row : read("verbs").rows) {
    auto const form = third_person(row[0]);
    if (!lexicon.not_verb(form)) tell(form, one(word::kThirdPerson));
  }
}

}  // namespace rapporteur::grammar
