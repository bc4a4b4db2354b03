#include "pipeline/commands/command.hpp"
#include "pipeline/commands/interrupt.hpp"
#include "pipeline/commands/terminal.hpp"
#include "pipeline/output_file.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdlib>
#include <exception>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace {

using rapporteur::commands::Action;
using rapporteur::commands::ExitStatus;

#ifndef RAPPORTEUR_VERSION
#define RAPPORTEUR_VERSION "(unversioned build)"
#endif
constexpr char kVersion[] = "rapporteur " RAPPORTEUR_VERSION "\n";

constexpr char kFooter[] = R"(Examples:
  rapporteur show A_RES_78_1.txt                        read one resolution taken apart
  rapporteur analyze --format=jsonl A_RES_78_1.txt      the same as data
  rapporteur analyze -o documents.pb corpus             a folder as a protobuf stream
  rapporteur citations corpus                           who cites what, where
  rapporteur mandates corpus                            who is to do what, and when
  rapporteur explain A_RES_78_1.txt                     why each finding was made
  rapporteur conditions corpus                          what is owed only under conditions
  rapporteur entities corpus                            who and what is named, how much
  rapporteur spans corpus                               the words of every span, for checks

rapporteur COMMAND --help tells of a command's options, exit status and examples.
)";

/// A descriptor that is closed at the start would be given to the first file that is opened, and take what is meant
/// for standard output. What is opened here instead refuses to be written to.
void open_standard_descriptors() {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) == -1 && ::open("/dev/null", O_RDONLY) != descriptor) std::abort();
  }
}

ExitStatus print(std::string const& text) {
  rapporteur::OutputFile output;
  if (output.open("-") && output.write(text)) return ExitStatus::kClean;
  rapporteur::complain(output.name(), output.reason());
  return ExitStatus::kOutputProblem;
}

/// "analyze, citations, …, mandates and show".
std::string commands_of(CLI::App& program) {
  auto const commands = program.get_subcommands([](CLI::App*) { return true; });
  std::string names;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    if (i > 0) names += i + 1 == commands.size() ? " and " : ", ";
    names += commands[i]->get_name();
  }
  return names;
}

ExitStatus run(int argc, char** argv) {
  CLI::App program("Takes United Nations resolutions apart: paragraphs, metadata, and what they say", "rapporteur");
  program.footer(kFooter);
  program.set_version_flag("--version", kVersion, "Print the version and end");
  program.set_help_flag("-h,--help", "Print this help and end");
  program.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::Throw);
  Action action;
  rapporteur::commands::add_analyze(program, action);
  rapporteur::commands::add_citations(program, action);
  rapporteur::commands::add_conditions(program, action);
  rapporteur::commands::add_entities(program, action);
  rapporteur::commands::add_explain(program, action);
  rapporteur::commands::add_mandates(program, action);
  rapporteur::commands::add_show(program, action);
  rapporteur::commands::add_spans(program, action);
  try {
    program.parse(argc, argv);
  } catch (CLI::CallForHelp const&) {
    return print(program.help());
  } catch (CLI::CallForVersion const&) {
    return print(kVersion);
  } catch (CLI::ParseError const& fault) {
    bool const unknown = program.get_subcommands().empty() && argc > 1 && argv[1][0] != '-';
    rapporteur::complain(
        {}, unknown ? std::string(argv[1]) + " is no command; " + commands_of(program) + " are" : fault.what());
    return ExitStatus::kUsage;
  }
  if (action) return action();
  rapporteur::complain({}, "name a command: " + commands_of(program) + "; --help tells more");
  return ExitStatus::kUsage;
}

}  // namespace

int main(int argc, char** argv) {
  open_standard_descriptors();
  rapporteur::interrupt::handle_signals();
  try {
    return static_cast<int>(run(argc, argv));
  } catch (std::exception const& fault) {
    rapporteur::complain({}, fault.what());
    return static_cast<int>(ExitStatus::kOutputProblem);
  }
}
