#pragma once

#include "pipeline/citation.hpp"

#include <string_view>
#include <vector>

namespace rapporteur {

/// Finds articles and chapters of the Charter and of treaties, sales numbers, volumes of the Treaty Series and of the
/// Official Records in one folded paragraph; appends them in any order. `earlier` is the document's text before the
/// paragraph: "the Convention" is the last one that it names.
void find_instruments(std::string_view paragraph, std::string_view earlier, std::vector<Citation>& found);

/// Finds "the present resolution", "paragraph 3 above" and the like. Targets are left open.
struct InternalReference {
  Span span;
  std::string_view paragraph;  ///< number of the paragraph meant, "3"; empty: the whole
};
void find_internal_references(std::string_view paragraph, std::vector<InternalReference>& found);

}  // namespace rapporteur
