#pragma once

#include "pipeline/span.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// What is cited; the schema (`CitationKind`) describes each.
enum class CitationKind : std::uint8_t {
  kUnspecified,
  kResolution,
  kDecision,
  kPresidentialStatement,
  kDocument,
  kCharter,
  kTreaty,
  kRule,
  kOfficialRecords,
  kPublication,
  kTreatySeries,
  kConference,
  kForeign,
  kInternal,
};

enum class PinpointUnit : std::uint8_t {
  kUnspecified,
  kPreamble,
  kPart,
  kChapter,
  kSection,
  kArticle,
  kRule,
  kParagraph,
  kSubparagraph,
  kAnnex,
  kAppendix,
  kPage,
};

/// One step from a cited text to a place in it: {kParagraph, "5"}, {kSubparagraph, "(c)"}. `through` ends a range.
struct PinpointStep {
  PinpointUnit unit{};
  std::string label;
  std::string through;
};

using PinpointPath = std::vector<PinpointStep>;  ///< from the outermost division inwards

struct Pinpoint {
  Span span;                        ///< the words that say so
  std::vector<PinpointPath> paths;  ///< two for "paragraphs 1 and 3"
};

/// A reference to an act, a document or an article. Spans index the reading text and end before any note mark.
struct Citation {
  std::uint32_t paragraph = 0;  ///< of the structure
  Span span;
  CitationKind kind{};
  std::string symbol;  ///< in full, "A/RES/58/136"; empty: not to be resolved
  std::string date;    ///< ISO 8601; empty: not said
  std::optional<Pinpoint> pinpoint;
  float confidence = 1;
  std::string_view rule;                    ///< name of the rule, a literal
  std::string runner_up;                    ///< the symbol that came second where the decision was close
  std::optional<std::uint32_t> target;      ///< paragraph that an internal reference means
  std::optional<std::uint32_t> footnote;    ///< note that "Ibid." or "See footnote 5" points to
  std::optional<std::uint32_t> verb;        ///< action under which it is cited
  std::optional<std::uint32_t> organ;       ///< entity whose act it is
  std::optional<std::uint32_t> instrument;  ///< entity that it is an article of
};

}  // namespace rapporteur
