#pragma once

#include <cstddef>
#include <string>

namespace rapporteur::v1 {
class Document;
}

namespace rapporteur::commands {

/// A document for people: what its metadata are and where they were read; its paragraphs, each with its index in the
/// message, kind and marker, indented by level, with what each cites below it; parts and other resolutions set apart;
/// notes; what is cited how often; diagnostics. With colours citations are underlined and note marks raised in the
/// text.
///
/// The offsets of `document` must count UTF-8 bytes. `width` in columns.
[[nodiscard]] std::string document_page(v1::Document const& document, std::size_t width, bool color);

}  // namespace rapporteur::commands
