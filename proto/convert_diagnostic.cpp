#include "proto/convert_parts.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace rapporteur::convert {
namespace {

std::uint32_t to_proto(Severity severity) {
  switch (severity) {
    case Severity::kNote:
      return v1::SEVERITY_NOTE;
    case Severity::kWarning:
      return v1::SEVERITY_WARNING;
    case Severity::kError:
      return v1::SEVERITY_ERROR;
  }
  return v1::SEVERITY_UNSPECIFIED;
}

}  // namespace

WireWriter write_diagnostic(WireWriter out, Diagnostic const& from, OffsetTable const& units) {
  using To = v1::Diagnostic;
  constexpr std::uint64_t kLast = std::numeric_limits<std::uint32_t>::max();
  out.enumerator(To::kSeverityFieldNumber, to_proto(severity(from.kind)));
  out.text(To::kCodeFieldNumber, code(from.kind));
  out.text(To::kMessageFieldNumber, message(from));
  if (from.span) write_span(out, To::kSpanFieldNumber, *from.span, units);
  if (from.source_offset) {
    out.present(To::kSourceOffsetFieldNumber, static_cast<std::uint32_t>(std::min(*from.source_offset, kLast)));
  }
  return out;
}

}  // namespace rapporteur::convert
