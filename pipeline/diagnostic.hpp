#pragma once

#include "pipeline/span.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

enum class Severity : std::uint8_t { kNote, kWarning, kError };

/// The kinds of `diagnostic_kinds.def`, in its order.
enum class DiagnosticKind : std::uint8_t {
#define DIAGNOSTIC(name, severity, text) k##name,
#include "pipeline/diagnostic_kinds.def"
#undef DIAGNOSTIC
};

/// Something that a reader of the result should know. Text never fails: whatever is odd in it ends here.
struct Diagnostic {
  DiagnosticKind kind{};
  std::string argument;                        ///< replaces `{}` in the wording
  std::optional<Span> span;                    ///< of the reading text
  std::optional<std::uint64_t> source_offset;  ///< byte of the input, where the reading text has no place for it
};

using Diagnostics = std::vector<Diagnostic>;

[[nodiscard]] std::string_view code(DiagnosticKind kind);  ///< "NumberGap"
[[nodiscard]] Severity severity(DiagnosticKind kind);
[[nodiscard]] std::string message(Diagnostic const& diagnostic);  ///< the wording with its argument
[[nodiscard]] std::string_view name(Severity severity);           ///< "note", "warning", "error"

/// Line and column (both from 1; columns in code points) of a byte of `source`, UTF-8. A line ends with a line feed. An
/// offset past the end is the end; one inside a character is the character's.
struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};
[[nodiscard]] Place place_of(std::string_view source, std::uint64_t offset);

}  // namespace rapporteur
