#include "pipeline/actions.hpp"

#include "grammar/grammar.hpp"
#include "pipeline/inheritance.hpp"
#include "pipeline/paragraph_view.hpp"

#include <string>
#include <vector>

namespace rapporteur {

struct ActionFinder::Work {
  std::string_view text;
  Structure const* structure = nullptr;
  Metadata const* metadata = nullptr;
  std::span<Span const> marks;
  Actions* result = nullptr;

  ParagraphView paragraph;
  std::vector<Verb> verbs;
  Inheritance inheritance;
  bool listed = false;  // under "We, the Heads of State …:"

  void run() {
    result->clear();
    listed = false;
    inheritance.clear(structure->paragraphs.size());
    for (std::uint32_t i = 0; i < structure->paragraphs.size(); ++i) {
      Paragraph const& each = structure->paragraphs[i];
      if (each.span.empty()) continue;
      auto const first = result->actions.size();
      look(i, each);
      if (result->actions.size() == first) {
        inheritance.inherit(i, structure->paragraphs, *result);
      } else {
        inheritance.own(i, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(result->actions.size()));
      }
    }
  }

  void look(std::uint32_t index, Paragraph const& each) {
    if (each.quoted || each.resolution != 0) return;
    VerbSetting setting;
    setting.organ = metadata->organ;
    switch (each.kind) {
      case ParagraphKind::kOperative:
        setting.voice = VerbSetting::Voice::kOperative;
        break;
      case ParagraphKind::kPreambular:
        setting.voice = VerbSetting::Voice::kPreambular;
        break;
      case ParagraphKind::kAnnex:
        setting.voice = listed ? VerbSetting::Voice::kListed : VerbSetting::Voice::kDeclaration;
        break;
      default:
        if (each.kind == ParagraphKind::kTitle || each.kind == ParagraphKind::kEnacting) listed = false;
        return;
    }
    paragraph.assign(text, each.span, marks);
    find_verbs(paragraph.view(), setting, verbs);
    if (each.kind == ParagraphKind::kAnnex && verbs.empty()) listed = listed || opens_list(paragraph.view());
    for (Verb const& verb : verbs) add(index, verb);
  }

  /// "We, the Heads of State and Government, …:" or "We, …," before bare verbs.
  static bool opens_list(std::string_view view) {
    if (view.starts_with("\xE2\x80\x9C")) view.remove_prefix(3);
    if (!view.starts_with("We, ") && !view.starts_with("We the ")) return false;
    while (!view.empty() && view.back() == ' ') view.remove_suffix(1);
    return view.ends_with(':') || view.ends_with(',');
  }

  void add(std::uint32_t index, Verb const& verb) {
    Action action;
    action.paragraph = index;
    action.span = paragraph.span_of(verb.begin, verb.end);
    action.clause = paragraph.span_of(verb.end, verb.clause_end);
    action.lemma = verb.group.act->lemma;
    action.category = static_cast<ActionCategory>(verb.group.act->category);
    action.speaker = verb.speaker;
    action.force = verb.group.force;
    action.tone = verb.group.tone;
    action.commitment = action.force;
    action.confidence = verb.confidence;
    action.rule = verb.rule;
    action.runner_up = verb.runner_up;
    result->actions.push_back(action);
  }
};

ActionFinder::ActionFinder() : work_(std::make_unique<Work>()) {}
ActionFinder::~ActionFinder() = default;
ActionFinder::ActionFinder(ActionFinder&&) noexcept = default;
ActionFinder& ActionFinder::operator=(ActionFinder&&) noexcept = default;

void ActionFinder::find(std::string_view text, Structure const& structure, Metadata const& metadata,
                        std::span<Span const> marks, Actions& result) {
  Work& work = *work_;
  work.text = text;
  work.structure = &structure;
  work.metadata = &metadata;
  work.marks = marks;
  work.result = &result;
  work.run();
}

}  // namespace rapporteur
