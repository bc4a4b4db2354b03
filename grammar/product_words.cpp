#include "grammar/product_lexis.hpp"
#include "grammar/word_starts.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

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
    {"provides", product_class::kProvides},
    {"gives", product_class::kGives},
    {"whom", product_class::kWhom},
    {"manner", product_class::kManner},
    {"quality", product_class::kQuality},
    {"names_on", product_class::kNamesOn},
    {"no_subject", product_class::kNoSubject},
};

/// Of the words at which something has to be looked at.
constexpr std::uint32_t kBegins = product_class::kVerb | product_class::kPhrasal | product_class::kBridge |
                                  product_class::kReports | product_class::kReviews | product_class::kReviewed |
                                  product_class::kContributes | product_class::kJoins | product_class::kPlace |
                                  product_class::kMeans | product_class::kEnables;

}  // namespace

ProductTable::Key ProductTable::key_of(std::string_view word) {
  auto const load = [&word]<class Integer>(std::size_t at, Integer bytes) {
    std::memcpy(&bytes, word.data() + at, sizeof bytes);
    return std::uint64_t{bytes};
  };
  auto const size = word.size();
  if (size > 8) return {load(0, std::uint64_t{}), load(size - 8, std::uint64_t{}) >> (8 * (16 - size))};
  if (size == 8) return {load(0, std::uint64_t{}), 0};
  // In two pieces that may overlap, or byte by byte.
  if (size >= 4) return {load(0, std::uint32_t{}) | load(size - 4, std::uint32_t{}) << (8 * (size - 4)), 0};
  Key key;
  for (std::size_t at = 0; at < size; ++at) key.first |= load(at, std::uint8_t{}) << (8 * at);
  return key;
}

ProductWord& ProductTable::operator[](std::string_view word) {
  if (word.size() > kLongestKey) {
    for (auto& [known, value] : long_) {
      if (known == word) return value;
    }
    return long_.emplace_back(word, ProductWord{}).second;
  }
  auto const key = key_of(word);
  auto const row = slots_.find(mixed(key), [&](std::size_t each) { return rows_[each].key == key; });
  if (row != Slots::kNone) return rows_[row].word;
  if (!slots_.add(mixed(key), rows_.size())) throw TableError("products.tsv: too many words");
  rows_.push_back({key, {}});
  return rows_.back().word;
}

ProductWord const* ProductTable::find(std::string_view word) const {
  if (word.empty()) return nullptr;
  if (word.size() <= kLongestKey) return find(key_of(word));
  for (auto const& [known, value] : long_) {
    if (known == word) return &value;
  }
  return nullptr;
}

ProductWords::ProductWords() {
  using namespace product_class;
  for (auto const& row : embedded_table("products", {"word", "class"}).rows) add(row[0], row[1]);
  // Verbs that name none as verbs.
  std::erase_if(beginnings, [this](ProductBeginning const& each) {
    auto const classes = words.find(each.word)->classes;
    return (classes & kNoVerb) != 0 && (classes & kBegins & ~unsigned{kVerb | kPhrasal}) == 0;
  });
  beginning_words.reserve(beginnings.size());
  for (auto& [word, is_infinitive, is_verb] : beginnings) {
    auto const classes = words.find(word)->classes;
    // Somebody may stand before what is provided: "provide States with a report".
    is_verb = (classes & kBegins) == kVerb && (classes & kProvides) == 0;
    is_infinitive = (classes & (kVerb | kPhrasal | kReports | kReviews | kContributes)) != 0 &&
                    (classes & (kGerund | kReviewed | kEnables | kJoins | kMeans | kBridge)) == 0;
    beginning_words.push_back({classes, static_cast<std::uint32_t>(word.size())});
  }
}

void ProductWords::set(std::string_view word, std::uint32_t classes) {
  auto& entry = words[word];
  if ((entry.classes & kBegins) == 0 && (classes & kBegins) != 0) beginnings.push_back({.word = std::string(word)});
  if ((classes & product_class::kLead) != 0) leads.emplace_back(word);
  entry.classes |= classes;
}

void ProductWords::add_verb(std::string_view verb) {
  auto const blank = verb.find(' ');
  if (blank == std::string_view::npos) {
    set(verb, product_class::kVerb);
    set(third_person(verb), product_class::kVerb);
    set(gerund(verb), product_class::kVerb | product_class::kGerund);
    return;
  }
  // "carry out" is told by its first word.
  auto const first = verb.substr(0, blank);
  set(first, product_class::kPhrasal);
  set(gerund(first), product_class::kPhrasal | product_class::kGerund);
  for (auto const& form : {std::string(first), gerund(first)}) phrasal_verbs.emplace_back(form, verb.substr(blank));
}

void ProductWords::add(std::string_view word, std::string_view name) {
  if (name == "verb") return add_verb(word);
  if (name == "passing") {
    for (auto const& form : {std::string(word), gerund(word), third_person(word)}) set(form, product_class::kPassing);
    return;
  }
  for (auto const& [known, value] : kClasses) {
    if (known != name) continue;
    constexpr std::uint32_t kNamed = product_class::kBridge | product_class::kFunction | product_class::kDeterminer |
                                     product_class::kToWhom | product_class::kLead;
    if ((value & kNamed) != 0) names.push_back(word);
    return set(word, value);
  }
  auto const type = std::find(kTypes.begin(), kTypes.end(), name);
  if (type == kTypes.end()) throw TableError("products.tsv: \"" + std::string(name) + "\" is no class");
  auto const value = static_cast<ProductType>(type - kTypes.begin() + 1);
  if (word.find(' ') != std::string_view::npos) {
    phrases[place(word[0])].emplace_back(word, value);
    names.push_back(product_word_at(word));
    set(product_word_at(word), product_class::kHead);
    return;
  }
  names.push_back(word);
  set(word, product_class::kNoun);
  words[word].type = value;
}

std::span<ProductBeginning const> product_beginnings() { return product_words().beginnings; }

std::vector<ProductHint> product_hints() {
  using namespace product_class;
  std::vector<ProductHint> hints;
  hints.reserve(product_words().names.size());
  for (auto const word : product_words().names) {
    auto const classes = product_words().words.find(word)->classes;
    bool const joins = word == "and" || word == "or";
    bool const ends = word == "that" || ((classes & kFunction) != 0 && (classes & kDeterminer) == 0 && !joins);
    unsigned says = 0;
    if ((classes & (kNoun | kHead | kBridge)) != 0) {
      says = ProductHint::kMay;
    } else {
      if (ends) says |= ProductHint::kEnds;
      if (joins || (classes & kToWhom) != 0) says |= ProductHint::kMayAsFirst;
    }
    if (says != 0) hints.push_back({word, static_cast<std::uint8_t>(says)});
  }
  return hints;
}

std::vector<std::string> infinitive_leads() {
  std::vector<std::string> spellings;
  for (auto const& word : product_words().leads) {
    spellings.push_back(word);
    for (std::size_t letters = 1; letters <= word.size(); letters += std::max<std::size_t>(word.size() - 1, 1)) {
      auto& spelling = spellings.emplace_back(word);
      for (std::size_t i = 0; i < letters; ++i) spelling[i] = static_cast<char>(spelling[i] & ~0x20);
    }
  }
  return spellings;
}

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

ProductToken product_token_at(std::string_view text) { return read_product_token(text, product_words().words); }

ProductToken long_product_token_at(std::string_view text) { return product_token(product_word_at(text)); }

std::string_view word_before(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] == ' ') --at;
  auto const end = at;
  while (at > 0 && (is_letter(text[at - 1]) || text[at - 1] == '-')) --at;
  return text.substr(at, end - at);
}

}  // namespace rapporteur::grammar
