#pragma once

#include <CLI/App.hpp>

#include <string>
#include <vector>

namespace rapporteur::commands {

/// Declares an option that takes one of `choices`; the first is taken where none is given, the last of several.
void add_choice_option(CLI::App& command, std::string const& name, std::string& value,
                       std::vector<std::string> const& choices, std::string const& description);

}  // namespace rapporteur::commands
