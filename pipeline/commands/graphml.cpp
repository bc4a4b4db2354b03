#include "pipeline/commands/graphml.hpp"

#include "pipeline/document_link.hpp"

#include <pugixml.hpp>
#include <string>

namespace rapporteur::commands {

namespace {

/// What the attributes of nodes and edges are called and of which type they are.
struct Key {
  char const* id;
  char const* of;
  char const* name;
  char const* type;
};

// Gephi knows `label` and `weight` by name.
constexpr Key kLabel = {"label", "node", "label", "string"};
constexpr Key kKind = {"kind", "node", "kind", "string"};
constexpr Key kOrgan = {"organ", "node", "organ", "string"};
constexpr Key kCitedIn = {"cited_in", "node", "cited_in", "int"};
constexpr Key kCitations = {"citations", "node", "citations", "int"};
constexpr Key kIsDocument = {"is_document", "node", "is_document", "boolean"};
constexpr Key kLink = {"link", "node", "link", "string"};
constexpr Key kWeight = {"weight", "edge", "weight", "int"};
constexpr Key kKinds = {"kinds", "edge", "kinds", "string"};
constexpr Key kDate = {"date", "edge", "date", "string"};
constexpr Key kParagraphs = {"paragraphs", "edge", "paragraphs", "string"};
constexpr Key kKeys[] = {kLabel, kKind,   kOrgan, kCitedIn, kCitations, kIsDocument,
                         kLink,  kWeight, kKinds, kDate,    kParagraphs};

/// Every element has all its attributes: readers fill gaps each in its own way.
void set(pugi::xml_node element, Key const& key, std::string const& value) {
  pugi::xml_node data = element.append_child("data");
  data.append_attribute("key") = key.id;
  data.text() = value.c_str();
}

void append_keys(pugi::xml_node root) {
  for (Key const& key : kKeys) {
    pugi::xml_node element = root.append_child("key");
    element.append_attribute("id") = key.id;
    element.append_attribute("for") = key.of;
    element.append_attribute("attr.name") = key.name;
    element.append_attribute("attr.type") = key.type;
  }
}

void append_node(pugi::xml_node graph, CitationNode const& node) {
  pugi::xml_node element = graph.append_child("node");
  element.append_attribute("id") = node.name.c_str();
  set(element, kLabel, node.name);
  set(element, kKind, node.kind);
  set(element, kOrgan, node.organ);
  set(element, kCitedIn, std::to_string(node.cited_in));
  set(element, kCitations, std::to_string(node.citations));
  set(element, kIsDocument, node.is_document ? "true" : "false");
  set(element, kLink, document_link(node.name));
}

void append_edge(pugi::xml_node graph, CitationNetwork const& network, CitationEdge const& edge) {
  pugi::xml_node element = graph.append_child("edge");
  element.append_attribute("source") = network.nodes()[edge.from].name.c_str();
  element.append_attribute("target") = network.nodes()[edge.to].name.c_str();
  set(element, kWeight, std::to_string(edge.count));
  set(element, kKinds, joined(edge.kinds));
  set(element, kDate, edge.date);
  set(element, kParagraphs, joined(edge.paragraphs));
}

class Writer : public pugi::xml_writer {
 public:
  explicit Writer(std::function<bool(std::string_view)> const& write) : write_(write) {}

  void write(void const* data, std::size_t size) override {
    going_ = going_ && write_({static_cast<char const*>(data), size});
  }
  [[nodiscard]] bool going() const { return going_; }

 private:
  std::function<bool(std::string_view)> const& write_;
  bool going_ = true;
};

}  // namespace

bool write_graphml(CitationNetwork const& network, std::function<bool(std::string_view)> const& write) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  pugi::xml_node root = document.append_child("graphml");
  root.append_attribute("xmlns") = "http://graphml.graphdrawing.org/xmlns";
  append_keys(root);
  pugi::xml_node graph = root.append_child("graph");
  graph.append_attribute("edgedefault") = "directed";
  for (CitationNode const& node : network.nodes()) append_node(graph, node);
  for (CitationEdge const& edge : network.edges()) append_edge(graph, network, edge);
  Writer writer(write);
  document.save(writer, " ");
  return writer.going();
}

}  // namespace rapporteur::commands
