#include "proto/convert_parts.hpp"

namespace rapporteur::convert {
namespace {

// The enums have the same order; the schema's test holds them to it.
template <class To, class From>
To same(From value) {
  return static_cast<To>(static_cast<int>(value));
}

void set_addressee(v1::Addressee& to, Addressee const& from, OffsetTable const& units) {
  set_span(*to.mutable_span(), from.span, units);
  if (from.entity) to.set_entity(*from.entity);
  to.set_confidence(from.confidence);
  set_text(*to.mutable_rule(), from.rule);
}

void set_deliverable(v1::Deliverable& to, Deliverable const& from, OffsetTable const& units) {
  set_span(*to.mutable_span(), from.span, units);
  to.set_type(same<v1::DeliverableType>(from.type));
  if (from.recipient_entity) to.set_recipient(*from.recipient_entity);
  if (!from.subject.empty()) set_span(*to.mutable_subject(), from.subject, units);
  if (!from.recipient.empty()) set_span(*to.mutable_recipient_span(), from.recipient, units);
  to.set_confidence(from.confidence);
  set_text(*to.mutable_rule(), from.rule);
}

void set_due(v1::Due& to, Due const& from, OffsetTable const& units) {
  set_span(*to.mutable_span(), from.span, units);
  if (from.session) to.set_session(*from.session);
  if (from.organ) to.set_organ(*from.organ);
  if (!from.date.empty()) set_text(*to.mutable_date(), from.date);
  if (!from.period.empty()) set_text(*to.mutable_period(), from.period);
  if (!from.frequency.empty()) set_text(*to.mutable_frequency(), from.frequency);
  if (!from.event.empty()) set_span(*to.mutable_event(), from.event, units);
  to.set_relation(same<v1::DueRelation>(from.relation));
  to.set_session_kind(same<v1::SessionKind>(from.session_kind));
  if (!from.session_dates.empty()) set_text(*to.mutable_session_dates(), from.session_dates);
  to.set_confidence(from.confidence);
  set_text(*to.mutable_rule(), from.rule);
}

}  // namespace

void set_action(v1::Action& to, Actions const& all, Action const& from, OffsetTable const& units) {
  to.set_paragraph(from.paragraph);
  set_span(*to.mutable_span(), from.span, units);
  set_text(*to.mutable_lemma(), from.lemma);
  to.set_category(same<v1::ActionCategory>(from.category));
  to.set_force(from.force);
  to.set_tone(from.tone);
  to.set_speaker(same<v1::Speaker>(from.speaker));
  to.set_inherited(from.inherited);
  if (from.parent) to.set_parent(*from.parent);
  auto const each = [](auto const& list, Slice slice, auto&& use) {
    for (std::uint32_t i = slice.first; i < slice.first + slice.count; ++i) use(list[i]);
  };
  each(all.addressees, from.addressees, [&](auto const& item) { set_addressee(*to.add_addressees(), item, units); });
  if (!from.task.empty()) set_span(*to.mutable_task(), from.task, units);
  each(all.deliverables, from.deliverables,
       [&](auto const& item) { set_deliverable(*to.add_deliverables(), item, units); });
  each(all.due, from.due, [&](auto const& item) { set_due(*to.add_due(), item, units); });
  each(all.conditions, from.conditions, [&](std::uint32_t item) { to.add_conditions(item); });
  to.set_commitment(from.commitment);
  to.set_confidence(from.confidence);
  set_text(*to.mutable_rule(), from.rule);
  if (!from.runner_up.empty()) set_text(*to.mutable_runner_up(), from.runner_up);
}

}  // namespace rapporteur::convert
