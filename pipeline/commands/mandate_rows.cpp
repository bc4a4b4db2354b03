#include "pipeline/commands/mandate_rows.hpp"

#include "pipeline/commands/action_text.hpp"
#include "pipeline/commands/citation_text.hpp"
#include "pipeline/commands/list_rows.hpp"
#include "rapporteur/v1/document.pb.h"

#include <algorithm>
#include <string_view>

namespace rapporteur::commands {

namespace {

void join(std::string& all, std::string const& one) {
  if (one.empty()) return;
  if (!all.empty()) all += "; ";
  all += one;
}

/// Without the signs that end a clause.
std::string without_end(std::string text) {
  text.resize(text.find_last_not_of(" ,;:.") + 1);
  return text;
}

/// Each only once.
void join_new(std::string& all, std::string const& one) {
  if (all.find(one) == std::string::npos) join(all, one);
}

bool holds(std::string_view text, std::string_view part) {
  auto const small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  auto const same = [&](char a, char b) { return small(a) == small(b); };
  return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end();
}

/// The last day of a due: the end of its interval, or of its session.
std::string last_day(v1::Due const& due) {
  std::string_view days = due.date().empty() ? due.session_dates() : due.date();
  if (std::size_t const slash = days.find('/'); slash != std::string_view::npos) days.remove_prefix(slash + 1);
  return days.starts_with('.') ? std::string() : std::string(days);
}

void set_parties(MandateRow& row, v1::Document const& document, v1::Action const& action) {
  for (v1::Addressee const& each : action.addressees()) {
    join(row.addressee, one_line(cut(document, each.span())));
    if (each.has_entity() && each.entity() < static_cast<std::uint32_t>(document.entities_size())) {
      join_new(row.entity, one_line(document.entities(static_cast<int>(each.entity())).id()));
    }
  }
}

void set_products(MandateRow& row, v1::Document const& document, v1::Action const& action) {
  for (v1::Deliverable const& each : action.deliverables()) {
    join(row.deliverable, one_line(cut(document, each.span())));
    join_new(row.deliverable_type, std::string(bare_name(v1::DeliverableType_Name(each.type()), "DELIVERABLE_TYPE_")));
    if (each.has_subject()) join_new(row.subject, one_line(cut(document, each.subject())));
    if (each.has_recipient_span()) join_new(row.recipient, one_line(cut(document, each.recipient_span())));
  }
  for (v1::Due const& each : action.due()) {
    join(row.due, one_line(cut(document, each.span())));
    row.due_date = std::max(row.due_date, one_line(last_day(each)));
    join_new(row.frequency, one_line(each.frequency()));
  }
  for (std::uint32_t const index : action.conditions()) {
    if (index >= static_cast<std::uint32_t>(document.conditions_size())) continue;
    join(row.conditions, one_line(cut(document, document.conditions(static_cast<int>(index)).span())));
  }
}

bool tasks_somebody(v1::Action const& action) {
  if (action.category() == v1::ACTION_CATEGORY_DIRECTIVE) return true;
  return action.category() == v1::ACTION_CATEGORY_DECIDING &&
         (action.addressees_size() > 0 || action.deliverables_size() > 0 || action.due_size() > 0);
}

/// A month or a year of which `day` is a part is not over before it.
bool is_before(std::string const& date, std::string const& day) {
  return !date.empty() && date < day && !day.starts_with(date);
}

bool passes(v1::Document const& document, v1::Action const& action, MandateRow const& row,
            MandateFilter const& filter) {
  if (!filter.category.empty() && row.category != filter.category) return false;
  if (filter.reports && row.deliverable_type.find("REPORT") == std::string::npos) return false;
  if (!filter.due_before.empty() && !is_before(row.due_date, filter.due_before)) return false;
  if (filter.addressee.empty() || holds(row.addressee, filter.addressee) || holds(row.entity, filter.addressee))
    return true;
  return std::ranges::any_of(action.addressees(), [&](v1::Addressee const& each) {
    return each.has_entity() && each.entity() < static_cast<std::uint32_t>(document.entities_size()) &&
           holds(document.entities(static_cast<int>(each.entity())).name(), filter.addressee);
  });
}

}  // namespace

DocumentMandates mandates_of(v1::Document const& document, MandateFilter const& filter) {
  DocumentMandates all;
  all.source = one_line(document.source());
  all.symbol = one_line(document.metadata().symbol());
  if (all.symbol.empty()) all.symbol = all.source;
  for (v1::Action const& action : document.actions()) {
    if (!tasks_somebody(action)) continue;
    MandateRow row;
    row.symbol = all.symbol;
    row.source = all.source;
    row.paragraph_index = action.paragraph();
    if (action.paragraph() < static_cast<std::uint32_t>(document.paragraphs_size())) {
      v1::Paragraph const& paragraph = document.paragraphs(static_cast<int>(action.paragraph()));
      row.part = one_line(paragraph.part());
      row.paragraph = paragraph_path(paragraph);
    }
    row.verb = one_line(action.lemma());
    row.category = bare_name(v1::ActionCategory_Name(action.category()), "ACTION_CATEGORY_");
    row.force = action.force();
    row.commitment = action.commitment();
    row.speaker = bare_name(v1::Speaker_Name(action.speaker()), "SPEAKER_");
    row.inherited = action.inherited();
    if (action.has_task()) row.task = without_end(one_line(cut(document, action.task())));
    row.rule = one_line(action.rule());
    set_parties(row, document, action);
    set_products(row, document, action);
    if (passes(document, action, row, filter)) all.rows.push_back(std::move(row));
  }
  return all;
}

Record record_of(MandateRow const& row) {
  return {
      {"symbol", row.symbol},
      {"source", row.source},
      {"part", row.part},
      {"paragraph", row.paragraph},
      {"paragraph_index", std::to_string(row.paragraph_index), true},
      {"verb", row.verb},
      {"category", row.category},
      {"force", decimal(row.force), true},
      {"commitment", decimal(row.commitment), true},
      {"speaker", row.speaker},
      {"inherited", row.inherited ? "1" : "0", true},
      {"addressee", row.addressee},
      {"entity", row.entity},
      {"task", row.task},
      {"deliverable", row.deliverable},
      {"deliverable_type", row.deliverable_type},
      {"subject", row.subject},
      {"recipient", row.recipient},
      {"due", row.due},
      {"due_date", row.due_date},
      {"frequency", row.frequency},
      {"conditions", row.conditions},
      {"rule", row.rule},
  };
}

namespace {

std::string place_of(MandateRow const& row) {
  if (row.part.empty() || row.paragraph.empty()) return row.part + row.paragraph;
  return row.part + " " + row.paragraph;
}

/// "0.11 of 0.75" where conditions leave less than the force.
std::string commitment_of(MandateRow const& row) {
  std::string text = rounded(row.commitment);
  return row.commitment < row.force ? text + " of " + rounded(row.force) : text;
}

}  // namespace

void append_table(DocumentMandates const& document, bool reports, TableLayout const& layout, std::string& out) {
  if (document.rows.empty() && !reports) return;
  append_document_line(document.symbol, document.source, layout, out);
  if (document.rows.empty()) {
    out += std::string(kRowIndent, ' ') + "asks for no report\n";
    return;
  }
  TextTable table({{.tint = Tint::kFaint, .firm = true},
                   {.tint = Tint::kBold, .firm = true},
                   {.firm = true, .spare = 1},
                   {.firm = true},
                   {},
                   {.spare = 3},
                   {.spare = 2},
                   {.tint = Tint::kGreen, .spare = 4},
                   {.tint = Tint::kYellow, .spare = 5},
                   {.tint = Tint::kFaint}});
  table.wrap();
  table.head(
      {"", "VERB", "CATEGORY", "COMMITMENT", "ADDRESSEE", "DELIVERABLE", "RECIPIENT", "DUE", "CONDITIONS", "TASK"});
  for (MandateRow const& row : document.rows) {
    table.add({place_of(row), row.verb, in_words(row.category), commitment_of(row), row.addressee, row.deliverable,
               row.recipient, row.due, row.conditions, row.task});
  }
  table.append(layout, kRowIndent, out);
}

}  // namespace rapporteur::commands
