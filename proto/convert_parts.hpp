#pragma once

#include "pipeline/model.hpp"
#include "proto/offsets.hpp"
#include "proto/wire.hpp"
#include "rapporteur/v1/document.pb.h"

#include <cstdint>

/// Private to convert*.cpp: the parts of a document, each in the file of its subject. Fields are written in the order
/// of their numbers; the generated classes lend the numbers and the enumerators.
namespace rapporteur::convert {

/// A field that holds a span.
inline void write_span(WireWriter& out, int field, Span span, OffsetTable const& units) {
  span = units(span);
  out.numbers(field, v1::Span::kBeginFieldNumber, span.begin, v1::Span::kEndFieldNumber, span.end);
}

WireWriter write_metadata(WireWriter out, Metadata const& from, OffsetTable const& units);
WireWriter write_paragraph(WireWriter out, Analysis const& analysis, std::uint32_t index, OffsetTable const& units);
WireWriter write_footnote(WireWriter out, Analysis const& analysis, Footnote const& from, OffsetTable const& units);
WireWriter write_citation(WireWriter out, Citation const& from, OffsetTable const& units);
WireWriter write_action(WireWriter out, Actions const& all, Action const& from, OffsetTable const& units);
WireWriter write_condition(WireWriter out, Condition const& from, OffsetTable const& units);
WireWriter write_scores(WireWriter out, Scores const& from);
WireWriter write_mention(WireWriter out, Analysis const& analysis, Mention const& from, OffsetTable const& units);
WireWriter write_entity(WireWriter out, Entity const& from);
WireWriter write_diagnostic(WireWriter out, Diagnostic const& from, OffsetTable const& units);

}  // namespace rapporteur::convert
