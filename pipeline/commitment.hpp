#pragma once

#include "pipeline/action.hpp"
#include "pipeline/condition.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
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

/// What a condition leaves of the force of an action, in [0, 1].
[[nodiscard]] inline float commitment_factor(Condition const& condition) {
  return 1.0F - std::clamp(condition.strictness, 0.0F, 1.0F);
}

/// force × Π(1 − strictness) over the conditions of `action`. Indices past the end of `conditions` are passed over.
[[nodiscard]] Commitment explain_commitment(Action const& action, std::span<std::uint32_t const> indices,
                                            std::span<Condition const> conditions);

}  // namespace rapporteur
