#pragma once

#include <cstdint>
#include <functional>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's name for itself
class App;
}

/// One file for each command: it declares its options, calls the library and prints.
namespace rapporteur::commands {

/// What the program's exit status says. Signals end it with 128 + their number.
enum class ExitStatus : std::uint8_t {
  kClean = 0,
  kInputProblem = 1,   ///< an input could not be read or decoded; the rest is done
  kUsage = 2,          ///< the command line, or the list of files that it names, is no good; nothing is done
  kOutputProblem = 3,  ///< what came out could not be written; nothing stands under the name of the output file
};

/// What is to be done once the command line has been read.
using Action = std::function<ExitStatus()>;

/// Each adds a command to `program`. When the command line picks it, `action` is set.
void add_analyze(CLI::App& program, Action& action);
void add_citations(CLI::App& program, Action& action);
void add_conditions(CLI::App& program, Action& action);
void add_entities(CLI::App& program, Action& action);
void add_explain(CLI::App& program, Action& action);
void add_mandates(CLI::App& program, Action& action);
void add_show(CLI::App& program, Action& action);
void add_spans(CLI::App& program, Action& action);

}  // namespace rapporteur::commands
