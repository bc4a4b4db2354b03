# What all targets have in common.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Kind of build" FORCE)
endif()

find_program(RAPPORTEUR_CCACHE ccache)
if(RAPPORTEUR_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Without this sloppiness nothing that uses a precompiled header would be cached.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${RAPPORTEUR_CCACHE})
endif()

if(RAPPORTEUR_SANITIZE)
  add_compile_options(-fsanitize=${RAPPORTEUR_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${RAPPORTEUR_SANITIZE})
endif()

# rapporteur_settings(TARGET): C++20 without extensions, include paths from the project's root, our warnings.
function(rapporteur_settings target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_include_directories(${target} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/rapporteur>)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wconversion -Wpedantic $<$<BOOL:${RAPPORTEUR_WERROR}>:-Werror>
    # clang's would also forbid a variable to be called as a grammar rule is
    $<$<CXX_COMPILER_ID:GNU>:-Wshadow>
    # g++ 12 warns about std::string's own code: https://gcc.gnu.org/PR105651
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>)
endfunction()

# rapporteur_library(LAYER SOURCES...): the target rapporteur_LAYER, known to everybody else as rapporteur::LAYER.
function(rapporteur_library layer)
  add_library(rapporteur_${layer} STATIC ${ARGN})
  add_library(rapporteur::${layer} ALIAS rapporteur_${layer})
  set_target_properties(rapporteur_${layer} PROPERTIES EXPORT_NAME ${layer} POSITION_INDEPENDENT_CODE ON)
  rapporteur_settings(rapporteur_${layer})
endfunction()
