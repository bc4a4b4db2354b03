#include "proto/convert_parts.hpp"

#include <cstdint>

namespace rapporteur::convert {
namespace {

// The enums have the same order; the schema's test holds them to it.
std::uint32_t to_proto(ConditionKind kind) { return static_cast<std::uint32_t>(kind); }
std::uint32_t to_proto(ConditionScope scope) { return static_cast<std::uint32_t>(scope); }

}  // namespace

WireWriter write_condition(WireWriter out, Condition const& from, OffsetTable const& units) {
  using To = v1::Condition;
  out.present(To::kParagraphFieldNumber, from.paragraph);
  write_span(out, To::kSpanFieldNumber, from.span, units);
  write_span(out, To::kCueFieldNumber, from.cue, units);
  out.number(To::kKindFieldNumber, to_proto(from.kind));
  out.real(To::kStrictnessFieldNumber, from.strictness);
  if (from.action) out.present(To::kActionFieldNumber, *from.action);
  out.number(To::kScopeFieldNumber, to_proto(from.scope));
  out.real(To::kConfidenceFieldNumber, from.confidence);
  out.text(To::kRuleFieldNumber, from.rule);
  if (from.target) out.present(To::kTargetFieldNumber, *from.target);
  return out;
}

}  // namespace rapporteur::convert
