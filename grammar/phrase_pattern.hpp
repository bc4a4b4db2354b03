#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::grammar {

/// The phrases that a pattern of a table stands for: "(a|b)" is either, "[a]" or "[a|b]" may be missing, one blank
/// parts the words. "in [close] (consultation|coordination) with" gives four. Brackets do not nest; a pattern whose
/// brackets do not close, or that gives more than 4096 phrases, gives none.
[[nodiscard]] std::vector<std::string> expand_pattern(std::string_view pattern);

}  // namespace rapporteur::grammar
