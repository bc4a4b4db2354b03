#include "pipeline/inheritance.hpp"

namespace rapporteur {
namespace {

constexpr std::string_view kInheritedRule = "inherited";

/// What stands below a paragraph goes on with its sentence, save headings, notes and page furniture.
bool goes_on(Paragraph const& paragraph) {
  return paragraph.kind == ParagraphKind::kOperative || paragraph.kind == ParagraphKind::kPreambular ||
         paragraph.kind == ParagraphKind::kAnnex;
}

}  // namespace

void Inheritance::clear(std::size_t paragraphs) { passed_on_.assign(paragraphs, kNone); }

std::size_t Inheritance::left_open(std::size_t first, std::size_t end, std::string_view text, Actions const& actions) {
  // The last verb is. "Urges States and encourages others to:" leaves that of the first one open as well, and it leads.
  auto open = end - 1;
  while (open > first) {
    Action const& before = actions.actions[open - 1];
    bool const directive = before.category == ActionCategory::kDirective && !before.inherited &&
                           actions.actions[open].category == ActionCategory::kDirective;
    if (!directive || text.substr(before.clause.begin, before.clause.size()).find(" to ") != std::string_view::npos)
      break;
    --open;
  }
  return open;
}

void Inheritance::inherit(std::uint32_t index, std::size_t first, std::vector<Paragraph> const& paragraphs,
                          Actions& actions) {
  Paragraph const& paragraph = paragraphs[index];
  if (!goes_on(paragraph) || paragraph.quoted || paragraph.resolution != 0) return;
  if (paragraph.parent >= index) return;
  std::uint32_t const from = passed_on_[paragraph.parent];
  if (from == kNone) return;
  Action action = actions.actions[from];
  action.paragraph = index;
  action.inherited = true;
  action.parent = actions.actions[from].inherited ? actions.actions[from].parent : from;
  action.rule = kInheritedRule;
  action.clause = {};
  action.task = {};
  action.deliverables = {};
  action.due = {};
  action.runner_up = {};
  actions.actions.insert(actions.actions.begin() + static_cast<std::ptrdiff_t>(first), action);
}

}  // namespace rapporteur
