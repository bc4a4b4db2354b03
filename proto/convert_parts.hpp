#pragma once

#include "pipeline/model.hpp"
#include "proto/offsets.hpp"
#include "rapporteur/v1/document.pb.h"

#include <cstdint>
#include <string>
#include <string_view>

/// Private to convert_*.cpp: the parts of a document, each in the file of its subject.
namespace rapporteur::convert {

/// U+FFFD.
inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Sets a field. Each byte of `value` that is not UTF-8 becomes `replacement`.
void set_text(std::string& field, std::string_view value, std::string_view replacement = kReplacement);

inline void set_span(v1::Span& to, Span from, OffsetTable const& units) {
  to.set_begin(units(from.begin));
  to.set_end(units(from.end));
}

void set_metadata(v1::Metadata& to, Metadata const& from, OffsetTable const& units);
void set_paragraph(v1::Paragraph& to, Analysis const& analysis, std::uint32_t index, OffsetTable const& units);
void set_footnote(v1::Footnote& to, Analysis const& analysis, Footnote const& from, OffsetTable const& units);
void set_citation(v1::Citation& to, Citation const& from, OffsetTable const& units);
void set_mention(v1::Mention& to, Analysis const& analysis, Mention const& from, OffsetTable const& units);
void set_entity(v1::Entity& to, Entity const& from);
void set_diagnostic(v1::Diagnostic& to, Diagnostic const& from, OffsetTable const& units);

}  // namespace rapporteur::convert
