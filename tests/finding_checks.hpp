#pragma once

#include "pipeline/model.hpp"

#include <string>

/// What must hold of the findings of every analysis: mentions, entities, actions, conditions, scores, citations.
namespace rapporteur::tests {

/// The first thing that does not hold of the findings of `analysis`, whose paragraphs are sound; empty when all is
/// well:
/// - indices are inside their lists, slices share the flat lists out, and what points back points to something earlier;
/// - mentions and citations are in the order of the text; a mention is part of its paragraph, is no part of another
///   mention and holds no note mark; entities know how often they are named, and their saliences sum to 1;
/// - an action, its words and all that belongs to it stand in its paragraph, or in the one that introduces it;
/// - a condition is part of its paragraph, and it and its action know of each other;
/// - force, tone, commitment, confidence, strictness, shares and means are in [0, 1], and a commitment is what the
///   conditions leave of the force;
/// - dates and durations are written as ISO 8601 has them; every finding names its rule.
[[nodiscard]] std::string fault_of_findings(Analysis const& analysis);

}  // namespace rapporteur::tests
