// The whole analysis, its message, and the message written and read again.

#include "pipeline/analyze.hpp"
#include "proto/convert.hpp"
#include "proto/stream.hpp"
#include "rapporteur/v1/document.pb.h"
#include "tests/fuzz/check.hpp"

#include <sstream>
#include <string>

using namespace rapporteur;
using fuzz::check;

namespace {

void check_paragraphs(Analysis const& analysis) {
  std::uint32_t at = 0;
  for (std::uint32_t i = 0; i < analysis.paragraphs.size(); ++i) {
    auto const& each = analysis.paragraphs[i];
    fuzz::check_span(analysis.text, each.span, "the span of a paragraph");
    fuzz::check_span(analysis.text, each.marker, "the span of a marker");
    fuzz::check_span(analysis.text, each.inner_marker, "the span of an inner marker");
    check(each.span.begin >= at, "paragraphs are in order");
    at = each.span.end;
    check(each.marker.empty() || each.marker.end <= each.span.begin, "a marker stands before its paragraph");
    check(each.level <= 5 && each.part < analysis.parts.size(), "level and part");
    check(each.resolution < analysis.neighbours.size(), "the resolution of a paragraph");
    check(each.parent == kNoParagraph || each.parent < i, "what introduces a paragraph comes before it");
    check(each.source.count > 0 && each.source.first + each.source.count <= analysis.sources.size(), "source ranges");
    (void)path_of(analysis, i);
  }
}

void check_analysis(Analysis const& analysis, std::string_view input) {
  fuzz::check_utf8(analysis.text);
  check_paragraphs(analysis);
  for (auto const& source : analysis.sources)
    check(source.begin < source.end && source.end <= input.size(), "a source range");
  for (auto const& note : analysis.footnotes) {
    fuzz::check_span(analysis.text, note.span, "the span of a note");
    fuzz::check_span(analysis.text, note.marker, "the mark of a note");
    for (auto const span : note.references) fuzz::check_span(analysis.text, span, "the reference to a note");
  }
  for (auto const& evidence : analysis.metadata.evidence) fuzz::check_span(analysis.text, evidence.span, "evidence");
  for (auto const* const list : {&analysis.citations, &analysis.internal_references}) {
    for (auto const& citation : *list) {
      fuzz::check_span(analysis.text, citation.span, "the span of a citation");
      check(citation.paragraph < analysis.paragraphs.size(), "the paragraph of a citation");
    }
  }
  for (auto const& diagnostic : analysis.diagnostics) {
    if (diagnostic.span) fuzz::check_span(analysis.text, *diagnostic.span, "the span of a diagnostic");
    if (diagnostic.source_offset) check(*diagnostic.source_offset <= input.size(), "the offset of a diagnostic");
  }
}

std::string record_of(Analysis const& analysis, OffsetEncoding offsets) {
  static v1::Document document;
  to_message(analysis, offsets, document);
  std::string record;
  append_delimited(document, record);
  std::istringstream in(record);
  v1::Document read;
  DelimitedReader reader(in);
  check(reader.next(read) == ReadStep::kRecord, "what was written can be read");
  std::string again;
  append_delimited(read, again);
  check(again == record, "what was read is what was written");
  return record;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const input = fuzz::as_text(data, size);
  static Analyzer used;
  auto const& analysis = used.analyze("input", input);
  check_analysis(analysis, input);
  auto const record = record_of(analysis, OffsetEncoding::kUtf8);
  (void)record_of(analysis, OffsetEncoding::kUtf16);
  (void)record_of(analysis, OffsetEncoding::kUtf32);

  Analyzer fresh;
  check(record_of(fresh.analyze("input", input), OffsetEncoding::kUtf8) == record,
        "a used analyzer gives what a new one gives");
  return 0;
}
