#pragma once

#include "pipeline/model.hpp"

#include <string>
#include <string_view>

namespace rapporteur::tests {

/// "RESOURCE".
[[nodiscard]] std::string_view name_of(ConditionKind kind);
/// A line "KIND | clause" for each condition; "none" where there is none.
[[nodiscard]] std::string conditions_page(Analysis const& analysis);

}  // namespace rapporteur::tests
