#include "pipeline/commands/citation_network.hpp"

#include "pipeline/symbol_list.hpp"

#include <algorithm>
#include <tuple>

namespace rapporteur::commands {

namespace {

void add_once(std::vector<std::string>& items, std::string item) {
  if (!item.empty() && std::ranges::find(items, item) == items.end()) items.push_back(std::move(item));
}

}  // namespace

void CitationNetwork::add(DocumentCitations const& document) {
  if (!document.citing.empty()) {
    CitationNode& own = node(find_node(document.citing));
    own.is_document = true;
    // What a document says of itself goes before what others conclude.
    if (!document.kind.empty()) own.kind = document.kind;
    if (!document.organ.empty()) own.organ = document.organ;
  }
  for (CitationRow const& row : document.rows) {
    if (row.citing.empty() || row.symbol.empty()) continue;
    std::uint32_t const from = find_node(row.citing);
    std::uint32_t const to = find_node(row.symbol);
    CitationEdge& edge = find_edge(from, to);
    if (edge.count == 0) ++node(to).cited_in;
    ++edge.count;
    ++node(to).citations;
    if (node(to).kind.empty()) node(to).kind = row.kind;
    if (edge.date.empty()) edge.date = row.date;
    add_once(edge.kinds, row.kind);
    if (!row.paragraph.empty())
      add_once(edge.paragraphs, row.part.empty() ? row.paragraph : row.part + " " + row.paragraph);
  }
}

std::uint32_t CitationNetwork::find_node(std::string const& name) {
  auto const [found, is_new] = node_of_.try_emplace(name, static_cast<std::uint32_t>(nodes_.size()));
  if (is_new) {
    CitationNode& added = nodes_.emplace_back();
    added.name = name;
    added.organ = organ_of_symbol(name);
  }
  return found->second;
}

CitationEdge& CitationNetwork::find_edge(std::uint32_t from, std::uint32_t to) {
  std::uint64_t const both = (std::uint64_t{from} << 32U) | to;
  auto const [found, is_new] = edge_of_.try_emplace(both, static_cast<std::uint32_t>(edges_.size()));
  if (is_new) {
    CitationEdge& added = edges_.emplace_back();
    added.from = from;
    added.to = to;
  }
  return edges_[found->second];
}

std::vector<CitationEdge const*> CitationNetwork::sorted_edges() const {
  std::vector<CitationEdge const*> sorted;
  sorted.reserve(edges_.size());
  for (CitationEdge const& edge : edges_) sorted.push_back(&edge);
  std::ranges::stable_sort(sorted, [](CitationEdge const* a, CitationEdge const* b) {
    return std::tie(a->from, b->count) < std::tie(b->from, a->count);
  });
  return sorted;
}

std::string joined(std::vector<std::string> const& items) {
  std::string text;
  for (std::string const& each : items) text.append(text.empty() ? "" : "; ").append(each);
  return text;
}

}  // namespace rapporteur::commands
