#include "pipeline/paragraph_path.hpp"
#include "proto/convert_parts.hpp"

#include <cstdint>
#include <string_view>

namespace rapporteur::convert {
namespace {

std::uint32_t to_proto(ParagraphKind kind) {
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

inline WireWriter write_source(WireWriter out, SourceRange const& from) {
  using To = v1::SourceRange;
  out.number(To::kBeginFieldNumber, from.begin);
  out.number(To::kEndFieldNumber, from.end);
  if (from.page != 0) out.present(To::kPageFieldNumber, from.page);
  return out;
}

inline WireWriter write_paragraph(WireWriter out, std::uint32_t index, Setting const& setting) {
  using To = v1::Paragraph;
  auto const& analysis = setting.analysis;
  Paragraph const& from = analysis.paragraphs[index];
  out.enumerator(To::kKindFieldNumber, to_proto(from.kind));
  write_span(out, To::kSpanFieldNumber, from.span, setting.units);
  for (std::uint32_t i = 0; i < from.source.count; ++i) {
    out.short_message(To::kSourceFieldNumber,
                      [&](WireWriter in) { return write_source(in, analysis.sources[from.source.first + i]); });
  }
  auto const marker = analysis.cut(from.marker);
  out.text(To::kMarkerFieldNumber, marker);
  if (!stands_at_the_root(from)) {
    path_of(analysis, index, setting.path);
    for (std::string_view const each : setting.path) out.item(To::kPathFieldNumber, each);
  } else {
    out.text(To::kPathFieldNumber, marker);
  }
  out.number(To::kLevelFieldNumber, from.level);
  if (from.parent != kNoParagraph) out.present(To::kParentFieldNumber, from.parent);
  if (from.part != 0) out.text(To::kPartFieldNumber, analysis.parts[from.part]);
  if (from.resolution != 0) out.text(To::kResolutionFieldNumber, analysis.neighbours[from.resolution]);
  out.flag(To::kQuotedFieldNumber, from.quoted);
  return out;
}

}  // namespace

WireWriter write_paragraphs(WireWriter out, Setting const& setting) {
  auto const count = static_cast<std::uint32_t>(setting.analysis.paragraphs.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    out.message(v1::Document::kParagraphsFieldNumber, [&](WireWriter in) { return write_paragraph(in, i, setting); });
  }
  return out;
}

WireWriter write_footnote(WireWriter out, Analysis const& analysis, Footnote const& from, OffsetTable const& units) {
  using To = v1::Footnote;
  out.text(To::kMarkerFieldNumber, analysis.cut(from.marker));
  write_span(out, To::kSpanFieldNumber, from.span, units);
  for (Span const reference : from.references) {
    out.make_room();
    write_span(out, To::kReferencesFieldNumber, reference, units);
  }
  return out;
}

}  // namespace rapporteur::convert
