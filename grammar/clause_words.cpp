#include "grammar/clause.hpp"
#include "grammar/embedded.hpp"
#include "grammar/lexicon.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <map>
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

std::vector<std::pair<std::string, WordClasses>> load() {
  std::map<std::string, WordClasses> words;
  for (auto const& row : read("clause_words").rows) words[std::string(row[0])] |= classes_named(row[1], row[0]);
  for (auto const& row : read("infinitives").rows) {
    auto& classes = words[std::string(row[0])];
    classes |= one(word::kInfinitive);
    // "closes" is a verb, "reports" may be a noun.
    if ((classes & one(word::kNounVerb)) == 0) words[third_person(row[0])] |= one(word::kClauseVerb);
  }
  auto const& lexicon = Lexicon::standard();
  for (auto const& row : read("verbs").rows) {
    auto const form = third_person(row[0]);
    if (!lexicon.not_verb(form)) words[form] |= one(word::kThirdPerson);
  }
  return {words.begin(), words.end()};
}

/// One or two endings, four bytes at most, that have the same last letter.
struct Ending {
  std::array<std::uint32_t, 2> letters{};
  std::uint32_t mask = 0xffffffff;  // of the bytes that belong to them
  std::size_t least = 1;            // bytes of a word that may have one
  WordClasses classes = 0;
};

/// The last four bytes as a number, the last of them highest.
constexpr std::uint32_t tail_of(std::string_view ending) {
  std::uint32_t tail = 0;
  for (char const c : ending) tail = tail >> 8U | static_cast<std::uint32_t>(static_cast<unsigned char>(c)) << 24U;
  return tail;
}

/// By the low five bits of the last letter.
constexpr auto kEndings = [] {
  std::array<Ending, 32> endings{};
  auto const put = [&](std::string_view first, std::string_view second, std::size_t before, word::Class of) {
    auto& row = endings[static_cast<unsigned char>(first.back()) & 31U];
    row.letters = {tail_of(first), tail_of(second)};
    row.mask = ~std::uint32_t{0} << (8 * (4 - first.size()));
    row.least = first.size() + before;
    row.classes = one(of);
  };
  put("ly", "ly", 3, word::kAdverb);
  put("ing", "ing", 2, word::kGerund);
  put("ed", "ed", 2, word::kEd);
  put("s", "s", 0, word::kPlural);
  put("tion", "sion", 2, word::kNominal);
  put("ment", "ment", 2, word::kNominal);
  put("ance", "ence", 2, word::kNominal);
  put("al", "al", 3, word::kNominal);
  return endings;
}();

}  // namespace

std::vector<std::pair<std::string, WordClasses>> const& clause_words() {
  static auto const kWords = load();
  return kWords;
}

WordClasses classes_by_form(std::string_view word) {
  WordClasses classes = 0;
  if (word.empty()) return classes;
  char const first = word.front();
  if (first >= 'A' && first <= 'Z') classes |= one(word::kCapital);
  if (first >= '0' && first <= '9') return classes | one(word::kFigure);
  auto const& ending = kEndings[static_cast<unsigned char>(word.back()) & 31U];
  if (word.size() < ending.least) return classes;
  std::uint32_t tail = 0;
  if (word.size() >= sizeof tail && std::endian::native == std::endian::little) {
    std::memcpy(&tail, word.data() + word.size() - sizeof tail, sizeof tail);
  } else {
    tail = tail_of(word);
  }
  tail &= ending.mask;
  if (tail == ending.letters[0] || tail == ending.letters[1]) classes |= ending.classes;
  return classes;
}

}  // namespace rapporteur::grammar
