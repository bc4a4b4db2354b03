#pragma once

#include "pipeline/action.hpp"
#include "pipeline/model.hpp"

#include <cstdint>
#include <vector>

namespace rapporteur {

/// Gives sub-paragraphs without a verb of their own the action of the paragraph that introduces them, through all
/// levels. Paragraphs are given in order.
class Inheritance {
 public:
  void clear(std::size_t paragraphs);
  /// Paragraph `index` has the actions [first, last) of its own.
  void own(std::uint32_t index, std::uint32_t first, std::uint32_t last);
  /// Paragraph `index` has none: appends the one it inherits, if any.
  void inherit(std::uint32_t index, std::vector<Paragraph> const& paragraphs, Actions& actions);

 private:
  static constexpr std::uint32_t kNone = 0xffffffffU;
  std::vector<std::uint32_t> passed_on_;  // by paragraph: the action that its sub-paragraphs inherit
};

}  // namespace rapporteur
