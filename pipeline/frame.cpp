#include "pipeline/frame.hpp"

#include "grammar/act.hpp"

#include <algorithm>
#include <optional>

namespace rapporteur {
namespace {

using grammar::Party;
using grammar::PartyForm;

constexpr std::string_view kInfinitiveRule = "addressee-before-infinitive";
constexpr std::string_view kSharedRule = "addressee-shared-infinitive";
constexpr std::string_view kThatRule = "addressee-subject-of-that-clause";
constexpr std::string_view kListRule = "addressee-before-list";
constexpr std::string_view kPronounRule = "addressee-pronoun";
constexpr std::string_view kMemberRule = "addressee-including";
constexpr std::string_view kSourceRule = "addressee-from";
constexpr std::string_view kPassiveRule = "addressee-subject-of-passive";

std::string_view skip_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.size(), text.find_first_not_of(' ')));
  return text;
}

bool is_colon_or_blank(char c) { return c == ':' || c == ' '; }

}  // namespace

void FrameReader::begin(std::span<Mention const> mentions) {
  mentions_ = mentions;
  auto const& acts = grammar::acts();
  if (acts_ == acts.data()) return;
  acts_ = acts.data();
  forms_.assign(acts.size(), kNoForm);
  for (std::size_t i = 0; i < acts.size(); ++i) {
    bool const directive = acts[i].category == grammar::ActCategory::kDirective;
    if (!directive && acts[i].category != grammar::ActCategory::kDeciding) continue;
    auto const form = grammar::party_form(acts[i].lemma);
    if (form || directive) forms_[i] = static_cast<std::uint8_t>(form.value_or(PartyForm::kInfinitive));
  }
}

void FrameReader::set_names() {
  std::size_t count = 0;
  auto room = names_.size();
  named_ = true;
  auto const span = paragraph_->span();
  auto const view = paragraph_->view();
  std::size_t before = 0;
  while (before < mentions_.size() && mentions_[before].span.begin < span.begin) ++before;
  mentions_ = mentions_.subspan(before);
  bool const original = paragraph_->is_original();
  for (Mention const& mention : mentions_) {
    if (mention.span.end > span.end) break;
    auto begin = mention.span.begin - span.begin;
    auto end = mention.span.end - span.begin;
    if (!original) {
      auto const part = paragraph_->view_of(mention.span);
      begin = static_cast<std::uint32_t>(part.data() - view.data());
      end = begin + static_cast<std::uint32_t>(part.size());
      if (part.empty()) continue;
    }
    if (begin >= end) continue;
    bool const party = mention.type != EntityType::kInstrument && mention.type != EntityType::kEvent &&
                       mention.type != EntityType::kPlace && mention.type != EntityType::kUnspecified;
    if (count == room) {
      names_.resize(2 * room + 16);
      room = names_.size();
    }
    names_[count++] = {begin, end, party};
  }
  name_count_ = count;
}

void FrameReader::parse(std::size_t begin, std::string_view clause, PartyForm form, bool tasks_alone) {
  if (!named_) set_names();
  grammar::parse_parties(clause, begin, std::span(names_.data(), name_count_), form, clause_, tasks_alone);
}

void FrameReader::read(ParagraphView const& paragraph, std::vector<Verb>& verbs, std::size_t first, Actions& actions) {
  paragraph_ = &paragraph;
  named_ = false;
  auto* next = actions.actions.data() + first;
  for (Verb& verb : verbs) {
    Action& action = *next++;
    auto const form = form_of(*verb.act);
    if (!form) continue;
    action.addressees.first = static_cast<std::uint32_t>(actions.addressees.size());
    read_clause(paragraph, verb, *form, action, actions);
    action.addressees.count = static_cast<std::uint32_t>(actions.addressees.size()) - action.addressees.first;
  }
}

void FrameReader::read_clause(ParagraphView const& paragraph, Verb& verb, PartyForm form, Action& action,
                              Actions& actions) {
  auto const view = paragraph.view();
  std::size_t base = verb.end;
  auto clause = view.substr(base, verb.clause_end - base);
  auto const add = [&](std::size_t from, Party const& party, std::string_view rule, float confidence) {
    Addressee addressee;
    addressee.span = paragraph.span_of(from + party.begin, from + party.end);
    addressee.rule = rule;
    addressee.confidence = confidence;
    if (!addressee.span.empty()) actions.addressees.push_back(addressee);
  };
  if (verb.passive_subject != Verb::kActive) {
    // "Governments, individually and collectively, are encouraged to"
    base = verb.passive_subject;
    auto const subject = view.substr(base, verb.begin - base);
    parse(base, subject, PartyForm::kInfinitive);
    for (Party const& party : clause_.parties) {
      if (party.sure) add(base, party, kPassiveRule, 0.85F);
    }
    action.task = paragraph.span_of(skip_blanks(view.substr(verb.end, verb.clause_end - verb.end)));
    verb.task = verb.end;
    return;
  }
  if (action.category == ActionCategory::kDeciding && form == PartyForm::kThat) {
    // "Decides to request the Secretary-General to": the act inside says who.
    auto const inner = skip_blanks(clause);
    bool const refuses = inner.starts_with("not to ");
    if (refuses || inner.starts_with("to ")) {
      grammar::VerbGroup group;
      bool const acts =
          !refuses && grammar::parse_verb_group(skip_blanks(inner.substr(3)), grammar::Mood::kBase, group);
      action.task = paragraph.span_of(inner);
      verb.task = static_cast<std::uint32_t>(inner.data() - view.data());
      if (!acts || group.act->category != grammar::ActCategory::kDirective) return;
      base = static_cast<std::size_t>(group.rest.data() - view.data());
      clause = view.substr(base, verb.clause_end - base);
      form = PartyForm::kInfinitive;
    } else if (!inner.starts_with("that ")) {
      return;
    }
  }
  bool const may_name_source = action.lemma == "request" || action.lemma == "ask";
  parse(base, clause, form, may_name_source);
  auto const task = [&] {
    if (clause_.task == 0 || clause_.task >= clause.size()) return;
    // "Encourages efforts to promote": what the efforts are for is no task.
    if (clause_.parties.empty() && !clause_.that_clause) return;
    verb.task = static_cast<std::uint32_t>(base + clause_.task);
    // "Requests the Secretary-General:" leaves the task to the sub-paragraphs.
    if (std::all_of(clause.begin() + static_cast<std::ptrdiff_t>(clause_.task), clause.end(), is_colon_or_blank))
      return;
    action.task = paragraph.span_of(base + clause_.task, base + clause.size());
  };
  if (action.category != ActionCategory::kDeciding || action.task.empty()) task();
  for (Party const& party : clause_.parties) {
    std::string_view const rule = party.pronoun         ? kPronounRule
                                  : party.member        ? kMemberRule
                                  : clause_.that_clause ? kThatRule
                                  : clause_.infinitive  ? kInfinitiveRule
                                  : clause_.task != 0   ? kListRule
                                                        : kSharedRule;
    add(base, party, rule, party.sure ? 0.95F : 0.75F);
  }
  // "Requests an update from the African Union and …": the source of what is asked for is to act.
  if (!may_name_source || !clause_.parties.empty() || clause_.infinitive) return;
  auto const from = clause.find(" from the ");
  if (from == std::string_view::npos) return;
  auto source = clause.substr(from + 6);
  // What it is about ends the names.
  for (std::string_view const about : {" on ", " regarding ", " concerning ", " about "}) {
    source = source.substr(0, source.find(about));
  }
  parse(base + from + 6, source, PartyForm::kInfinitive);
  for (Party const& party : clause_.parties) {
    if (party.sure) add(base + from + 6, party, kSourceRule, 0.8F);
  }
}

}  // namespace rapporteur
