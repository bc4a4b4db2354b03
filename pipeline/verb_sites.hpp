#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

/// The places of a text at which a verb of action may follow: commas, semicolons, full stops that no digit or letter
/// follows, and blanks before what may be "and", "but", "while" or "we" by its first two letters. Offsets of the signs
/// and blanks, in order. All the rest of a paragraph is of no use to the search for verbs, so many bytes are looked at
/// together.
void find_verb_sites(std::string_view text, std::vector<std::uint32_t>& sites);

}  // namespace rapporteur
