#include "grammar/lexicon.hpp"

#include "grammar/embedded.hpp"

#include <algorithm>
#include <array>

namespace rapporteur::grammar {
namespace {

std::string place(std::string_view name, std::size_t line, std::size_t column) {
  return std::string(name) + ".tsv:" + std::to_string(line) + ":" + std::to_string(column) + ": ";
}

std::vector<std::string_view> fields_of(std::string_view line, std::size_t columns) {
  std::vector<std::string_view> fields;
  fields.reserve(columns);
  for (;;) {
    auto const tab = line.find('\t');
    fields.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

bool vowel(char letter) { return std::string_view("aeiou").find(letter) != std::string_view::npos; }

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](auto ending) { return word.ends_with(ending); });
}

/// ASCII letters of either case are equal; other bytes must be the same.
bool begins_with_either_case(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    auto const a = static_cast<unsigned char>(text[i]);
    auto const b = static_cast<unsigned char>(prefix[i]);
    if (a == b) continue;
    bool const letters = ((a | 0x20U) >= 'a' && (a | 0x20U) <= 'z');
    if (!letters || (a | 0x20U) != (b | 0x20U)) return false;
  }
  return true;
}

/// The same for a letter in either case.
std::size_t letter_place(std::string_view text) { return static_cast<unsigned char>(text.front()) & 31U; }

}  // namespace

Table Table::parse(std::string_view name, std::string_view text, std::vector<std::string_view> const& expected) {
  Table table;
  std::size_t number = 0;
  while (!text.empty()) {
    auto const end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    auto fields = fields_of(line, table.columns.size());
    if (table.columns.empty()) {
      if (!expected.empty() && fields != expected)
        throw TableError(place(name, number, 1) + "the columns are not the ones expected");
      table.columns = std::move(fields);
      continue;
    }
    if (fields.size() != table.columns.size()) {
      throw TableError(place(name, number, line.size() + 1) + std::to_string(fields.size()) +
                       " fields where there are " + std::to_string(table.columns.size()) + " columns");
    }
    if (fields.front().empty()) throw TableError(place(name, number, 1) + "the first field is empty");
    table.rows.push_back(std::move(fields));
  }
  if (table.columns.empty()) throw TableError(place(name, 1, 1) + "the table is empty");
  return table;
}

float table_number(std::string_view field) {
  // The library reads floating-point numbers in the user's locale or not at all with this compiler's from_chars.
  bool const negative = field.starts_with('-');
  if (negative) field.remove_prefix(1);
  float value = 0;
  float unit = 0;
  for (char const c : field) {
    if (c == '.' && unit == 0) {
      unit = 1;
    } else if (c >= '0' && c <= '9') {
      value = value * 10 + static_cast<float>(c - '0');
      unit *= 10;
    } else {
      return 0;
    }
  }
  if (unit > 1) value /= unit;
  return negative ? -value : value;
}

Table embedded_table(std::string_view name, std::vector<std::string_view> const& columns) {
  for (auto const& table : embedded_tables()) {
    if (table.name == name) return Table::parse(name, table.text, columns);
  }
  throw TableError(std::string(name) + ".tsv: the table is missing");
}

std::string third_person(std::string_view verb) {
  std::string form(verb);
  if (form == "have") return "has";
  if (ends_with_any(verb, {"s", "x", "z", "ch", "sh", "o"})) return form + "es";
  if (verb.size() > 1 && verb.ends_with('y') && !vowel(verb[verb.size() - 2])) {
    form.back() = 'i';
    return form + "es";
  }
  return form + "s";
}

std::string gerund(std::string_view verb) {
  // A last stressed syllable with one short vowel doubles its consonant; spelling does not show the stress.
  static constexpr std::array<std::string_view, 14> kDoubled = {"admit",  "commit", "recommit", "regret", "defer",
                                                                "confer", "refer",  "set",      "permit", "transfer",
                                                                "submit", "annul",  "transmit", "remit"};
  std::string form(verb);
  if (std::find(kDoubled.begin(), kDoubled.end(), verb) != kDoubled.end()) return form + form.back() + "ing";
  if (verb.ends_with('e') && !verb.ends_with("ee")) form.pop_back();
  return form + "ing";
}

Lexicon::Lexicon() {
  add_words();
  for (auto const& row : embedded_table("masthead", {"line"}).rows) masthead_[row[0]] = true;
  add_organs();
}

void Lexicon::add_words() {
  // The first reading of a spelling counts.
  auto const add_head = [&](std::string_view spelling, HeadForm form, std::string_view lemma) {
    KnownWord& word = words_[spelling];
    if (!word.is_head) word.head = {form, lemma};
    word.is_head = true;
  };
  auto const add_verb = [&](std::string const& spelling, std::string_view lemma) {
    add_head(third_person(spelling), HeadForm::kThirdPerson, lemma);
    add_head(gerund(spelling), HeadForm::kGerund, lemma);
    add_head(spelling, HeadForm::kBase, lemma);
  };
  for (auto const& row : embedded_table("verbs", {"lemma"}).rows) {
    std::string spelling(row[0]);
    add_verb(spelling, row[0]);
    if (spelling.ends_with("ize")) {
      spelling[spelling.size() - 2] = 's';
      add_verb(spelling, row[0]);
    }
  }
  for (auto const& row : embedded_table("participles", {"word", "lemma"}).rows) {
    add_head(row[0], HeadForm::kParticiple, row[1]);
  }
  for (auto const& row : embedded_table("adverbs", {"word", "place", "force", "tone"}).rows) {
    KnownWord& word = words_[row[0]];
    if (word.is_adverb) continue;
    word.is_adverb = true;
    word.adverb = row[1] == "before"  ? AdverbPlace::kBefore
                  : row[1] == "after" ? AdverbPlace::kAfter
                                      : AdverbPlace::kBoth;
    word.force_shift = table_number(row[2]);
    word.tone_shift = table_number(row[3]);
  }
  for (auto const& row : embedded_table("list_words", {"word"}).rows) words_[row[0]].list_word = true;
  for (auto const& row : embedded_table("not_verbs", {"word"}).rows) words_[row[0]].not_verb = true;
  for (auto const& row : embedded_table("joining_words", {"word"}).rows) {
    words_[row[0]].joining_word = true;
    auto word = row[0];
    if (word.ends_with('.')) word.remove_suffix(1);
    joining_ends_[letter_bits(word.back())] |= 1U << letter_bits(word.size() > 1 ? word[word.size() - 2] : ' ');
  }
}

void Lexicon::add_organs() {
  for (auto const& row : embedded_table("organs", {"id", "name", "language", "prefix", "pattern"}).rows) {
    organs_by_letter_[letter_place(row[1])].push_back(static_cast<std::uint16_t>(organs_.size()));
    organs_.push_back({row[0], row[1], row[2], row[3], row[4]});
  }
}

Lexicon const& Lexicon::standard() {
  static Lexicon const lexicon;
  return lexicon;
}

Head const* Lexicon::head(std::string_view word) const {
  auto const* const found = words_.find(word);
  return found != nullptr && found->is_head ? &found->head : nullptr;
}

AdverbPlace const* Lexicon::adverb(std::string_view word) const {
  auto const* const found = words_.find(word);
  return found != nullptr && found->is_adverb ? &found->adverb : nullptr;
}

Organ const* Lexicon::organ_at(std::string_view text) const {
  if (text.empty()) return nullptr;
  Organ const* best = nullptr;
  for (auto const row : organs_by_letter_[letter_place(text)]) {
    auto const& organ = organs_[row];
    if ((best == nullptr || organ.name.size() > best->name.size()) && begins_with_either_case(text, organ.name)) {
      best = &organ;
    }
  }
  return best;
}

}  // namespace rapporteur::grammar
