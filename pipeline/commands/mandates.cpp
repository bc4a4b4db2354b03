#include "pipeline/commands/command.hpp"
#include "pipeline/commands/corpus_command.hpp"
#include "pipeline/commands/mandate_rows.hpp"
#include "pipeline/commands/terminal.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>
#include <string>
#include <unistd.h>

namespace rapporteur::commands {

namespace {

constexpr std::size_t kUsualWidth = 100;

struct MandatesOptions {
  CorpusOptions corpus;
  std::string format = "table";
  MandateFilter filter;
};

constexpr char kDescription[] = "Tell who is to do what, for whom and when";

constexpr char kInputs[] = R"(The order is that of the inputs and of their texts, whatever -j is. A record is an act
that asks somebody for something, or settles something with a product or a time;
sub-paragraphs that go on with the sentence above them are records of their own.

Formats:
  table    for reading: below the name of each document paragraph, verb, addressees,
           products, recipient, due, task; on a terminal cut off at its width
  csv      a line for each record, RFC 4180, the names in the first: symbol, source,
           paragraph, paragraph_index, verb, category, force, commitment, speaker,
           inherited, addressee, entity, task, deliverable, deliverable_type, subject,
           recipient, due, due_date, frequency, conditions, rule
  jsonl    the same, a JSON object on each line

Several addressees, products and times of one record are joined by "; ". due_date is
the last day that is said, or the last day of the session that is named. With --reports
the table names documents that ask for no report, too.

)";

constexpr char kExamples[] = R"(
Examples:
  rapporteur mandates A_RES_78_1.txt
  rapporteur mandates --reports --format=csv -o reports.csv corpus
  rapporteur mandates --addressee=UN:SG --due-before=2026-01-01 corpus
  rapporteur mandates --category=DECIDING --format=jsonl corpus | jq -r .task
)";

Printer printer(MandatesOptions const& options, OutputFile const& output) {
  TableLayout layout;
  if (output.is_terminal()) {
    layout.width = terminal_width(STDOUT_FILENO, kUsualWidth);
    layout.color = use_color(ColorChoice::kAuto, STDOUT_FILENO);
  }
  Printer printer;
  printer.print = [options, layout](v1::Document const& document, Outcome& outcome) {
    DocumentMandates const mandates = mandates_of(document, options.filter);
    if (options.format == "table") return append_table(mandates, options.filter.reports, layout, outcome.output);
    auto const append = options.format == "csv" ? append_csv : append_json;
    for (MandateRow const& row : mandates.rows) append(record_of(row), outcome.output);
  };
  if (options.format == "csv") append_csv_names(record_of(MandateRow{}), printer.head);
  return printer;
}

/// "2026", "2026-01", "2026-01-31".
std::string fault_of_date(std::string const& date) {
  bool fits = date.size() == 4 || date.size() == 7 || date.size() == 10;
  for (std::size_t i = 0; fits && i < date.size(); ++i) {
    fits = i == 4 || i == 7 ? date[i] == '-' : date[i] >= '0' && date[i] <= '9';
  }
  return fits ? std::string() : date + " is no date: YYYY, YYYY-MM or YYYY-MM-DD";
}

}  // namespace

void add_mandates(CLI::App& program, Action& action) {
  auto const options = std::make_shared<MandatesOptions>();
  CLI::App* const command = program.add_subcommand("mandates", kDescription);
  command->footer(std::string(kPathHelp) + kInputs + kStatusHelp + kExamples);
  add_corpus_options(*command, options->corpus);
  command->add_option("--format", options->format, "What to write; table is the default")
      ->check(CLI::IsMember({"table", "csv", "jsonl"}).description(""))
      ->type_name("table|csv|jsonl")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  command->add_option("--addressee", options->filter.addressee, "Only where this is part of an addressee's name or id")
      ->type_name("TEXT")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  command->add_option("--category", options->filter.category, "Only acts of this category")
      ->check(CLI::IsMember({"DECIDING", "DIRECTIVE"}).description(""))
      ->type_name("DECIDING|DIRECTIVE")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  command->add_option("--due-before", options->filter.due_before, "Only what is due on an earlier day")
      ->check(fault_of_date)
      ->type_name("DATE")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  command->add_flag("--reports", options->filter.reports, "Only what asks for a report");
  command->callback([options, &action] {
    action = [options] {
      return for_each_document(options->corpus, [&](OutputFile const& output) { return printer(*options, output); });
    };
  });
}

}  // namespace rapporteur::commands
