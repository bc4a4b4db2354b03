#pragma once

#include "grammar/party.hpp"
#include "pipeline/action.hpp"
#include "pipeline/paragraph_view.hpp"
#include "pipeline/verbs.hpp"

#include <vector>

namespace rapporteur {

/// Reads who is to do what out of the clauses of a paragraph's verbs.
class FrameReader {
 public:
  /// `first`: the action of `verbs.front()`; its actions follow one another in `actions`.
  void read(ParagraphView const& paragraph, std::vector<Verb> const& verbs, std::size_t first, Actions& actions);

  /// The last clause that was read, offsets of its own text; valid until the next.
  [[nodiscard]] grammar::PartyClause const& clause() const { return clause_; }

 private:
  void read_clause(ParagraphView const& paragraph, Verb const& verb, Action& action, Actions& actions);

  grammar::PartyClause clause_;
};

}  // namespace rapporteur
