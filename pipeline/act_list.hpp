#pragma once

#include "pipeline/act_symbol.hpp"
#include "pipeline/anchors.hpp"
#include "pipeline/citation.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace rapporteur {

/// The rule of an act that is cited by a number alone; its symbol is empty where the list says no year.
inline constexpr std::string_view kBareAct = "act.bare_number";

/// Finds acts and document symbols at the anchors of one folded paragraph, note marks blanked out. Appends them in
/// order.
void find_acts(std::string_view paragraph, std::span<Anchor const> anchors, OwnBody const& own,
               std::vector<Citation>& found);

}  // namespace rapporteur
