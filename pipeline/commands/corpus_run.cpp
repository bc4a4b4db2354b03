#include "pipeline/commands/corpus_run.hpp"

#include "pipeline/commands/interrupt.hpp"
#include "pipeline/commands/log.hpp"
#include "pipeline/commands/terminal.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <thread>
#include <unistd.h>
#include <utility>

namespace rapporteur::commands {
namespace {

std::size_t thread_count(unsigned jobs, std::size_t documents) {
  std::size_t const wanted = jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
  return std::clamp<std::size_t>(wanted, 1, std::max<std::size_t>(documents, 1));
}

std::string megabytes(std::uint64_t bytes) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f MB", static_cast<double>(bytes) / 1e6);
  return text.data();
}

/// While it lives, a signal only asks the run to stop, unless standard input could keep the run waiting for ever.
class SoftStop {
 public:
  explicit SoftStop(Corpus const& corpus) { interrupt::set_soft(!corpus.holds_standard_input()); }
  ~SoftStop() { interrupt::set_soft(false); }
  SoftStop(SoftStop const&) = delete;
  SoftStop& operator=(SoftStop const&) = delete;
};

}  // namespace

CorpusRun::CorpusRun(CorpusOptions const& options, Corpus const& corpus, Printer const& printer,
                     std::shared_ptr<PhraseBook const> book, OutputFile& output)
    : options_(options),
      corpus_(corpus),
      printer_(printer),
      output_(output),
      // A line that is rewritten would get between documents that go to the same terminal, and between the log's lines.
      progress_(corpus.inputs().size(), corpus.bytes(),
                is_capable_terminal(STDERR_FILENO) && !output.is_terminal() && !logs_documents()) {
  plan_.print = printer.print;
  plan_.print_bytes = printer.print_bytes;
  plan_.delimited = printer.delimited;
  plan_.offsets = printer.offsets;
  plan_.last = printer.last;
  plan_.warnings = options.verbose > 0;
  plan_.limits = options.limits;
  plan_.book = std::move(book);
}

bool CorpusRun::take(Outcome const& outcome) {
  if (!outcome.problems.empty()) {
    progress_.hide();
    write_standard_error(outcome.problems);
  }
  all_good_ = all_good_ && !outcome.failed;
  if (outcome.in_order) outcome.in_order();
  if (!output_.write(outcome.record.view()) || !output_.write(outcome.output)) return false;
  if (logs_documents()) {
    log_document(corpus_.inputs()[documents_].path + ": " + std::to_string(outcome.bytes) + " bytes in, " +
                 std::to_string(outcome.record.view().size() + outcome.output.size()) + " out");
  }
  ++documents_;
  progress_.advance(outcome.bytes);
  return interrupt::stop_signal() == 0;
}

bool CorpusRun::work(Finished const& finished) {
  auto const& inputs = corpus_.inputs();
  documents_ = finished.documents;
  all_good_ = finished.all_good;
  for (std::size_t i = 0; i < documents_; ++i) progress_.advance(inputs[i].bytes);
  auto const left = inputs.size() - documents_;
  auto const threads = thread_count(options_.jobs, left);
  log_step(std::to_string(left) + " documents, " + megabytes(corpus_.bytes()) + ", " + std::to_string(threads) +
           " threads");
  SoftStop const soft(corpus_);
  if (documents_ == 0 && !output_.write(printer_.head)) return false;
  bool written = true;
  auto const make_work = [&]() -> Work {
    return [&inputs, first = finished.documents, worker = std::make_shared<Worker>(plan_)](
               std::size_t item, Outcome& outcome) { worker->work(inputs[first + item], outcome); };
  };
  run_in_order(left, threads, make_work, [&](Outcome const& outcome) { return written = take(outcome); });
  if (!written && documents_ < inputs.size()) return false;
  if ((printer_.finish && !printer_.finish(output_)) || !output_.commit()) return false;
  progress_.hide();
  tell_end();
  return true;
}

void CorpusRun::tell_end() const {
  log_step(std::to_string(documents_) + " documents are written");
  if (options_.timings) write_standard_error(plan_.timings.table());
}

}  // namespace rapporteur::commands
