#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::grammar {

/// What may stand at one place of a phrase: one of the choices, or nothing where the place is optional.
struct PatternSlot {
  std::vector<std::string_view> choices;  ///< parts of the pattern's text, of one or more words
  bool optional = false;
};

/// The places of a phrase, one blank between what stands at them.
using PhrasePattern = std::vector<PatternSlot>;

/// Reads a pattern of a table: "(a|b)" is either, "[a]" or "[a|b]" may be missing, one blank parts the words. "in
/// [close] (consultation|coordination) with" stands for four phrases. Brackets do not nest; a pattern whose brackets do
/// not close, or that stands for more than 4096 phrases, gives none.
[[nodiscard]] PhrasePattern parse_pattern(std::string_view text);

/// The phrases that a pattern stands for.
[[nodiscard]] std::vector<std::string> expand_pattern(PhrasePattern const& pattern);

}  // namespace rapporteur::grammar
