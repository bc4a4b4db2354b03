#pragma once

#include "pipeline/fold.hpp"
#include "pipeline/model.hpp"
#include "pipeline/structure.hpp"

#include <string_view>

namespace rapporteur {

/// Reads the fields of Metadata from the masthead, the title, the enacting line and the closing lines of the
/// document's own resolution, each with the span that it was read in. Never looks at the file's name.
/// `folded` is room to work in, which the next document can use again.
void find_metadata(std::string_view text, Structure const& structure, Folded& folded, Metadata& metadata);

}  // namespace rapporteur
