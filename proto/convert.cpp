#include "proto/convert.hpp"

#include "proto/convert_parts.hpp"

#include <cstdint>
#include <limits>
#include <stdexcept>

namespace rapporteur {
namespace {

using namespace convert;

/// One message of a repeated field for each of `list`.
template <class List, class Write>
void write_all(WireWriter& out, int field, List const& list, Write const& write) {
  for (auto const& each : list) {
    out.message(field, [&](WireWriter in) { return write(in, each); });
  }
}

WireWriter write_stage(WireWriter out, StageRun const& from) {
  out.text(v1::StageRun::kNameFieldNumber, from.name);
  out.text(v1::StageRun::kVersionFieldNumber, from.version);
  return out;
}

WireWriter write_document(WireWriter out, Analysis const& analysis, std::string_view text, OffsetEncoding encoding,
                          OffsetTable const& units) {
  using To = v1::Document;
  out.text(To::kSourceFieldNumber, analysis.source);
  if (!text.empty()) out.utf8(To::kTextFieldNumber, text);
  out.number(To::kOffsetEncodingFieldNumber, message_encoding(encoding));
  if (!analysis.text.empty()) {
    out.message(To::kMetadataFieldNumber, [&](WireWriter in) { return write_metadata(in, analysis.metadata, units); });
  }
  auto const count = static_cast<std::uint32_t>(analysis.paragraphs.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    out.message(To::kParagraphsFieldNumber, [&](WireWriter in) { return write_paragraph(in, analysis, i, units); });
  }
  auto const citation = [&](WireWriter in, Citation const& each) { return write_citation(in, each, units); };
  write_all(out, To::kFootnotesFieldNumber, analysis.footnotes,
            [&](WireWriter in, Footnote const& each) { return write_footnote(in, analysis, each, units); });
  write_all(out, To::kCitationsFieldNumber, analysis.citations, citation);
  write_all(out, To::kMentionsFieldNumber, analysis.mentions,
            [&](WireWriter in, Mention const& each) { return write_mention(in, analysis, each, units); });
  write_all(out, To::kEntitiesFieldNumber, analysis.entities, write_entity);
  write_all(out, To::kActionsFieldNumber, analysis.actions.actions,
            [&](WireWriter in, Action const& each) { return write_action(in, analysis.actions, each, units); });
  write_all(out, To::kConditionsFieldNumber, analysis.conditions,
            [&](WireWriter in, Condition const& each) { return write_condition(in, each, units); });
  if (!analysis.actions.actions.empty()) {
    out.message(To::kScoresFieldNumber, [&](WireWriter in) { return write_scores(in, analysis.scores); });
  }
  write_all(out, To::kDiagnosticsFieldNumber, analysis.diagnostics,
            [&](WireWriter in, Diagnostic const& each) { return write_diagnostic(in, each, units); });
  write_all(out, To::kStagesFieldNumber, analysis.stages, write_stage);
  write_all(out, To::kInternalReferencesFieldNumber, analysis.internal_references, citation);
  return out;
}

}  // namespace

std::uint32_t message_encoding(OffsetEncoding encoding) {
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

std::size_t MessageWriter::write(Analysis const& analysis, OffsetEncoding encoding, ByteBuffer& buffer,
                                 std::size_t offset) {
  // The largest message there is, by the definition of the format.
  constexpr std::size_t kLargest = std::numeric_limits<std::int32_t>::max();
  // The text is UTF-8 by contract. Were it not, spans would still have to fit: a byte for a byte.
  auto const text = as_utf8(analysis.text, "?", repaired_);
  units_.assign(text, encoding);
  auto const end = write_document(WireWriter(buffer, offset), analysis, text, encoding, units_).offset();
  if (end - offset > kLargest) throw std::length_error("the message is larger than 2 GiB");
  return end;
}

std::string_view MessageWriter::write(Analysis const& analysis, OffsetEncoding encoding) {
  message_.set(0, write(analysis, encoding, message_, 0));
  return message_.view();
}

void MessageWriter::write_record(Analysis const& analysis, OffsetEncoding encoding, ByteBuffer& record) {
  record.clear();
  auto const end = write(analysis, encoding, record, WireWriter::kVarint);
  record.set(WireWriter::put_length(record, WireWriter::kVarint, end - WireWriter::kVarint), end);
}

}  // namespace rapporteur
