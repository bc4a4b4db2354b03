#include "pipeline/actions.hpp"

#include "grammar/grammar.hpp"
#include "pipeline/deliverables.hpp"
#include "pipeline/due.hpp"
#include "pipeline/force.hpp"
#include "pipeline/frame.hpp"
#include "pipeline/inheritance.hpp"
#include "pipeline/owed_places.hpp"
#include "pipeline/paragraph_view.hpp"
#include "pipeline/parties.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace rapporteur {

struct ActionFinder::Work {
  std::string_view text;
  Structure const* structure = nullptr;
  Metadata const* metadata = nullptr;
  std::span<Span const> marks;  // without those before the paragraph
  std::span<Mention const> mentions;
  WordIndex const* words = nullptr;
  Actions* result = nullptr;

  std::span<std::uint32_t const> foldable;  // see find_foldable
  std::size_t next_foldable = 0;

  ParagraphView paragraph;
  std::optional<WordPlace> place;  // of the paragraph, where its words are those of the text
  std::size_t near_word = 0;       // not behind the next paragraph
  VerbFinder verb_finder;
  std::vector<Verb> verbs;
  FrameReader frames;
  OwedPlaces places;  // of the paragraph
  DueFinder dues;
  Authority authority;
  DeliverableFinder products;
  PartyResolver parties;
  Inheritance inheritance;
  Action const empty{};                       // to be copied, which is faster than to make one
  static constexpr std::uint32_t kHead = 60;  // bytes before the verb of a sentence whose subject is the organ
  bool at_head = false;                       // the first verb stands at the head of its paragraph
  bool listed = false;                        // under "We, the Heads of State …:"

  void run() {
    result->clear();
    listed = false;
    next_foldable = 0;
    near_word = 0;
    inheritance.clear(structure->paragraphs.size());
    verb_finder.begin(*words);
    frames.begin(mentions);
    dues.begin(*metadata);
    authority.begin(metadata->organ);
    parties.begin(mentions);
    auto const paragraphs = std::span(structure->paragraphs);
    for (std::uint32_t i = 0; i < paragraphs.size(); ++i) {
      Paragraph const& each = paragraphs[i];
      if (each.span.empty()) continue;
      auto const first = result->actions.size();
      at_head = false;
      verbs.clear();
      places.clear();
      look(i, each);
      // An item without a verb at its head goes on with the sentence that introduces it, whatever follows in it.
      if (verbs.empty() || !at_head) inheritance.inherit(i, first, structure->paragraphs, *result);
      auto const count = result->actions.size() - first;
      if (count == 0) continue;
      inheritance.own(i, first, count, text, *result);
      auto* const actions = result->actions.data() + first;
      bool const inherits = actions->inherited;
      for (std::size_t action = 0; action < count; ++action) {
        // The first of the paragraph's verbs belongs to its own first action.
        owe(actions[action], action == 0 && inherits ? nullptr : &verbs[action - (inherits ? 1 : 0)]);
      }
    }
  }

  void look(std::uint32_t index, Paragraph const& each) {
    if (each.quoted || each.resolution != 0) return;
    VerbSetting setting;
    bool const below = each.parent < index && inheritance.passes_on(each.parent);
    setting.item = below && each.level >= 2;
    setting.organ = metadata->organ;
    switch (each.kind) {
      case ParagraphKind::kOperative:
        setting.voice = VerbSetting::Voice::kOperative;
        break;
      case ParagraphKind::kPreambular:
        setting.voice = VerbSetting::Voice::kPreambular;
        break;
      case ParagraphKind::kAnnex:
        setting.voice = (listed && !setting.item) || (each.parent < index && introduces_we(each.parent))
                            ? VerbSetting::Voice::kListed
                            : VerbSetting::Voice::kDeclaration;
        break;
      default:
        if (each.kind == ParagraphKind::kTitle || each.kind == ParagraphKind::kEnacting) listed = false;
        return;
    }
    while (next_foldable < foldable.size() && foldable[next_foldable] < each.span.begin) ++next_foldable;
    while (!marks.empty() && marks.front().end <= each.span.begin) marks = marks.subspan(1);
    paragraph.assign(text, each.span, marks, foldable.subspan(next_foldable));
    near_word = near_word_from(*words, near_word, each.span.begin);
    place = paragraph.keeps_words() ? std::optional(WordPlace{each.span.begin, near_word}) : std::nullopt;
    verb_finder.find(paragraph.view(), place, setting, verbs);
    if (each.kind == ParagraphKind::kAnnex) listed = listed || opens_list(paragraph.view());
    at_head = !verbs.empty() && verbs.front().begin <= kHead;
    auto const first = result->actions.size();
    bool asks = false;
    for (Verb const& verb : verbs) asks = add(index, verb) || asks;
    if (asks) frames.read(paragraph, verbs, first, *result);
  }

  /// "We, the Heads of State and Government, …:" or "We, …," before bare verbs.
  static bool opens_list(std::string_view view) {
    if (view.starts_with("\xE2\x80\x9C")) view.remove_prefix(3);
    if (!view.starts_with("We, ") && !view.starts_with("We the ")) return false;
    while (!view.empty() && view.back() == ' ') view.remove_suffix(1);
    return view.ends_with(':') || view.ends_with(',');
  }

  /// "…, we:" or "we therefore:" at the end of the introducing paragraph.
  bool introduces_we(std::uint32_t parent) const {
    constexpr std::uint32_t kTail = 16;
    auto const span = structure->paragraphs[parent].span;
    auto tail = text.substr(span.begin, span.size());
    if (tail.size() > kTail) tail.remove_prefix(tail.size() - kTail);
    while (!tail.empty() && tail.back() == ' ') tail.remove_suffix(1);
    if (!tail.ends_with(':')) return false;
    auto const we = std::max(tail.rfind("we") == std::string_view::npos ? 0 : tail.rfind("we") + 1,
                             tail.rfind("We") == std::string_view::npos ? 0 : tail.rfind("We") + 1);
    if (we == 0) return false;
    auto const behind = tail.substr(we + 1);
    return behind == ":" || behind == " therefore:" || behind == " also:" || behind == ", therefore:" ||
           behind == " hereby:";
  }

  /// What is owed under an action of the paragraph, when and by whom. `verb`: null where it is inherited.
  void owe(Action& action, Verb const* verb) {
    if (!asks_somebody(action)) return;
    action.due = {static_cast<std::uint32_t>(result->due.size()), 0};
    action.deliverables = {static_cast<std::uint32_t>(result->deliverables.size()), 0};
    auto const view = paragraph.view();
    std::size_t begin = 0;
    std::size_t end = view.size();
    std::size_t task = 0;
    if (verb != nullptr) {
      begin = verb->passive_subject == Verb::kActive ? verb->end : verb->passive_subject;
      end = verb->clause_end;
      if (action.addressees.count != 0 || verb->act->lemma == "decide") task = verb->task;
    } else if (!verbs.empty()) {
      end = verbs.front().joint;
    }
    places.find(paragraph, place, *words);
    dues.find(paragraph, places, begin, end, action, result->due);
    // What is to come out of it stands in the task; without anybody who is to act, behind the verb.
    if (action.inherited) action.task = paragraph.span_of(begin, end);
    if (task != 0) begin = std::min(task, end);
    products.find(paragraph, places, begin, end, action, result->deliverables);
    action.deliverables.count = static_cast<std::uint32_t>(result->deliverables.size()) - action.deliverables.first;
    action.due.count = static_cast<std::uint32_t>(result->due.size()) - action.due.first;
    parties.resolve(action, *result);
  }

  static bool asks_somebody(Action const& action) {
    return action.category == ActionCategory::kDirective || action.category == ActionCategory::kDeciding;
  }

  /// Whether the verb may ask somebody for something.
  bool add(std::uint32_t index, Verb const& verb) {
    Action& action = result->actions.emplace_back(empty);
    action.paragraph = index;
    action.span = paragraph.span_of_words(verb.begin, verb.end);
    action.clause = paragraph.span_of(verb.end, verb.clause_end);
    action.lemma = verb.act->lemma;
    action.category = static_cast<ActionCategory>(verb.act->category);
    action.speaker = verb.speaker;
    action.force = verb.force;
    action.tone = verb.tone;
    if (action.lemma == "act") authority.act_under(paragraph.view().substr(verb.end));
    authority.weigh(action);
    action.confidence = verb.confidence;
    action.rule = verb.rule;
    action.runner_up = verb.runner_up;
    return asks_somebody(action);
  }
};

ActionFinder::ActionFinder() : work_(std::make_unique<Work>()) {}
ActionFinder::~ActionFinder() = default;
ActionFinder::ActionFinder(ActionFinder&&) noexcept = default;
ActionFinder& ActionFinder::operator=(ActionFinder&&) noexcept = default;

void ActionFinder::find(ActionInput const& input, Actions& result) {
  Work& work = *work_;
  work.text = input.text;
  work.foldable = input.foldable;
  work.structure = &input.structure;
  work.metadata = &input.metadata;
  work.marks = input.marks;
  work.mentions = input.mentions;
  work.words = &input.words;
  work.result = &result;
  work.run();
}

}  // namespace rapporteur
