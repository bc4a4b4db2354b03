#pragma once

#include "pipeline/commands/text_table.hpp"

#include <string>

namespace rapporteur::v1 {
class Document;
}

namespace rapporteur::commands {

/// A line for each finding in the order of the text: stage, place, confidence, rule, words, what more there is to it,
/// and the reading that came second. Below each action how its commitment comes about. The offsets of `document` must
/// count UTF-8 bytes.
[[nodiscard]] std::string explanation(v1::Document const& document, TableLayout const& layout);

}  // namespace rapporteur::commands
