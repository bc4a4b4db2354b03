#include "grammar/product_lexis.hpp"
#include "grammar/word_starts.hpp"

#include <algorithm>

namespace rapporteur::grammar {
namespace {

using namespace lexis;

constexpr std::array<std::string_view, 14> kTypes = {
    "REPORT",      "MEETING",    "REVIEW",   "ANALYSIS", "STRATEGY",    "POLICY", "RECOMMENDATIONS",
    "INFORMATION", "ASSISTANCE", "TRAINING", "FUNDING",  "APPOINTMENT", "BODY",   "OTHER"};

constexpr std::pair<std::string_view, std::uint32_t> kClasses[] = {
    {"bridge", product_class::kBridge},
    {"determiner", product_class::kDeterminer},
    {"function", product_class::kFunction},
    {"reports", product_class::kReports},
    {"reviews", product_class::kReviews},
    {"reviewed", product_class::kReviewed},
    {"contributes", product_class::kContributes},
    {"behind_report", product_class::kBehindReport},
    {"joins", product_class::kJoins},
    {"place", product_class::kPlace},
    {"means", product_class::kMeans},
    {"enables", product_class::kEnables},
    {"acts", product_class::kActs},
    {"no_verb", product_class::kNoVerb},
    {"lead", product_class::kLead},
    {"established", product_class::kEstablished},
    {"outer", product_class::kOuter},
    {"to_whom", product_class::kToWhom},
    {"goes_on", product_class::kGoesOn},
};

/// Of the words at which something has to be looked at.
constexpr std::uint32_t kBegins = product_class::kVerb | product_class::kPhrasal | product_class::kBridge |
                                  product_class::kReports | product_class::kReviews | product_class::kReviewed |
                                  product_class::kContributes | product_class::kJoins | product_class::kPlace |
                                  product_class::kMeans | product_class::kEnables;

}  // namespace

ProductWords::ProductWords() {
  auto const table = embedded_table("products", {"word", "class"});
  for (auto const& row : table.rows) add(row[0], row[1]);
  for (auto const& row : table.rows) {
    if (row[0].find(' ') == std::string_view::npos) beginnings.emplace_back(row[0]);
    if (row[1] == "verb") {
      auto const verb = row[0].substr(0, row[0].find(' '));
      beginnings.push_back(gerund(verb));
      beginnings.push_back(third_person(verb));
      beginnings.emplace_back(verb);
    }
  }
  find_beginnings();
}

/// Of all words that may be one, those that are.
void ProductWords::find_beginnings() {
  std::sort(beginnings.begin(), beginnings.end());
  beginnings.erase(std::unique(beginnings.begin(), beginnings.end()), beginnings.end());
  std::erase_if(beginnings, [&](std::string const& word) {
    auto const* const entry = words.find(word);
    return entry == nullptr || (entry->classes & kBegins) == 0;
  });
  for (auto const& word : beginnings) beginning_classes.push_back(words.find(word)->classes);
}

void ProductWords::add_verb(std::string_view verb) {
  auto const blank = verb.find(' ');
  if (blank == std::string_view::npos) {
    words[verb].classes |= product_class::kVerb;
    words[third_person(verb)].classes |= product_class::kVerb;
    words[gerund(verb)].classes |= product_class::kVerb | product_class::kGerund;
    return;
  }
  // "carry out" is told by its first word.
  auto const first = verb.substr(0, blank);
  words[first].classes |= product_class::kPhrasal;
  words[gerund(first)].classes |= product_class::kPhrasal | product_class::kGerund;
  for (auto const& form : {std::string(first), gerund(first)}) phrasal_verbs.emplace_back(form, verb.substr(blank));
}

void ProductWords::add(std::string_view word, std::string_view name) {
  if (name == "verb") return add_verb(word);
  if (name == "passing") {
    for (auto const& form : {std::string(word), gerund(word), third_person(word)})
      words[form].classes |= product_class::kPassing;
    return;
  }
  for (auto const& [known, value] : kClasses) {
    if (known != name) continue;
    words[word].classes |= value;
    return;
  }
  auto const type = std::find(kTypes.begin(), kTypes.end(), name);
  if (type == kTypes.end()) throw TableError("products.tsv: \"" + std::string(name) + "\" is no class");
  auto const value = static_cast<ProductType>(type - kTypes.begin() + 1);
  if (word.find(' ') != std::string_view::npos) {
    phrases[place(word[0])].emplace_back(word, value);
    words[product_word_at(word)].classes |= product_class::kHead;
    return;
  }
  ProductWord& entry = words[word];
  entry.classes |= product_class::kNoun;
  entry.type = value;
}

ProductWords const& product_words() {
  static ProductWords const words;
  return words;
}

std::span<std::string const> product_beginnings() { return product_words().beginnings; }

bool brings_about(std::string_view lemma) {
  auto const* const entry = product_words().words.find(lemma);
  return entry != nullptr && (entry->classes & product_class::kActs) != 0;
}

std::string_view product_word_at(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && (is_word_byte(text[size]) || (text[size] == '-' && size > 0 && size + 1 < text.size() &&
                                                             is_letter(text[size + 1])))) {
    ++size;
  }
  return text.substr(0, size);
}

ProductToken product_token(std::string_view word) {
  if (word.empty()) return {};
  auto const& words = product_words().words;
  auto const* const entry = is_lower(word.front()) ? words.find(word) : words.find(LowerWord(word).view());
  if (entry == nullptr) return {word};
  return {word, entry->classes, entry->type};
}

std::string_view word_before(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] == ' ') --at;
  auto const end = at;
  while (at > 0 && (is_letter(text[at - 1]) || text[at - 1] == '-')) --at;
  return text.substr(at, end - at);
}

}  // namespace rapporteur::grammar
