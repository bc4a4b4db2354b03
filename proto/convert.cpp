#include "proto/convert.hpp"

#include "proto/convert_parts.hpp"

#include <cstdint>
#include <limits>
#include <stdexcept>

namespace rapporteur {
namespace {

using namespace convert;

WireWriter write_stage(WireWriter out, StageRun const& from) {
  out.text(v1::StageRun::kNameFieldNumber, from.name);
  out.text(v1::StageRun::kVersionFieldNumber, from.version);
  return out;
}

WireWriter write_document(WireWriter out, std::string_view text, OffsetEncoding encoding, Setting const& setting) {
  using To = v1::Document;
  auto const& analysis = setting.analysis;
  auto const& units = setting.units;
  auto const citation = [&](WireWriter in, Citation const& each) { return write_citation(in, each, setting); };
  out.text(To::kSourceFieldNumber, analysis.source);
  if (!text.empty()) out.utf8(To::kTextFieldNumber, text);
  out.number(To::kOffsetEncodingFieldNumber, message_encoding(encoding));
  if (!analysis.text.empty()) {
    out.message(To::kMetadataFieldNumber, [&](WireWriter in) { return write_metadata(in, analysis.metadata, units); });
  }
  out = write_paragraphs(out, setting);
  write_all(out, To::kFootnotesFieldNumber, analysis.footnotes,
            [&](WireWriter in, Footnote const& each) { return write_footnote(in, analysis, each, units); });
  write_all(out, To::kCitationsFieldNumber, analysis.citations, citation);
  out = write_mentions(out, setting);
  out = write_entities(out, setting);
  out = write_actions(out, setting);
  out = write_conditions(out, setting);
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
  auto const end =
      write_document(WireWriter(buffer, offset), text, encoding, {analysis, units_, runs_, path_}).offset();
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
