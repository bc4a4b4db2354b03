#pragma once

#include "grammar/condition.hpp"
#include "pipeline/optional_index.hpp"
#include "pipeline/span.hpp"

#include <cstdint>
#include <string_view>

namespace rapporteur {

using grammar::ConditionKind;

/// What a condition limits; the schema (`ConditionScope`) describes each.
enum class ConditionScope : std::uint8_t { kUnspecified, kAction, kAddressee, kDeliverable };

/// A phrase that limits whether, when, how far or how an action is owed. Spans index the reading text, without the
/// commas around the phrase and without note marks at its end.
struct Condition {
  std::uint32_t paragraph = 0;  ///< of the structure
  Span span;                    ///< from the cue to the end of its clause
  Span cue;                     ///< the words by which it was known
  ConditionKind kind{};
  ConditionScope scope{};
  float strictness = 0;   ///< how much it can empty the provision, in [0, 1]
  float confidence = 1;   ///< in [0, 1]
  std::string_view rule;  ///< name of the family, a row of condition_families.tsv
  OptionalIndex action;   ///< the first that it limits, into the list of actions
  OptionalIndex target;   ///< of the action's addressees or deliverables, by `scope`
};

}  // namespace rapporteur
