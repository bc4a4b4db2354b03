#pragma once

#include "pipeline/commands/citation_network.hpp"
#include "pipeline/commands/citation_rows.hpp"
#include "pipeline/commands/record.hpp"
#include "pipeline/commands/text_table.hpp"

#include <span>
#include <string>

namespace rapporteur::commands {

/// A citation for a script; the names are those of CitationRow.
[[nodiscard]] Record record_of(CitationRow const& row);

/// How often `citing` cites `symbol`, for a script.
[[nodiscard]] Record record_of(std::string const& citing, std::string const& symbol, CitationEdge const& edge);

/// The citations of one document for a reader: a line that names it, below it a line for each citation with its
/// paragraph, symbol, date, place and words. Nothing where there are none.
void append_table(DocumentCitations const& document, TableLayout const& layout, std::string& out);

/// The edges for a reader: count, who cites, what, its date, and where; a line each below a line of names.
void append_table(CitationNetwork const& network, std::span<CitationEdge const* const> edges, TableLayout const& layout,
                  std::string& out);

}  // namespace rapporteur::commands
