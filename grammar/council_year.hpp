#pragma once

#include <cstdint>
#include <optional>

namespace rapporteur::grammar {

/// The year of a Security Council resolution by its number: 1325 is of 2000. Nothing for numbers behind the last year
/// of the table of council years, and for 0. Thread-safe.
[[nodiscard]] std::optional<std::uint16_t> council_year(std::uint32_t number);

}  // namespace rapporteur::grammar
