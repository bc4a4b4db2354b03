#pragma once

#include "pipeline/name_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace rapporteur {

/// A short name in parentheses right behind a name: "(UNSOS)", "(the Tokyo Rules)".
struct NameAlias {
  std::uint32_t first = 0;  ///< words, both inclusive, without the article
  std::uint32_t last = 0;
  std::uint32_t row = kNoRow;  ///< of the lists; kNoRow: none is so called
};

/// Whether a parenthesis may open behind the byte `end` of `text`: what is asked before all else.
[[nodiscard]] inline bool opens_behind(std::string_view text, std::uint32_t end) {
  if (end + std::size_t{4} > text.size()) return false;
  auto const* const rest = text.data() + end;
  return rest[1] == '(' || rest[2] == '(';
}

[[nodiscard]] std::optional<NameAlias> alias_behind(NameWords const& words, FoundName const& name);

/// Whether the letters of an acronym are the first letters of the name's capitalised words.
[[nodiscard]] bool initials(NameWords const& words, FoundName const& name, NameAlias const& alias);

}  // namespace rapporteur
