#include "proto/convert_parts.hpp"

namespace rapporteur::convert {

void set_condition(v1::Condition& to, Condition const& from, OffsetTable const& units) {
  to.set_paragraph(from.paragraph);
  set_span(*to.mutable_span(), from.span, units);
  set_span(*to.mutable_cue(), from.cue, units);
  // The enums have the same order; the schema's test holds them to it.
  to.set_kind(static_cast<v1::ConditionKind>(static_cast<int>(from.kind)));
  to.set_strictness(from.strictness);
  if (from.action) to.set_action(*from.action);
  to.set_scope(static_cast<v1::ConditionScope>(static_cast<int>(from.scope)));
  to.set_confidence(from.confidence);
  set_text(*to.mutable_rule(), from.rule);
  if (from.target) to.set_target(*from.target);
}

}  // namespace rapporteur::convert
