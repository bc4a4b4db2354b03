#include "pipeline/commands/command.hpp"
#include "pipeline/commands/command_options.hpp"
#include "pipeline/commands/condition_rows.hpp"
#include "pipeline/commands/corpus_command.hpp"

#include <memory>
#include <string>

namespace rapporteur::commands {

namespace {

constexpr std::size_t kTableWidth = 120;

struct ConditionsOptions {
  CorpusOptions corpus;
  std::string format;
};

constexpr char kDescription[] = "Tell under which conditions something is owed";

constexpr char kInputs[] = R"(The order is that of the inputs and of their texts, whatever -j is.

Formats:
  table  for reading: below the name of each document its conditions, with paragraph,
         kind, strictness (how much it can empty the provision, 0 to 1), the action
         that it limits, what is left of its force, clause; on a terminal set in its
         width. Documents without conditions are passed over
  csv    a line for each condition, RFC 4180, the names in the first: document, source,
         part, paragraph, paragraph_index, paragraph_kind, begin, end (bytes of the
         Document's text), kind, cue, clause, scope, action, target, strictness, force,
         commitment, factors, confidence, rule
  jsonl  the same, a JSON object on each line

Commitment is the force of the action times 1 - strictness of each of its conditions.

)";

constexpr char kExamples[] = R"(
Examples:
  rapporteur conditions A_RES_78_1.txt
  rapporteur conditions --format=csv -o conditions.csv corpus
  rapporteur conditions --format=jsonl corpus | jq -r 'select(.kind == "RESOURCE").clause'
)";

Printer printer(ConditionsOptions const& options, OutputFile const& output) {
  TableLayout const layout = table_layout(output, kTableWidth);
  Printer printer;
  printer.print = [format = options.format, layout](v1::Document const& document, Outcome& outcome) {
    DocumentConditions const conditions = conditions_of(document);
    if (format == "table") return append_table(conditions, layout, outcome.output);
    for (ConditionRow const& row : conditions.rows) {
      record_format(format)(record_of(row), outcome.output);
    }
  };
  if (options.format == "csv") append_csv_names(record_of(ConditionRow{}), printer.head);
  return printer;
}

}  // namespace

void add_conditions(CLI::App& program, Action& action) {
  auto const options = std::make_shared<ConditionsOptions>();
  CLI::App& command =
      add_corpus_command(program, {"conditions", kDescription, kInputs, kExamples}, action, options, printer);
  add_choice_option(command, "--format", options->format, {"table", "csv", "jsonl"},
                    "What to write; table is the default");
}

}  // namespace rapporteur::commands
