#include "pipeline/commands/command.hpp"
#include "pipeline/commands/corpus_command.hpp"
#include "proto/stream.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace rapporteur::commands {

namespace {

struct AnalyzeOptions {
  CorpusOptions corpus;
  std::string format = "pb";
  std::string offsets = "utf8";
};

constexpr char kDescription[] = "Analyse files and folders and write one Document after the other, in their order";

constexpr char kInputs[] = R"(An input that cannot be read leaves a Document with an error in it, and the
others go on. What is written is the same whatever -j is.

)";

constexpr char kExamples[] = R"(
Examples:
  rapporteur analyze --format=jsonl A_RES_78_1.txt
  rapporteur analyze -o documents.pb corpus
  rapporteur analyze -v -j 4 --offsets=utf32 -o documents.pb corpus more/E_RES_2014_31.txt
  find corpus -name 'A_*' -print0 | rapporteur analyze -0 --files-from=- -o assembly.pb
  pdftotext -layout resolution.pdf - | rapporteur analyze --format=jsonl - | jq .metadata
)";

OffsetEncoding offset_encoding(std::string const& name) {
  if (name == "utf16") return OffsetEncoding::kUtf16;
  if (name == "utf32") return OffsetEncoding::kUtf32;
  return OffsetEncoding::kUtf8;
}

Printer printer(AnalyzeOptions const& options, OutputFile const& output) {
  Printer printer;
  printer.offsets = offset_encoding(options.offsets);
  if (options.format == "jsonl") {
    printer.print = [](v1::Document const& document, Outcome& outcome) { append_json_line(document, outcome.output); };
    return printer;
  }
  printer.records = true;
  if (output.is_terminal()) {
    printer.refusal = "protobuf is not for a terminal: choose --format=jsonl, or a file with -o FILE";
  }
  return printer;
}

}  // namespace

void add_analyze(CLI::App& program, Action& action) {
  auto const options = std::make_shared<AnalyzeOptions>();
  CLI::App* const command = program.add_subcommand("analyze", kDescription);
  command->footer(std::string(kPathHelp) + kInputs + kStatusHelp + kExamples);
  auto const last = CLI::MultiOptionPolicy::TakeLast;
  add_corpus_options(*command, options->corpus);
  command
      ->add_option("--format", options->format,
                   "pb: a stream of Documents, each after its length (default); jsonl: one in JSON on each line")
      ->check(CLI::IsMember({"pb", "jsonl"}).description(""))
      ->type_name("pb|jsonl")
      ->multi_option_policy(last);
  command->add_option("--offsets", options->offsets, "What spans count: bytes (default), UTF-16 units or code points")
      ->check(CLI::IsMember({"utf8", "utf16", "utf32"}).description(""))
      ->type_name("utf8|utf16|utf32")
      ->multi_option_policy(last);
  command->callback([options, &action] {
    action = [options] {
      return for_each_document(options->corpus, [&](OutputFile const& output) { return printer(*options, output); });
    };
  });
}

}  // namespace rapporteur::commands
