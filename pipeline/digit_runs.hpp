#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Sets `starts` to the places in `text` (below 4 GiB) where the runs of digits begin. Fast where most of the text has
/// none.
void find_digit_runs(std::string_view text, std::vector<std::uint32_t>& starts);

}  // namespace rapporteur
