#include "proto/convert_parts.hpp"

namespace rapporteur::convert {
namespace {

v1::CitationKind to_proto(CitationKind kind) {
  // The enums have the same order; the schema's test holds them to it.
  return static_cast<v1::CitationKind>(static_cast<int>(kind));
}

v1::PinpointUnit to_proto(PinpointUnit unit) { return static_cast<v1::PinpointUnit>(static_cast<int>(unit)); }

void set_pinpoint(v1::Pinpoint& to, Pinpoint const& from, OffsetTable const& units) {
  set_span(*to.mutable_span(), from.span, units);
  for (PinpointPath const& path : from.paths) {
    v1::PinpointPath& steps = *to.add_paths();
    for (PinpointStep const& step : path) {
      v1::PinpointStep& each = *steps.add_steps();
      each.set_unit(to_proto(step.unit));
      set_text(*each.mutable_label(), step.label);
      if (!step.through.empty()) set_text(*each.mutable_through(), step.through);
    }
  }
}

}  // namespace

void set_citation(v1::Citation& to, Citation const& from, OffsetTable const& units) {
  to.set_paragraph(from.paragraph);
  set_span(*to.mutable_span(), from.span, units);
  to.set_kind(to_proto(from.kind));
  set_text(*to.mutable_symbol(), from.symbol);
  set_text(*to.mutable_date(), from.date);
  if (from.pinpoint) set_pinpoint(*to.mutable_pinpoint(), *from.pinpoint, units);
  to.set_confidence(from.confidence);
  set_text(*to.mutable_rule(), from.rule);
  if (!from.runner_up.empty()) set_text(*to.mutable_runner_up(), from.runner_up);
  if (from.target) to.set_target(*from.target);
  if (from.footnote) to.set_footnote(*from.footnote);
}

}  // namespace rapporteur::convert
