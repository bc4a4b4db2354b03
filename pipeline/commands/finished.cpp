#include "pipeline/commands/finished.hpp"

#include "pipeline/commands/worker.hpp"
#include "proto/convert.hpp"
#include "proto/json_text.hpp"
#include "proto/stream.hpp"
#include "rapporteur/v1/document.pb.h"

#include <algorithm>
#include <fstream>

namespace rapporteur::commands {
namespace {

/// What is looked at in each record.
struct RecordFacts {
  bool same_source = false;
  bool same_offsets = false;
  bool has_error = false;
};

RecordFacts facts_of(v1::Document const& document, std::string const& source, OffsetEncoding offsets) {
  auto const& diagnostics = document.diagnostics();
  return {document.source() == source,
          static_cast<std::uint32_t>(document.offset_encoding()) == message_encoding(offsets),
          std::any_of(diagnostics.begin(), diagnostics.end(),
                      [](auto const& each) { return each.severity() == v1::SEVERITY_ERROR; })};
}

/// Of a line as `append_json_line` writes it. Quotes inside texts are escaped there: what has them stands for itself.
RecordFacts facts_of(std::string const& line, std::string const& source, OffsetEncoding offsets) {
  std::string head = R"({"source":)";
  append_json_text(source, head);
  std::string const unit = R"("offsetEncoding":")" +
                           v1::OffsetEncoding_Name(static_cast<v1::OffsetEncoding>(message_encoding(offsets))) + '"';
  return {line.starts_with(head), line.find(unit) != std::string::npos,
          line.find(R"("severity":"SEVERITY_ERROR")") != std::string::npos};
}

/// Takes one record after the other.
class Check {
 public:
  Check(std::span<Input const> inputs, OffsetEncoding offsets, Finished& finished)
      : inputs_(inputs), offsets_(offsets), finished_(finished) {}

  /// Whether the run can go on behind this record, which ends at byte `end`.
  template <class Record>
  bool take(Record const& record, std::uint64_t end) {
    auto const number = finished_.documents;
    if (number == inputs_.size()) return refuse("holds more documents than there are inputs");
    auto const source = source_name(inputs_[number].path);
    auto const facts = facts_of(record, source, offsets_);
    if (!facts.same_source) return refuse("document " + std::to_string(number + 1) + " in it is not that of " + source);
    if (!facts.same_offsets) return refuse("its offsets count something else than --offsets says");
    finished_.all_good = finished_.all_good && !facts.has_error;
    finished_.bytes = end;
    ++finished_.documents;
    return true;
  }

  [[nodiscard]] std::optional<std::string> const& fault() const { return fault_; }

 private:
  bool refuse(std::string reason) {
    fault_ = std::move(reason);
    return false;
  }

  std::span<Input const> inputs_;
  OffsetEncoding offsets_;
  Finished& finished_;
  std::optional<std::string> fault_;
};

}  // namespace

std::optional<std::string> read_finished(std::string const& path, RecordFormat format, OffsetEncoding offsets,
                                         std::span<Input const> inputs, Finished& finished) {
  finished = {};
  std::ifstream in(path, std::ios::binary);
  Check check(inputs, offsets, finished);
  if (format == RecordFormat::kDelimited) {
    DelimitedReader reader(in);
    v1::Document document;
    auto step = reader.next(document);
    while (step == ReadStep::kRecord && check.take(document, reader.position())) step = reader.next(document);
    if (step == ReadStep::kMalformed) return "document " + std::to_string(finished.documents + 1) + " in it is damaged";
  } else {
    std::uint64_t end = 0;
    for (std::string line; std::getline(in, line) && !in.eof();) {
      end += line.size() + 1;
      if (!check.take(line, end)) break;
    }
  }
  return check.fault();
}

}  // namespace rapporteur::commands
