#pragma once

#include "pipeline/commands/command.hpp"
#include "pipeline/output_file.hpp"

#include <functional>
#include <string>

namespace rapporteur::v1 {
class Document;
}

/// What commands that print a single document have in common.
namespace rapporteur::commands {

/// What is printed of a document; `output` is open and is what it will be written to.
using PrintDocument = std::function<std::string(v1::Document const& document, OutputFile const& output)>;

/// Analyses the document at `path`, tells of its errors and writes what `print` makes of it to standard output. Where
/// an error has left nothing of the document, nothing is printed.
[[nodiscard]] ExitStatus print_document(std::string const& path, PrintDocument const& print);

}  // namespace rapporteur::commands
