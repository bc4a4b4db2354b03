#include "pipeline/commands/citation_rows.hpp"

#include "pipeline/commands/citation_text.hpp"
#include "pipeline/commands/list_rows.hpp"
#include "pipeline/document_link.hpp"
#include "pipeline/symbol_list.hpp"
#include "rapporteur/v1/document.pb.h"

#include <algorithm>
#include <string_view>

namespace rapporteur::commands {

namespace {

/// The symbol of another resolution in the same input, which is known by its symbol or by its number: then it is of the
/// same series. Empty where that cannot be said.
std::string symbol_of_neighbour(v1::Metadata const& own, std::string_view neighbour) {
  constexpr std::string_view kSeries = "/RES/";
  if (neighbour.find(kSeries) != std::string_view::npos) return one_line(neighbour);
  if (neighbour.starts_with('(')) return {};
  std::string_view series = own.symbol();
  if (std::size_t const at = series.find(kSeries); at != std::string_view::npos) {
    series = series.substr(0, at + kSeries.size());
  } else if (!own.number().empty() && series.ends_with(own.number())) {
    series.remove_suffix(own.number().size());
  } else {
    return {};
  }
  return canonical_symbol(std::string(series) + one_line(neighbour));
}

std::string note_name(v1::Document const& document, v1::Span const& span) {
  auto const& notes = document.footnotes();
  auto const note = std::ranges::find_if(notes, [&](v1::Footnote const& each) {
    return each.span().begin() <= span.begin() && span.begin() < each.span().end();
  });
  return note == notes.end() ? std::string() : "note " + one_line(note->marker());
}

void set_place(CitationRow& row, v1::Document const& document, v1::Citation const& citation) {
  if (!citation.has_paragraph()) return;
  row.paragraph_index = citation.paragraph();
  if (citation.paragraph() >= static_cast<std::uint32_t>(document.paragraphs_size())) return;
  v1::Paragraph const& paragraph = document.paragraphs(static_cast<int>(citation.paragraph()));
  row.paragraph_kind = bare_name(v1::ParagraphKind_Name(paragraph.kind()), "PARAGRAPH_KIND_");
  row.part = one_line(paragraph.part());
  row.paragraph = paragraph_path(paragraph);
  if (paragraph.kind() == v1::PARAGRAPH_KIND_FOOTNOTE) row.paragraph = note_name(document, citation.span());
  if (!paragraph.resolution().empty()) {
    row.citing = symbol_of_neighbour(document.metadata(), paragraph.resolution());
  }
}

/// The kind of a document in the words of what is cited.
std::string kind_of(v1::DocumentType type) {
  switch (type) {
    case v1::DOCUMENT_TYPE_RESOLUTION:
      return "RESOLUTION";
    case v1::DOCUMENT_TYPE_DECISION:
      return "DECISION";
    case v1::DOCUMENT_TYPE_PRESIDENTIAL_STATEMENT:
      return "PRESIDENTIAL_STATEMENT";
    case v1::DOCUMENT_TYPE_REPORT:
    case v1::DOCUMENT_TYPE_OTHER:
      return "DOCUMENT";
    default:
      return {};
  }
}

}  // namespace

DocumentCitations citations_of(v1::Document const& document) {
  DocumentCitations all;
  std::string const source = one_line(document.source());
  std::string const symbol = one_line(document.metadata().symbol());
  if (!document.text().empty()) all.citing = symbol.empty() ? source : symbol;
  all.kind = kind_of(document.metadata().type());
  all.organ = one_line(document.metadata().organ());
  all.rows.reserve(static_cast<std::size_t>(document.citations_size()));
  for (v1::Citation const& citation : document.citations()) {
    CitationRow& row = all.rows.emplace_back();
    row.citing = all.citing;
    row.source = source;
    set_place(row, document, citation);
    row.begin = citation.span().begin();
    row.end = citation.span().end();
    row.kind = bare_name(v1::CitationKind_Name(citation.kind()), "CITATION_KIND_");
    row.symbol = one_line(citation.symbol());
    row.date = one_line(citation.date());
    row.pinpoint = pinpoint_text(citation.pinpoint());
    row.text = one_line(cut(document, citation.span()));
    row.confidence = citation.confidence();
    row.rule = one_line(citation.rule());
    row.link = document_link(row.symbol);
  }
  return all;
}

}  // namespace rapporteur::commands
