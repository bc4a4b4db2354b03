#pragma once

#include "pipeline/anchors.hpp"
#include "pipeline/citation.hpp"
#include "pipeline/instrument_names.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Finds at the anchors of one folded paragraph articles and chapters of the Charter and of treaties, rules of
/// procedure, sales numbers, volumes of the Treaty Series and of the Official Records; appends them in order. `earlier`
/// is the document's text before the paragraph, `own` the body whose text it is ("its rules of procedure"); `names`
/// keeps what "the Convention" stands for, from one paragraph to the next.
void find_instruments(std::string_view paragraph, std::span<Anchor const> anchors, std::string_view earlier,
                      std::string_view own, InstrumentNames& names, Citations& all);

struct InternalReference {
  Span span;
  std::string_view paragraph;  ///< number of the paragraph meant, "3"; empty: the whole
};

/// Finds "the present resolution", "paragraph 3 above" and the like at the anchors of one folded paragraph, in order.
void find_internal_references(std::string_view paragraph, std::span<Anchor const> anchors,
                              std::vector<InternalReference>& found);

}  // namespace rapporteur
