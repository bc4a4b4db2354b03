#pragma once

#include <cstddef>
#include <string>

namespace rapporteur::v1 {
class Document;
}

namespace rapporteur::commands {

/// A document for people: what its metadata are and where they were read; its paragraphs, each with its index in the
/// message, kind and marker, indented by level, with what each cites and what is done in it below; parts and other
/// resolutions set apart; notes; what is cited how often; entities; scores; diagnostics. With colours citations, verbs,
/// names and note marks are set off in the text.
///
/// The offsets of `document` must count UTF-8 bytes. `width` in columns.
[[nodiscard]] std::string document_page(v1::Document const& document, std::size_t width, bool color);

}  // namespace rapporteur::commands
