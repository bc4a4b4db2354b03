#include "pipeline/commands/worker.hpp"

#include "pipeline/commands/problems.hpp"
#include "rapporteur/v1/document.pb.h"

#include <chrono>
#include <exception>

namespace rapporteur::commands {

Worker::Worker(WorkPlan& plan) : plan_(plan), analyzer_(make_analyzer()), document_(std::make_unique<v1::Document>()) {}

Worker::~Worker() {
  std::lock_guard const lock(plan_.timed);
  plan_.timings.add(timings_);
}

void Worker::work(Input const& input, Outcome& outcome) {
  std::unique_lock lock(plan_.large, std::defer_lock);
  if (input.bytes > kLargeInput) lock.lock();
  try {
    work_on(input, outcome);
  } catch (std::exception const& fault) {
    renew();
    outcome.clear();
    write(analyze_failed(input, fault, analyzer_), outcome);
  }
  // What a large input has needed is not kept for the small ones after it.
  if (outcome.bytes > kLargeInput) renew();
}

void Worker::work_on(Input const& input, Outcome& outcome) {
  Analysis const& analysis = analyze_input(input, plan_.limits, bytes_, analyzer_);
  outcome.bytes = bytes_.view().size();
  auto const begin = std::chrono::steady_clock::now();
  write(analysis, outcome);
  auto const spent = std::chrono::steady_clock::now() - begin;
  timings_.add(analysis, outcome.bytes,
               static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(spent).count()));
}

void Worker::write(Analysis const& analysis, Outcome& outcome) {
  outcome.failed = has_error(analysis);
  append_problems(analysis, bytes_.view(), plan_.warnings, outcome.problems);
  if (plan_.delimited) return writer_.write_record(analysis, plan_.offsets, outcome.record);
  if (plan_.print_bytes) return plan_.print_bytes(writer_.write(analysis, plan_.offsets), outcome);
  to_message(analysis, plan_.offsets, *document_);
  plan_.print(*document_, outcome);
}

void Worker::renew() {
  bytes_ = ByteBuffer();
  analyzer_ = make_analyzer();
  writer_ = MessageWriter();
  document_ = std::make_unique<v1::Document>();
}

}  // namespace rapporteur::commands
