#include "pipeline/analyze.hpp"
#include "pipeline/commands/citation_text.hpp"
#include "pipeline/commands/command.hpp"
#include "pipeline/commands/problems.hpp"
#include "pipeline/commands/record.hpp"
#include "pipeline/commands/terminal.hpp"
#include "pipeline/commands/text_table.hpp"
#include "pipeline/commands/worker.hpp"
#include "pipeline/corpus.hpp"
#include "pipeline/output_file.hpp"
#include "proto/convert.hpp"
#include "rapporteur/v1/document.pb.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace rapporteur::commands {

namespace {

constexpr std::size_t kUsualWidth = 100;

struct ExplainOptions {
  std::string path;
};

constexpr char kDescription[] = "Tell why each finding in a document was made";

constexpr char kFooter[] = R"(A line for each finding, in the order of the text: its stage and what it is, where it
stands (bytes of the Document's text), how sure the rule is, the name of the rule, the
words, and after "or:" the reading that came second where the decision was close.

Exit status:
  0       the findings are printed
  1       FILE could not be read or decoded
  2       the command line is no good
  3       standard output could not be written, or its reader went away
  128+N   signal N ended it

Examples:
  rapporteur explain A_RES_78_1.txt | less -S
  rapporteur explain A_RES_78_1.txt | grep ' due '
)";

struct Finding {
  std::string stage;
  v1::Span span;
  float confidence = 0;
  std::string rule;
  std::string runner_up;
};

template <class Item>
void add(std::vector<Finding>& findings, std::string_view stage, Item const& item, std::string runner_up = {}) {
  findings.push_back({std::string(stage), item.span(), item.confidence(), one_line(item.rule()), std::move(runner_up)});
}

std::vector<Finding> findings_of(v1::Document const& document) {
  std::vector<Finding> findings;
  for (v1::Citation const& each : document.citations()) add(findings, "citation", each, one_line(each.runner_up()));
  for (v1::Mention const& each : document.mentions()) add(findings, "mention", each);
  for (v1::Action const& action : document.actions()) {
    if (action.inherited()) {
      for (v1::Deliverable const& each : action.deliverables()) add(findings, "deliverable", each);
      for (v1::Due const& each : action.due()) add(findings, "due", each);
      continue;
    }
    add(findings, "action " + action.lemma(), action, one_line(action.runner_up()));
    for (v1::Addressee const& each : action.addressees()) add(findings, "addressee", each);
    for (v1::Deliverable const& each : action.deliverables()) add(findings, "deliverable", each);
    for (v1::Due const& each : action.due()) add(findings, "due", each);
  }
  for (v1::Condition const& each : document.conditions()) add(findings, "condition", each);
  std::ranges::stable_sort(findings, {}, [](Finding const& each) { return each.span.begin(); });
  return findings;
}

std::string page_of(v1::Document const& document, TableLayout const& layout) {
  TextTable table({{Tint::kBold}, {Tint::kFaint, true}, {{}, true}, {Tint::kCyan}, {}, {Tint::kYellow}});
  for (Finding const& each : findings_of(document)) {
    table.add({one_line(each.stage), std::to_string(each.span.begin()) + "-" + std::to_string(each.span.end()),
               decimal(each.confidence), each.rule, one_line(cut(document, each.span)),
               each.runner_up.empty() ? std::string() : "or: " + each.runner_up});
  }
  std::string page;
  table.append(layout, 0, page);
  return page;
}

ExitStatus explain(ExplainOptions const& options) {
  std::string bytes;
  Limits const limits;
  Analyzer analyzer(limits);
  Analysis const& analysis = analyze_input({options.path, 0, {}}, limits, bytes, analyzer);
  bool const failed = has_error(analysis);
  std::string problems;
  append_problems(analysis, bytes, false, problems);
  write_standard_error(problems);
  if (failed && analysis.paragraphs.empty()) return ExitStatus::kInputProblem;
  v1::Document document;
  to_message(analysis, OffsetEncoding::kUtf8, document);
  OutputFile output;
  bool const open = output.open("-");
  TableLayout layout;
  if (open && output.is_terminal()) {
    layout.width = terminal_width(STDOUT_FILENO, kUsualWidth);
    layout.color = use_color(ColorChoice::kAuto, STDOUT_FILENO);
  }
  if (!open || !output.write(page_of(document, layout))) {
    complain(output.name(), output.reason());
    return ExitStatus::kOutputProblem;
  }
  return failed ? ExitStatus::kInputProblem : ExitStatus::kClean;
}

}  // namespace

void add_explain(CLI::App& program, Action& action) {
  auto const options = std::make_shared<ExplainOptions>();
  CLI::App* const command = program.add_subcommand("explain", kDescription);
  command->footer(kFooter);
  command->add_option("FILE", options->path, "The document, - for standard input")->required()->type_name("");
  command->callback([options, &action] { action = [options] { return explain(*options); }; });
}

}  // namespace rapporteur::commands
