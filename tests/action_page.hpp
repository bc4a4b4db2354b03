#pragma once

#include "pipeline/model.hpp"

#include <string>

namespace rapporteur::tests {

/// A line for each action: its category and lemma, "inherited" or "declaration" behind them, its words, then who is to
/// act, what is to come out of it and when. "none" for a text without actions.
[[nodiscard]] std::string actions_page(Analysis const& analysis);

/// A line for each action: its lemma, the words of its task, "-" where it has none, then what is to come out of it and
/// what that is about. "none" for a text without actions.
[[nodiscard]] std::string tasks_page(Analysis const& analysis);

}  // namespace rapporteur::tests
