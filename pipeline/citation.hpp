#pragma once

#include "grammar/time.hpp"
#include "pipeline/optional_index.hpp"
#include "pipeline/span.hpp"
#include "pipeline/text_pool.hpp"

#include <cstdint>
#include <memory>
#include <span>
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
  std::string_view label;
  std::string_view through;
};

using PinpointPath = Slice;  ///< of `Pinpoints::steps`, from the outermost division inwards

struct Pinpoint {
  Span span;    ///< the words that say so
  Slice paths;  ///< of `Pinpoints::paths`; two for "paragraphs 1 and 3"
};

/// The places that citations name, in flat lists.
struct Pinpoints {
  std::vector<Pinpoint> pinpoints;  ///< `Citation::pinpoint` points here
  std::vector<PinpointPath> paths;
  std::vector<PinpointStep> steps;

  [[nodiscard]] std::span<PinpointPath const> paths_of(Pinpoint const& pinpoint) const {
    return std::span(paths).subspan(pinpoint.paths.first, pinpoint.paths.count);
  }
  [[nodiscard]] std::span<PinpointStep const> steps_of(PinpointPath path) const {
    return std::span(steps).subspan(path.first, path.count);
  }
  void clear() {
    pinpoints.clear();
    paths.clear();
    steps.clear();
  }
};

/// A reference to an act, a document or an article. Plain data; spans index the reading text and end before any note
/// mark, texts are part of a `CitationText`, which has to live as long.
struct Citation {
  std::uint32_t paragraph = 0;  ///< of the structure
  Span span;
  grammar::CalendarDate date;  ///< all 0: not said
  std::string_view symbol;     ///< in full, "A/RES/58/136"; empty: not to be resolved
  std::string_view rule;       ///< name of the rule, a literal
  std::string_view runner_up;  ///< the symbol that came second where the decision was close
  float confidence = 1;
  CitationKind kind{};
  OptionalIndex pinpoint;    ///< into `Pinpoints::pinpoints`
  OptionalIndex target;      ///< paragraph that an internal reference means
  OptionalIndex footnote;    ///< note that "Ibid." or "See footnote 5" points to
  OptionalIndex verb;        ///< action under which it is cited
  OptionalIndex organ;       ///< entity whose act it is
  OptionalIndex instrument;  ///< entity that it is an article of
};

/// What citations are called and the labels of their places: shared, so that it stays where it is when an analysis is
/// copied.
using CitationText = std::shared_ptr<TextPool>;

struct Citations {
  std::vector<Citation> citations;  ///< of other texts, in the order of their spans
  std::vector<Citation> internal;   ///< "the present resolution", "paragraph 3 above"
  Pinpoints pinpoints;              ///< of both
  CitationText text;                ///< of both

  /// A copy of `words` that lasts as long as the citations.
  [[nodiscard]] std::string_view keep(std::string_view words) { return text->keep(words); }
  void clear() {
    citations.clear();
    internal.clear();
    pinpoints.clear();
    if (text == nullptr || text.use_count() > 1) text = std::make_shared<TextPool>();
    text->clear();
  }
};

}  // namespace rapporteur
