#include "pipeline/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace rapporteur {
namespace {

struct KindRow {
  std::string_view code;
  Severity severity;
  std::string_view wording;
};

constexpr std::array kKinds{
#define DIAGNOSTIC(name, severity, text) KindRow{#name, Severity::severity, text},
#include "pipeline/diagnostic_kinds.def"
#undef DIAGNOSTIC
};

KindRow const& row(DiagnosticKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

}  // namespace

std::string_view code(DiagnosticKind kind) { return row(kind).code; }

Severity severity(DiagnosticKind kind) { return row(kind).severity; }

std::string message(Diagnostic const& diagnostic) {
  constexpr std::string_view kPlaceholder = "{}";
  std::string_view const wording = row(diagnostic.kind).wording;
  std::string_view::size_type const at = wording.find(kPlaceholder);
  if (at == std::string_view::npos) return std::string(wording);
  std::string text(wording.substr(0, at));
  text += diagnostic.argument;
  text += wording.substr(at + kPlaceholder.size());
  return text;
}

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::kNote:
      return "note";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "error";
}

Place place_of(std::string_view source, std::uint64_t offset) {
  std::size_t at = static_cast<std::size_t>(std::min<std::uint64_t>(offset, source.size()));
  auto const continues = [source](std::size_t i) { return (static_cast<unsigned char>(source[i]) & 0xC0U) == 0x80U; };
  // Inside a character: the place is the character's. A stretch of continuation bytes alone is no character.
  for (int back = 0; back < 3 && at > 0 && at < source.size() && continues(at); ++back) --at;

  std::string_view const before = source.substr(0, at);
  Place place;
  place.line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  std::string_view::size_type const line_end = before.rfind('\n');
  std::size_t const line_begin = line_end == std::string_view::npos ? 0 : line_end + 1;
  for (std::size_t i = line_begin; i < at; ++i) {
    if (!continues(i)) ++place.column;
  }
  return place;
}

}  // namespace rapporteur
