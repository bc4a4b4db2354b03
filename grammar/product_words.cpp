#include "grammar/product_lexis.hpp"
#include "grammar/word_starts.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

constexpr std::array<std::string_view, 14> kTypes = {
    "REPORT",      "MEETING",    "REVIEW",   "ANALYSIS", "STRATEGY",    "POLICY", "RECOMMENDATIONS",
    "INFORMATION", "ASSISTANCE", "TRAINING", "FUNDING",  "APPOINTMENT", "BODY",   "OTHER"};

}  // namespace

ProductWords::ProductWords() {
  for (std::string_view const word : {"report", "review", "contribute", "brief", "a ", "an", "as", "in", "through",
                                      "carry", "draw", "set", "enter", "step", "scale"}) {
    begin_with(word);
  }
  for (auto const& row : embedded_table("products", {"word", "class"}).rows) add(row[0], row[1]);
}

void ProductWords::begin_with(std::string_view word) {
  beginnings[place(word[0])][place(word.size() > 1 ? word[1] : ' ')] = true;
}

void ProductWords::add(std::string_view word, std::string_view name) {
  if (name == "verb" || name == "passing" || name == "bridge") begin_with(word);
  if (name == "verb" || name == "passing") {
    for (std::string const& form : {std::string(word), gerund(word), third_person(word)}) {
      (name == "verb" ? words[form].verb : words[form].passing) = true;
    }
    return;
  }
  if (name == "bridge") {
    words[word].bridge = true;
    return;
  }
  if (name == "determiner" || name == "function") {
    (name == "determiner" ? words[word].determiner : words[word].function) = true;
    return;
  }
  auto const type = std::find(kTypes.begin(), kTypes.end(), name);
  if (type == kTypes.end()) throw TableError("products.tsv: \"" + std::string(name) + "\" is no class");
  auto const value = static_cast<ProductType>(type - kTypes.begin() + 1);
  if (word.find(' ') != std::string_view::npos) {
    phrases[place(word[0])].emplace_back(word, value);
    return;
  }
  ProductWord& entry = words[word];
  entry.noun = true;
  entry.type = value;
}

ProductWords const& product_words() {
  static ProductWords const words;
  return words;
}

ProductWord const* find_word(std::string_view word) {
  if (word.empty()) return nullptr;
  bool const small = is_lower(word.front());
  return small ? product_words().words.find(word) : product_words().words.find(LowerWord(word).view());
}

bool determiner(std::string_view word) {
  auto const* const entry = word.size() > 8 || word.empty() || !is_lower(word.front()) ? nullptr : find_word(word);
  return entry != nullptr && entry->determiner;
}

bool function_word(std::string_view word) {
  auto const* const entry = word.size() > 10 || word.empty() || !is_lower(word.front()) ? nullptr : find_word(word);
  return entry != nullptr && entry->function;
}

std::string_view product_word_at(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && (is_word_byte(text[size]) || (text[size] == '-' && size > 0 && size + 1 < text.size() &&
                                                             is_letter(text[size + 1])))) {
    ++size;
  }
  return text.substr(0, size);
}

}  // namespace rapporteur::grammar
