#pragma once

#include "grammar/citation.hpp"
#include "pipeline/act_symbol.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace rapporteur {

/// The body that "its" at `its` means: the one that the clause is about ("by which the Council, in its resolution
/// 2005/14"), else kIts.
[[nodiscard]] grammar::Body body_of_its(std::string_view text, std::size_t its);

/// The last body named before `before` that numbers its acts so, and held that session in `year` where it is not 0:
/// "the Environment Assembly decided, in resolution 5/14".
[[nodiscard]] std::optional<grammar::Body> nearest_body(std::string_view text, std::size_t before,
                                                        grammar::ActNumber const& number, OwnBody const& own,
                                                        std::uint16_t year);

/// The economic commission that acts in the words before `end`: "adoption by the Economic Commission for Africa at its
/// tenth session of resolution 315 (X)". `lead` is what its name and the words before it begin with.
[[nodiscard]] std::optional<grammar::Body> commission_before(std::string_view text, std::size_t end,
                                                             std::string_view lead);

}  // namespace rapporteur
