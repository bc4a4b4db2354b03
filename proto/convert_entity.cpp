#include "proto/convert_parts.hpp"

namespace rapporteur::convert {
namespace {

v1::EntityType to_proto(EntityType type) {
  // The enums have the same order; the schema's test holds them to it.
  return static_cast<v1::EntityType>(static_cast<int>(type));
}

}  // namespace

void set_mention(v1::Mention& to, Analysis const& analysis, Mention const& from, OffsetTable const& units) {
  to.set_paragraph(from.paragraph);
  set_span(*to.mutable_span(), from.span, units);
  to.set_type(to_proto(from.type));
  to.set_confidence(from.confidence);
  set_text(*to.mutable_rule(), from.rule);
  if (from.entity != kNoEntity) {
    to.set_entity(from.entity);
    set_text(*to.mutable_entity_rule(), from.entity_rule);
    to.set_entity_confidence(from.entity_confidence);
  }
  if (from.antecedent != kNoMention) to.set_antecedent(from.antecedent);
  if (from.runner_up != kNoEntity) set_text(*to.mutable_runner_up(), analysis.entities[from.runner_up].id);
}

void set_entity(v1::Entity& to, Entity const& from) {
  set_text(*to.mutable_id(), from.id);
  set_text(*to.mutable_name(), from.name);
  to.set_type(to_proto(from.type));
  to.set_mentions(from.mentions);
  to.set_salience(from.salience);
}

}  // namespace rapporteur::convert
