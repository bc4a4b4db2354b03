#pragma once

#include "pipeline/action.hpp"
#include "pipeline/condition.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur {

/// One factor of a commitment: what a condition leaves.
struct CommitmentFactor {
  std::uint32_t condition = 0;  ///< index into the document's conditions
  float factor = 1;             ///< 1 − its strictness
};

/// A commitment taken apart: force × the product of the factors.
struct Commitment {
  float force = 0;
  std::vector<CommitmentFactor> factors;  ///< in the order of Action::conditions
  float value = 0;                        ///< in [0, 1]
};

/// force × Π(1 − strictness) over the conditions of `action`. Indices past the end of `conditions` are passed over.
[[nodiscard]] Commitment explain_commitment(Action const& action, std::span<std::uint32_t const> indices,
                                            std::span<Condition const> conditions);

/// Lowers the force of `action` where its task asks for less than doing ("to consider"), then sets its commitment from
/// the force and its conditions. Once for each action.
void set_commitment(std::string_view text, std::span<Condition const> conditions, Actions const& all, Action& action);

}  // namespace rapporteur
