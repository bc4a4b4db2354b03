#include "pipeline/commands/command.hpp"
#include "pipeline/commands/corpus_command.hpp"
#include "pipeline/commands/entity_list.hpp"
#include "pipeline/commands/terminal.hpp"
#include "rapporteur/v1/document.pb.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>
#include <string>
#include <unistd.h>
#include <utility>

namespace rapporteur::commands {

namespace {

constexpr std::size_t kUsualWidth = 100;
constexpr std::size_t kPortion = 65536;

struct EntitiesOptions {
  CorpusOptions corpus;
  std::string format = "table";
};

constexpr char kDescription[] = "Tell who and what is named, how often and how much of the text is about them";

constexpr char kInputs[] = R"(All inputs are counted together; the order is that of
salience, the most salient first, whatever -j is.

Formats:
  table    for reading; on a terminal cut off at its width
  csv      a line for each entity, RFC 4180, the names in the first: id (the same in
           every document), name, type, mentions, documents, salience
  jsonl    the same, a JSON object on each line

The salience of an entity is the share of a document's text that is about it, the mean
over all documents that name anybody.

)";

constexpr char kExamples[] = R"(
Examples:
  rapporteur entities A_RES_78_1.txt
  rapporteur entities --format=csv -o entities.csv corpus
  rapporteur entities --lexicon my_names --format=jsonl corpus | jq -r 'select(.type == "STATE").id'
)";

/// Puts rows into the output in portions.
template <class Append>
bool write_rows(std::vector<EntityRow> const& rows, OutputFile& output, Append const& append) {
  std::string text;
  for (EntityRow const& row : rows) {
    append(record_of(row), text);
    if (text.size() < kPortion) continue;
    if (!output.write(text)) return false;
    text.clear();
  }
  return output.write(text);
}

Printer printer(EntitiesOptions const& options, OutputFile const& to) {
  TableLayout layout;
  if (to.is_terminal()) {
    layout.width = terminal_width(STDOUT_FILENO, kUsualWidth);
    layout.color = use_color(ColorChoice::kAuto, STDOUT_FILENO);
  }
  auto const list = std::make_shared<EntityList>();
  Printer printer;
  printer.print = [list](v1::Document const& document, Outcome& outcome) {
    auto part = std::make_shared<v1::Document>();
    *part->mutable_entities() = document.entities();
    outcome.in_order = [list, part = std::move(part)] { list->add(*part); };
  };
  if (options.format == "csv") append_csv_names(record_of(EntityRow{}), printer.head);
  printer.finish = [list, layout, format = options.format](OutputFile& output) {
    auto const rows = list->rows();
    if (format == "csv") return write_rows(rows, output, append_csv);
    if (format == "jsonl") return write_rows(rows, output, append_json);
    std::string text;
    append_table(rows, layout, text);
    return output.write(text);
  };
  return printer;
}

}  // namespace

void add_entities(CLI::App& program, Action& action) {
  auto const options = std::make_shared<EntitiesOptions>();
  CLI::App* const command = program.add_subcommand("entities", kDescription);
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
