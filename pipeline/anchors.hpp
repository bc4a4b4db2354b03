#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace rapporteur {

/// The places of `/` and `(` in `text`, in order: every number of an act and every symbol holds one. About the speed of
/// memory.
void find_anchors(std::string_view text, std::vector<std::size_t>& anchors);

}  // namespace rapporteur
