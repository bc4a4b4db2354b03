#pragma once

#include "pipeline/citation.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Reads the symbol of a document at `begin` with its additions ("and Add.1") and place; appends what it is. Gives
/// where reading goes on; `begin` when there is no symbol.
std::size_t read_symbol(std::string_view text, std::size_t begin, Citations& all);

/// Reads the number at `begin` of a President's statement of the Human Rights Council behind the word "PRST", "43/1",
/// "OS/12/1"; gives where reading goes on, `begin` when there is none.
std::size_t read_statement(std::string_view text, std::size_t begin, Citations& all);

}  // namespace rapporteur
