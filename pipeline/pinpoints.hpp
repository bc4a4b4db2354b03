#pragma once

#include "grammar/citation.hpp"
#include "pipeline/citation.hpp"

#include <cstddef>
#include <string_view>

namespace rapporteur {

/// A phrase of `text` as the model has it; spans count bytes of `text`.
[[nodiscard]] Pinpoint to_pinpoint(std::string_view text, grammar::PinpointPhrase const& phrase);

/// Reads ", annex I", ", sect. II", ", para. 4" behind a citation that ends at `end`, unless it has a place already;
/// gives where reading goes on.
[[nodiscard]] std::size_t read_pinpoint_behind(std::string_view text, std::size_t end, Citation& citation);

}  // namespace rapporteur
