#pragma once

#include "grammar/citation.hpp"
#include "pipeline/citation.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur {

/// Whose text a clause is: "its" means this body, and numbers of later sessions than its own cannot be its acts.
struct OwnBody {
  grammar::BodyId id = grammar::BodyId::kNone;
  std::string_view name;      ///< of a table, or of the metadata
  std::uint32_t session = 0;  ///< 0: not known
  bool by_symbol = false;     ///< known by the symbol of its documents: reports, where a bare number is often another's
  bool by_year = false;       ///< numbers its acts by the year only, "2004/2"
};

/// A number, resolved.
struct ActSymbol {
  CitationKind kind{};
  std::string symbol;
  std::string runner_up;  ///< empty: the decision was not close
  float confidence = 1;
  std::string_view rule;
};

/// The symbol of an act by the shape of its number and the words before it.
///
/// `letter` is that of a part, 0 for none. Source: Editorial Manual, "Citing resolutions and decisions"; Dag
/// Hammarskjöld Library, guide to document symbols.
[[nodiscard]] ActSymbol resolve_act(grammar::ActNumber const& number, char letter, bool decision,
                                    grammar::Body const& body, OwnBody const& own);

/// Whether `body` numbers its acts in this shape; short names are read by the shape, so they fit what their long form
/// fits.
[[nodiscard]] bool numbers_so(grammar::ActNumber const& number, grammar::Body const& body, OwnBody const& own);
/// Whether "its" can be the body whose text it is.
[[nodiscard]] bool own_act(grammar::ActNumber const& number, OwnBody const& own);

/// Whether `id` can have adopted the act in `year`: the session in its number was held then. True where the calendar
/// does not know.
[[nodiscard]] bool held_in(grammar::ActNumber const& number, grammar::BodyId id, std::uint16_t year);

/// Whether a body that is named at some distance can have adopted the act, in `year` where it is not 0. A number that
/// the Assembly can have is not given away to a committee.
[[nodiscard]] bool can_be_of(grammar::ActNumber const& number, grammar::Body const& body, OwnBody const& own,
                             std::uint16_t year);

/// The body that an act is of where nothing names one: that of the text, else what the shape of the number allows.
[[nodiscard]] grammar::BodyId likely_body(grammar::ActNumber const& number, bool decision, OwnBody const& own);

/// The body with a calendar of its own whose session of this number was held in `year`; kNone where there is none.
[[nodiscard]] grammar::Body body_by_date(grammar::ActNumber const& number, std::uint16_t year);

/// The body of a symbol's series, "A/HRC/RES/5/1"; kNone for others.
[[nodiscard]] grammar::BodyId series_of_symbol(std::string_view symbol);

/// The body whose documents have such symbols, "E/CN.9/2004/1"; kNone where the symbol does not say.
[[nodiscard]] OwnBody body_of_symbol(std::string_view symbol);

/// The body of an organ's name, "General Assembly".
[[nodiscard]] grammar::BodyId body_of(std::string_view organ);
/// The other way: the name of an organ that numbers its acts in its own way; empty for all other bodies.
[[nodiscard]] std::string_view name_of(grammar::BodyId id);

}  // namespace rapporteur
