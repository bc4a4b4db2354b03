#pragma once

#include <string>

namespace rapporteur::commands {

/// Sets how much the log on standard error tells of the course of a run: 0 nothing, 1 (`-v`) its steps, 2 (`-vv`) each
/// document too. Problems of inputs are told anyway, see problems.hpp.
void set_log_level(int level);

[[nodiscard]] bool logs_documents();

/// "[12:01:59.125] 1705 documents, 34.0 MB, 2 threads"
void log_step(std::string const& text);
void log_document(std::string const& text);

}  // namespace rapporteur::commands
