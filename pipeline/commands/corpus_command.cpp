#include "pipeline/commands/corpus_command.hpp"

#include "grammar/lexicon.hpp"
#include "pipeline/commands/terminal.hpp"
#include "pipeline/commands/worker.hpp"
#include "pipeline/corpus.hpp"
#include "pipeline/progress.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <thread>
#include <unistd.h>
#include <utility>

namespace rapporteur::commands {

namespace {

constexpr unsigned kMostThreads = 1024;

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

/// Does the work; gives whether all inputs were good, or nothing where the output could not be written.
std::optional<bool> print_all(CorpusOptions const& options, Corpus const& corpus, Printer const& printer,
                              std::shared_ptr<PhraseBook const> const& book, OutputFile& output) {
  std::vector<Input> const& inputs = corpus.inputs();
  WorkPlan plan;
  plan.print = printer.print;
  plan.print_bytes = printer.print_bytes;
  plan.records = printer.records;
  plan.offsets = printer.offsets;
  plan.warnings = options.verbose;
  plan.book = book;

  if (!output.write(printer.head)) return std::nullopt;
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
    if (outcome.in_order) outcome.in_order();
    written = output.write(outcome.record.view()) && output.write(outcome.output);
    progress.advance(outcome.bytes);
    return written;
  };
  run_in_order(inputs.size(), thread_count(options.jobs, inputs.size()), make_work, write);
  if (!written || (printer.finish && !printer.finish(output)) || !output.commit()) return std::nullopt;
  return all_good;
}

}  // namespace

std::shared_ptr<PhraseBook const> phrase_book(std::string const& lexicon, std::string& fault) {
  try {
    return lexicon.empty() ? PhraseBook::standard() : PhraseBook::load(lexicon);
  } catch (grammar::TableError const& error) {
    fault = error.what();
    return nullptr;
  }
}

// The first goes on with what the command does with its inputs.
char const kPathHelp[] = R"(PATH is a file, whatever it is called; a folder, of which all files below it whose
names end in .txt are taken, in the order of the bytes of their paths (names that
begin with a dot are passed over, links to folders not followed); or - for standard
input. )";

char const kStatusHelp[] = R"(Exit status:
  0       all is done
  1       an input could not be read or decoded, or a folder held no documents;
          the rest is done
  2       the command line or the list of files is no good; nothing is done
  3       the output could not be written, or its reader went away; nothing stands
          under the name of the output file that did not stand there before
  128+N   signal N ended it; the same holds for the output file
)";

void add_corpus_options(CLI::App& command, CorpusOptions& options) {
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
  command.add_flag("-v,--verbose", options.verbose, "Tell of warnings too; errors are always told");
}

ExitStatus for_each_document(CorpusOptions const& options,
                             std::function<Printer(OutputFile const& output)> const& make_printer) {
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
  if (!output.open(options.output)) return output_problem(output);
  Printer const printer = make_printer(output);
  if (!printer.refusal.empty()) return usage(output.name(), printer.refusal);
  std::optional<bool> const all_good = print_all(options, corpus, printer, book, output);
  if (!all_good) return output_problem(output);
  return *all_good && problems.empty() ? ExitStatus::kClean : ExitStatus::kInputProblem;
}

}  // namespace rapporteur::commands
