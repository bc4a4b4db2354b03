#pragma once

#include "rapporteur/v1/document.pb.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace rapporteur::tests {

/// Writes a document with citations as the analysis would, paragraph by paragraph.
class CitingDocument {
 public:
  v1::Document document;

  CitingDocument(std::string const& source, std::string const& symbol) {
    document.set_source(source);
    document.mutable_metadata()->set_symbol(symbol);
  }

  v1::Paragraph& paragraph(v1::ParagraphKind kind, std::initializer_list<char const*> path, std::string_view text) {
    v1::Paragraph& paragraph = *document.add_paragraphs();
    paragraph.set_kind(kind);
    for (char const* marker : path) {
      paragraph.add_path(marker);
      paragraph.set_marker(marker);
    }
    paragraph.set_level(static_cast<std::uint32_t>(path.size()));
    std::string& all = *document.mutable_text();
    if (!all.empty()) all += '\n';
    paragraph.mutable_span()->set_begin(static_cast<std::uint32_t>(all.size()));
    all += text;
    paragraph.mutable_span()->set_end(static_cast<std::uint32_t>(all.size()));
    return paragraph;
  }

  /// The place of `words`, which must be there, in the last paragraph.
  [[nodiscard]] v1::Span find(std::string_view words) const {
    v1::Span span;
    std::size_t const at = document.text().find(words, document.paragraphs().rbegin()->span().begin());
    span.set_begin(static_cast<std::uint32_t>(at));
    span.set_end(static_cast<std::uint32_t>(at + words.size()));
    return span;
  }

  /// A citation in the last paragraph.
  v1::Citation& cite(std::string_view words, v1::CitationKind kind, std::string const& symbol,
                     std::string const& date = {}) {
    v1::Citation& citation = *document.add_citations();
    citation.set_paragraph(static_cast<std::uint32_t>(document.paragraphs_size() - 1));
    *citation.mutable_span() = find(words);
    citation.set_kind(kind);
    citation.set_symbol(symbol);
    citation.set_date(date);
    citation.set_confidence(1);
    citation.set_rule("act.named");
    return citation;
  }
};

/// Adds a place to a pinpoint: "5" and "(c)" of {PARAGRAPH, SUBPARAGRAPH}.
struct Step {
  v1::PinpointUnit unit;
  char const* label;
  char const* through = "";
};

inline void add_place(v1::Pinpoint& pinpoint, std::initializer_list<Step> steps) {
  v1::PinpointPath& path = *pinpoint.add_paths();
  for (Step const& each : steps) {
    v1::PinpointStep& step = *path.add_steps();
    step.set_unit(each.unit);
    step.set_label(each.label);
    step.set_through(each.through);
  }
}

/// A resolution with one preambular and two operative citations, a note, and the head of the next resolution.
inline v1::Document citing_document() {
  CitingDocument writer("folder/a.txt", "A/RES/59/900");
  v1::Metadata& metadata = *writer.document.mutable_metadata();
  metadata.set_type(v1::DOCUMENT_TYPE_RESOLUTION);
  metadata.set_organ("General Assembly");
  metadata.set_number("59/900");
  writer.paragraph(v1::PARAGRAPH_KIND_PREAMBULAR, {}, "Recalling resolutions 58/136 and\n58/140 of 22 December 2003,1");
  writer.cite("58/136", v1::CITATION_KIND_RESOLUTION, "A/RES/58/136", "2003-12-22");
  writer.cite("58/140 of 22 December 2003", v1::CITATION_KIND_RESOLUTION, "A/RES/58/140", "2003-12-22");
  v1::Footnote& note = *writer.document.add_footnotes();
  note.set_marker("1");
  *note.add_references() = writer.find("1");
  note.mutable_references(0)->set_begin(writer.document.paragraphs(0).span().end() - 1);
  note.mutable_references(0)->set_end(writer.document.paragraphs(0).span().end());
  writer.paragraph(v1::PARAGRAPH_KIND_OPERATIVE, {"12.", "(a)"},
                   "Endorses paragraph 5 (c) of resolution 58/136 and \"A, B\";");
  v1::Citation& pinned = writer.cite("resolution 58/136", v1::CITATION_KIND_RESOLUTION, "A/RES/58/136");
  add_place(*pinned.mutable_pinpoint(), {{v1::PINPOINT_UNIT_PARAGRAPH, "5"}, {v1::PINPOINT_UNIT_SUBPARAGRAPH, "(c)"}});
  v1::Citation& unresolved = writer.cite("\"A, B\"", v1::CITATION_KIND_FOREIGN, "");
  unresolved.set_confidence(0.6F);
  writer.paragraph(v1::PARAGRAPH_KIND_FOOTNOTE, {}, "See S/RES/1373 (2001).");
  *note.mutable_span() = writer.document.paragraphs(2).span();
  writer.cite("S/RES/1373 (2001)", v1::CITATION_KIND_RESOLUTION, "S/RES/1373 (2001)");
  writer.paragraph(v1::PARAGRAPH_KIND_PREAMBULAR, {}, "Recalling resolution 1/1,").set_resolution("59/901");
  writer.document.mutable_paragraphs(3)->set_part("B");
  writer.cite("resolution 1/1", v1::CITATION_KIND_RESOLUTION, "A/RES/1/1");
  return writer.document;
}

}  // namespace rapporteur::tests
