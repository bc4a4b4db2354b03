#include "proto/convert_parts.hpp"

#include <cstdint>

namespace rapporteur::convert {
namespace {

v1::ParagraphKind to_proto(ParagraphKind kind) {
  switch (kind) {
    case ParagraphKind::kFrontMatter:
      return v1::PARAGRAPH_KIND_FRONT_MATTER;
    case ParagraphKind::kTitle:
      return v1::PARAGRAPH_KIND_TITLE;
    case ParagraphKind::kEnacting:
      return v1::PARAGRAPH_KIND_ENACTING;
    case ParagraphKind::kPreambular:
      return v1::PARAGRAPH_KIND_PREAMBULAR;
    case ParagraphKind::kOperative:
      return v1::PARAGRAPH_KIND_OPERATIVE;
    case ParagraphKind::kHeading:
      return v1::PARAGRAPH_KIND_HEADING;
    case ParagraphKind::kAnnex:
      return v1::PARAGRAPH_KIND_ANNEX;
    case ParagraphKind::kBackMatter:
      return v1::PARAGRAPH_KIND_BACK_MATTER;
    case ParagraphKind::kFootnote:
      return v1::PARAGRAPH_KIND_FOOTNOTE;
  }
  return v1::PARAGRAPH_KIND_UNSPECIFIED;
}

/// Whether the path of a paragraph is its own marker and no more, as nearly always; asking costs a list.
bool stands_at_the_root(Paragraph const& paragraph) {
  return paragraph.parent == kNoParagraph && paragraph.inner_marker.empty();
}

void set_source(v1::SourceRange& to, SourceRange const& from) {
  to.set_begin(from.begin);
  to.set_end(from.end);
  if (from.page != 0) to.set_page(from.page);
}

}  // namespace

void set_paragraph(v1::Paragraph& to, Analysis const& analysis, std::uint32_t index, OffsetTable const& units) {
  Paragraph const& from = analysis.paragraphs[index];
  to.set_kind(to_proto(from.kind));
  set_span(*to.mutable_span(), from.span, units);
  for (std::uint32_t i = 0; i < from.source.count; ++i) {
    set_source(*to.add_source(), analysis.sources[from.source.first + i]);
  }
  if (!from.marker.empty()) set_text(*to.mutable_marker(), analysis.cut(from.marker));
  if (!stands_at_the_root(from)) {
    for (std::string_view const marker : path_of(analysis, index)) set_text(*to.add_path(), marker);
  } else if (!from.marker.empty()) {
    set_text(*to.add_path(), analysis.cut(from.marker));
  }
  to.set_level(from.level);
  if (from.parent != kNoParagraph) to.set_parent(from.parent);
  if (from.part != 0) set_text(*to.mutable_part(), analysis.parts[from.part]);
  if (from.resolution != 0) set_text(*to.mutable_resolution(), analysis.neighbours[from.resolution]);
  to.set_quoted(from.quoted);
}

void set_footnote(v1::Footnote& to, Analysis const& analysis, Footnote const& from, OffsetTable const& units) {
  set_text(*to.mutable_marker(), analysis.cut(from.marker));
  set_span(*to.mutable_span(), from.span, units);
  for (Span const reference : from.references) set_span(*to.add_references(), reference, units);
}

}  // namespace rapporteur::convert
