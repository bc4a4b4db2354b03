#pragma once

#include <string_view>

namespace rapporteur::grammar {

/// What is left of an action's force where its task asks for less than doing: 0.5 for "to consider establishing"; 1 for
/// other tasks. `task` begins at its "to"; the longest phrase of tentative_tasks.tsv behind it counts. An aside and
/// adverbs behind "to" are passed over.
[[nodiscard]] float tentative_factor(std::string_view task);

}  // namespace rapporteur::grammar
