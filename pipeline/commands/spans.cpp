#include "pipeline/commands/command.hpp"
#include "pipeline/commands/command_options.hpp"
#include "pipeline/commands/corpus_command.hpp"
#include "pipeline/commands/span_list.hpp"
#include "rapporteur/v1/document.pb.h"

#include <memory>
#include <string>

namespace rapporteur::commands {

namespace {

struct SpansOptions {
  CorpusOptions corpus;
  std::string offsets;
};

constexpr char kDescription[] = "Print the words of every span, to check what reads the stream in another language";

constexpr char kInputs[] = R"(The order is that of the inputs, whatever -j is.

For each document a line "# source offsets"; then a line for each Span in its message,
fields in the order of their numbers, depth first:

  path   as "actions[0].addressees[1].span", the names those of the .proto files
  begin  counted as --offsets says
  end    the same
  words  as a JSON string; nothing but ", \ and control characters is escaped

parted by tabs; and last "= count digest", SHA-256 of the words of all of them, each
with a line feed. A reader of the stream that "analyze" writes with the same --offsets
must come to the same bytes.

)";

constexpr char kExamples[] = R"(
Examples:
  rapporteur spans A_RES_78_1.txt
  rapporteur spans --offsets=utf16 -o expected.txt corpus
)";

Printer printer(SpansOptions const& options, OutputFile const& /*output*/) {
  Printer printer;
  printer.offsets = offset_encoding(options.offsets);
  printer.print = [](v1::Document const& document, Outcome& outcome) { append_spans(document, outcome.output); };
  return printer;
}

}  // namespace

void add_spans(CLI::App& program, Action& action) {
  auto const options = std::make_shared<SpansOptions>();
  CLI::App& command =
      add_corpus_command(program, {"spans", kDescription, kInputs, kExamples}, action, options, printer);
  add_offsets_option(command, options->offsets);
}

}  // namespace rapporteur::commands
