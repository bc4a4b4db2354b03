#pragma once

#include "pipeline/action.hpp"
#include "pipeline/condition.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur {

struct Paragraph;

/// The commitment of the mandates that one party is given.
struct AddresseeScore {
  std::uint32_t entity = 0;
  std::uint32_t actions = 0;
  float mean_commitment = 0;
};

struct CategoryScore {
  ActionCategory category{};
  std::uint32_t actions = 0;
  float mean_commitment = 0;
};

/// The document in figures. A mandate is an action that addresses somebody; a paragraph binds where it holds a mandate
/// of at least kBinding.
struct Scores {
  std::uint32_t operative_paragraphs = 0;    ///< of the document's own resolution, without quoted drafts
  std::optional<float> binding_share;        ///< of those paragraphs; none where there are none
  std::optional<float> conditional_share;    ///< of the mandates; none where there are none
  std::optional<float> mean_commitment;      ///< of the mandates
  std::vector<AddresseeScore> by_addressee;  ///< in the order of the entities
  std::vector<CategoryScore> by_category;    ///< in the order of the categories

  /// As at first; the lists keep their memory.
  void clear() {
    operative_paragraphs = 0;
    binding_share = conditional_share = mean_commitment = std::nullopt;
    by_addressee.clear();
    by_category.clear();
  }

  static constexpr float kBinding = 0.5F;  ///< the commitment from which a mandate binds
};

/// Sets the commitment of all actions, once: lowers the force of those whose task asks for less than doing ("to
/// consider"), and takes it times what their conditions leave. Computes the scores from it: one pass, since large
/// documents have more actions than a cache holds. Conditions have been tied to the actions.
void find_scores(std::string_view text, std::span<Paragraph const> paragraphs, std::span<Condition const> conditions,
                 Actions& actions, Scores& scores);

}  // namespace rapporteur
