#pragma once

#include "pipeline/action.hpp"
#include "pipeline/entity.hpp"

#include <span>

namespace rapporteur {

/// Ties addressees, recipients and the organs of sessions to the entities that the mentions name. A pronoun stands for
/// the party named last before it in its paragraph.
void resolve_parties(std::span<Mention const> mentions, Actions& actions);

}  // namespace rapporteur
