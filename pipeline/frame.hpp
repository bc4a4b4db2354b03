#pragma once

#include "grammar/party.hpp"
#include "pipeline/action.hpp"
#include "pipeline/entity.hpp"
#include "pipeline/paragraph_view.hpp"
#include "pipeline/verbs.hpp"

#include <span>
#include <vector>

namespace rapporteur {

/// Reads who is to do what out of the clauses of a paragraph's verbs.
class FrameReader {
 public:
  /// Sets addressees and task of each action, and the task of each verb. `first`: the action of `verbs.front()`; its
  /// actions follow one another in `actions`.
  void read(ParagraphView const& paragraph, std::span<Mention const> mentions, std::vector<Verb>& verbs,
            std::size_t first, Actions& actions);

 private:
  void read_clause(ParagraphView const& paragraph, Verb& verb, Action& action, Actions& actions);

  /// The names of the paragraph as parts of its view.
  void set_names(ParagraphView const& paragraph, std::span<Mention const> mentions);
  void parse(ParagraphView const& paragraph, std::size_t begin, std::string_view clause, grammar::PartyForm form);

  grammar::PartyClause clause_;
  std::vector<grammar::PartyName> names_;
};

}  // namespace rapporteur
