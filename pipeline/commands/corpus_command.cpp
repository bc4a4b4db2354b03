#include "pipeline/commands/corpus_command.hpp"

#include "grammar/lexicon.hpp"
#include "pipeline/commands/corpus_run.hpp"
#include "pipeline/commands/interrupt.hpp"
#include "pipeline/commands/log.hpp"
#include "pipeline/commands/terminal.hpp"
#include "pipeline/corpus.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace rapporteur::commands {

namespace {

constexpr unsigned kMostThreads = 1024;
constexpr int kSignalled = 128;

ExitStatus usage(std::string const& subject, std::string const& reason) {
  complain(subject, reason);
  return ExitStatus::kUsage;
}

ExitStatus output_problem(OutputFile const& output) {
  complain(output.name(), output.reason());
  return ExitStatus::kOutputProblem;
}

/// Finds all inputs; a problem with the list itself, or a second use of standard input, is one of usage.
std::optional<Problem> find_inputs(CorpusOptions const& options, Corpus& corpus, std::vector<Problem>& problems) {
  for (std::string const& path : options.paths) {
    if (auto problem = corpus.add(path)) {
      if (path == kStandardInput) return problem;
      problems.push_back(std::move(*problem));
    }
  }
  if (options.files_from.empty()) return std::nullopt;
  return corpus.add_list(options.files_from, options.nul_separated ? '\0' : '\n', problems);
}

/// What is left unfinished can be gone on with only where all inputs can be read once more.
bool keeps_unfinished(CorpusOptions const& options, Corpus const& corpus) {
  auto const& inputs = corpus.inputs();
  return options.records && options.output != "-" &&
         std::none_of(inputs.begin(), inputs.end(), [](Input const& each) { return each.path == kStandardInput; });
}

/// Reads what an earlier run has left, where it is asked for; gives why that is no good.
std::optional<std::string> find_finished(CorpusOptions const& options, Printer const& printer, Corpus const& corpus,
                                         OutputFile const& output, Finished& finished) {
  if (!options.resume || output.kept_name().empty()) return std::nullopt;
  auto fault = read_finished(output.kept_name(), *options.records, printer.offsets, corpus.inputs(), finished);
  if (!fault && finished.documents > 0)
    log_step("going on behind " + std::to_string(finished.documents) + " documents in " + output.kept_name());
  return fault;
}

/// Tells what is left of an output that was not finished.
ExitStatus end_unfinished(CorpusRun const& run, OutputFile& output) {
  auto const kept = output.kept_name();
  auto const signal = interrupt::stop_signal();
  if (signal == 0) complain(output.name(), output.reason());
  if (!kept.empty() && run.documents() > 0)
    complain(kept, std::to_string(run.documents()) + " documents are kept here; --resume goes on with them");
  return signal == 0 ? ExitStatus::kOutputProblem : static_cast<ExitStatus>(kSignalled + signal);
}

// The first goes on with what the command does with its inputs.
constexpr char kPathHelp[] = R"(PATH is a file, whatever it is called; a folder, of which all files below it whose
names end in .txt are taken, in the order of the bytes of their paths (names that
begin with a dot are passed over, links to folders not followed); or - for standard
input. )";

constexpr char kStatusHelp[] = R"(Exit status:
  0       all is done
  1       an input could not be read or decoded, or a folder held no documents;
          the rest is done
  2       the command line or the list of files is no good; nothing is done
  3       the output could not be written, or its reader went away; nothing stands
          under the name of the output file that did not stand there before
  128+N   signal N ended it; the same holds for the output file
)";

}  // namespace

std::shared_ptr<PhraseBook const> phrase_book(std::string const& lexicon, std::string& fault) {
  try {
    return lexicon.empty() ? PhraseBook::standard() : PhraseBook::load(lexicon);
  } catch (grammar::TableError const& error) {
    fault = error.what();
    return nullptr;
  }
}

void add_corpus_options(CLI::App& command, CorpusOptions& options, std::string const& inputs,
                        std::string const& examples) {
  command.footer(kPathHelp + inputs + kStatusHelp + examples);
  command.add_option("PATH", options.paths, "Files and folders to analyse, - for standard input")->type_name("");
  command.add_option("-o,--output", options.output, "Where to write; - is standard output, the default")
      ->type_name("FILE");
  command.add_option("-j,--jobs", options.jobs, "Threads, at most 1024; 0, the default, is one for each processor")
      ->check(CLI::Range(0U, kMostThreads).description(""))
      ->type_name("N")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
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
      ->type_name("N");
  command
      .add_option("--max-findings", options.limits.findings,
                  "Refuse a document with more paragraphs, or findings of one sort (default: 4 million)")
      ->type_name("N");
  command.add_flag("--timings", options.timings, "Tell at the end what time each stage took");
  command.add_flag("-v,--verbose", options.verbose,
                   "Tell of warnings and of the steps of the run too; -vv of each document. Errors are always told");
}

ExitStatus for_each_document(CorpusOptions const& options,
                             std::function<Printer(OutputFile const& output)> const& make_printer) {
  set_log_level(options.verbose);
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
  std::string fault;
  auto const book = phrase_book(options.lexicon, fault);
  if (!book) return usage({}, fault);
  OutputFile output;
  auto const unfinished = keeps_unfinished(options, corpus) ? Unfinished::kKeep : Unfinished::kRemove;
  if (!output.open(options.output, unfinished)) return output_problem(output);
  Printer const printer = make_printer(output);
  if (!printer.refusal.empty()) return usage(output.name(), printer.refusal);
  Finished finished;
  if (auto const no_good = find_finished(options, printer, corpus, output, finished))
    return usage(output.kept_name(), *no_good);
  if (!output.go_on_from(finished.bytes)) return output_problem(output);
  CorpusRun run(options, corpus, printer, book, output);
  if (!run.work(finished)) return end_unfinished(run, output);
  return run.all_good() && problems.empty() ? ExitStatus::kClean : ExitStatus::kInputProblem;
}

}  // namespace rapporteur::commands
