#include "pipeline/commands/command.hpp"
#include "pipeline/commands/terminal.hpp"
#include "pipeline/commands/worker.hpp"
#include "pipeline/corpus.hpp"
#include "pipeline/output_file.hpp"
#include "pipeline/progress.hpp"
#include "pipeline/run.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

namespace rapporteur::commands {

namespace {

constexpr unsigned kMostThreads = 1024;

struct AnalyzeOptions {
  std::vector<std::string> paths;
  std::string files_from;
  bool nul_separated = false;
  std::string output = "-";
  std::string format = "pb";
  std::string offsets = "utf8";
  unsigned jobs = 0;
  bool verbose = false;
};

constexpr char kDescription[] = "Analyse files and folders and write one Document after the other, in their order";

constexpr char kFooter[] = R"(PATH is a file, whatever it is called; a folder, of which all files below it whose
names end in .txt are taken, in the order of the bytes of their paths (names that
begin with a dot are passed over, links to folders not followed); or - for standard
input. An input that cannot be read leaves a Document with an error in it, and the
others go on. What is written is the same whatever -j is.

Exit status:
  0       all is done
  1       an input could not be read or decoded, or a folder held no documents;
          the rest is done
  2       the command line or the list of files is no good; nothing is done
  3       the output could not be written, or its reader went away; nothing stands
          under the name of the output file that did not stand there before
  128+N   signal N ended it; the same holds for the output file

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

std::size_t thread_count(unsigned jobs, std::size_t documents) {
  std::size_t const wanted = jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
  return std::clamp<std::size_t>(wanted, 1, documents);
}

ExitStatus usage(std::string const& subject, std::string const& reason) {
  complain(subject, reason);
  return ExitStatus::kUsage;
}

ExitStatus output_problem(OutputFile const& output) {
  complain(output.name(), output.reason());
  return ExitStatus::kOutputProblem;
}

/// Finds all inputs; a problem with the list itself, or a second use of standard input, is one of usage.
std::optional<Problem> find_inputs(AnalyzeOptions const& options, Corpus& corpus, std::vector<Problem>& problems) {
  for (std::string const& path : options.paths) {
    if (auto problem = corpus.add(path)) {
      if (path == kStandardInput) return problem;
      problems.push_back(std::move(*problem));
    }
  }
  if (options.files_from.empty()) return std::nullopt;
  return corpus.add_list(options.files_from, options.nul_separated ? '\0' : '\n', problems);
}

/// Does the work; gives whether all inputs were good, or nothing where the output could not be written.
std::optional<bool> analyze_all(AnalyzeOptions const& options, Corpus const& corpus, OutputFile& output) {
  std::vector<Input> const& inputs = corpus.inputs();
  WorkPlan plan;
  plan.format = options.format == "jsonl" ? OutputFormat::kJsonLines : OutputFormat::kProtobuf;
  plan.offsets = offset_encoding(options.offsets);
  plan.warnings = options.verbose;

  bool all_good = true;
  bool written = true;
  // A line that is rewritten would get between documents that go to the same terminal.
  Progress progress(inputs.size(), corpus.bytes(), is_capable_terminal(STDERR_FILENO) && !output.is_terminal());
  auto const make_work = [&]() -> Work {
    return [&inputs, worker = std::make_shared<Worker>(plan)](std::size_t item, Outcome& outcome) {
      worker->work(inputs[item], outcome);
    };
  };
  auto const write = [&](Outcome const& outcome) {
    if (!outcome.problems.empty()) {
      progress.hide();
      write_standard_error(outcome.problems);
    }
    all_good = all_good && !outcome.failed;
    written = output.write(outcome.output);
    progress.advance(outcome.bytes);
    return written;
  };
  run_in_order(inputs.size(), thread_count(options.jobs, inputs.size()), make_work, write);
  if (!written || !output.commit()) return std::nullopt;
  return all_good;
}

ExitStatus analyze(AnalyzeOptions const& options) {
  if (options.paths.empty() && options.files_from.empty()) {
    return usage({}, "there is nothing to analyse: name files or folders, or - for standard input");
  }
  Corpus corpus;
  std::vector<Problem> problems;
  if (auto const problem = find_inputs(options, corpus, problems)) {
    return usage(problem->path == kStandardInput ? "standard input" : problem->path, problem->reason);
  }
  for (Problem const& problem : problems) complain(problem.path, problem.reason);
  if (corpus.inputs().empty()) {
    if (problems.empty()) complain(options.files_from, "the list names no files");
    return ExitStatus::kInputProblem;
  }
  if (options.output != "-") {
    if (Input const* const same = corpus.find_same_file(options.output)) {
      return usage(options.output, "the output would replace the input " + same->path);
    }
  }
  OutputFile output;
  if (!output.open(options.output)) return output_problem(output);
  if (options.format == "pb" && output.is_terminal()) {
    return usage(output.name(), "protobuf is not for a terminal: choose --format=jsonl, or a file with -o FILE");
  }
  std::optional<bool> const all_good = analyze_all(options, corpus, output);
  if (!all_good) return output_problem(output);
  return *all_good && problems.empty() ? ExitStatus::kClean : ExitStatus::kInputProblem;
}

}  // namespace

void add_analyze(CLI::App& program, Action& action) {
  auto const options = std::make_shared<AnalyzeOptions>();
  CLI::App* const command = program.add_subcommand("analyze", kDescription);
  command->footer(kFooter);
  auto const last = CLI::MultiOptionPolicy::TakeLast;
  command->add_option("PATH", options->paths, "Files and folders to analyse, - for standard input")->type_name("");
  command->add_option("-o,--output", options->output, "Where to write; - is standard output, the default")
      ->type_name("FILE");
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
  command->add_option("-j,--jobs", options->jobs, "Threads, at most 1024; 0, the default, is one for each processor")
      ->check(CLI::Range(0U, kMostThreads).description(""))
      ->type_name("N")
      ->multi_option_policy(last);
  command
      ->add_option("--files-from", options->files_from,
                   "Analyse also the paths in this file, one a line, - for standard input")
      ->type_name("LIST");
  command->add_flag("-0,--null", options->nul_separated, "The paths in LIST end in a NUL, as find -print0 writes them");
  command->add_flag("-v,--verbose", options->verbose, "Tell of warnings too; errors are always told");
  command->callback([options, &action] { action = [options] { return analyze(*options); }; });
}

}  // namespace rapporteur::commands
