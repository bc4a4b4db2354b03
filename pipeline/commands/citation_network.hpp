#pragma once

#include "pipeline/commands/citation_rows.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace rapporteur::commands {

/// A document that cites or is cited.
struct CitationNode {
  std::string name;             ///< its symbol; of a document without one the name of the input
  std::string kind;             ///< "RESOLUTION"; empty: not known
  std::string organ;            ///< "General Assembly"; empty: not known
  std::uint32_t cited_in = 0;   ///< by how many documents
  std::uint32_t citations = 0;  ///< how often in all of them
  bool is_document = false;     ///< it was an input; else it is only cited
};

/// All citations of one document in another.
struct CitationEdge {
  std::uint32_t from = 0;  ///< index of a node
  std::uint32_t to = 0;
  std::uint32_t count = 0;              ///< 1 or more
  std::string date;                     ///< the first that is given to what is cited; empty: none
  std::vector<std::string> kinds;       ///< each once
  std::vector<std::string> paragraphs;  ///< where, each once, in the order of the text; those without a number left out
};

/// Who cites whom in a corpus, and how often. Keeps the network, not the documents.
///
/// A citation that was not resolved to a symbol, and one in a text of which nobody knows whose it is, are not in it.
class CitationNetwork {
 public:
  /// Documents of the same symbol become one node.
  void add(DocumentCitations const& document);

  /// In the order in which they were met.
  [[nodiscard]] std::vector<CitationNode> const& nodes() const { return nodes_; }
  [[nodiscard]] std::vector<CitationEdge> const& edges() const { return edges_; }
  /// By who cites, in the order of the nodes, then the most frequent first.
  [[nodiscard]] std::vector<CitationEdge const*> sorted_edges() const;

 private:
  CitationNode& node(std::uint32_t index) { return nodes_[index]; }
  std::uint32_t find_node(std::string const& name);
  CitationEdge& find_edge(std::uint32_t from, std::uint32_t to);

  std::vector<CitationNode> nodes_;
  std::vector<CitationEdge> edges_;
  std::unordered_map<std::string, std::uint32_t> node_of_;
  std::unordered_map<std::uint64_t, std::uint32_t> edge_of_;  ///< by both nodes
};

/// "12. (a); note 3".
[[nodiscard]] std::string joined(std::vector<std::string> const& items);

}  // namespace rapporteur::commands
