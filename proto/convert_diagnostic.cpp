#include "proto/convert_parts.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace rapporteur::convert {
namespace {

v1::Severity to_proto(Severity severity) {
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

void set_diagnostic(v1::Diagnostic& to, Diagnostic const& from, OffsetTable const& units) {
  constexpr std::uint64_t kLast = std::numeric_limits<std::uint32_t>::max();
  to.set_severity(to_proto(severity(from.kind)));
  set_text(*to.mutable_code(), code(from.kind));
  set_text(*to.mutable_message(), message(from));
  if (from.span) set_span(*to.mutable_span(), *from.span, units);
  if (from.source_offset) to.set_source_offset(static_cast<std::uint32_t>(std::min(*from.source_offset, kLast)));
}

}  // namespace rapporteur::convert
