#pragma once

#include "pipeline/commands/record.hpp"
#include "pipeline/commands/text_table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace rapporteur::v1 {
class Document;
}

namespace rapporteur::commands {

/// One record for each thing that somebody is to do, or that is settled with a product or a time. Texts are in one
/// line; several of a kind are joined by "; ".
struct MandateRow {
  std::string symbol;
  std::string source;
  std::string part;       ///< "A", "II"
  std::string paragraph;  ///< "12. (a)"
  std::uint32_t paragraph_index = 0;
  std::string verb;      ///< lemma
  std::string category;  ///< "DIRECTIVE"
  float force = 0;
  float commitment = 0;
  std::string speaker;  ///< "ORGAN", "DECLARATION"
  bool inherited = false;
  std::string addressee;
  std::string entity;  ///< ids of the addressees that are known
  std::string task;
  std::string deliverable;       ///< "comprehensive report"
  std::string deliverable_type;  ///< "REPORT"
  std::string subject;
  std::string recipient;
  std::string due;        ///< as it stands in the text
  std::string due_date;   ///< the last day that is said or that the session named lasts; ISO 8601
  std::string frequency;  ///< ISO 8601 duration
  std::string conditions;
  std::string rule;
};

struct MandateFilter {
  std::string addressee;   ///< part of a name or an id, letters of either case; empty: all
  std::string category;    ///< "DIRECTIVE"; empty: all
  std::string due_before;  ///< ISO 8601: due on an earlier day; empty: all
  bool reports = false;    ///< only what asks for a report
};

struct DocumentMandates {
  std::string symbol;  ///< or the input's name
  std::string source;
  std::vector<MandateRow> rows;
};

[[nodiscard]] DocumentMandates mandates_of(v1::Document const& document, MandateFilter const& filter);
[[nodiscard]] Record record_of(MandateRow const& row);
/// A document with its rows for people; with `reports` also one that asks for none, which is said.
void append_table(DocumentMandates const& document, bool reports, TableLayout const& layout, std::string& out);

}  // namespace rapporteur::commands
