#pragma once

#include "pipeline/model.hpp"
#include "proto/field_runs.hpp"
#include "proto/offsets.hpp"
#include "proto/wire.hpp"
#include "rapporteur/v1/document.pb.h"

#include <cstdint>
#include <string_view>
#include <vector>

/// Private to convert*.cpp: the parts of a document, each in the file of its subject. Fields are written in the order
/// of their numbers; the generated classes lend the numbers and the enumerators.
namespace rapporteur::convert {

/// A field that holds a span.
inline void write_span(WireWriter& out, int field, Span span, OffsetTable const& units) {
  span = units(span);
  out.numbers(field, v1::Span::kBeginFieldNumber, span.begin, v1::Span::kEndFieldNumber, span.end);
}

/// One message of a repeated field for each of `list`.
template <class List, class Write>
inline void write_all(WireWriter& out, int field, List const& list, Write&& write) {
  for (auto const& each : list) {
    out.message(field, [&](WireWriter in) { return write(in, each); });
  }
}

/// Of which message a run of fields in `MessageRuns::parts` is; the lower bits are the message's own.
enum RunOf : std::uint32_t { kAddresseeRun = 0x100, kDeliverableRun = 0x200, kConditionRun = 0x300 };

/// What writes the parts of one document.
struct Setting {
  Analysis const& analysis;
  OffsetTable const& units;
  MessageRuns& runs;
  std::vector<std::string_view>& path;  ///< its memory is used again
};

// Each takes the writer and gives it back behind what it has written: one message's fields, or a whole list of
// messages.
WireWriter write_metadata(WireWriter out, Metadata const& from, OffsetTable const& units);
WireWriter write_paragraphs(WireWriter out, Setting const& setting);
WireWriter write_footnote(WireWriter out, Analysis const& analysis, Footnote const& from, OffsetTable const& units);
WireWriter write_citation(WireWriter out, Citation const& from, Setting const& setting);
WireWriter write_actions(WireWriter out, Setting const& setting);
WireWriter write_conditions(WireWriter out, Setting const& setting);
WireWriter write_scores(WireWriter out, Scores const& from);
WireWriter write_mentions(WireWriter out, Setting const& setting);
WireWriter write_entities(WireWriter out, Setting const& setting);
WireWriter write_diagnostic(WireWriter out, Diagnostic const& from, OffsetTable const& units);

}  // namespace rapporteur::convert
