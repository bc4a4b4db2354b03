#include "proto/convert_parts.hpp"

#include <cstdint>

namespace rapporteur::convert {
namespace {

// The enums have the same order; the schema's test holds them to it.
std::uint32_t to_proto(EntityType type) { return static_cast<std::uint32_t>(type); }

}  // namespace

WireWriter write_mention(WireWriter out, Analysis const& analysis, Mention const& from, OffsetTable const& units) {
  using To = v1::Mention;
  out.present(To::kParagraphFieldNumber, from.paragraph);
  write_span(out, To::kSpanFieldNumber, from.span, units);
  out.number(To::kTypeFieldNumber, to_proto(from.type));
  if (from.entity != kNoEntity) out.present(To::kEntityFieldNumber, from.entity);
  out.real(To::kConfidenceFieldNumber, from.confidence);
  out.text(To::kRuleFieldNumber, from.rule);
  if (from.entity != kNoEntity) {
    out.text(To::kEntityRuleFieldNumber, from.entity_rule);
    out.real(To::kEntityConfidenceFieldNumber, from.entity_confidence);
  }
  if (from.antecedent != kNoMention) out.present(To::kAntecedentFieldNumber, from.antecedent);
  if (from.runner_up != kNoEntity) out.text(To::kRunnerUpFieldNumber, analysis.entities[from.runner_up].id);
  return out;
}

WireWriter write_entity(WireWriter out, Entity const& from) {
  using To = v1::Entity;
  out.text(To::kIdFieldNumber, from.id);
  out.text(To::kNameFieldNumber, from.name);
  out.number(To::kTypeFieldNumber, to_proto(from.type));
  out.number(To::kMentionsFieldNumber, from.mentions);
  out.real(To::kSalienceFieldNumber, from.salience);
  return out;
}

}  // namespace rapporteur::convert
