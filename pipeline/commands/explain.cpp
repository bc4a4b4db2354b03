#include "pipeline/analyze.hpp"
#include "pipeline/commands/command.hpp"
#include "pipeline/commands/explanation.hpp"
#include "pipeline/commands/problems.hpp"
#include "pipeline/commands/terminal.hpp"
#include "pipeline/commands/text_table.hpp"
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

struct ExplainOptions {
  std::string path;
};

constexpr char kDescription[] = "Tell why each finding in a document was made";

constexpr char kFooter[] = R"(A line for each finding, in the order of the text: its stage and what it is; where it
stands (bytes of the Document's text); how sure the rule is, 0 to 1; the name of the
rule; the words; and more to it, after "or:" the reading that came second where the
decision was close. Findings inside an action that a sub-paragraph inherits stand where
the sub-paragraph begins.

Stages: citation (more: what it was resolved to), reference (inside the document),
mention (its entity, the rule that tied it to it and how sure that is), action (category
and tone), addressee (its entity), deliverable (type, recipient), due (what it comes to),
condition (kind and what it leaves), and commitment, below each action: its force times
what each of its conditions leaves, with the rules of the conditions.

Exit status:
  0       the findings are printed
  1       FILE could not be read or decoded
  2       the command line is no good
  3       standard output could not be written, or its reader went away
  128+N   signal N ended it

Examples:
  rapporteur explain A_RES_78_1.txt | less -S
  rapporteur explain A_RES_78_1.txt | grep '^due'
  rapporteur explain A_RES_78_1.txt | grep -A 1 '^action'
)";

ExitStatus explain(ExplainOptions const& options) {
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
  bool const open = output.open("-");
  TableLayout layout;
  if (open && output.is_terminal()) {
    layout.width = terminal_width(STDOUT_FILENO, kUsualWidth);
    layout.color = use_color(ColorChoice::kAuto, STDOUT_FILENO);
  }
  if (!open || !output.write(explanation(document, layout))) {
    complain(output.name(), output.reason());
    return ExitStatus::kOutputProblem;
  }
  return failed ? ExitStatus::kInputProblem : ExitStatus::kClean;
}

}  // namespace

void add_explain(CLI::App& program, Action& action) {
  auto const options = std::make_shared<ExplainOptions>();
  CLI::App* const command = program.add_subcommand("explain", kDescription);
  command->footer(kFooter);
  command->add_option("FILE", options->path, "The document, - for standard input")->required()->type_name("");
  command->callback([options, &action] { action = [options] { return explain(*options); }; });
}

}  // namespace rapporteur::commands
