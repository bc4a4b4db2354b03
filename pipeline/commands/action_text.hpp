#pragma once

#include "pipeline/commands/page.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::v1 {
class Action;
class Document;
}  // namespace rapporteur::v1

/// Actions in words, for rows and pages. Offsets of documents must count UTF-8 bytes.
namespace rapporteur::commands {

/// With two digits behind the point, which are enough for people: "0.75".
[[nodiscard]] std::string rounded(float number);

/// "presidential statement" of "PRESIDENTIAL_STATEMENT".
[[nodiscard]] std::string in_words(std::string_view name);

/// How the commitment comes about, the force and what each condition leaves of it: "0.75 × 0.15 × 0.7"; only the force
/// where nothing limits the action.
[[nodiscard]] std::string commitment_factors(v1::Document const& document, v1::Action const& action);

/// The same with what comes out: "0.75 × 0.15 = 0.11"; "0.75" where nothing limits the action.
[[nodiscard]] std::string commitment_text(v1::Document const& document, v1::Action const& action);

/// What the action comes to: "request  directive 0.75; addressees: Secretary-General; product: report to General
/// Assembly; due: at its ninety-third session (2038-09-14/2039-09-12); conditions: “as appropriate”". Long words are
/// cut off with "…".
[[nodiscard]] std::vector<Piece> action_pieces(v1::Document const& document, v1::Action const& action);

}  // namespace rapporteur::commands
