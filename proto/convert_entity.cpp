#include "proto/convert_parts.hpp"

#include <cstdint>

namespace rapporteur::convert {
namespace {

// The enums have the same order; the schema's test holds them to it.
std::uint32_t to_proto(EntityType type) { return static_cast<std::uint32_t>(type); }

inline WireWriter write_mention(WireWriter out, Mention const& from, Setting const& setting) {
  using To = v1::Mention;
  bool const tied = from.entity != kNoEntity;
  out.present(To::kParagraphFieldNumber, from.paragraph);
  write_span(out, To::kSpanFieldNumber, from.span, setting.units);
  out.enumerator(To::kTypeFieldNumber, to_proto(from.type));
  if (tied) out.present(To::kEntityFieldNumber, from.entity);
  FieldRuns::Key const key(from.rule, tied ? from.entity_rule : std::string_view(),
                           FieldRuns::both(from.confidence, from.entity_confidence), tied ? 1 : 0);
  out = setting.runs.mentions.put(out, key, [&](WireWriter in) {
    in.real(To::kConfidenceFieldNumber, from.confidence);
    in.text(To::kRuleFieldNumber, from.rule);
    if (tied) {
      in.text(To::kEntityRuleFieldNumber, from.entity_rule);
      in.real(To::kEntityConfidenceFieldNumber, from.entity_confidence);
    }
    return in;
  });
  if (from.antecedent != kNoMention) out.present(To::kAntecedentFieldNumber, from.antecedent);
  if (from.runner_up != kNoEntity) out.text(To::kRunnerUpFieldNumber, setting.analysis.entities[from.runner_up].id);
  return out;
}

inline WireWriter write_entity(WireWriter out, Entity const& from) {
  using To = v1::Entity;
  out.text(To::kIdFieldNumber, from.id);
  out.text(To::kNameFieldNumber, from.name);
  out.enumerator(To::kTypeFieldNumber, to_proto(from.type));
  out.number(To::kMentionsFieldNumber, from.mentions);
  out.real(To::kSalienceFieldNumber, from.salience);
  return out;
}

}  // namespace

WireWriter write_mentions(WireWriter out, Setting const& setting) {
  write_all(out, v1::Document::kMentionsFieldNumber, setting.analysis.mentions,
            [&](WireWriter in, Mention const& each) { return write_mention(in, each, setting); });
  return out;
}

WireWriter write_entities(WireWriter out, Setting const& setting) {
  write_all(out, v1::Document::kEntitiesFieldNumber, setting.analysis.entities, write_entity);
  return out;
}

}  // namespace rapporteur::convert
