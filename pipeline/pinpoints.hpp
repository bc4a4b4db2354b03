#pragma once

#include "grammar/citation.hpp"
#include "pipeline/citation.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rapporteur {

/// Adds a phrase of `text` to the pinpoints of `all` and gives its index; spans count bytes of `text`.
[[nodiscard]] std::uint32_t add_pinpoint(std::string_view text, grammar::PinpointPhrase const& phrase, Citations& all);

/// Adds a place that is a single path: its steps are those of `all` from `first_step` on.
[[nodiscard]] std::uint32_t add_pinpoint(Span span, std::size_t first_step, Citations& all);

/// Reads ", annex I", ", sect. II", ", para. 4" behind a citation that ends at `end`, unless it has a place already;
/// gives where reading goes on. `citation` is one of `all` or will be.
[[nodiscard]] std::size_t read_pinpoint_behind(std::string_view text, std::size_t end, Citation& citation,
                                               Citations& all);

}  // namespace rapporteur
