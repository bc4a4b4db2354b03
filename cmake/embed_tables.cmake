# Writes OUTPUT, a C++ file that holds the bytes of TABLES (a list of files) unchanged: the definition of
# embedded_tables() in grammar/embedded.hpp. Run as: cmake -DOUTPUT=... -DTABLES="a.tsv;b.tsv" -P embed_tables.cmake

set(rows "")
foreach(table IN LISTS TABLES)
  get_filename_component(name "${table}" NAME_WLE)
  file(SIZE "${table}" size)
  file(READ "${table}" bytes HEX)
  # Every byte as an escape, one literal for each line: no byte can then mean anything to the compiler.
  string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
  string(REPLACE "\\x0a" "\\x0a\"\n     \"" bytes "${bytes}")
  string(APPEND rows "    {\"${name}\",\n     {\"${bytes}\",\n      ${size}}},\n")
endforeach()
list(LENGTH TABLES count)

file(WRITE "${OUTPUT}" "// Generated from grammar/lexicon. NOLINTBEGIN
#include \"grammar/embedded.hpp\"

#include <array>

namespace rapporteur::grammar {
namespace {

constexpr std::array<EmbeddedTable, ${count}> kTables{{
${rows}}};

}  // namespace

std::span<EmbeddedTable const> embedded_tables() { return kTables; }

}  // namespace rapporteur::grammar
// NOLINTEND
")
