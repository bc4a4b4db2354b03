#include "pipeline/commands/command.hpp"
#include "pipeline/commands/command_options.hpp"
#include "pipeline/commands/document_command.hpp"
#include "pipeline/commands/document_page.hpp"
#include "pipeline/commands/terminal.hpp"

#include <memory>
#include <string>
#include <unistd.h>

namespace rapporteur::commands {

namespace {

struct ShowOptions {
  std::string path;
  std::string color;
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

std::string page(ShowOptions const& options, v1::Document const& document) {
  return document_page(document, terminal_width(STDOUT_FILENO, kUsualWidth),
                       use_color(color_choice(options.color), STDOUT_FILENO));
}

}  // namespace

void add_show(CLI::App& program, Action& action) {
  auto const options = std::make_shared<ShowOptions>();
  auto run = [options] {
    return print_document(options->path, [options](v1::Document const& document, OutputFile const& /*output*/) {
      return page(*options, document);
    });
  };
  CLI::App& command = add_command(program, "show", kDescription, kFooter, action, run);
  add_document_option(command, options->path);
  add_choice_option(command, "--color", options->color, {"auto", "always", "never"},
                    "When to use colours; auto, the default: on a terminal");
}

}  // namespace rapporteur::commands
