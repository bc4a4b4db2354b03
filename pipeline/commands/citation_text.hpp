#pragma once

#include <string>
#include <string_view>

namespace rapporteur::v1 {
class Citation;
class Document;
class Paragraph;
class Pinpoint;
class Span;
}  // namespace rapporteur::v1

/// Citations in words, for rows and pages. Offsets of documents must count UTF-8 bytes.
namespace rapporteur::commands {

/// The name of an enumerator without its enum's prefix: "OPERATIVE" of "PARAGRAPH_KIND_OPERATIVE".
[[nodiscard]] std::string_view bare_name(std::string_view name, std::string_view prefix);

/// The words of `span`; a span that is out of range is cut off.
[[nodiscard]] std::string_view cut(v1::Document const& document, v1::Span const& span);

/// `text` in one line: runs of blanks, line ends and control characters, and what XML cannot hold, become one blank;
/// none at the ends.
[[nodiscard]] std::string one_line(std::string_view text);

/// The places of a pinpoint as the Official Records abbreviate them: "para. 5 (c)", "annex I, paras. 1 and 3", "sect.
/// II", "paras. 205–211", "para. 5 (a) and (b)". What several places do not share is set apart with semicolons.
[[nodiscard]] std::string pinpoint_text(v1::Pinpoint const& pinpoint);

/// How the paragraph is called: its path "12. (a)", with the part before it, "B 12. (a)"; empty where it has neither.
[[nodiscard]] std::string paragraph_label(v1::Paragraph const& paragraph);

/// What a citation comes to: "A/RES/58/136 (2003-12-22), para. 5 (c)". Without a symbol its words in quotation marks; a
/// close second symbol, the note that it points on to, and the place meant inside the document are told behind.
[[nodiscard]] std::string citation_text(v1::Document const& document, v1::Citation const& citation);

}  // namespace rapporteur::commands
