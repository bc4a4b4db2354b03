#pragma once

#include "pipeline/model.hpp"
#include "proto/offsets.hpp"
#include "proto/wire.hpp"

#include <string>
#include <string_view>

namespace rapporteur {

namespace v1 {
class Document;
}

/// Turns analyses into messages, in the bytes of the wire format: the single crossing between the two.
///
/// Takes      an analysis whose spans are inside its text and whose indices are inside its lists, and the unit in which
///            the reader counts.
/// Gives      the bytes of a Document, valid until the next call: those that the generated class would write. A writer
///            that is used again keeps its memory.
/// Guarantees that every string is UTF-8, so that any reader takes it: what is not (a path may be any bytes) becomes
///            U+FFFD. Equal analyses give equal bytes; what differs from run to run, such as how long a stage took,
///            stays behind.
/// Throws     std::length_error for a message that is too large for the format, past 2 GiB.
/// Does not   look at the words: what is not in the analysis is not in the message.
class MessageWriter {
 public:
  [[nodiscard]] std::string_view write(Analysis const& analysis, OffsetEncoding encoding);

 private:
  WireWriter wire_;
  OffsetTable units_;
  std::string repaired_;
};

/// The same as an object, whatever `document` held before; for those who look into it.
void to_message(Analysis const& analysis, OffsetEncoding encoding, v1::Document& document);

}  // namespace rapporteur
