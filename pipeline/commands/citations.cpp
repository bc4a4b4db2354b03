#include "pipeline/commands/citation_list.hpp"
#include "pipeline/commands/citation_network.hpp"
#include "pipeline/commands/citation_rows.hpp"
#include "pipeline/commands/command.hpp"
#include "pipeline/commands/command_options.hpp"
#include "pipeline/commands/corpus_command.hpp"
#include "pipeline/commands/graphml.hpp"
#include "pipeline/commands/terminal.hpp"

#include <memory>
#include <string>
#include <utility>

namespace rapporteur::commands {

namespace {

struct CitationsOptions {
  CorpusOptions corpus;
  std::string format;
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

Printer list_printer(std::string const& format, TableLayout const& layout) {
  Printer printer;
  printer.last = LastStage::kCitations;
  printer.print = [format, layout](v1::Document const& document, Outcome& outcome) {
    DocumentCitations const citations = citations_of(document);
    if (format == "table") return append_table(citations, layout, outcome.output);
    for (CitationRow const& row : citations.rows) record_format(format)(record_of(row), outcome.output);
  };
  if (format == "csv") append_csv_names(record_of(CitationRow{}), printer.head);
  return printer;
}

bool write_counts(CitationNetwork const& network, std::string const& format, TableLayout const& layout,
                  OutputFile& output) {
  auto const edges = network.sorted_edges();
  if (format == "table") {
    std::string text;
    append_table(network, edges, layout, text);
    return output.write(text);
  }
  auto const record = [&network](CitationEdge const* edge) {
    return record_of(network.nodes()[edge->from].name, network.nodes()[edge->to].name, *edge);
  };
  return write_records(edges, record_format(format), record, output);
}

/// Of what needs all documents: each is merged when its turn comes, and the whole is written at the end.
Printer network_printer(std::string const& format, TableLayout const& layout) {
  auto const network = std::make_shared<CitationNetwork>();
  Printer printer;
  printer.last = LastStage::kCitations;
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
  TableLayout const layout = table_layout(output);
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
  CLI::App& command = add_corpus_command(program, {"citations", kDescription, kInputs, kExamples}, action,
                                         options->corpus, [options] { return citations(*options); });
  add_choice_option(command, "--format", options->format, {"table", "csv", "jsonl", "graphml"},
                    "What to write; table is the default");
  add_flag(command, "--count", options->count, "A line for each pair of documents, with how often one cites the other");
}

}  // namespace rapporteur::commands
