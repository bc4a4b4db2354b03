#pragma once

#include "pipeline/words.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

using VerbSites = std::vector<std::uint32_t, Unset<std::uint32_t>>;

/// The places of a text at which a verb of action may follow: commas, semicolons, full stops that no digit or letter
/// follows, and blanks before what may be "and", "but", "while" or "we" by its first two letters. Offsets of the signs
/// and blanks, in order; a few others may be among them. For a text whose words are not known, or where any word may be
/// a verb.
void find_verb_sites(std::string_view text, VerbSites& sites);

/// Whether the word "we" may stand in a text, with a blank or a comma behind it; "owe " is among what counts.
[[nodiscard]] bool may_say_we(std::string_view text);

/// Where what stands behind the first " are " and the first " is " begins, before the first semicolon; 0: nowhere.
struct Copulas {
  std::size_t are = 0;
  std::size_t is = 0;
};
[[nodiscard]] Copulas find_copulas(std::string_view text);

}  // namespace rapporteur
