#pragma once

#include "pipeline/corpus_input.hpp"
#include "proto/convert.hpp"

#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace rapporteur::python {

/// Held while a large input is worked on.
using LargeInputs = std::mutex;

/// Analyses one input after the other on one thread and keeps its buffers. Throws for nothing that is in an input:
/// where memory does not suffice, or the message would be too large, the Document says so.
class Worker {
 public:
  explicit Worker(LargeInputs& large) : large_(large) {}

  /// The Document of the input as a record of a stream, in place of what `record` held.
  void analyze_input(Input const& input, OffsetEncoding encoding, ByteBuffer& record);
  /// The same for bytes that are in memory already.
  void analyze(std::string const& source, std::string_view bytes, OffsetEncoding encoding, ByteBuffer& record);

 private:
  void work(Input const& input, OffsetEncoding encoding, ByteBuffer& record,
            std::function<Analysis const&()> const& analyze);
  void renew();

  LargeInputs& large_;
  Limits limits_;
  ByteBuffer bytes_;
  Analyzer analyzer_{limits_};
  MessageWriter writer_;
};

/// The bytes of the message in a record, without its length.
[[nodiscard]] std::string_view message_of(ByteBuffer const& record);

}  // namespace rapporteur::python
