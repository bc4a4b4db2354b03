#pragma once

#include <span>
#include <string_view>

namespace rapporteur::grammar {

struct EmbeddedTable {
  std::string_view name;
  std::string_view text;
};
std::span<EmbeddedTable const> embedded_tables();

}  // namespace rapporteur::grammar
