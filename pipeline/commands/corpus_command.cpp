#include "pipeline/commands/corpus_command.hpp"

#include "grammar/lexicon.hpp"
#include "pipeline/commands/corpus_run.hpp"
#include "pipeline/commands/interrupt.hpp"
#include "pipeline/commands/log.hpp"
#include "pipeline/commands/terminal.hpp"
#include "pipeline/corpus.hpp"

#include <memory>
#include <optional>
#include <utility>

namespace rapporteur::commands {

namespace {

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
bool can_go_on(CorpusOptions const& options, Corpus const& corpus) {
  return options.keeps_unfinished && options.output != "-" && !corpus.holds_standard_input();
}

/// Reads what an earlier run has left, where it is asked for; gives why that is no good.
std::optional<std::string> find_finished(CorpusOptions const& options, Printer const& printer, Corpus const& corpus,
                                         OutputFile const& output, Finished& finished) {
  if (!options.resume || output.kept_name().empty()) return std::nullopt;
  auto fault = read_finished(output.kept_name(), printer.format, printer.offsets, corpus.inputs(), finished);
  if (!fault && finished.documents > 0)
    log_step("going on behind " + std::to_string(finished.documents) + " documents in " + output.kept_name());
  return fault;
}

/// Tells what is left of an output that was not finished.
ExitStatus end_unfinished(CorpusRun const& run, OutputFile& output) {
  auto const& kept = output.kept_name();
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

CLI::App& add_corpus_command(CLI::App& program, CommandText const& text, Action& action, CorpusOptions& options,
                             Action run) {
  std::string const help = std::string(kPathHelp) + text.inputs + kStatusHelp + text.examples;
  CLI::App& command = add_command(program, text.name, text.description, help, action, std::move(run));
  add_corpus_options(command, options);
  return command;
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
  auto const unfinished = can_go_on(options, corpus) ? Unfinished::kKeep : Unfinished::kRemove;
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
