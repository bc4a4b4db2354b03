#include "pipeline/analyze.hpp"

#include "pipeline/actions.hpp"
#include "pipeline/block_form.hpp"
#include "pipeline/citation_links.hpp"
#include "pipeline/citations.hpp"
#include "pipeline/condition_scope.hpp"
#include "pipeline/conditions.hpp"
#include "pipeline/layout.hpp"
#include "pipeline/lines.hpp"
#include "pipeline/mentions.hpp"
#include "pipeline/metadata.hpp"
#include "pipeline/notes.hpp"
#include "pipeline/phrase_book.hpp"
#include "pipeline/reading.hpp"
#include "pipeline/structure.hpp"
#include "pipeline/text.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace rapporteur {
namespace {

/// Names and versions of the stages, in their order. A version rises when a stage may give another result for the same
/// input.
constexpr std::string_view kTextStage = "text";
constexpr std::string_view kLayoutStage = "layout";
constexpr std::string_view kStructureStage = "structure";
constexpr std::string_view kNotesStage = "notes";
constexpr std::string_view kMetadataStage = "metadata";
constexpr std::string_view kCitationsStage = "citations";
constexpr std::string_view kActionsStage = "actions";
constexpr std::string_view kConditionsStage = "conditions";
constexpr std::string_view kMentionsStage = "mentions";
constexpr std::string_view kScoresStage = "scores";
constexpr std::string_view kVersion = "1";

/// How many there are of what a document has most of.
std::size_t most_findings(Analysis const& analysis) {
  return std::max({analysis.paragraphs.size(), analysis.footnotes.size(), analysis.citations.size(),
                   analysis.internal_references.size(), analysis.mentions.size(), analysis.actions.actions.size(),
                   analysis.conditions.size()});
}

}  // namespace

struct Analyzer::Buffers {
  Limits limits;
  std::shared_ptr<PhraseBook const> book;
  LastStage last = LastStage::kScores;  // the same for all inputs: the buffers of later stages stay empty
  Text text;
  std::vector<Line> lines;
  Layout layout;
  LayoutFinder layout_finder;
  Reading reading;
  Structure structure;
  Notes notes;
  CitationFinder citation_finder;
  Citations citations;
  CitationLinker citation_linker;
  ActionFinder action_finder;
  Actions actions;
  ConditionFinder condition_finder;
  WordIndex words;        // of the reading text
  PhraseMatches phrases;  // of all stages
  MentionFinder mention_finder;
  Mentions mentions;
  Analysis analysis;

  std::chrono::steady_clock::time_point begun;  // of the stage that runs: the end of the one before it

  template <class Stage>
  void timed(std::string_view name, Stage&& stage) {
    stage();
    auto const end = std::chrono::steady_clock::now();
    auto const spent = std::chrono::duration_cast<std::chrono::nanoseconds>(end - std::exchange(begun, end)).count();
    analysis.stages.push_back({name, kVersion, static_cast<std::uint64_t>(spent)});
  }

  void clear(std::string_view source) {
    analysis.source = source;
    analysis.text.clear();
    analysis.map.clear();
    analysis.sources.clear();
    analysis.paragraphs.clear();
    analysis.parts.assign(1, {});
    analysis.neighbours.assign(1, {});
    analysis.metadata.clear();
    analysis.footnotes.clear();
    analysis.citations.clear();
    analysis.conditions.clear();
    analysis.scores.clear();
    analysis.internal_references.clear();
    analysis.pinpoints.clear();
    analysis.actions.clear();
    analysis.mentions.clear();
    analysis.entities.clear();
    analysis.diagnostics.clear();
    analysis.stages.clear();
    // The stages take their buffers back: a second set would be as large, and cold.
    hand_over();
  }

  void run(std::string_view bytes) {
    begun = std::chrono::steady_clock::now();
    read(bytes);
    if (last >= LastStage::kCitations) {
      timed(kCitationsStage, [&] { citation_finder.find(reading, structure, analysis.metadata, notes, citations); });
    }
    if (last >= LastStage::kMentions) find_names();
    if (last >= LastStage::kConditions) {
      timed(kConditionsStage, [&] {
        condition_finder.find(reading.text, words, phrases.conditions, structure.paragraphs, notes.spans,
                              analysis.conditions);
      });
    }
    if (last >= LastStage::kScores) find_acts();
    hand_over();
    remark();
  }

  /// From bytes to paragraphs, notes and metadata.
  void read(std::string_view bytes) {
    timed(kTextStage, [&] { decode(bytes, text, analysis.diagnostics); });
    timed(kLayoutStage, [&] {
      split_lines(text.chars, lines);
      layout_finder.find(text.chars, lines, layout);
      make_reading(text, layout, reading);
    });
    timed(kStructureStage, [&] {
      find_block_forms(reading, layout);
      find_structure(reading, layout, structure);
    });
    timed(kNotesStage, [&] {
      find_notes(reading.text, structure, notes);
      set_references(notes, structure.footnotes);
    });
    timed(kMetadataStage, [&] { find_metadata(reading.text, structure, layout.folded, analysis.metadata); });
  }

  void find_names() {
    timed(kMentionsStage, [&] {
      index_words(reading.text, words);
      book->matcher().find(reading.text, words, phrases);
      mention_finder.find({reading.text, words, phrases.names, structure, analysis.metadata, citations.citations},
                          book->names(), mentions);
    });
  }

  void find_acts() {
    timed(kActionsStage, [&] {
      action_finder.find(
          {reading.text, reading.foldable, structure, analysis.metadata, notes.spans, mentions.mentions, words},
          actions);
    });
    timed(kScoresStage, [&] {
      tie_conditions(reading.text, actions, analysis.conditions);
      citation_linker.link(actions.actions, mentions.entities, citations.citations);
      find_scores(reading.text, structure.paragraphs, analysis.conditions, actions, analysis.scores);
    });
  }

  /// The stages' buffers become the result's, and the old result's become the stages': nothing is copied.
  void hand_over() {
    std::swap(analysis.text, reading.text);
    std::swap(analysis.map, reading.map);
    std::swap(analysis.sources, reading.sources);
    std::swap(analysis.paragraphs, structure.paragraphs);
    std::swap(analysis.parts, structure.parts);
    std::swap(analysis.neighbours, structure.neighbours);
    std::swap(analysis.footnotes, structure.footnotes);
    std::swap(analysis.citations, citations.citations);
    std::swap(analysis.internal_references, citations.internal);
    std::swap(analysis.pinpoints, citations.pinpoints);
    std::swap(analysis.citation_text, citations.text);
    std::swap(analysis.actions, actions);
    std::swap(analysis.mentions, mentions.mentions);
    std::swap(analysis.entities, mentions.entities);
    std::swap(analysis.entity_text, mentions.entity_text);
  }

  void remark() {
    auto const has = [&](ParagraphKind kind) {
      return std::any_of(analysis.paragraphs.begin(), analysis.paragraphs.end(),
                         [&](auto const& paragraph) { return paragraph.kind == kind; });
    };
    if (analysis.paragraphs.empty()) {
      analysis.diagnostics.push_back({DiagnosticKind::kEmptyInput, {}, std::nullopt, std::nullopt});
      return;
    }
    bool const statement = analysis.metadata.type == DocumentType::kPresidentialStatement;
    if (!statement && !has(ParagraphKind::kEnacting))
      analysis.diagnostics.push_back({DiagnosticKind::kNoEnactingLine, {}, std::nullopt, std::nullopt});
    if (!has(ParagraphKind::kOperative))
      analysis.diagnostics.push_back({DiagnosticKind::kNoOperativeParagraph, {}, std::nullopt, std::nullopt});
  }
};

Analyzer::Analyzer(Limits limits) : Analyzer(limits, PhraseBook::standard()) {}
Analyzer::Analyzer(Limits limits, std::shared_ptr<PhraseBook const> book, LastStage last)
    : buffers_(std::make_unique<Buffers>()) {
  buffers_->limits = limits;
  buffers_->book = std::move(book);
  buffers_->last = last;
}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

Analysis const& Analyzer::analyze(std::string_view source, std::string_view bytes) {
  auto& buffers = *buffers_;
  buffers.clear(source);
  if (bytes.size() > buffers.limits.bytes) return too_large(source);
  buffers.run(bytes);
  auto const& limits = buffers.limits;
  if (most_findings(buffers.analysis) > limits.findings)
    return refuse(source, DiagnosticKind::kTooManyFindings, std::to_string(limits.findings));
  return buffers.analysis;
}

Analysis const& Analyzer::too_large(std::string_view source) {
  return refuse(source, DiagnosticKind::kTooLarge, std::to_string(buffers_->limits.bytes));
}

Analysis const& Analyzer::unreadable(std::string_view source, std::string_view reason) {
  return refuse(source, DiagnosticKind::kUnreadableInput, reason);
}

Analysis const& Analyzer::refuse(std::string_view source, DiagnosticKind kind, std::string_view argument) {
  buffers_->clear(source);
  buffers_->analysis.diagnostics.push_back({kind, std::string(argument), std::nullopt, std::nullopt});
  return buffers_->analysis;
}

}  // namespace rapporteur
