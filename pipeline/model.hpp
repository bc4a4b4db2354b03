#pragma once

#include "pipeline/action.hpp"
#include "pipeline/citation.hpp"
#include "pipeline/condition.hpp"
#include "pipeline/diagnostic.hpp"
#include "pipeline/entity.hpp"
#include "pipeline/scores.hpp"
#include "pipeline/session_kind.hpp"
#include "pipeline/source_map.hpp"
#include "pipeline/span.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// What a paragraph is; the annotation guide in docs of the schema (`ParagraphKind`) defines each.
enum class ParagraphKind : std::uint8_t {
  kFrontMatter,
  kTitle,
  kEnacting,
  kPreambular,
  kOperative,
  kHeading,
  kAnnex,
  kBackMatter,
  kFootnote,
};

/// Part of the input that a paragraph came from, marker included. `page` counts form feeds from 1; 0 where there are
/// none.
struct SourceRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t page = 0;
};

inline constexpr std::uint32_t kNoParagraph = 0xffffffffU;

/// Plain data, no strings: spans index `Analysis::text`, indices the lists beside `paragraphs`.
struct Paragraph {
  ParagraphKind kind = ParagraphKind::kFrontMatter;
  std::uint8_t level =
      0;  ///< 1 for `12.`, 2 for `(a)`, 3 for `(i)`, 4 for `a.`, 5 for `i.`; 0 where a level means nothing
  bool quoted = false;           ///< part of a quoted draft or amendment: what it says the organ does not do itself
  std::uint16_t part = 0;        ///< index into `Structure::parts`; 0: none
  std::uint16_t resolution = 0;  ///< index into `Structure::neighbours`; 0: the document's own
  Span span;                     ///< without the marker
  Span marker;                   ///< `12.`, `(a)`; empty where there is none
  Span inner_marker;             ///< the second marker of `58. (a) Requests`; inside `span`; empty where there is none
  Slice source;                  ///< into `Analysis::sources`
  std::uint32_t parent = kNoParagraph;  ///< the paragraph that introduces this one
};

/// A note at the foot of a page or the end of the document.
struct Footnote {
  Span marker;                   ///< `1`, `1/`, `*`
  Span span;                     ///< the note without its marker
  std::vector<Span> references;  ///< where the mark stands in the text
};

enum class DocumentType : std::uint8_t {
  kUnspecified,
  kResolution,
  kDecision,
  kPresidentialStatement,
  kReport,
  kOther
};

/// The fields of Metadata that evidence can point at, in the order of the message.
enum class MetadataField : std::uint8_t {
  kSymbol,
  kType,
  kOrgan,
  kSession,
  kNumber,
  kTitle,
  kAdoptedOn,
  kMeeting,
  kAgendaItems,
  kReportSymbols,
  kDraftSymbols,
  kIssuedOn,
  kDistribution,
  kJobNumber,
  kVote,
  kLanguage,
};

struct Evidence {
  MetadataField field{};
  Span span;
};

struct Vote {
  bool recorded = false;  ///< false: without a vote, by consensus or by show of hands without names
  bool unanimous = false;
  std::optional<std::uint32_t> in_favour;
  std::optional<std::uint32_t> against;
  std::optional<std::uint32_t> abstaining;
};

struct Metadata {
  std::string symbol;  ///< "A/RES/59/153"
  DocumentType type = DocumentType::kUnspecified;
  std::string organ;                     ///< "General Assembly"
  std::optional<std::uint32_t> session;  ///< 59; the year for the Economic and Social Council since 1978
  SessionKind session_kind = SessionKind::kUnspecified;
  std::string number;                       ///< "59/153"
  std::string title;                        ///< in one line
  std::string adopted_on;                   ///< ISO 8601
  std::string meeting;                      ///< "74th plenary meeting"
  std::vector<std::string> agenda_items;    ///< "96", "19 (a)"
  std::vector<std::string> report_symbols;  ///< "A/59/494"
  std::vector<std::string> draft_symbols;   ///< "A/65/L.67"
  std::string issued_on;                    ///< ISO 8601
  std::string distribution;                 ///< "General"
  std::string job_number;                   ///< "04-48544"
  std::optional<Vote> vote;
  std::string language;  ///< ISO 639-1
  std::vector<Evidence> evidence;

  /// As at first; strings and lists keep their memory.
  void clear();
};

/// What was run, so that an empty list differs from one that was not asked for.
struct StageRun {
  std::string_view name;
  std::string_view version;
  std::uint64_t nanoseconds = 0;
};

/// The whole result for one input.
struct Analysis {
  std::string source;                ///< the name of the input, as given
  std::string text;                  ///< the reading text: valid UTF-8 in NFC; all spans index it
  SourceMap map;                     ///< from `text` to the bytes of the input
  std::vector<SourceRange> sources;  ///< `Paragraph::source` points here
  std::vector<Paragraph> paragraphs;
  std::vector<std::string> parts;       ///< labels of parts, "A", "II"; [0] is empty
  std::vector<std::string> neighbours;  ///< symbols or numbers of other resolutions in the same input; [0] is empty
  Metadata metadata;
  std::vector<Footnote> footnotes;
  std::vector<Citation> citations;            ///< in the order of their spans
  std::vector<Citation> internal_references;  ///< "the present resolution", "paragraph 3 above"
  Pinpoints pinpoints;                        ///< of citations and internal references
  CitationText citation_text;                 ///< holds the texts of those
  Actions actions;                            ///< in the order of paragraphs and spans
  std::vector<Condition> conditions;          ///< in the order of their spans
  Scores scores;                              ///< of actions and conditions
  std::vector<Mention> mentions;              ///< in the order of their spans
  std::vector<Entity> entities;               ///< what they name, in the order of first naming
  EntityText entity_text;                     ///< holds ids and names of those that no list holds
  Diagnostics diagnostics;
  std::vector<StageRun> stages;

  [[nodiscard]] std::string_view cut(Span span) const { return std::string_view(text).substr(span.begin, span.size()); }
};

/// Path of a paragraph: the markers from the root down to its own, "12.", "(a)".
[[nodiscard]] std::vector<std::string_view> path_of(Analysis const& analysis, std::uint32_t paragraph);

}  // namespace rapporteur
