#include "pipeline/commands/command.hpp"
#include "pipeline/commands/command_options.hpp"
#include "pipeline/commands/corpus_command.hpp"
#include "proto/json.hpp"
#include "proto/stream.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace rapporteur::commands {

namespace {

struct AnalyzeOptions {
  CorpusOptions corpus;
  std::string format;
  std::string offsets;
  std::string until;
};

constexpr char kDescription[] = "Analyse files and folders and write one Document after the other, in their order";

constexpr char kInputs[] = R"(An input that cannot be read leaves a Document with an error in it, and the
others go on. What is written is the same whatever -j is. A run that is interrupted,
or whose disk is full, leaves what it has done in FILE.part.

With --until the analysis ends earlier, and sooner: after paragraphs and metadata, after
citations, after mentions and entities, or after conditions, which then are not yet
tied to actions. `stages` of each Document names what was run.

)";

constexpr char kExamples[] = R"(
Examples:
  rapporteur analyze --format=jsonl A_RES_78_1.txt
  rapporteur analyze -o documents.pb corpus
  rapporteur analyze --until=citations -o cited.pb corpus
  rapporteur analyze -v -j 4 --offsets=utf32 -o documents.pb corpus more/E_RES_2014_31.txt
  rapporteur analyze --resume -o documents.pb corpus
  find corpus -name 'A_*' -print0 | rapporteur analyze -0 --files-from=- -o assembly.pb
  pdftotext -layout resolution.pdf - | rapporteur analyze --format=jsonl - | jq .metadata
)";

LastStage last_stage(std::string const& name) {
  if (name == "metadata") return LastStage::kMetadata;
  if (name == "citations") return LastStage::kCitations;
  if (name == "mentions") return LastStage::kMentions;
  return name == "conditions" ? LastStage::kConditions : LastStage::kScores;
}

Printer printer(AnalyzeOptions const& options, OutputFile const& output) {
  Printer printer;
  printer.offsets = offset_encoding(options.offsets);
  printer.last = last_stage(options.until);
  printer.format = options.format == "jsonl" ? RecordFormat::kJsonLines : RecordFormat::kDelimited;
  if (options.format == "jsonl") {
    printer.print_bytes = [json = JsonWriter()](std::string_view message, Outcome& outcome) {
      append_json_line(json, message, outcome.output);
    };
    return printer;
  }
  printer.delimited = true;
  if (output.is_terminal()) {
    printer.refusal = "protobuf is not for a terminal: choose --format=jsonl, or a file with -o FILE";
  }
  return printer;
}

}  // namespace

void add_analyze(CLI::App& program, Action& action) {
  auto const options = std::make_shared<AnalyzeOptions>();
  CLI::App& command =
      add_corpus_command(program, {"analyze", kDescription, kInputs, kExamples}, action, options, printer);
  add_choice_option(command, "--format", options->format, {"pb", "jsonl"},
                    "pb: a stream of Documents, each after its length (default); jsonl: one in JSON on each line");
  add_offsets_option(command, options->offsets);
  add_choice_option(command, "--until", options->until, {"scores", "conditions", "mentions", "citations", "metadata"},
                    "The last stage to run; scores, the default, is the last of all");
  options->corpus.keeps_unfinished = true;
  add_flag(command, "--resume", options->corpus.resume,
           "Go on with FILE.part, which an interrupted run with the same inputs and options has left");
}

}  // namespace rapporteur::commands
