// The reader of tables, and a folder of names with one table of any text: an error that says where, or names that can
// be looked for.

#include "grammar/lexicon.hpp"
#include "pipeline/name_lexicon.hpp"
#include "tests/fuzz/check.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

using namespace rapporteur;
using fuzz::check;

namespace {

constexpr std::array<std::string_view, 4> kTables = {"names_states.tsv", "names_un_organs.tsv", "names_groups.tsv",
                                                     "names_instruments.tsv"};

void check_table(std::string_view text) {
  try {
    auto const table = grammar::Table::parse("fuzz", text, {});
    for (auto const& row : table.rows) {
      check(row.size() == table.columns.size(), "a row has a field for each column");
      check(!row.front().empty(), "a row's first field is not empty");
      for (auto const field : row) fuzz::check_part(text, field, "a field is part of the text");
    }
  } catch (grammar::TableError const& error) {
    check(std::string_view(error.what()).starts_with("fuzz.tsv:"), "an error says where");
  }
}

/// A folder of this process's own.
std::filesystem::path const& folder() {
  static std::filesystem::path const path = [] {
    auto name = std::filesystem::temp_directory_path() / ("rapporteur_fuzz_tables_" + std::to_string(getpid()));
    std::filesystem::create_directories(name);
    return name;
  }();
  return path;
}

void check_names(std::string_view table, std::string_view text) {
  auto const path = folder() / table;
  std::ofstream(path, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
  try {
    auto const names = NameLexicon::load(folder().string());
    for (auto const& alias : names->aliases()) check(alias.row < names->rows().size(), "an alias is of a row");
  } catch (grammar::TableError const& error) {
    check(std::string_view(error.what()).find(".tsv") != std::string_view::npos, "an error names the table");
  }
  std::filesystem::remove(path);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = fuzz::as_text(data, size);
  check_table(text);
  if (size > 0) check_names(kTables.at(size % kTables.size()), text);
  return 0;
}
