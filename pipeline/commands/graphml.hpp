#pragma once

#include "pipeline/commands/citation_network.hpp"

#include <functional>
#include <string_view>

namespace rapporteur::commands {

/// Writes the network as GraphML, which Gephi, igraph and networkx open: directed, a node's id is its name.
///
/// Nodes have `label`, `kind`, `organ`, `cited_in`, `citations`, `is_document` and `link`; edges `weight` (how often),
/// `kinds`, `date` and `paragraphs`. `write` takes the bytes in pieces and gives whether to go on; so does this.
[[nodiscard]] bool write_graphml(CitationNetwork const& network, std::function<bool(std::string_view)> const& write);

}  // namespace rapporteur::commands
