#include "pipeline/commands/command.hpp"
#include "pipeline/commands/command_options.hpp"
#include "pipeline/commands/corpus_command.hpp"
#include "pipeline/commands/entity_list.hpp"
#include "rapporteur/v1/document.pb.h"

#include <memory>
#include <string>
#include <utility>

namespace rapporteur::commands {

namespace {

struct EntitiesOptions {
  CorpusOptions corpus;
  std::string format;
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

Printer printer(EntitiesOptions const& options, OutputFile const& to) {
  TableLayout const layout = table_layout(to);
  auto const list = std::make_shared<EntityList>();
  Printer printer;
  printer.last = LastStage::kMentions;
  printer.print = [list](v1::Document const& document, Outcome& outcome) {
    auto part = std::make_shared<v1::Document>();
    *part->mutable_entities() = document.entities();
    outcome.in_order = [list, part = std::move(part)] { list->add(*part); };
  };
  if (options.format == "csv") append_csv_names(record_of(EntityRow{}), printer.head);
  printer.finish = [list, layout, format = options.format](OutputFile& output) {
    auto const rows = list->rows();
    if (format != "table") {
      return write_records(
          rows, record_format(format), [](EntityRow const& row) { return record_of(row); }, output);
    }
    std::string text;
    append_table(rows, layout, text);
    return output.write(text);
  };
  return printer;
}

}  // namespace

void add_entities(CLI::App& program, Action& action) {
  auto const options = std::make_shared<EntitiesOptions>();
  CLI::App& command =
      add_corpus_command(program, {"entities", kDescription, kInputs, kExamples}, action, options, printer);
  add_choice_option(command, "--format", options->format, {"table", "csv", "jsonl"},
                    "What to write; table is the default");
}

}  // namespace rapporteur::commands
