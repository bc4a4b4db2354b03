#include "proto/convert_parts.hpp"

#include <cstdint>

namespace rapporteur::convert {
namespace {

// The enums have the same order; the schema's test holds them to it.
std::uint32_t to_proto(ConditionKind kind) { return static_cast<std::uint32_t>(kind); }
std::uint32_t to_proto(ConditionScope scope) { return static_cast<std::uint32_t>(scope); }

inline WireWriter write_condition(WireWriter out, Condition const& from, Setting const& setting) {
  using To = v1::Condition;
  out.present(To::kParagraphFieldNumber, from.paragraph);
  write_span(out, To::kSpanFieldNumber, from.span, setting.units);
  write_span(out, To::kCueFieldNumber, from.cue, setting.units);
  out.enumerator(To::kKindFieldNumber, to_proto(from.kind));
  out.real(To::kStrictnessFieldNumber, from.strictness);
  if (from.action) out.present(To::kActionFieldNumber, *from.action);
  FieldRuns::Key const key(from.rule, {}, FieldRuns::both(from.confidence, 0), kConditionRun | to_proto(from.scope));
  out = setting.runs.parts.put(out, key, [&](WireWriter in) {
    in.enumerator(To::kScopeFieldNumber, to_proto(from.scope));
    in.real(To::kConfidenceFieldNumber, from.confidence);
    in.text(To::kRuleFieldNumber, from.rule);
    return in;
  });
  if (from.target) out.present(To::kTargetFieldNumber, *from.target);
  return out;
}

}  // namespace

WireWriter write_conditions(WireWriter out, Setting const& setting) {
  write_all(out, v1::Document::kConditionsFieldNumber, setting.analysis.conditions,
            [&](WireWriter in, Condition const& each) { return write_condition(in, each, setting); });
  return out;
}

}  // namespace rapporteur::convert
