#pragma once

#include "pipeline/model.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// What must hold of every analysis, whatever the input was.
namespace rapporteur::tests {

/// The first thing that does not hold of `analysis`, the result for `input`, with where; empty when all is well:
/// - `text` is UTF-8 in NFC, its map covers it, and what the map leads to in the input is what stands in the text: the
///   same bytes, the same characters decoded and composed, or the white space (and hyphen) that a joint stands for;
/// - every character of the input that is no white space is in exactly one source range, and each range belongs to
///   exactly one paragraph;
/// - paragraphs are in order, cover all of the text that can be seen, and lie in their own source ranges;
/// - spans of every list cut no character and are inside the text; indices are inside their lists;
/// - what finding_checks.hpp asks of the findings.
[[nodiscard]] std::string fault_of(std::string_view input, Analysis const& analysis);

/// The delimited message of `analysis`: what two runs must agree on.
[[nodiscard]] std::string record_of(Analysis const& analysis);

}  // namespace rapporteur::tests
