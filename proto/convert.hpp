#pragma once

#include "pipeline/byte_buffer.hpp"
#include "pipeline/model.hpp"
#include "proto/field_runs.hpp"
#include "proto/offsets.hpp"
#include "proto/wire.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

namespace v1 {
class Document;
}

/// Turns analyses into messages, in the bytes of the wire format: the single crossing between the two.
///
/// Takes      an analysis whose spans are inside its text and whose indices are inside its lists, and the unit in which
///            the reader counts.
/// Gives      the bytes of a Document: those that the generated class would write. A writer that is used again keeps
///            its memory.
/// Guarantees that every string is UTF-8, so that any reader takes it: what is not (a path may be any bytes) becomes
///            U+FFFD. Equal analyses give equal bytes; what differs from run to run, such as how long a stage took,
///            stays behind.
/// Wants      names of rules, verbs and the like to be literals or rows of tables that outlive the writer: it keeps the
///            bytes of what comes again and again, and knows them by where the names stand.
/// Throws     std::length_error for a message that is too large for the format, past 2 GiB.
/// Does not   look at the words: what is not in the analysis is not in the message.
class MessageWriter {
 public:
  /// Valid until the next call.
  [[nodiscard]] std::string_view write(Analysis const& analysis, OffsetEncoding encoding);
  /// The same as a record of a delimited stream (see proto/stream.hpp), in place of what `record` held.
  void write_record(Analysis const& analysis, OffsetEncoding encoding, ByteBuffer& record);

 private:
  /// From `offset` of the buffer's room on; gives where the message ends.
  [[nodiscard]] std::size_t write(Analysis const& analysis, OffsetEncoding encoding, ByteBuffer& buffer,
                                  std::size_t offset);

  ByteBuffer message_;
  OffsetTable units_;
  MessageRuns runs_;
  std::vector<std::string_view> path_;
  std::string repaired_;
};

/// The enumerator of `rapporteur.v1.OffsetEncoding` that stands for `encoding`.
[[nodiscard]] std::uint32_t message_encoding(OffsetEncoding encoding);

/// The same as an object, whatever `document` held before; for those who look into it.
void to_message(Analysis const& analysis, OffsetEncoding encoding, v1::Document& document);

}  // namespace rapporteur
