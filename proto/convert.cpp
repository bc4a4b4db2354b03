#include "proto/convert.hpp"

#include "proto/convert_parts.hpp"

#include <cstdint>
#include <limits>
#include <stdexcept>

namespace rapporteur {
namespace {

using namespace convert;

std::uint32_t to_proto(OffsetEncoding encoding) {
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

/// One message of a repeated field for each of `list`.
template <class List, class Write>
void write_all(WireWriter& out, int field, List const& list, Write const& write) {
  for (auto const& each : list) {
    out.message(field, [&] { write(each); });
  }
}

void write_document(WireWriter& out, Analysis const& analysis, std::string_view text, OffsetEncoding encoding,
                    OffsetTable const& units) {
  using To = v1::Document;
  out.text(To::kSourceFieldNumber, analysis.source);
  if (!text.empty()) out.utf8(To::kTextFieldNumber, text);
  out.number(To::kOffsetEncodingFieldNumber, to_proto(encoding));
  if (!analysis.text.empty()) {
    out.message(To::kMetadataFieldNumber, [&] { write_metadata(out, analysis.metadata, units); });
  }
  auto const count = static_cast<std::uint32_t>(analysis.paragraphs.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    out.message(To::kParagraphsFieldNumber, [&] { write_paragraph(out, analysis, i, units); });
  }
  auto const citation = [&](Citation const& each) { write_citation(out, each, units); };
  write_all(out, To::kFootnotesFieldNumber, analysis.footnotes,
            [&](Footnote const& each) { write_footnote(out, analysis, each, units); });
  write_all(out, To::kCitationsFieldNumber, analysis.citations, citation);
  write_all(out, To::kMentionsFieldNumber, analysis.mentions,
            [&](Mention const& each) { write_mention(out, analysis, each, units); });
  write_all(out, To::kEntitiesFieldNumber, analysis.entities, [&](Entity const& each) { write_entity(out, each); });
  write_all(out, To::kActionsFieldNumber, analysis.actions.actions,
            [&](Action const& each) { write_action(out, analysis.actions, each, units); });
  write_all(out, To::kConditionsFieldNumber, analysis.conditions,
            [&](Condition const& each) { write_condition(out, each, units); });
  if (!analysis.actions.actions.empty()) {
    out.message(To::kScoresFieldNumber, [&] { write_scores(out, analysis.scores); });
  }
  write_all(out, To::kDiagnosticsFieldNumber, analysis.diagnostics,
            [&](Diagnostic const& each) { write_diagnostic(out, each, units); });
  write_all(out, To::kStagesFieldNumber, analysis.stages, [&](StageRun const& each) {
    out.text(v1::StageRun::kNameFieldNumber, each.name);
    out.text(v1::StageRun::kVersionFieldNumber, each.version);
  });
  write_all(out, To::kInternalReferencesFieldNumber, analysis.internal_references, citation);
}

}  // namespace

std::string_view MessageWriter::write(Analysis const& analysis, OffsetEncoding encoding) {
  // The largest message there is, by the definition of the format.
  constexpr std::size_t kLargest = std::numeric_limits<std::int32_t>::max();
  // The text is UTF-8 by contract. Were it not, spans would still have to fit: a byte for a byte.
  auto const text = as_utf8(analysis.text, "?", repaired_);
  units_.assign(text, encoding);
  wire_.clear();
  write_document(wire_, analysis, text, encoding, units_);
  if (wire_.bytes().size() > kLargest) throw std::length_error("the message is larger than 2 GiB");
  return wire_.bytes();
}

void to_message(Analysis const& analysis, OffsetEncoding encoding, v1::Document& document) {
  MessageWriter writer;
  auto const bytes = writer.write(analysis, encoding);
  if (!document.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) document.Clear();
}

}  // namespace rapporteur
