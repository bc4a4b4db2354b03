#pragma once

// Private to grammar/product*.cpp: noun phrases that name a product.

#include "grammar/product_lexis.hpp"

#include <cstddef>
#include <string_view>

namespace rapporteur::grammar {

/// Of the clause; without article. `end` is 0 where there is none.
struct ProductPhrase {
  std::size_t begin = 0;
  std::size_t end = 0;
  ProductType type{};
};

/// How much of a phrase may be passed over to find the product.
enum class PhraseDepth : std::uint8_t {
  kWhole,   ///< a noun of doing before "of" ("the provision of assistance"), the verb before "and"
  kVerb,    ///< the verb before "and" only: "develop and implement policies"
  kNothing  ///< neither
};

/// The product that the noun phrase at `at` names.
[[nodiscard]] ProductPhrase read_product_phrase(std::string_view clause, std::size_t at, PhraseDepth depth);

/// Behind "of" where `noun`, a word at `at`, is one of doing before it: "the provision of", "the collection, analysis
/// and dissemination of"; 0 where it is none.
[[nodiscard]] std::size_t behind_noun_of_doing(std::string_view clause, std::size_t at, ProductToken const& noun);

}  // namespace rapporteur::grammar
