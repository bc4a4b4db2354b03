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
  std::string name;
  std::uint32_t session = 0;  ///< 0: not known
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

/// The body of an organ's name, "General Assembly".
[[nodiscard]] grammar::BodyId body_of(std::string_view organ);

}  // namespace rapporteur
