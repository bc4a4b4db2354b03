#include "pipeline/commitment.hpp"

#include "grammar/tentative_task.hpp"

#include <algorithm>

namespace rapporteur {
namespace {

float factor_of(Condition const& condition) { return 1.0F - std::clamp(condition.strictness, 0.0F, 1.0F); }

std::span<std::uint32_t const> conditions_of(Action const& action, Actions const& all) {
  return std::span(all.conditions).subspan(action.conditions.first, action.conditions.count);
}

}  // namespace

Commitment explain_commitment(Action const& action, std::span<std::uint32_t const> indices,
                              std::span<Condition const> conditions) {
  Commitment result{action.force, {}, action.force};
  for (auto const index : indices) {
    if (index >= conditions.size()) continue;
    auto const factor = factor_of(conditions[index]);
    result.factors.push_back({index, factor});
    result.value *= factor;
  }
  return result;
}

void set_commitment(std::string_view text, std::span<Condition const> conditions, Actions const& all, Action& action) {
  if (!action.task.empty())
    action.force *= grammar::tentative_factor(text.substr(action.task.begin, action.task.size()));
  action.commitment = action.force;
  for (auto const index : conditions_of(action, all)) {
    if (index < conditions.size()) action.commitment *= factor_of(conditions[index]);
  }
}

}  // namespace rapporteur
