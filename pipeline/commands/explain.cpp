#include "pipeline/commands/command.hpp"
#include "pipeline/commands/command_options.hpp"
#include "pipeline/commands/document_command.hpp"
#include "pipeline/commands/explanation.hpp"
#include "pipeline/commands/text_table.hpp"

#include <memory>
#include <string>

namespace rapporteur::commands {

namespace {

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

}  // namespace

void add_explain(CLI::App& program, Action& action) {
  auto const path = std::make_shared<std::string>();
  auto run = [path] {
    return print_document(*path, [](v1::Document const& document, OutputFile const& output) {
      return explanation(document, table_layout(output));
    });
  };
  add_document_option(add_command(program, "explain", kDescription, kFooter, action, run), *path);
}

}  // namespace rapporteur::commands
