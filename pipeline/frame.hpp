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
  /// Sets addressees and task of each action, and the task of each verb. `first`: the action of `verbs.front()`; its actions follow one another in `actions`.
  void read(ParagraphView const& paragraph, std::vector<Verb>& verbs, std::size_t first, Actions& actions);

 private:
  void read_clause(ParagraphView const& paragraph, Verb& verb, Action& action, Actions& actions);

  grammar::PartyClause clause_;
};

}  // namespace rapporteur
