#pragma once

#include "pipeline/model.hpp"

#include <string>
#include <string_view>

namespace rapporteur::commands {

/// How `source` is called on standard error: its path with control characters pictured, "standard input" for `-`.
[[nodiscard]] std::string printed_name(std::string_view source);

/// Appends to `lines` what a user should know of one input, a line for each diagnostic: errors, and with `warnings` all
/// the others too. `bytes` are the input's.
///
///     rapporteur: missing.txt: No such file or directory
///     A_RES_78_1.txt:41:12: warning: paragraph 6 does not follow the paragraph before it [NumberGap]
///     A_RES_78_1.txt: warning: no line names the adopting organ [NoEnactingLine]
void append_problems(Analysis const& analysis, std::string_view bytes, bool warnings, std::string& lines);

/// Whether one of them is an error.
[[nodiscard]] bool has_error(Analysis const& analysis);

}  // namespace rapporteur::commands
