#pragma once

#include "pipeline/commands/record.hpp"
#include "pipeline/commands/text_table.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace rapporteur::v1 {
class Document;
}

namespace rapporteur::commands {

/// One entity in all documents together. Strings are in one line.
struct EntityRow {
  std::string id;
  std::string name;
  std::string type;  ///< "UN_ORGAN"
  std::uint64_t mentions = 0;
  std::uint64_t documents = 0;  ///< that mention it
  double salience = 0;          ///< mean over all documents that mention anybody; the rows sum to 1
};

/// Counts the entities of documents.
class EntityList {
 public:
  void add(v1::Document const& document);

  /// The rows, the most salient first; what is equal in that by mentions, then by id.
  [[nodiscard]] std::vector<EntityRow> rows() const;

 private:
  std::unordered_map<std::string, EntityRow> rows_;  // by id; saliences are sums
  std::uint64_t documents_ = 0;                      // with an entity
};

/// For a script; the names are those of EntityRow.
[[nodiscard]] Record record_of(EntityRow const& row);

/// For a reader: a line each below a line of names.
void append_table(std::vector<EntityRow> const& rows, TableLayout const& layout, std::string& out);

}  // namespace rapporteur::commands
