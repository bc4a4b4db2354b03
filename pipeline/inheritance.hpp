#pragma once

#include "pipeline/action.hpp"
#include "pipeline/model.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Gives sub-paragraphs without a verb of their own the action of the paragraph that introduces them, through all
/// levels. Paragraphs are given in order.
class Inheritance {
 public:
  void clear(std::size_t paragraphs);
  /// The paragraph inherits: puts the action that `index` inherits, if any, before its own ones, which begin at
  /// `first`.
  void inherit(std::uint32_t index, std::size_t first, std::vector<Paragraph> const& paragraphs, Actions& actions);
  /// Tells what paragraph `index`, whose `count` actions, one at least, begin at `first`, passes on.
  void own(std::uint32_t index, std::size_t first, std::size_t count, std::string_view text, Actions const& actions) {
    passed_on_[index] = static_cast<std::uint32_t>(count == 1 ? first : left_open(first, first + count, text, actions));
  }
  [[nodiscard]] bool passes_on(std::uint32_t paragraph) const { return passed_on_[paragraph] != kNone; }

 private:
  /// Which of several actions of a paragraph is the one whose sentence is left open.
  static std::size_t left_open(std::size_t first, std::size_t end, std::string_view text, Actions const& actions);

  static constexpr std::uint32_t kNone = 0xffffffffU;
  std::vector<std::uint32_t> passed_on_;  // by paragraph: the action that its sub-paragraphs inherit
};

}  // namespace rapporteur
