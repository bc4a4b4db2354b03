#include "pipeline/commands/command.hpp"
#include "pipeline/commands/command_options.hpp"
#include "pipeline/commands/corpus_command.hpp"
#include "pipeline/commands/document_summary.hpp"
#include "pipeline/commands/mandate_rows.hpp"
#include "pipeline/commands/page.hpp"
#include "pipeline/commands/terminal.hpp"
#include "rapporteur/v1/document.pb.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace rapporteur::commands {

namespace {

struct MandatesOptions {
  CorpusOptions corpus;
  std::string format;
  MandateFilter filter;
};

constexpr char kDescription[] = "Tell who is to do what, for whom and when";

constexpr char kInputs[] = R"(The order is that of the inputs and of their texts, whatever -j is.

A record is an act that asks somebody for something, or settles something with a
product or a time; sub-paragraphs that go on with the sentence above them are records of
their own.

Formats:
  table    for reading: below the name of each document paragraph, verb, category,
           commitment (of the verb's force, where conditions leave less), addressees,
           products, recipient, due, conditions, task; on a narrow terminal without
           those for which there is no room. Below a single document stand its scores
  csv      a line for each record, RFC 4180, the names in the first: symbol, source,
           part, paragraph, paragraph_index, verb, category, force, commitment,
           speaker, inherited, addressee, entity, task, deliverable,
           deliverable_type, subject, recipient, due, due_date, frequency,
           conditions, rule
  jsonl    the same, a JSON object on each line

Several addressees, products and times of one record are joined by "; ". due_date is
the last day that is said, or the last day of the session that is named; --due-before
goes by it. Documents without a record are passed over, but with --reports alone the
table says of each that it asks for no report.

)";

constexpr char kExamples[] = R"(
Examples:
  rapporteur mandates A_RES_78_1.txt
  rapporteur mandates --reports --format=csv -o reports.csv corpus
  rapporteur mandates --addressee=UN:SG --due-before=2026-01-01 corpus
  rapporteur mandates --category=DECIDING --format=jsonl corpus | jq -r .task
)";

/// The scores of a document stand below its table where it is the only one.
class OnlyScores {
 public:
  void add(std::string scores) {
    if (++documents_ == 1) scores_ = std::move(scores);
  }
  [[nodiscard]] std::string_view text() const { return documents_ == 1 ? std::string_view(scores_) : ""; }

 private:
  std::size_t documents_ = 0;
  std::string scores_;
};

std::string scores_of(v1::Document const& document, TableLayout const& layout) {
  Page page(layout.width == 0 ? kUsualWidth : layout.width, layout.color);
  append_scores(document, page);
  return page.text();
}

Printer table_printer(MandateFilter const& filter, TableLayout const& layout) {
  auto const scores = std::make_shared<OnlyScores>();
  // That nothing passes several filters does not say that the document asks for no report.
  bool const tell_none =
      filter.reports && filter.addressee.empty() && filter.category.empty() && filter.due_before.empty();
  Printer printer;
  printer.print = [filter, layout, scores, tell_none](v1::Document const& document, Outcome& outcome) {
    append_table(mandates_of(document, filter), tell_none, layout, outcome.output);
    // Without a row the table is silent, and so are the scores.
    std::string text = outcome.output.empty() ? std::string() : scores_of(document, layout);
    outcome.in_order = [scores, text = std::move(text)] { scores->add(text); };
  };
  printer.finish = [scores](OutputFile& output) { return output.write(scores->text()); };
  return printer;
}

Printer printer(MandatesOptions const& options, OutputFile const& output) {
  TableLayout const layout = table_layout(output);
  if (options.format == "table") return table_printer(options.filter, layout);
  Printer printer;
  auto const append = record_format(options.format);
  printer.print = [filter = options.filter, append](v1::Document const& document, Outcome& outcome) {
    for (MandateRow const& row : mandates_of(document, filter).rows) append(record_of(row), outcome.output);
  };
  if (options.format == "csv") append_csv_names(record_of(MandateRow{}), printer.head);
  return printer;
}

/// "2026", "2026-01", "2026-01-31".
std::string fault_of_date(std::string const& date) {
  bool fits = date.size() == 4 || date.size() == 7 || date.size() == 10;
  for (std::size_t i = 0; fits && i < date.size(); ++i) {
    fits = i == 4 || i == 7 ? date[i] == '-' : date[i] >= '0' && date[i] <= '9';
  }
  auto const in_range = [&](std::size_t at, std::string_view last) {
    if (!fits || date.size() <= at) return true;
    std::string_view const two = std::string_view(date).substr(at, 2);
    return two >= "01" && two <= last;
  };
  fits = fits && in_range(5, "12") && in_range(8, "31");
  return fits ? std::string() : date + " is no date: YYYY, YYYY-MM or YYYY-MM-DD";
}

}  // namespace

void add_mandates(CLI::App& program, Action& action) {
  auto const options = std::make_shared<MandatesOptions>();
  CLI::App& command =
      add_corpus_command(program, {"mandates", kDescription, kInputs, kExamples}, action, options, printer);
  add_choice_option(command, "--format", options->format, {"table", "csv", "jsonl"},
                    "What to write; table is the default");
  MandateFilter& filter = options->filter;
  add_text_option(command, "--addressee", filter.addressee, "TEXT",
                  "Only where this is part of an addressee's name or id");
  add_optional_choice(command, "--category", filter.category, {"DECIDING", "DIRECTIVE"}, "Only acts of this category");
  add_text_option(command, "--due-before", filter.due_before, "DATE", "Only what is due on an earlier day",
                  fault_of_date);
  add_flag(command, "--reports", filter.reports, "Only what asks for a report");
}

}  // namespace rapporteur::commands
