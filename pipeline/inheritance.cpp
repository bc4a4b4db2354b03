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

void Inheritance::own(std::uint32_t index, std::uint32_t first, std::uint32_t last) {
  // The last verb of the paragraph is the one whose sentence is left open.
  if (last > first) passed_on_[index] = last - 1;
}

void Inheritance::inherit(std::uint32_t index, std::vector<Paragraph> const& paragraphs, Actions& actions) {
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
  passed_on_[index] = static_cast<std::uint32_t>(actions.actions.size());
  actions.actions.push_back(action);
}

}  // namespace rapporteur
