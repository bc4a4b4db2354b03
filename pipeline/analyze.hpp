#pragma once

#include "pipeline/model.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace rapporteur {

class PhraseBook;

/// Limits that one document must keep to; past one it gets an error diagnostic and no paragraphs.
struct Limits {
  std::uint64_t bytes = 256ULL * 1024 * 1024;
  std::uint64_t findings = 4'000'000;  ///< paragraphs, or findings of one sort
};

/// The stage that an analysis ends with. Each goes on from what those before it have found; what later stages find
/// stays empty, and `Analysis::stages` names those that were run.
enum class LastStage : std::uint8_t {
  kMetadata,    ///< text, layout, structure, notes and metadata
  kCitations,   ///< and what is cited, not yet tied to actions and entities
  kMentions,    ///< and who and what is named
  kConditions,  ///< and conditions, not yet tied to what they limit
  kScores,      ///< and actions, and what ties all of it together: everything
};

/// Analyses one input after the other and keeps its buffers. Not for two threads at once: one for each worker.
class Analyzer {
 public:
  explicit Analyzer(Limits limits = {});
  /// With other phrases than the standard ones; `book` is shared and must not be null.
  Analyzer(Limits limits, std::shared_ptr<PhraseBook const> book, LastStage last = LastStage::kScores);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// Analyses `bytes`. Never throws for anything that is in the bytes; the same bytes always give the same result. The
  /// result is valid until the next call. `source` is the name to report.
  [[nodiscard]] Analysis const& analyze(std::string_view source, std::string_view bytes);

  /// The result for an input that could not be read: its name and an `UnreadableInput` error with `reason`.
  [[nodiscard]] Analysis const& unreadable(std::string_view source, std::string_view reason);

  /// The result for an input that is known to be past `Limits::bytes` without reading it: its name and a `TooLarge`
  /// error.
  [[nodiscard]] Analysis const& too_large(std::string_view source);

 private:
  struct Buffers;
  Analysis const& refuse(std::string_view source, DiagnosticKind kind, std::string_view argument);

  std::unique_ptr<Buffers> buffers_;
};

}  // namespace rapporteur
