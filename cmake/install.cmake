# Libraries, headers, messages and the program. Headers go below include/rapporteur, so that
# #include "pipeline/analyze.hpp" reads the same inside and outside of the project.
include(CMakePackageConfigHelpers)

set(headers ${CMAKE_INSTALL_INCLUDEDIR}/rapporteur)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/rapporteur)

install(TARGETS rapporteur_grammar rapporteur_pipeline rapporteur_writer rapporteur_proto EXPORT rapporteur-targets)
install(TARGETS rapporteur)

install(DIRECTORY grammar pipeline proto DESTINATION ${headers}
  FILES_MATCHING PATTERN "*.hpp" PATTERN "*.def"
  REGEX "(grammar/([a-z_]+_)?(rules|lexis)|grammar/time_parts|pipeline/(structure_machine|layout_assembler|vector_choice|phrase_trie|hash_lanes)|proto/convert_parts)\\.hpp$" EXCLUDE
  REGEX "${RAPPORTEUR_COMMAND_LINE}" EXCLUDE
  PATTERN commands EXCLUDE PATTERN lexicon EXCLUDE PATTERN rapporteur EXCLUDE)
install(DIRECTORY ${PROJECT_BINARY_DIR}/proto/generated/rapporteur DESTINATION ${headers}
  FILES_MATCHING PATTERN "*.pb.h")
install(DIRECTORY proto/rapporteur DESTINATION ${CMAKE_INSTALL_DATADIR}/rapporteur/proto
  FILES_MATCHING PATTERN "*.proto")

install(EXPORT rapporteur-targets NAMESPACE rapporteur:: DESTINATION ${package})
configure_package_config_file(cmake/rapporteur-config.cmake.in ${PROJECT_BINARY_DIR}/rapporteur-config.cmake
  INSTALL_DESTINATION ${package})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/rapporteur-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/rapporteur-config.cmake ${PROJECT_BINARY_DIR}/rapporteur-config-version.cmake
  DESTINATION ${package})
