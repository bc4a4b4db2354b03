#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rapporteur::v1 {
class Document;
}

namespace rapporteur::commands {

/// One citation: who cites what, and where. Strings are in one line; an empty one: not known or none.
struct CitationRow {
  std::string citing;  ///< symbol, or name of the input where it has none; empty: the unknown neighbour of a document
  std::string source;  ///< name of the input
  std::string part;    ///< of the citing resolution: "B"
  std::string paragraph;                         ///< number with the markers above it, "12. (a)"; of a note "note 3"
  std::optional<std::uint32_t> paragraph_index;  ///< in the Document
  std::string paragraph_kind;                    ///< "OPERATIVE"
  std::uint32_t begin = 0;                       ///< of the citation, in the Document's text
  std::uint32_t end = 0;
  std::string kind;      ///< of what is cited: "RESOLUTION"
  std::string symbol;    ///< of what is cited
  std::string date;      ///< that the text gives to it
  std::string pinpoint;  ///< "para. 5 (c)"
  std::string text;      ///< the citation itself
  float confidence = 0;
  std::string rule;
  std::string link;  ///< address of the official page
};

/// The citations of one document, without those of itself, and the document as one that cites.
struct DocumentCitations {
  std::string citing;  ///< symbol, or name of the input; empty: nothing was read, so nobody cites
  std::string kind;    ///< "RESOLUTION"
  std::string organ;
  std::vector<CitationRow> rows;  ///< in the order of the text
};

/// The offsets of `document` must count UTF-8 bytes. What stands in another resolution of the same input is cited by
/// that one.
[[nodiscard]] DocumentCitations citations_of(v1::Document const& document);

}  // namespace rapporteur::commands
