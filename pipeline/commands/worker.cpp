#include "pipeline/commands/worker.hpp"

#include "pipeline/commands/problems.hpp"
#include "rapporteur/v1/document.pb.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <exception>
#include <new>
#include <string_view>

namespace rapporteur::commands {

namespace {

/// An input of this size is large: some hundred times a usual one.
constexpr std::uint64_t kLargeInput = 4ULL * 1024 * 1024;

/// A path may be any bytes, but a name in a message must be UTF-8: what is not becomes U+FFFD.
std::string as_utf8(std::string const& path) {
  if (std::ranges::all_of(path, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return path;
  std::string name;
  icu::UnicodeString::fromUTF8(path).toUTF8String(name);
  return name;
}

}  // namespace

Analysis const& analyze_input(Input const& input, Limits const& limits, std::string& bytes, Analyzer& analyzer) {
  std::string const source = as_utf8(input.path);
  ReadResult const result = read_input(input, limits.bytes, bytes);
  switch (result.status) {
    case ReadStatus::kRead:
      return analyzer.analyze(source, bytes);
    case ReadStatus::kTooLarge:
      return analyzer.too_large(source);
    case ReadStatus::kFailed:
      break;
  }
  return analyzer.unreadable(source, result.reason);
}

Worker::Worker(WorkPlan& plan)
    : plan_(plan), analyzer_(plan.limits, plan.book), document_(std::make_unique<v1::Document>()) {}

Worker::~Worker() = default;

void Worker::work(Input const& input, Outcome& outcome) {
  std::unique_lock lock(plan_.large, std::defer_lock);
  if (input.bytes > kLargeInput) lock.lock();
  try {
    work_on(input, outcome);
  } catch (std::exception const& fault) {
    // Want of memory, or a document past what the format can hold.
    bool const memory = dynamic_cast<std::bad_alloc const*>(&fault) != nullptr;
    std::string const reason = memory ? "there is not enough memory for it" : fault.what();
    renew();
    outcome.clear();
    write(analyzer_.unreadable(as_utf8(input.path), reason), outcome);
  }
  // What a large input has needed is not kept for the small ones after it.
  if (outcome.bytes > kLargeInput) renew();
}

void Worker::work_on(Input const& input, Outcome& outcome) {
  Analysis const& analysis = analyze_input(input, plan_.limits, bytes_, analyzer_);
  outcome.bytes = bytes_.size();
  write(analysis, outcome);
}

void Worker::write(Analysis const& analysis, Outcome& outcome) {
  outcome.failed = has_error(analysis);
  append_problems(analysis, bytes_, plan_.warnings, outcome.problems);
  if (plan_.records) return writer_.write_record(analysis, plan_.offsets, outcome.record);
  if (plan_.print_bytes) return plan_.print_bytes(writer_.write(analysis, plan_.offsets), outcome);
  to_message(analysis, plan_.offsets, *document_);
  plan_.print(*document_, outcome);
}

void Worker::renew() {
  std::string().swap(bytes_);
  analyzer_ = Analyzer(plan_.limits, plan_.book);
  writer_ = MessageWriter();
  document_ = std::make_unique<v1::Document>();
}

}  // namespace rapporteur::commands
