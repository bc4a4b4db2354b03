#include "pipeline/commands/command.hpp"
#include "pipeline/commands/condition_rows.hpp"
#include "pipeline/commands/corpus_command.hpp"
#include "pipeline/commands/terminal.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>
#include <string>
#include <unistd.h>

namespace rapporteur::commands {

namespace {

constexpr std::size_t kUsualWidth = 120;

struct ConditionsOptions {
  CorpusOptions corpus;
  std::string format = "table";
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
  TableLayout layout;
  if (output.is_terminal()) {
    layout.width = terminal_width(STDOUT_FILENO, kUsualWidth);
    layout.color = use_color(ColorChoice::kAuto, STDOUT_FILENO);
  }
  Printer printer;
  printer.print = [format = options.format, layout](v1::Document const& document, Outcome& outcome) {
    DocumentConditions const conditions = conditions_of(document);
    if (format == "table") return append_table(conditions, layout, outcome.output);
    for (ConditionRow const& row : conditions.rows) {
      (format == "csv" ? append_csv : append_json)(record_of(row), outcome.output);
    }
  };
  if (options.format == "csv") append_csv_names(record_of(ConditionRow{}), printer.head);
  return printer;
}

}  // namespace

void add_conditions(CLI::App& program, Action& action) {
  auto const options = std::make_shared<ConditionsOptions>();
  CLI::App* const command = program.add_subcommand("conditions", kDescription);
  command->footer(std::string(kPathHelp) + kInputs + kStatusHelp + kExamples);
  add_corpus_options(*command, options->corpus);
  command->add_option("--format", options->format, "What to write; table is the default")
      ->check(CLI::IsMember({"table", "csv", "jsonl"}).description(""))
      ->type_name("table|csv|jsonl")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  command->callback([options, &action] {
    action = [options] {
      return for_each_document(options->corpus, [&](OutputFile const& output) { return printer(*options, output); });
    };
  });
}

}  // namespace rapporteur::commands
