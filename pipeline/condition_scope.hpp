#pragma once

#include "pipeline/action.hpp"
#include "pipeline/condition.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Ties conditions to the actions that they limit.
///
/// Takes   the reading text, actions and conditions, both in the order of paragraphs and spans; a parent stands before
///         the actions that inherit it.
/// Gives   Condition::action, scope and target; Action::conditions, those of the introducing paragraph first. A
///         condition of an action limits the actions that inherit it, one of an item the actions of that item alone.
/// Rule    the last action before the condition; the one right behind it where only "and" stands before it. Between
///         "and" and a name or product it limits that one addressee or deliverable.
/// Time    linear; an action takes kMostInherited conditions over at most.
void tie_conditions(std::string_view text, Actions& actions, std::span<Condition> conditions);

inline constexpr std::uint32_t kMostInherited = 64;

}  // namespace rapporteur
