#pragma once

#include "grammar/ast.hpp"
#include "pipeline/citation.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Reads the symbol of a document at `begin` with its additions ("and Add.1") and place; appends what it is. Gives
/// where reading goes on; `begin` when there is no symbol.
std::size_t read_symbol(std::string_view text, std::size_t begin, std::vector<Citation>& found);

/// "2003-12-22".
[[nodiscard]] std::string iso_date(grammar::Date const& date);

}  // namespace rapporteur
