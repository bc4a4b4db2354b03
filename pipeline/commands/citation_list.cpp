#include "pipeline/commands/citation_list.hpp"

#include "pipeline/commands/list_rows.hpp"
#include "pipeline/document_link.hpp"

#include <utility>

namespace rapporteur::commands {

Record record_of(CitationRow const& row) {
  return {
      {"citing", row.citing},
      {"source", row.source},
      {"part", row.part},
      {"paragraph", row.paragraph},
      {"paragraph_index", row.paragraph_index ? std::to_string(*row.paragraph_index) : std::string(), true},
      {"paragraph_kind", row.paragraph_kind},
      {"begin", std::to_string(row.begin), true},
      {"end", std::to_string(row.end), true},
      {"kind", row.kind},
      {"symbol", row.symbol},
      {"date", row.date},
      {"pinpoint", row.pinpoint},
      {"text", row.text},
      {"confidence", decimal(row.confidence), true},
      {"rule", row.rule},
      {"link", row.link},
  };
}

Record record_of(std::string const& citing, std::string const& symbol, CitationEdge const& edge) {
  return {
      {"citing", citing},
      {"symbol", symbol},
      {"kinds", joined(edge.kinds)},
      {"count", std::to_string(edge.count), true},
      {"date", edge.date},
      {"paragraphs", joined(edge.paragraphs)},
      {"link", document_link(symbol)},
  };
}

void append_table(DocumentCitations const& document, TableLayout const& layout, std::string& out) {
  if (document.rows.empty()) return;
  append_document_line(document.citing, document.rows.front().source, layout, out);

  TextTable table({{Tint::kFaint}, {Tint::kBold}, {}, {}, {}, {Tint::kFaint}});
  for (CitationRow const& row : document.rows) {
    std::string const other =
        row.citing == document.citing ? std::string() : "in " + (row.citing.empty() ? "?" : row.citing);
    table.add(
        {place_name(row.part, row.paragraph, row.paragraph_kind), row.symbol, row.date, row.pinpoint, other, row.text});
  }
  table.append(layout, kRowIndent, out);
}

void append_table(CitationNetwork const& network, std::span<CitationEdge const* const> edges, TableLayout const& layout,
                  std::string& out) {
  if (edges.empty()) return;
  TextTable table({{{}, true}, {Tint::kFaint}, {Tint::kBold}, {}, {Tint::kFaint}});
  table.add({"COUNT", "CITING", "SYMBOL", "DATE", "PARAGRAPHS"});
  for (CitationEdge const* edge : edges) {
    table.add({std::to_string(edge->count), network.nodes()[edge->from].name, network.nodes()[edge->to].name,
               edge->date, joined(edge->paragraphs)});
  }
  table.append(layout, 0, out);
}

}  // namespace rapporteur::commands
