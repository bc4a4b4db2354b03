// The whole analysis with all that must hold of it, its message, and the message written and read again.

#include "pipeline/analyze.hpp"
#include "proto/convert.hpp"
#include "proto/stream.hpp"
#include "rapporteur/v1/document.pb.h"
#include "tests/analysis_checks.hpp"
#include "tests/fuzz/check.hpp"

#include <sstream>
#include <string>

using namespace rapporteur;
using fuzz::check;

namespace {

std::string record_of(Analysis const& analysis, OffsetEncoding offsets) {
  static v1::Document document;
  to_message(analysis, offsets, document);
  std::string record;
  append_delimited(document, record);
  std::istringstream in(record);
  v1::Document read;
  DelimitedReader reader(in);
  check(reader.next(read) == ReadStep::kRecord, "what was written can be read");
  std::string again;
  append_delimited(read, again);
  check(again == record, "what was read is what was written");
  return record;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const input = fuzz::as_text(data, size);
  static Analyzer used;
  auto const& analysis = used.analyze("input", input);
  auto const fault = tests::fault_of(input, analysis);
  check(fault.empty(), fault.c_str());
  for (std::uint32_t i = 0; i < analysis.paragraphs.size(); ++i) (void)path_of(analysis, i);
  auto const record = record_of(analysis, OffsetEncoding::kUtf8);
  (void)record_of(analysis, OffsetEncoding::kUtf16);
  (void)record_of(analysis, OffsetEncoding::kUtf32);

  Analyzer fresh;
  check(record_of(fresh.analyze("input", input), OffsetEncoding::kUtf8) == record,
        "a used analyzer gives what a new one gives");
  return 0;
}
