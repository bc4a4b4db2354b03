#pragma once

// Private to grammar/product*.cpp: the words of products.tsv.

#include "grammar/lexis.hpp"
#include "grammar/product.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapporteur::grammar {

struct ProductWord {
  ProductType type{};
  bool noun = false;
  bool verb = false;
  bool passing = false;  ///< "continue preparing": the verb behind it counts
  bool bridge = false;   ///< "provision", before "of"
  bool determiner = false;
  bool function = false;  ///< ends a noun phrase: "of", "and", "that"
};

struct ProductWords {
  WordTable<ProductWord> words;
  using Phrases = std::vector<std::pair<std::string_view, ProductType>>;
  std::array<Phrases, 32> phrases;  ///< of several words, by the first letter
  /// By the first two letters: whether a word that has to be looked at begins so.
  std::array<std::array<bool, 32>, 32> beginnings{};

  ProductWords();
  [[nodiscard]] bool begins(char first, char second) const { return beginnings[place(first)][place(second)]; }
  [[nodiscard]] Phrases const& phrases_at(char first) const { return phrases[place(first)]; }

 private:
  static std::size_t place(char c) { return static_cast<unsigned char>(c) & 31U; }
  void begin_with(std::string_view word);
  void add(std::string_view word, std::string_view name);
};

[[nodiscard]] ProductWords const& product_words();
/// Null for a word in no row.
[[nodiscard]] ProductWord const* find_word(std::string_view word);
[[nodiscard]] bool determiner(std::string_view word);
[[nodiscard]] bool function_word(std::string_view word);
/// The letters and digits that `text` begins with, with hyphens between them.
[[nodiscard]] std::string_view product_word_at(std::string_view text);

}  // namespace rapporteur::grammar
