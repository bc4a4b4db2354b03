#include "pipeline/commands/problems.hpp"

#include "pipeline/commands/terminal.hpp"
#include "pipeline/corpus.hpp"
#include "pipeline/diagnostic.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace rapporteur::commands {

namespace {

/// Finds lines and columns. A text may have thousands of diagnostics: those after the last one are counted from there.
class Places {
 public:
  explicit Places(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] Place at(std::uint64_t offset) {
    offset = std::min<std::uint64_t>(offset, bytes_.size());
    if (offset < line_begin_) {
      line_begin_ = 0;
      line_ = 1;
    }
    Place place = place_of(bytes_.substr(line_begin_), offset - line_begin_);
    place.line += line_ - 1;
    std::size_t const line_end = offset == 0 ? std::string_view::npos : bytes_.rfind('\n', offset - 1);
    if (line_end != std::string_view::npos && line_end + 1 > line_begin_) {
      line_begin_ = line_end + 1;
      line_ = place.line;
    }
    return place;
  }

 private:
  std::string_view bytes_;
  std::size_t line_begin_ = 0;
  std::uint32_t line_ = 1;  ///< the number of the line that begins at `line_begin_`
};

std::optional<std::uint64_t> source_offset(Analysis const& analysis, Diagnostic const& diagnostic) {
  if (diagnostic.source_offset) return diagnostic.source_offset;
  if (diagnostic.span) return analysis.map.at(diagnostic.span->begin).begin;
  return std::nullopt;
}

}  // namespace

std::string printed_name(std::string_view source) {
  return source == kStandardInput ? "standard input" : without_controls(source);
}

void append_problems(Analysis const& analysis, std::string_view bytes, bool warnings, std::string& lines) {
  Places places(bytes);
  for (Diagnostic const& diagnostic : analysis.diagnostics) {
    Severity const how = severity(diagnostic.kind);
    if (how != Severity::kError && !warnings) continue;
    std::string const source = printed_name(analysis.source);
    if (diagnostic.kind == DiagnosticKind::kUnreadableInput) {
      lines += "rapporteur: " + source + ": " + without_controls(diagnostic.argument) + '\n';
      continue;
    }
    if (diagnostic.kind == DiagnosticKind::kTooLarge) {
      lines += "rapporteur: " + source + ": " + message(diagnostic) + '\n';
      continue;
    }
    lines += source + ':';
    if (auto const offset = source_offset(analysis, diagnostic)) {
      Place const place = places.at(*offset);
      lines += std::to_string(place.line) + ':' + std::to_string(place.column) + ':';
    }
    lines += ' ';
    lines += name(how);
    lines += ": " + without_controls(message(diagnostic)) + " [";
    lines += code(diagnostic.kind);
    lines += "]\n";
  }
}

bool has_error(Analysis const& analysis) {
  return std::ranges::any_of(analysis.diagnostics,
                             [](Diagnostic const& each) { return severity(each.kind) == Severity::kError; });
}

}  // namespace rapporteur::commands
