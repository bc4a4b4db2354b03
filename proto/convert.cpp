#include "proto/convert.hpp"

#include "proto/convert_parts.hpp"

#include <cstdint>

namespace rapporteur {
namespace {

v1::OffsetEncoding to_proto(OffsetEncoding encoding) {
  switch (encoding) {
    case OffsetEncoding::kUtf8:
      return v1::OFFSET_ENCODING_UTF8;
    case OffsetEncoding::kUtf16:
      return v1::OFFSET_ENCODING_UTF16;
    case OffsetEncoding::kUtf32:
      return v1::OFFSET_ENCODING_UTF32;
  }
  return v1::OFFSET_ENCODING_UNSPECIFIED;
}

}  // namespace

void to_message(Analysis const& analysis, OffsetEncoding encoding, v1::Document& document) {
  using namespace convert;
  document.Clear();
  set_text(*document.mutable_source(), analysis.source);
  // The text is UTF-8 by contract. Were it not, spans would still have to fit: a byte for a byte.
  set_text(*document.mutable_text(), analysis.text, "?");
  document.set_offset_encoding(to_proto(encoding));
  OffsetTable units;
  units.assign(document.text(), encoding);

  if (!analysis.text.empty()) set_metadata(*document.mutable_metadata(), analysis.metadata, units);

  auto const count = static_cast<std::uint32_t>(analysis.paragraphs.size());
  document.mutable_paragraphs()->Reserve(static_cast<int>(count));
  for (std::uint32_t i = 0; i < count; ++i) set_paragraph(*document.add_paragraphs(), analysis, i, units);
  for (Footnote const& each : analysis.footnotes) set_footnote(*document.add_footnotes(), analysis, each, units);
  document.mutable_citations()->Reserve(static_cast<int>(analysis.citations.size()));
  for (Citation const& each : analysis.citations) set_citation(*document.add_citations(), each, units);
  for (Citation const& each : analysis.internal_references) {
    set_citation(*document.add_internal_references(), each, units);
  }
  document.mutable_mentions()->Reserve(static_cast<int>(analysis.mentions.size()));
  for (Mention const& each : analysis.mentions) set_mention(*document.add_mentions(), analysis, each, units);
  document.mutable_entities()->Reserve(static_cast<int>(analysis.entities.size()));
  for (Entity const& each : analysis.entities) set_entity(*document.add_entities(), each);
  for (Diagnostic const& each : analysis.diagnostics) set_diagnostic(*document.add_diagnostics(), each, units);
  for (StageRun const& each : analysis.stages) {
    v1::StageRun& stage = *document.add_stages();
    set_text(*stage.mutable_name(), each.name);
    set_text(*stage.mutable_version(), each.version);
  }
}

}  // namespace rapporteur
