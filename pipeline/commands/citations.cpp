#include "pipeline/commands/citation_list.hpp"
#include "pipeline/commands/citation_network.hpp"
#include "pipeline/commands/citation_rows.hpp"
#include "pipeline/commands/command.hpp"
#include "pipeline/commands/corpus_command.hpp"
#include "pipeline/commands/graphml.hpp"
#include "pipeline/commands/terminal.hpp"

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

struct CitationsOptions {
  CorpusOptions corpus;
  std::string format = "table";
  bool count = false;
};

constexpr char kDescription[] = "Tell who cites what, where and how often";

constexpr char kInputs[] = R"(The order is that of the inputs and of their texts, whatever -j is.

Formats:
  table    for reading: below the name of each document its citations, with
           paragraph, symbol, date, place in what is cited, words; on a terminal
           cut off at its width. Documents without citations are passed over
  csv      a line for each citation, RFC 4180, the names in the first: citing (symbol
           or, without one, input), source, part, paragraph, paragraph_index,
           paragraph_kind, begin, end (bytes of the Document's text), kind, symbol,
           date, pinpoint, text, confidence, rule, link (official page)
  jsonl    the same, a JSON object on each line
  graphml  the network that all inputs make together, for Gephi, igraph and networkx:
           a node for each document that cites or is cited (label, kind, organ,
           cited_in, citations, is_document, link), an edge for each pair (weight,
           kinds, date, paragraphs)

With --count a line stands for a document and what it cites, with how often (count),
the first date given to it and the paragraphs; the most frequent first. Citations that
were not resolved to a symbol are in the lists, but not in counts and network.

)";

constexpr char kExamples[] = R"(
Examples:
  rapporteur citations A_RES_78_1.txt
  rapporteur citations --count corpus | less -S
  rapporteur citations --format=csv -o citations.csv corpus
  rapporteur citations --format=graphml -j 4 -o network.graphml corpus
  rapporteur citations --format=jsonl corpus | jq -r 'select(.kind == "TREATY").text'
)";

using Format = void (*)(DocumentCitations const& document, TableLayout const& layout, std::string& out);

void as_csv(DocumentCitations const& document, TableLayout const& /*layout*/, std::string& out) {
  for (CitationRow const& row : document.rows) append_csv(record_of(row), out);
}

void as_json(DocumentCitations const& document, TableLayout const& /*layout*/, std::string& out) {
  for (CitationRow const& row : document.rows) append_json(record_of(row), out);
}

void as_table(DocumentCitations const& document, TableLayout const& layout, std::string& out) {
  append_table(document, layout, out);
}

Printer list_printer(std::string const& format, TableLayout const& layout) {
  Printer printer;
  Format const append = format == "csv" ? as_csv : format == "jsonl" ? as_json : as_table;
  printer.print = [append, layout](v1::Document const& document, Outcome& outcome) {
    append(citations_of(document), layout, outcome.output);
  };
  if (format == "csv") append_csv_names(record_of(CitationRow{}), printer.head);
  return printer;
}

bool write_counts(CitationNetwork const& network, std::string const& format, TableLayout const& layout,
                  OutputFile& output) {
  auto const edges = network.sorted_edges();
  std::string text;
  if (format == "table") {
    append_table(network, edges, layout, text);
    return output.write(text);
  }
  for (CitationEdge const* edge : edges) {
    Record const record = record_of(network.nodes()[edge->from].name, network.nodes()[edge->to].name, *edge);
    (format == "csv" ? append_csv : append_json)(record, text);
    if (text.size() < kPortion) continue;
    if (!output.write(text)) return false;
    text.clear();
  }
  return output.write(text);
}

/// Of what needs all documents: each is merged when its turn comes, and the whole is written at the end.
Printer network_printer(std::string const& format, TableLayout const& layout) {
  auto const network = std::make_shared<CitationNetwork>();
  Printer printer;
  printer.print = [network](v1::Document const& document, Outcome& outcome) {
    auto citations = std::make_shared<DocumentCitations>(citations_of(document));
    outcome.in_order = [network, citations = std::move(citations)] { network->add(*citations); };
  };
  if (format == "graphml") {
    printer.finish = [network](OutputFile& output) {
      return write_graphml(*network, [&](std::string_view bytes) { return output.write(bytes); });
    };
    return printer;
  }
  if (format == "csv") append_csv_names(record_of({}, {}, CitationEdge{}), printer.head);
  printer.finish = [network, format, layout](OutputFile& output) {
    return write_counts(*network, format, layout, output);
  };
  return printer;
}

Printer printer(CitationsOptions const& options, OutputFile const& output) {
  TableLayout layout;
  if (output.is_terminal()) {
    layout.width = terminal_width(STDOUT_FILENO, kUsualWidth);
    layout.color = use_color(ColorChoice::kAuto, STDOUT_FILENO);
  }
  bool const network = options.count || options.format == "graphml";
  return network ? network_printer(options.format, layout) : list_printer(options.format, layout);
}

ExitStatus citations(CitationsOptions const& options) {
  if (options.count && options.format == "graphml") {
    complain("--count", "a network has its counts already: choose another --format, or leave it out");
    return ExitStatus::kUsage;
  }
  return for_each_document(options.corpus, [&](OutputFile const& output) { return printer(options, output); });
}

}  // namespace

void add_citations(CLI::App& program, Action& action) {
  auto const options = std::make_shared<CitationsOptions>();
  CLI::App* const command = program.add_subcommand("citations", kDescription);
  command->footer(std::string(kPathHelp) + kInputs + kStatusHelp + kExamples);
  add_corpus_options(*command, options->corpus);
  command->add_option("--format", options->format, "What to write; table is the default")
      ->check(CLI::IsMember({"table", "csv", "jsonl", "graphml"}).description(""))
      ->type_name("table|csv|jsonl|graphml")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  command->add_flag("--count", options->count, "A line for each pair of documents, with how often one cites the other");
  command->callback([options, &action] { action = [options] { return citations(*options); }; });
}

}  // namespace rapporteur::commands
