#pragma once

#include "pipeline/model.hpp"
#include "proto/offsets.hpp"

namespace rapporteur {

namespace v1 {
class Document;
}

/// Turns an analysis into a message: the single crossing between the two.
///
/// Takes      an analysis whose spans are inside its text and whose indices are inside its lists, and the unit in which
///            the reader counts.
/// Gives      `document`, whatever it held before. A message that is used again keeps its memory, which makes this
///            several times faster than a new one; one on an arena does too, until the arena is reset.
/// Guarantees that every string is UTF-8, so that writing the message cannot fail: what is not (a path may be any
/// bytes)
///            becomes U+FFFD. Equal analyses give equal bytes; what differs from run to run, such as how long a stage
///            took, stays behind.
/// Does not   look at the words: what is not in the analysis is not in the message.
void to_message(Analysis const& analysis, OffsetEncoding encoding, v1::Document& document);

}  // namespace rapporteur
