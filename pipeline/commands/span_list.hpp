#pragma once

#include <string>

namespace rapporteur::v1 {
class Document;
}

namespace rapporteur::commands {

/// Every Span of a document with the words that it stands for, whatever unit the document counts in.
///
/// The first line names the document, `# source unit`. A line for each Span follows, parted by tabs: its path
/// (`actions[0].addressees[1].span`, names as in the .proto files), begin, end, and the words as a JSON string in which
/// only `"`, `\` and control characters below U+0020 are escaped. The order is that of a walk through the message:
/// fields by their numbers, depth first, lists in their order. The last line is `= count digest`: SHA-256 over the
/// words of all of them in UTF-8, each followed by a line feed.
void append_spans(v1::Document const& document, std::string& out);

}  // namespace rapporteur::commands
