#pragma once

#include "pipeline/commands/record.hpp"
#include "pipeline/commands/text_table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rapporteur::v1 {
class Document;
}

namespace rapporteur::commands {

/// One condition: where it stands, what it says, and what it leaves of the action that it limits. Strings are in one
/// line; an empty one: not known or none.
struct ConditionRow {
  std::string document;  ///< symbol, or name of the input where it has none
  std::string source;    ///< name of the input
  std::string part;
  std::string paragraph;  ///< number with the markers above it, "12. (a)"
  std::uint32_t paragraph_index = 0;
  std::string paragraph_kind;  ///< "OPERATIVE"
  std::uint32_t begin = 0;     ///< of the clause, in the Document's text
  std::uint32_t end = 0;
  std::string kind;    ///< "RESOURCE"
  std::string cue;     ///< the words by which it was known
  std::string clause;  ///< all of it
  std::string scope;   ///< "ACTION"
  std::string action;  ///< lemma of the action that it limits
  std::string target;  ///< words of the one addressee or deliverable that it limits
  float strictness = 0;
  std::optional<float> force;       ///< of the action
  std::optional<float> commitment;  ///< of the action, under all its conditions
  std::string factors;              ///< how that comes about: "0.75 × 0.15 × 0.7"
  float confidence = 0;
  std::string rule;
};

struct DocumentConditions {
  std::string document;
  std::string source;
  std::vector<ConditionRow> rows;  ///< in the order of the text
};

/// The offsets of `document` must count UTF-8 bytes.
[[nodiscard]] DocumentConditions conditions_of(v1::Document const& document);

/// A condition for a script; the names are those of ConditionRow.
[[nodiscard]] Record record_of(ConditionRow const& row);

/// The conditions of one document for a reader: a line that names it, below it a line for each condition with its
/// paragraph, kind, strictness, the action and what it comes to, and the clause. Nothing where there are none.
void append_table(DocumentConditions const& document, TableLayout const& layout, std::string& out);

}  // namespace rapporteur::commands
