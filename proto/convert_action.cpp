#include "proto/convert_parts.hpp"

#include <cstdint>

namespace rapporteur::convert {
namespace {

// The enums have the same order; the schema's test holds them to it.
template <class Enum>
std::uint32_t to_proto(Enum value) {
  return static_cast<std::uint32_t>(value);
}

inline void write_some(WireWriter& out, int field, Span span, OffsetTable const& units) {
  if (!span.empty()) write_span(out, field, span, units);
}

WireWriter write_addressee(WireWriter out, Addressee const& from, OffsetTable const& units) {
  using To = v1::Addressee;
  write_span(out, To::kSpanFieldNumber, from.span, units);
  if (from.entity) out.present(To::kEntityFieldNumber, *from.entity);
  out.real(To::kConfidenceFieldNumber, from.confidence);
  out.text(To::kRuleFieldNumber, from.rule);
  return out;
}

WireWriter write_deliverable(WireWriter out, Deliverable const& from, OffsetTable const& units) {
  using To = v1::Deliverable;
  write_span(out, To::kSpanFieldNumber, from.span, units);
  out.number(To::kTypeFieldNumber, to_proto(from.type));
  if (from.recipient_entity) out.present(To::kRecipientFieldNumber, *from.recipient_entity);
  write_some(out, To::kSubjectFieldNumber, from.subject, units);
  write_some(out, To::kRecipientSpanFieldNumber, from.recipient, units);
  out.real(To::kConfidenceFieldNumber, from.confidence);
  out.text(To::kRuleFieldNumber, from.rule);
  return out;
}

WireWriter write_due(WireWriter out, Due const& from, OffsetTable const& units) {
  using To = v1::Due;
  write_span(out, To::kSpanFieldNumber, from.span, units);
  if (from.session) out.present(To::kSessionFieldNumber, *from.session);
  if (from.organ) out.present(To::kOrganFieldNumber, *from.organ);
  out.text(To::kDateFieldNumber, from.date);
  out.text(To::kPeriodFieldNumber, from.period);
  out.text(To::kFrequencyFieldNumber, from.frequency);
  write_some(out, To::kEventFieldNumber, from.event, units);
  out.number(To::kRelationFieldNumber, to_proto(from.relation));
  out.number(To::kSessionKindFieldNumber, to_proto(from.session_kind));
  out.text(To::kSessionDatesFieldNumber, from.session_dates);
  out.real(To::kConfidenceFieldNumber, from.confidence);
  out.text(To::kRuleFieldNumber, from.rule);
  return out;
}

}  // namespace

WireWriter write_action(WireWriter out, Actions const& all, Action const& from, OffsetTable const& units) {
  using To = v1::Action;
  auto const each = [&](int field, auto const& list, Slice slice, auto write) {
    for (std::uint32_t i = slice.first; i < slice.first + slice.count; ++i) {
      out.message(field, [&](WireWriter in) { return write(in, list[i], units); });
    }
  };
  out.present(To::kParagraphFieldNumber, from.paragraph);
  write_span(out, To::kSpanFieldNumber, from.span, units);
  out.text(To::kLemmaFieldNumber, from.lemma);
  out.number(To::kCategoryFieldNumber, to_proto(from.category));
  out.real(To::kForceFieldNumber, from.force);
  out.real(To::kToneFieldNumber, from.tone);
  out.number(To::kSpeakerFieldNumber, to_proto(from.speaker));
  out.number(To::kInheritedFieldNumber, from.inherited ? 1U : 0U);
  if (from.parent) out.present(To::kParentFieldNumber, *from.parent);
  each(To::kAddresseesFieldNumber, all.addressees, from.addressees, write_addressee);
  write_some(out, To::kTaskFieldNumber, from.task, units);
  each(To::kDeliverablesFieldNumber, all.deliverables, from.deliverables, write_deliverable);
  each(To::kDueFieldNumber, all.due, from.due, write_due);
  out.packed(To::kConditionsFieldNumber, all.conditions.data() + from.conditions.first, from.conditions.count);
  out.real(To::kCommitmentFieldNumber, from.commitment);
  out.real(To::kConfidenceFieldNumber, from.confidence);
  out.text(To::kRuleFieldNumber, from.rule);
  out.text(To::kRunnerUpFieldNumber, from.runner_up);
  return out;
}

}  // namespace rapporteur::convert
