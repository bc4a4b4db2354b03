#include "proto/convert_parts.hpp"

#include <cstdint>

namespace rapporteur::convert {
namespace {

// The enums have the same order; the schema's test holds them to it.
std::uint32_t to_proto(CitationKind kind) { return static_cast<std::uint32_t>(kind); }
std::uint32_t to_proto(PinpointUnit unit) { return static_cast<std::uint32_t>(unit); }

WireWriter write_step(WireWriter out, PinpointStep const& step) {
  using To = v1::PinpointStep;
  out.enumerator(To::kUnitFieldNumber, to_proto(step.unit));
  out.text(To::kLabelFieldNumber, step.label);
  out.text(To::kThroughFieldNumber, step.through);
  return out;
}

WireWriter write_pinpoint(WireWriter out, Pinpoint const& from, Setting const& setting) {
  using To = v1::Pinpoint;
  write_span(out, To::kSpanFieldNumber, from.span, setting.units);
  auto const& all = setting.analysis.pinpoints;
  for (PinpointPath const path : all.paths_of(from)) {
    out.message(To::kPathsFieldNumber, [&](WireWriter steps) {
      for (PinpointStep const& step : all.steps_of(path)) {
        steps.message(v1::PinpointPath::kStepsFieldNumber, [&](WireWriter in) { return write_step(in, step); });
      }
      return steps;
    });
  }
  return out;
}

}  // namespace

WireWriter write_citation(WireWriter out, Citation const& from, Setting const& setting) {
  using To = v1::Citation;
  out.present(To::kParagraphFieldNumber, from.paragraph);
  write_span(out, To::kSpanFieldNumber, from.span, setting.units);
  out.enumerator(To::kKindFieldNumber, to_proto(from.kind));
  out.text(To::kSymbolFieldNumber, from.symbol);
  if (from.date.said()) out.text(To::kDateFieldNumber, grammar::IsoDate(from.date).view());
  if (from.pinpoint) {
    auto const& pinpoint = setting.analysis.pinpoints.pinpoints[*from.pinpoint];
    out.message(To::kPinpointFieldNumber, [&](WireWriter in) { return write_pinpoint(in, pinpoint, setting); });
  }
  if (from.verb) out.present(To::kVerbFieldNumber, *from.verb);
  out.real(To::kConfidenceFieldNumber, from.confidence);
  out.text(To::kRuleFieldNumber, from.rule);
  out.text(To::kRunnerUpFieldNumber, from.runner_up);
  if (from.organ) out.present(To::kOrganFieldNumber, *from.organ);
  if (from.instrument) out.present(To::kInstrumentFieldNumber, *from.instrument);
  if (from.target) out.present(To::kTargetFieldNumber, *from.target);
  if (from.footnote) out.present(To::kFootnoteFieldNumber, *from.footnote);
  return out;
}

}  // namespace rapporteur::convert
