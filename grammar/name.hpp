#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace rapporteur::grammar {

/// A short name that a parenthesis gives to what stands before it.
struct Definition {
  std::string_view alias;  ///< part of the text that was read: "UNSOS", "Committee"
  std::size_t length = 0;  ///< of the text that was read, parenthesis included
};

/// Reads ` (UNSOS)`, ` (the Tokyo Rules)`, ` (“the Committee”)`, ` (hereinafter referred to as “the Mission”)` at the
/// beginning of `text`, which stands right behind a name.
[[nodiscard]] std::optional<Definition> parse_definition(std::string_view text);

/// The length of what says by which resolution a body was set up, at the beginning of `text`, which stands right behind
/// the body's noun: ` established pursuant to resolution 1718 (2006)`, ` pursuant to resolutions 1267 (1999), 1989
/// (2011) and 2253 (2015) concerning …`. 0: nothing of the kind.
[[nodiscard]] std::size_t establishment_length(std::string_view text);

/// The length of a person's name behind a title, at the beginning of `text`: ` Kofi Annan`. 0: none.
[[nodiscard]] std::size_t person_length(std::string_view text);

}  // namespace rapporteur::grammar
