#include "pipeline/commands/command_options.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <utility>

namespace rapporteur::commands {

namespace {

constexpr auto kLast = CLI::MultiOptionPolicy::TakeLast;

std::string joined(std::vector<std::string> const& choices) {
  std::string all;
  for (std::string const& choice : choices) all.append(all.empty() ? "" : "|").append(choice);
  return all;
}

}  // namespace

CLI::App& add_command(CLI::App& program, std::string const& name, std::string const& description,
                      std::string const& help, Action& action, Action run) {
  CLI::App& command = *program.add_subcommand(name, description);
  command.footer(help);
  command.callback([&action, run = std::move(run)] { action = run; });
  return command;
}

void add_document_option(CLI::App& command, std::string& path) {
  command.add_option("FILE", path, "The document, - for standard input")->required()->type_name("");
}

void add_choice_option(CLI::App& command, std::string const& name, std::string& value,
                       std::vector<std::string> const& choices, std::string const& description) {
  value = choices.front();
  command.add_option(name, value, description)
      ->check(CLI::IsMember(choices).description(""))
      ->type_name(joined(choices))
      ->multi_option_policy(kLast);
}

void add_optional_choice(CLI::App& command, std::string const& name, std::string& value,
                         std::vector<std::string> const& choices, std::string const& description) {
  command.add_option(name, value, description)
      ->transform(CLI::IsMember(choices, CLI::ignore_case).description(""))
      ->type_name(joined(choices))
      ->multi_option_policy(kLast);
}

void add_text_option(CLI::App& command, std::string const& name, std::string& value, std::string const& type,
                     std::string const& description, std::function<std::string(std::string const&)> const& fault) {
  CLI::Option* const option = command.add_option(name, value, description)->type_name(type)->multi_option_policy(kLast);
  if (fault) option->check(fault);
}

void add_offsets_option(CLI::App& command, std::string& value) {
  add_choice_option(command, "--offsets", value, {"utf8", "utf16", "utf32"},
                    "What spans count: bytes (default), UTF-16 units or code points");
}

OffsetEncoding offset_encoding(std::string const& name) {
  if (name == "utf16") return OffsetEncoding::kUtf16;
  if (name == "utf32") return OffsetEncoding::kUtf32;
  return OffsetEncoding::kUtf8;
}

void add_flag(CLI::App& command, std::string const& name, bool& value, std::string const& description) {
  command.add_flag(name, value, description);
}

void add_corpus_options(CLI::App& command, CorpusOptions& options) {
  command.add_option("PATH", options.paths, "Files and folders to analyse, - for standard input")->type_name("");
  command.add_option("-o,--output", options.output, "Where to write; - is standard output, the default")
      ->type_name("FILE");
  command.add_option("-j,--jobs", options.jobs, "Threads, at most 1024; 0, the default, is one for each processor")
      ->check(CLI::Range(0U, 1024U).description(""))
      ->type_name("N")
      ->multi_option_policy(kLast);
  command
      .add_option("--files-from", options.files_from,
                  "Analyse also the paths in this file, one a line, - for standard input")
      ->type_name("LIST");
  command.add_flag("-0,--null", options.nul_separated, "The paths in LIST end in a NUL, as find -print0 writes them");
  command
      .add_option("--lexicon", options.lexicon,
                  "Take the tables of names in this folder in place of the built-in ones of the same file names")
      ->type_name("DIR");
  command.add_option("--max-bytes", options.limits.bytes, "Refuse an input that is larger (default: 256 MiB)")
      ->type_name("N")
      ->multi_option_policy(kLast);
  command
      .add_option("--max-findings", options.limits.findings,
                  "Refuse a document with more paragraphs, or findings of one sort (default: 4 million)")
      ->type_name("N")
      ->multi_option_policy(kLast);
  command.add_flag("--timings", options.timings, "Tell at the end what time each stage took");
  command.add_flag("-v,--verbose", options.verbose,
                   "Tell of warnings and of the steps of the run too, -vv of each document; errors are always told");
}

}  // namespace rapporteur::commands
