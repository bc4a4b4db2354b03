#include "pipeline/commands/condition_rows.hpp"

#include "pipeline/commands/action_text.hpp"
#include "pipeline/commands/citation_text.hpp"
#include "pipeline/commands/list_rows.hpp"
#include "rapporteur/v1/document.pb.h"

#include <string_view>

namespace rapporteur::commands {

namespace {

void set_paragraph(ConditionRow& row, v1::Document const& document, std::uint32_t index) {
  row.paragraph_index = index;
  if (index >= static_cast<std::uint32_t>(document.paragraphs_size())) return;
  v1::Paragraph const& paragraph = document.paragraphs(static_cast<int>(index));
  row.paragraph_kind = bare_name(v1::ParagraphKind_Name(paragraph.kind()), "PARAGRAPH_KIND_");
  row.part = one_line(paragraph.part());
  row.paragraph = paragraph_path(paragraph);
}

void set_action(ConditionRow& row, v1::Document const& document, v1::Condition const& condition) {
  if (!condition.has_action() || condition.action() >= static_cast<std::uint32_t>(document.actions_size())) return;
  v1::Action const& action = document.actions(static_cast<int>(condition.action()));
  row.action = one_line(action.lemma());
  row.force = action.force();
  row.commitment = action.commitment();
  row.factors = commitment_factors(document, action);
  if (!condition.has_target()) return;
  auto const target = static_cast<int>(condition.target());
  if (condition.scope() == v1::CONDITION_SCOPE_ADDRESSEE && target < action.addressees_size()) {
    row.target = one_line(cut(document, action.addressees(target).span()));
  } else if (condition.scope() == v1::CONDITION_SCOPE_DELIVERABLE && target < action.deliverables_size()) {
    row.target = one_line(cut(document, action.deliverables(target).span()));
  }
}

std::string limited(ConditionRow const& row) {
  return row.target.empty() ? row.action : row.action + ": " + row.target;
}

std::string number(std::optional<float> value) { return value ? decimal(*value) : std::string(); }

}  // namespace

DocumentConditions conditions_of(v1::Document const& document) {
  DocumentConditions all;
  all.source = one_line(document.source());
  std::string const symbol = one_line(document.metadata().symbol());
  all.document = symbol.empty() ? all.source : symbol;
  all.rows.reserve(static_cast<std::size_t>(document.conditions_size()));
  for (v1::Condition const& condition : document.conditions()) {
    ConditionRow& row = all.rows.emplace_back();
    row.document = all.document;
    row.source = all.source;
    set_paragraph(row, document, condition.paragraph());
    row.begin = condition.span().begin();
    row.end = condition.span().end();
    row.kind = bare_name(v1::ConditionKind_Name(condition.kind()), "CONDITION_KIND_");
    row.cue = one_line(cut(document, condition.cue()));
    row.clause = one_line(cut(document, condition.span()));
    if (condition.scope() != v1::CONDITION_SCOPE_UNSPECIFIED) {
      row.scope = bare_name(v1::ConditionScope_Name(condition.scope()), "CONDITION_SCOPE_");
    }
    set_action(row, document, condition);
    row.strictness = condition.strictness();
    row.confidence = condition.confidence();
    row.rule = one_line(condition.rule());
  }
  return all;
}

Record record_of(ConditionRow const& row) {
  return {
      {"document", row.document},
      {"source", row.source},
      {"part", row.part},
      {"paragraph", row.paragraph},
      {"paragraph_index", std::to_string(row.paragraph_index), true},
      {"paragraph_kind", row.paragraph_kind},
      {"begin", std::to_string(row.begin), true},
      {"end", std::to_string(row.end), true},
      {"kind", row.kind},
      {"cue", row.cue},
      {"clause", row.clause},
      {"scope", row.scope},
      {"action", row.action},
      {"target", row.target},
      {"strictness", decimal(row.strictness), true},
      {"force", number(row.force), true},
      {"commitment", number(row.commitment), true},
      {"factors", row.factors},
      {"confidence", decimal(row.confidence), true},
      {"rule", row.rule},
  };
}

void append_table(DocumentConditions const& document, TableLayout const& layout, std::string& out) {
  if (document.rows.empty()) return;
  append_document_line(document.document, document.source, layout, out);
  TextTable table({{.tint = Tint::kFaint, .firm = true},
                   {.tint = Tint::kBold, .firm = true},
                   {.right = true},
                   {},
                   {.tint = Tint::kFaint, .firm = true, .spare = 1},
                   {}});
  table.head({"", "KIND", "STRICTNESS", "LIMITS", "COMMITMENT", "CLAUSE"});
  table.wrap();
  for (ConditionRow const& row : document.rows) {
    std::string const sum = row.commitment ? row.factors + " = " + rounded(*row.commitment) : std::string();
    table.add({place_name(row.part, row.paragraph, row.paragraph_kind), in_words(row.kind), rounded(row.strictness),
               limited(row), sum, row.clause});
  }
  table.append(layout, kRowIndent, out);
}

}  // namespace rapporteur::commands
