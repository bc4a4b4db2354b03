#pragma once

#include "pipeline/model.hpp"

#include <google/protobuf/message.h>

#include <string>
#include <vector>

namespace rapporteur::tests {

/// Sets every field of `message`, and of every message inside, to a value that is not its default and not that of its
/// neighbours. Lists get two items.
void fill(google::protobuf::Message& message);

/// The names of the fields, "metadata.vote.against", that are set nowhere in `message`.
[[nodiscard]] std::vector<std::string> unset_fields(google::protobuf::Message const& message);

/// A small analysis in which every field of the model says something. Its text has letters with accents, curly quotes,
/// a combining mark and characters beyond U+FFFF before and inside the spans.
[[nodiscard]] Analysis hand_made_analysis();

/// The words of `text` from `begin` to `end`, counted in code units of UTF-16 or in code points: the slow and obvious
/// way.
[[nodiscard]] std::string cut_utf16(std::string const& text, std::size_t begin, std::size_t end);
[[nodiscard]] std::string cut_utf32(std::string const& text, std::size_t begin, std::size_t end);

}  // namespace rapporteur::tests
