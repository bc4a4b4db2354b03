#pragma once

#include "pipeline/analyze.hpp"
#include "pipeline/commands/timings.hpp"
#include "pipeline/corpus_input.hpp"
#include "pipeline/phrase_book.hpp"
#include "pipeline/run.hpp"
#include "proto/convert.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace rapporteur::v1 {
class Document;
}

namespace rapporteur::commands {

/// What all workers of a run have in common.
struct WorkPlan {
  /// Puts what is to be written of a document into the outcome; called on several threads at once.
  std::function<void(v1::Document const& document, Outcome& outcome)> print;
  /// The same with the bytes of the message instead; where it is set, no message is built and `print` not called.
  std::function<void(std::string_view message, Outcome& outcome)> print_bytes;
  bool delimited = false;  ///< the message goes into the outcome's record at once, and neither of the two is called
  OffsetEncoding offsets = OffsetEncoding::kUtf8;
  bool warnings = false;  ///< tell of warnings too, not only of errors
  Limits limits;
  std::shared_ptr<PhraseBook const> book = PhraseBook::standard();
  std::mutex large;  ///< held while a large input is worked on: one at a time bounds the memory
  std::mutex timed;
  Timings timings;                      ///< of workers that have ended; under `timed`
  LastStage last = LastStage::kScores;  ///< what comes after it is not printed
};

/// Reads and analyses one input after the other on one thread, with buffers that it keeps.
class Worker {
 public:
  explicit Worker(WorkPlan& plan);
  ~Worker();
  Worker(Worker const&) = delete;
  Worker& operator=(Worker const&) = delete;

  /// From an input to what the plan prints of its Document and to the lines that tell of its problems. Never throws:
  /// even an input for which the memory does not suffice gives a Document that says so.
  void work(Input const& input, Outcome& outcome);

 private:
  void work_on(Input const& input, Outcome& outcome);
  void write(Analysis const& analysis, Outcome& outcome);
  void renew();
  [[nodiscard]] Analyzer make_analyzer() const { return {plan_.limits, plan_.book, plan_.last}; }

  WorkPlan& plan_;
  ByteBuffer bytes_;
  Timings timings_;
  Analyzer analyzer_;
  MessageWriter writer_;
  std::unique_ptr<v1::Document> document_;
};

}  // namespace rapporteur::commands
