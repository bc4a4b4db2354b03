#include "pipeline/analyze.hpp"
#include "pipeline/commands/command.hpp"
#include "pipeline/commands/document_page.hpp"
#include "pipeline/commands/problems.hpp"
#include "pipeline/commands/terminal.hpp"
#include "pipeline/commands/worker.hpp"
#include "pipeline/corpus.hpp"
#include "pipeline/output_file.hpp"
#include "proto/convert.hpp"
#include "rapporteur/v1/document.pb.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>
#include <string>
#include <unistd.h>

namespace rapporteur::commands {

namespace {

constexpr std::size_t kUsualWidth = 100;

struct ShowOptions {
  std::string path;
  std::string color = "auto";
};

constexpr char kDescription[] = "Print one document readably";

constexpr char kFooter[] = R"(On top stand the metadata, each with the words that it was read from. Then come the
paragraphs: index in the Document (from 0, as `parent` counts), kind, marker, text,
indented by level, after > where it is quoted; below it what it cites, after an arrow,
and what the organ does in it, after a point: verb, category, commitment (its force,
times what each condition leaves), addressees, products, due, conditions. Parts, and
other resolutions in the same file, are set apart. Then come what is cited and how
often, the entities that the text is most about, the scores of the document (with the
number of actions behind each mean), and problems. A paragraph binds somebody where what
it asks of an addressee keeps a commitment of 0.5.

The text is as wide as the terminal, else as COLUMNS says, else 100 columns. Colours are
used on a terminal, unless NO_COLOR is set or TERM is dumb; with them citations are
underlined, verbs bold, names coloured and note marks raised.

Exit status:
  0       the document is printed
  1       FILE could not be read or decoded
  2       the command line is no good
  3       standard output could not be written, or its reader went away
  128+N   signal N ended it

Examples:
  rapporteur show A_RES_78_1.txt
  rapporteur show --color=always A_RES_78_1.txt | less -R
  pdftotext -layout resolution.pdf - | rapporteur show -
)";

ColorChoice color_choice(std::string const& name) {
  if (name == "always") return ColorChoice::kAlways;
  return name == "never" ? ColorChoice::kNever : ColorChoice::kAuto;
}

ExitStatus show(ShowOptions const& options) {
  std::string bytes;
  Limits const limits;
  Analyzer analyzer(limits);
  Analysis const& analysis = analyze_input({options.path, 0, {}}, limits, bytes, analyzer);
  bool const failed = has_error(analysis);
  std::string problems;
  append_problems(analysis, bytes, false, problems);
  write_standard_error(problems);
  if (failed && analysis.paragraphs.empty()) return ExitStatus::kInputProblem;

  v1::Document document;
  to_message(analysis, OffsetEncoding::kUtf8, document);
  OutputFile output;
  if (!output.open("-") || !output.write(document_page(document, terminal_width(STDOUT_FILENO, kUsualWidth),
                                                       use_color(color_choice(options.color), STDOUT_FILENO)))) {
    complain(output.name(), output.reason());
    return ExitStatus::kOutputProblem;
  }
  return failed ? ExitStatus::kInputProblem : ExitStatus::kClean;
}

}  // namespace

void add_show(CLI::App& program, Action& action) {
  auto const options = std::make_shared<ShowOptions>();
  CLI::App* const command = program.add_subcommand("show", kDescription);
  command->footer(kFooter);
  command->add_option("FILE", options->path, "The document, - for standard input")->required()->type_name("");
  command->add_option("--color", options->color, "When to use colours; auto, the default: on a terminal")
      ->check(CLI::IsMember({"auto", "always", "never"}).description(""))
      ->type_name("auto|always|never")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  command->callback([options, &action] { action = [options] { return show(*options); }; });
}

}  // namespace rapporteur::commands
