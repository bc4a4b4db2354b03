#pragma once

#include "pipeline/analyze.hpp"
#include "pipeline/commands/command.hpp"
#include "proto/offsets.hpp"

#include <functional>
#include <string>
#include <vector>

/// What commands declare of themselves. The library that reads the command line is used behind these functions only:
/// it is all in its headers, and each file that used it would compile it anew.
namespace rapporteur::commands {

/// Declares a command; `help` is what its --help ends with. When the command line picks it, `action` becomes `run`.
CLI::App& add_command(CLI::App& program, std::string const& name, std::string const& description,
                      std::string const& help, Action& action, Action run);

// What options are read into must live as long as the command that they are declared for.

/// FILE, which must be given.
void add_document_option(CLI::App& command, std::string& path);

/// One of `choices`; the first is taken where none is given, the last of several.
void add_choice_option(CLI::App& command, std::string const& name, std::string& value,
                       std::vector<std::string> const& choices, std::string const& description);

/// One of `choices`, in letters of either case, or none.
void add_optional_choice(CLI::App& command, std::string const& name, std::string& value,
                         std::vector<std::string> const& choices, std::string const& description);

/// Any text for which `fault`, where there is one, gives nothing; else it says what is wrong with it.
void add_text_option(CLI::App& command, std::string const& name, std::string& value, std::string const& type,
                     std::string const& description, std::function<std::string(std::string const&)> const& fault = {});

/// --offsets, and what its value stands for.
void add_offsets_option(CLI::App& command, std::string& value);
[[nodiscard]] OffsetEncoding offset_encoding(std::string const& name);

void add_flag(CLI::App& command, std::string const& name, bool& value, std::string const& description);

/// Which inputs, and where to.
struct CorpusOptions {
  std::vector<std::string> paths;
  std::string files_from;
  bool nul_separated = false;
  std::string output = "-";
  std::string lexicon;  ///< folder with tables of names; empty: the embedded ones
  unsigned jobs = 0;
  Limits limits;
  int verbose = 0;  ///< how often -v was given: 1 tells of warnings and of the steps of the run, 2 of each document too
  bool timings = false;
  bool keeps_unfinished = false;  ///< of a command with nothing around the documents of its output: it is kept when it
                                  ///< is not finished, and a later run can go on with it
  bool resume = false;            ///< does so
};

/// PATH, --output, --jobs, --files-from, --null, --lexicon, the limits, --timings and --verbose.
void add_corpus_options(CLI::App& command, CorpusOptions& options);

}  // namespace rapporteur::commands
