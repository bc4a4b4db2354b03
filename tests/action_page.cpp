#include "action_page.hpp"

#include "examples.hpp"

#include <array>
#include <string_view>

namespace rapporteur::tests {
namespace {

constexpr std::array<std::string_view, 6> kCategories = {"?",          "DECIDING",    "DIRECTIVE",
                                                         "EVALUATIVE", "REINFORCING", "OBSERVING"};
constexpr std::array<std::string_view, 15> kTypes = {
    "?",           "REPORT",     "MEETING",  "REVIEW",  "ANALYSIS",    "STRATEGY", "POLICY", "RECOMMENDATIONS",
    "INFORMATION", "ASSISTANCE", "TRAINING", "FUNDING", "APPOINTMENT", "BODY",     "OTHER"};

std::string value_of(Due const& due) {
  if (due.session) return " = session " + std::to_string(*due.session);
  if (due.date.said()) return " = " + grammar::iso(due.date);
  if (due.period.count != 0) return " = " + grammar::iso(due.period);
  return due.frequency.count == 0 ? std::string() : " = every " + grammar::iso(due.frequency);
}

std::string line_of(Analysis const& analysis, Action const& action) {
  Actions const& all = analysis.actions;
  auto const words = [&](Span span) { return in_one_line(analysis.cut(span)); };
  std::string line(kCategories.at(static_cast<std::size_t>(action.category)));
  line.append(" ").append(action.lemma);
  if (action.inherited) line += " inherited";
  if (action.speaker == Speaker::kDeclaration) line += " declaration";
  line += " | " + words(action.span);
  for (auto i = action.addressees.first; i < action.addressees.first + action.addressees.count; ++i) {
    line += " | to " + words(all.addressees[i].span);
  }
  for (auto i = action.deliverables.first; i < action.deliverables.first + action.deliverables.count; ++i) {
    Deliverable const& each = all.deliverables[i];
    line.append(" | ").append(kTypes.at(static_cast<std::size_t>(each.type))).append(" ").append(words(each.span));
    if (!each.recipient.empty()) line += " for " + words(each.recipient);
  }
  for (auto i = action.due.first; i < action.due.first + action.due.count; ++i) {
    line += " | due " + words(all.due[i].span) + value_of(all.due[i]);
    if (!all.due[i].event.empty()) line += " from " + words(all.due[i].event);
  }
  return line + "\n";
}

std::string task_line_of(Analysis const& analysis, Action const& action) {
  auto const words = [&](Span span) { return in_one_line(analysis.cut(span)); };
  auto line = std::string(action.lemma) + " | " + (action.task.empty() ? "-" : words(action.task));
  for (auto i = action.deliverables.first; i < action.deliverables.first + action.deliverables.count; ++i) {
    Deliverable const& each = analysis.actions.deliverables[i];
    line += " | " + words(each.span);
    if (!each.subject.empty()) line += " about " + words(each.subject);
  }
  return line + "\n";
}

}  // namespace

std::string actions_page(Analysis const& analysis) {
  std::string page;
  for (Action const& each : analysis.actions.actions) page += line_of(analysis, each);
  return page.empty() ? "none\n" : page;
}

std::string tasks_page(Analysis const& analysis) {
  std::string page;
  for (Action const& each : analysis.actions.actions) page += task_line_of(analysis, each);
  return page.empty() ? "none\n" : page;
}

}  // namespace rapporteur::tests
