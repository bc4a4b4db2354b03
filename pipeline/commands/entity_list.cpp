#include "pipeline/commands/entity_list.hpp"

#include "pipeline/commands/citation_text.hpp"
#include "rapporteur/v1/document.pb.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace rapporteur::commands {
namespace {

/// Six places behind the point: as many as a float can tell of a share.
std::string share(double value) {
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "%.6f", value);
  return digits.data();
}

}  // namespace

void EntityList::add(v1::Document const& document) {
  if (document.entities().empty()) return;
  ++documents_;
  for (v1::Entity const& entity : document.entities()) {
    EntityRow& row = rows_[entity.id()];
    if (row.documents == 0) {
      row.id = one_line(entity.id());
      row.name = one_line(entity.name());
      row.type = bare_name(v1::EntityType_Name(entity.type()), "ENTITY_TYPE_");
    }
    row.mentions += entity.mentions();
    row.salience += static_cast<double>(entity.salience());
    ++row.documents;
  }
}

std::vector<EntityRow> EntityList::rows() const {
  std::vector<EntityRow> rows;
  rows.reserve(rows_.size());
  for (auto const& [id, row] : rows_) {
    rows.push_back(row);
    rows.back().salience /= static_cast<double>(documents_);
  }
  std::ranges::sort(rows, [](EntityRow const& a, EntityRow const& b) {
    if (a.salience != b.salience) return a.salience > b.salience;
    if (a.mentions != b.mentions) return a.mentions > b.mentions;
    return a.id < b.id;
  });
  return rows;
}

Record record_of(EntityRow const& row) {
  return {
      {"id", row.id},
      {"name", row.name},
      {"type", row.type},
      {"mentions", std::to_string(row.mentions), true},
      {"documents", std::to_string(row.documents), true},
      {"salience", share(row.salience), true},
  };
}

void append_table(std::vector<EntityRow> const& rows, TableLayout const& layout, std::string& out) {
  if (rows.empty()) return;
  TextTable table(
      {{Tint::kPlain, true}, {Tint::kPlain, true}, {Tint::kPlain, true}, {}, {Tint::kFaint}, {Tint::kBold}});
  table.add({"SALIENCE", "MENTIONS", "DOCUMENTS", "TYPE", "ID", "NAME"});
  for (EntityRow const& row : rows) {
    table.add(
        {share(row.salience), std::to_string(row.mentions), std::to_string(row.documents), row.type, row.id, row.name});
  }
  table.append(layout, 0, out);
}

}  // namespace rapporteur::commands
