#pragma once

#include "pipeline/model.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

/// The path of a paragraph (see model.hpp) in place of what `path` held.
void path_of(Analysis const& analysis, std::uint32_t paragraph, std::vector<std::string_view>& path);

}  // namespace rapporteur
