#pragma once

#include "grammar/mark.hpp"
#include "pipeline/note_marks.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace rapporteur {

/// What the words on both sides of a digit, a superscript or an asterisk make of it. `text` is the reading text, `at`
/// the offset of the mark; only its own line is looked at, and no more than some hundred bytes of that.
/// Nothing: it is no mark.
[[nodiscard]] std::optional<MarkStrength> plain_strength(std::string_view text, std::uint32_t at,
                                                         grammar::Mark const& mark);
/// Of `20043`; `at` is the offset of the year.
[[nodiscard]] std::optional<MarkStrength> year_strength(std::string_view text, std::uint32_t at,
                                                        grammar::YearAndMark const& parsed);
[[nodiscard]] std::optional<MarkStrength> typewriter_strength(std::string_view text, std::uint32_t at,
                                                              grammar::Mark const& mark);
[[nodiscard]] std::optional<MarkStrength> superscript_strength(std::string_view text, std::uint32_t at,
                                                               grammar::Mark const& mark);
[[nodiscard]] std::optional<MarkStrength> bracketed_strength(std::string_view text, std::uint32_t at,
                                                             grammar::Mark const& mark);
[[nodiscard]] std::optional<MarkStrength> asterisk_strength(std::string_view text, std::uint32_t at);

}  // namespace rapporteur
