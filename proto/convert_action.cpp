#include "pipeline/fetch_ahead.hpp"
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

/// How sure a part of an action is, and by which rule; nearly all have the same few. `run` says of which message, as
/// the fields have other numbers in each.
inline void write_grounds(WireWriter& out, int confidence_field, int rule_field, float confidence,
                          std::string_view rule, FieldRuns& runs, std::uint32_t run) {
  out = runs.put(out, FieldRuns::Key(rule, {}, FieldRuns::both(confidence, 0), run), [&](WireWriter in) {
    in.real(confidence_field, confidence);
    in.text(rule_field, rule);
    return in;
  });
}

inline WireWriter write_addressee(WireWriter out, Addressee const& from, Setting const& setting) {
  using To = v1::Addressee;
  write_span(out, To::kSpanFieldNumber, from.span, setting.units);
  if (from.entity) out.present(To::kEntityFieldNumber, *from.entity);
  write_grounds(out, To::kConfidenceFieldNumber, To::kRuleFieldNumber, from.confidence, from.rule, setting.runs.parts,
                kAddresseeRun);
  return out;
}

WireWriter write_deliverable(WireWriter out, Deliverable const& from, Setting const& setting) {
  using To = v1::Deliverable;
  write_span(out, To::kSpanFieldNumber, from.span, setting.units);
  out.enumerator(To::kTypeFieldNumber, to_proto(from.type));
  if (from.recipient_entity) out.present(To::kRecipientFieldNumber, *from.recipient_entity);
  write_some(out, To::kSubjectFieldNumber, from.subject, setting.units);
  write_some(out, To::kRecipientSpanFieldNumber, from.recipient, setting.units);
  write_grounds(out, To::kConfidenceFieldNumber, To::kRuleFieldNumber, from.confidence, from.rule, setting.runs.parts,
                kDeliverableRun);
  return out;
}

WireWriter write_due(WireWriter out, Due const& from, Setting const& setting) {
  using To = v1::Due;
  write_span(out, To::kSpanFieldNumber, from.span, setting.units);
  if (from.session) out.present(To::kSessionFieldNumber, *from.session);
  if (from.organ) out.present(To::kOrganFieldNumber, *from.organ);
  if (from.date.said()) out.text(To::kDateFieldNumber, grammar::IsoDate(from.date).view());
  if (from.period.count != 0) out.text(To::kPeriodFieldNumber, grammar::iso(from.period));
  if (from.frequency.count != 0) out.text(To::kFrequencyFieldNumber, grammar::iso(from.frequency));
  write_some(out, To::kEventFieldNumber, from.event, setting.units);
  out.enumerator(To::kRelationFieldNumber, to_proto(from.relation));
  out.enumerator(To::kSessionKindFieldNumber, to_proto(from.session_kind));
  if (from.session_dates.said()) out.text(To::kSessionDatesFieldNumber, grammar::IsoDate(from.session_dates).view());
  out.real(To::kConfidenceFieldNumber, from.confidence);
  out.text(To::kRuleFieldNumber, from.rule);
  return out;
}

/// The verb, and what follows from it and its place.
inline void write_verb(WireWriter& out, Action const& from, FieldRuns& runs) {
  using To = v1::Action;
  auto const flags = to_proto(from.category) | to_proto(from.speaker) << 8U | (from.inherited ? 1U : 0U) << 16U;
  FieldRuns::Key const key(from.lemma, {}, FieldRuns::both(from.force, from.tone), flags);
  out = runs.put(out, key, [&](WireWriter in) {
    in.text(To::kLemmaFieldNumber, from.lemma);
    in.enumerator(To::kCategoryFieldNumber, to_proto(from.category));
    in.real(To::kForceFieldNumber, from.force);
    in.real(To::kToneFieldNumber, from.tone);
    in.enumerator(To::kSpeakerFieldNumber, to_proto(from.speaker));
    in.flag(To::kInheritedFieldNumber, from.inherited);
    return in;
  });
}

inline void write_weight(WireWriter& out, Action const& from, FieldRuns& runs) {
  using To = v1::Action;
  out.real(To::kCommitmentFieldNumber, from.commitment);
  FieldRuns::Key const key(from.rule, from.runner_up, FieldRuns::both(from.confidence, 0), 0);
  out = runs.put(out, key, [&](WireWriter in) {
    in.real(To::kConfidenceFieldNumber, from.confidence);
    in.text(To::kRuleFieldNumber, from.rule);
    in.text(To::kRunnerUpFieldNumber, from.runner_up);
    return in;
  });
}

WireWriter write_action(WireWriter out, Action const& from, Setting const& setting) {
  using To = v1::Action;
  auto const& all = setting.analysis.actions;
  auto const each = [&](int field, auto const& list, Slice slice, auto write) {
    for (std::uint32_t i = slice.first; i < slice.first + slice.count; ++i) {
      out.message(field, [&](WireWriter in) { return write(in, list[i], setting); });
    }
  };
  out.present(To::kParagraphFieldNumber, from.paragraph);
  write_span(out, To::kSpanFieldNumber, from.span, setting.units);
  write_verb(out, from, setting.runs.verbs);
  if (from.parent) out.present(To::kParentFieldNumber, *from.parent);
  each(To::kAddresseesFieldNumber, all.addressees, from.addressees, write_addressee);
  write_some(out, To::kTaskFieldNumber, from.task, setting.units);
  each(To::kDeliverablesFieldNumber, all.deliverables, from.deliverables, write_deliverable);
  each(To::kDueFieldNumber, all.due, from.due, write_due);
  out.packed(To::kConditionsFieldNumber, all.conditions.data() + from.conditions.first, from.conditions.count);
  write_weight(out, from, setting.runs.actions);
  return out;
}

}  // namespace

WireWriter write_actions(WireWriter out, Setting const& setting) {
  write_all(out, v1::Document::kActionsFieldNumber, setting.analysis.actions.actions,
            [&](WireWriter in, Action const& each) {
              fetch_ahead(each);
              return write_action(in, each, setting);
            });
  return out;
}

}  // namespace rapporteur::convert
