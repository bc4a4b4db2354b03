#pragma once

#include "grammar/product.hpp"
#include "grammar/time.hpp"
#include "pipeline/optional_index.hpp"
#include "pipeline/session_kind.hpp"
#include "pipeline/span.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

/// What the organ does by an action; the schema (`ActionCategory`) describes each.
enum class ActionCategory : std::uint8_t { kUnspecified, kDeciding, kDirective, kEvaluative, kReinforcing, kObserving };

enum class Speaker : std::uint8_t { kUnspecified, kOrgan, kDeclaration };

using DeliverableType = grammar::ProductType;

enum class DueRelation : std::uint8_t { kUnspecified, kAt, kBy, kWithin, kUntil, kFor, kEvery, kAfter };

/// A party that is to act.
struct Addressee {
  Span span;             ///< without article and relative clause
  OptionalIndex entity;  ///< of the one that a pronoun stands for, too
  float confidence = 1;
  std::string_view rule;
};

/// A concrete product of a task.
struct Deliverable {
  Span span;
  DeliverableType type{};
  Span recipient;  ///< empty: not said
  OptionalIndex recipient_entity;
  Span subject;  ///< empty: not said
  float confidence = 1;
  std::string_view rule;
};

/// By when, for how long or how often.
struct Due {
  Span span;
  Span event;  ///< from which the time counts; empty: from none
  OptionalIndex session;
  OptionalIndex organ;             ///< entity
  std::string_view session_organ;  ///< id in the table of organs; empty: no session, or of a body without an id
  grammar::DateRange date;
  grammar::DateRange session_dates;
  grammar::Duration period;
  grammar::Duration frequency;
  SessionKind session_kind{};
  DueRelation relation{};
  float confidence = 1;
  std::string_view rule;
};

/// Something that the organ does by saying it. What belongs to it stands in the flat lists of `Actions`.
struct Action {
  std::uint32_t paragraph = 0;
  Span span;  ///< of an inherited action, in the paragraph that introduces it
  std::string_view lemma;
  OptionalIndex parent;  ///< the action that is inherited
  ActionCategory category{};
  Speaker speaker{};
  bool inherited = false;
  float force = 0;
  float tone = 0;
  float commitment = 0;
  float confidence = 1;
  Span clause;  ///< from behind the verb to the next action or the end of the paragraph
  Span task;    ///< empty: nothing is asked
  Slice addressees;
  Slice deliverables;
  Slice due;
  Slice conditions;
  std::string_view rule;
  std::string_view runner_up;  ///< a literal; empty: the decision was not close
};

/// Actions in the order of paragraphs and spans, with the lists that their slices point into.
struct Actions {
  std::vector<Action> actions;
  std::vector<Addressee> addressees;
  std::vector<Deliverable> deliverables;
  std::vector<Due> due;
  std::vector<std::uint32_t> conditions;  ///< indices into the document's conditions

  void clear() {
    actions.clear();
    addressees.clear();
    deliverables.clear();
    due.clear();
    conditions.clear();
  }
};

}  // namespace rapporteur
