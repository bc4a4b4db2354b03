#pragma once

#include "pipeline/model.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapporteur {

/// One spelling for a symbol: "S/RES/2341(2017)" → "S/RES/2341 (2017)", "A/RES/57/270/B" → "A/RES/57/270 B".
[[nodiscard]] std::string canonical_symbol(std::string_view symbol);

/// The symbols of a line, "A/65/L.67 and Add.1" as two, each with the part of `line` that it was read in.
[[nodiscard]] std::vector<std::pair<std::string, std::string_view>> symbols_in(std::string_view line);

/// "19 (a) and (b)" → "19 (a)", "19 (b)"; "24 and 25" → "24", "25".
[[nodiscard]] std::vector<std::string> items_of(std::string_view list);

struct SessionOfNumber {
  std::uint32_t number;
  SessionKind kind;
};

/// The session that a resolution's number names: "59/153" → 59, "S-20/4" → 20 special, "2997 (XXVII)" → 27.
[[nodiscard]] std::optional<SessionOfNumber> session_in(std::string_view number);

/// "A/RES/59/153" → "59/153"; empty where the symbol holds no number of a resolution.
[[nodiscard]] std::string number_of_symbol(std::string_view symbol);

/// The organ whose series a symbol belongs to: "S/RES/…" → "Security Council".
[[nodiscard]] std::string organ_of_symbol(std::string_view symbol);

}  // namespace rapporteur
