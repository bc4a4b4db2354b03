#include "pipeline/commitment.hpp"

namespace rapporteur {

Commitment explain_commitment(Action const& action, std::span<std::uint32_t const> indices,
                              std::span<Condition const> conditions) {
  Commitment result{action.force, {}, action.force};
  for (auto const index : indices) {
    if (index >= conditions.size()) continue;
    auto const factor = commitment_factor(conditions[index]);
    result.factors.push_back({index, factor});
    result.value *= factor;
  }
  return result;
}

}  // namespace rapporteur
