#pragma once

#include "pipeline/commands/text_table.hpp"

#include <cstddef>
#include <string>

namespace rapporteur::v1 {
class Paragraph;
}

/// What the rows of all commands that list findings say of where they come from.
namespace rapporteur::commands {

/// A table stands so far to the right of the line that names its document.
constexpr std::size_t kRowIndent = 2;

/// The number of the paragraph with the markers above it: "12. (a)".
[[nodiscard]] std::string paragraph_path(v1::Paragraph const& paragraph);

/// Where a reader finds it: "B 12. (a)"; where no number says so, the kind of the paragraph, "B operative".
[[nodiscard]] std::string place_name(std::string const& part, std::string const& path, std::string const& kind);

/// The line that names the document of the rows below it, with the input where it is called otherwise.
void append_document_line(std::string const& name, std::string const& source, TableLayout const& layout,
                          std::string& out);

}  // namespace rapporteur::commands
