#pragma once

#include "pipeline/act_symbol.hpp"
#include "pipeline/citation.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Finds acts and document symbols in one folded paragraph, note marks blanked out. Appends them in order.
void find_acts(std::string_view paragraph, OwnBody const& own, std::vector<Citation>& found);

}  // namespace rapporteur
