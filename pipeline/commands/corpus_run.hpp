#pragma once

#include "pipeline/commands/corpus_command.hpp"
#include "pipeline/commands/timings.hpp"
#include "pipeline/commands/worker.hpp"
#include "pipeline/corpus.hpp"
#include "pipeline/output_file.hpp"
#include "pipeline/progress.hpp"

#include <cstddef>
#include <memory>

namespace rapporteur::commands {

/// One run over a corpus: analyses the inputs in parallel and writes what the printer makes of them in their order.
class CorpusRun {
 public:
  /// All that is given must outlive the run; `output` is open.
  CorpusRun(CorpusOptions const& options, Corpus const& corpus, Printer const& printer,
            std::shared_ptr<PhraseBook const> book, OutputFile& output);

  /// Works on the inputs behind those that are `finished`, and gives the output its name. False where the output could
  /// not be written, or a signal has asked to stop: then what is done is in the output, whole documents only.
  [[nodiscard]] bool work(Finished const& finished);

  [[nodiscard]] bool all_good() const { return all_good_; }           ///< no input held an error
  [[nodiscard]] std::size_t documents() const { return documents_; }  ///< written, the finished ones counted

 private:
  [[nodiscard]] bool take(Outcome const& outcome);
  void tell_end() const;

  CorpusOptions const& options_;
  Corpus const& corpus_;
  Printer const& printer_;
  OutputFile& output_;
  WorkPlan plan_;
  Progress progress_;
  std::size_t documents_ = 0;
  bool all_good_ = true;
};

}  // namespace rapporteur::commands
