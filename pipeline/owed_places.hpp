#pragma once

#include "grammar/product.hpp"
#include "grammar/time.hpp"
#include "pipeline/paragraph_view.hpp"
#include "pipeline/words.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace rapporteur {

/// Where in a paragraph a time or a product may be named. Found once for all its actions, from the words that the text
/// was split into; places are offsets in the view of the paragraph, in order.
class OwedPlaces {
 public:
  /// Another paragraph follows.
  void clear() { found_ = false; }
  /// Finds the places in `paragraph`, unless they are found already; `words` is the index of its text, where it begins
  /// at `place`: nothing where its words are not those of the text.
  void find(ParagraphView const& paragraph, std::optional<WordPlace> place, WordIndex const& words);

  /// The words that tell of a time in the bytes [begin, end) of the view.
  [[nodiscard]] std::span<grammar::TimePlace const> times(std::size_t begin, std::size_t end) const;
  /// The words at which a product may be named there.
  [[nodiscard]] std::span<grammar::ProductPlace const> products(std::size_t begin, std::size_t end) const;

 private:
  /// Looks at the words of `view`, which stands at `place` of the text. `blanked`: some of them are blanks in the view.
  void find_words(std::string_view view, WordIndex const& index, WordPlace place, bool blanked);
  void add_numbers(std::string_view view);

  bool found_ = false;
  std::vector<grammar::TimePlace> times_;
  std::vector<std::uint32_t> numbers_;
  std::vector<grammar::TimePlace> merged_;
  std::vector<grammar::ProductPlace> products_;
  WordIndex own_;  // of a view that is not the text as it is
};

}  // namespace rapporteur
