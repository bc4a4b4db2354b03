#include "pipeline/verbs.hpp"

#include "grammar/grammar.hpp"
#include "pipeline/verb_context.hpp"
#include "pipeline/verb_sites.hpp"

#include <algorithm>
#include <span>

namespace rapporteur {
namespace {

using grammar::Connector;
using grammar::Mood;
using grammar::VerbGroup;
using Voice = VerbSetting::Voice;

constexpr std::string_view kOpenerRule = "verb-opener";
constexpr std::string_view kJoinedRule = "verb-joined";
constexpr std::string_view kCommaRule = "verb-after-comma";
constexpr std::string_view kSentenceRule = "verb-of-sentence";
constexpr std::string_view kDeclarationRule = "verb-after-we";
constexpr std::string_view kListedRule = "verb-listed-under-we";
constexpr std::string_view kParticipleRule = "verb-participle-beside-verb";
constexpr std::string_view kPassiveRule = "verb-passive-in-item";
constexpr std::string_view kLaterRule = "verb-after-purpose";

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// Whether a conjunction or an insertion can begin with the letter.
bool may_join(char c) {
  return c == 'a' || c == 'b' || c == 'o' || c == 'w' || c == 'i' || c == 't' || c == 'f' || c == 'u';
}

class Finder {
 public:
  Finder(std::string_view view, VerbSetting const& setting, std::span<std::uint32_t const> sites,
         std::vector<Verb>& verbs)
      : view_(view), setting_(setting), sites_(sites), verbs_(verbs) {}

  void run() {
    open(lead(0));
    std::size_t next = 0;
    for (std::size_t const at : sites_) {
      if (at < next) continue;
      char const c = view_[at];
      if (c == ',' || c == ';') {
        next = site(at, at + 1) + 1;
      } else if (c == '.') {
        if (sentence_ends(view_, at)) open(lead(at + 1));
      } else if (at + 4 < view_.size() && is_joint(at + 1)) {
        next = site(at, at) + 1;
      } else if (at + 3 < view_.size() && (view_[at + 1] | 0x20) == 'w' && view_[at + 2] == 'e' &&
                 view_[at + 3] == ' ') {
        we(at + 1);
      }
    }
    if (!verbs_.empty()) verbs_.back().clause_end = static_cast<std::uint32_t>(view_.size());
  }

 private:
  /// Quotation marks, blanks and markers before the first word from `at` on.
  [[nodiscard]] std::size_t lead(std::size_t at) const { return skip_lead(view_, at); }

  [[nodiscard]] bool is_joint(std::size_t at) const {
    auto const rest = view_.substr(at);
    char const before = at < 2 ? ' ' : view_[at - 2];
    if (before == ',' || before == ';') return false;
    return rest.starts_with("and ") || rest.starts_with("and, ") || rest.starts_with("but ") ||
           rest.starts_with("while ");
  }

  [[nodiscard]] std::uint32_t offset(std::string_view part) const {
    return static_cast<std::uint32_t>(part.data() - view_.data());
  }

  void add(VerbGroup const& group, std::size_t joint, std::string_view rule, float confidence,
           std::string_view other = {}) {
    Verb verb;
    verb.group = group;
    verb.begin = offset(group.span);
    verb.end = verb.begin + static_cast<std::uint32_t>(group.span.size());
    verb.joint = static_cast<std::uint32_t>(joint);
    verb.rule = rule;
    verb.confidence = confidence;
    verb.runner_up = other;
    bool const declared = setting_.voice == Voice::kDeclaration || setting_.voice == Voice::kListed;
    verb.speaker = declared ? Speaker::kDeclaration : Speaker::kOrgan;
    if (!verbs_.empty()) verbs_.back().clause_end = verb.joint;
    verbs_.push_back(verb);
    sentence_verb_ = true;
  }

  /// Behind a verb that stands at `begin`, its conjunct without its own joint: "Recognizing and underscoring".
  [[nodiscard]] std::size_t behind(VerbGroup const& group) const { return offset(group.rest); }

  /// The beginning of a sentence, or of the paragraph.
  void open(std::size_t at) {
    sentence_ = at;
    sentence_verb_ = false;
    mood_ = Mood::kThirdPerson;
    auto const rest = view_.substr(at);
    if (rest.empty()) return;
    bool const first = verbs_.empty() && at <= lead(0);
    switch (setting_.voice) {
      case Voice::kPreambular:
        if (!first) return;
        if ((setting_.item || !open_as(rest, Mood::kGerund, at)) && !open_as(rest, Mood::kThirdPerson, at)) return;
        return;
      case Voice::kOperative:
        if (open_with_organ(rest, at)) return;
        if (!first) return;
        if (open_as(rest, Mood::kThirdPerson, at)) return;
        if (!setting_.item && open_as(rest, Mood::kGerund, at)) return;
        if (setting_.item) return open_passive(rest, at);
        late_ = begins_with_phrase(rest);
        return;
      case Voice::kListed:
        if (first && open_as(rest, Mood::kBase, at)) return;
        [[fallthrough]];
      case Voice::kDeclaration:
        if (rest.starts_with("We ") || rest.starts_with("We, ")) return we(at);
        if (first) open_declaration(rest, at);
        return;
    }
  }

  bool open_as(std::string_view rest, Mood mood, std::size_t at) {
    auto text = rest;
    if (mood == Mood::kGerund && (text.starts_with("While ") || text.starts_with("while "))) text.remove_prefix(6);
    auto const insertion = text;
    if (grammar::accept_insertion(text) && text.empty()) text = insertion;
    auto const group = grammar::parse_verb_group(text, mood);
    if (!group) return false;
    if (mood == Mood::kThirdPerson && !opens(*group)) return false;
    mood_ = mood;
    add(*group, at, setting_.voice == Voice::kListed ? kListedRule : kOpenerRule, 1);
    return true;
  }

  /// "Reaffirming …," in the preamble of a declaration; "Recognizing …, we …"; "Request the Secretary-General" as an
  /// item under "We decide to:".
  void open_declaration(std::string_view rest, std::size_t at) {
    if (setting_.item) {
      auto const group = grammar::parse_verb_group(rest, Mood::kBase);
      if (!group || !acts_as_item(*group)) return;
      mood_ = Mood::kBase;
      return add(*group, at, kListedRule, 0.8F, "what is to be done");
    }
    auto const group = grammar::parse_verb_group(rest, Mood::kGerund);
    if (!group || !is_core_act(*group)) return;
    bool const comma =
        view_.find_last_not_of(' ') != std::string_view::npos && view_[view_.find_last_not_of(' ')] == ',';
    if (!comma && rest.find(" we ") == std::string_view::npos) return;
    mood_ = Mood::kGerund;
    add(*group, at, kOpenerRule, 0.9F);
  }

  /// "Governments are encouraged to …" as an item: the organ encourages them.
  void open_passive(std::string_view rest, std::size_t at) {
    constexpr std::size_t kReach = 300;
    auto const sentence = rest.substr(0, std::min(kReach, rest.find(';')));
    for (std::string_view const copula : {" are ", " is "}) {
      auto const place = sentence.find(copula);
      if (place == std::string_view::npos) continue;
      auto const verb = rest.substr(place + copula.size());
      auto const group = grammar::parse_passive(verb);
      if (!group) continue;
      add(*group, at, kPassiveRule, 0.85F);
      verbs_.back().passive_subject = static_cast<std::uint32_t>(at);
      return;
    }
  }

  /// "The Security Council reaffirms", "The Council also stresses": the organ as the subject of its own sentence.
  bool open_with_organ(std::string_view rest, std::size_t at) {
    auto after = skip_organ(rest, setting_.organ);
    if (after.empty()) return false;
    if (after.starts_with(',')) after = skip_enclosed(after);
    auto const group = grammar::parse_verb_group(after, Mood::kThirdPerson);
    if (!group || !fits(*group, true)) return false;
    add(*group, at, kSentenceRule, 1);
    return true;
  }

  /// "we" in a declaration.
  void we(std::size_t at) {
    if (setting_.voice != Voice::kDeclaration && setting_.voice != Voice::kListed) return;
    if (at < we_done_) return;  // at the head of a sentence it has been read
    we_done_ = at + 1;
    auto rest = view_.substr(at + 2);
    bool const apposition = rest.starts_with(',');
    if (apposition) rest = skip_enclosed(rest);
    rest.remove_prefix(std::min(rest.size(), rest.find_first_not_of(' ')));
    auto const group = grammar::parse_verb_group(rest, Mood::kBase);
    if (!group || (!group->complete && !takes_complement(*group)) || reported_we(view_, at)) return;
    mood_ = Mood::kBase;
    add(*group, at, kDeclarationRule, 1);
  }

  /// A place where a further verb may be joined. Gives the place to go on from.
  std::size_t site(std::size_t joint, std::size_t next) {
    if (!sentence_verb_ && !late_) return joint;
    auto rest = view_.substr(next);
    auto const first = rest.find_first_not_of(' ');
    if (first == std::string_view::npos || first == 0) return joint;
    rest.remove_prefix(first);
    if (!is_lower(rest.front())) return joint;
    // Most words neither join nor act.
    if (!may_join(rest.front()) && !plausible(rest, Mood::kThirdPerson) && !plausible(rest, Mood::kGerund) &&
        mood_ != Mood::kBase) {
      return joint;
    }
    bool const semicolon = view_[joint] == ';';
    bool const comma = view_[joint] == ',';
    bool const before_verb = !verbs_.empty() && joint < verbs_.back().begin;
    if (!before_verb && !verbs_.empty() && joint < verbs_.back().end) return joint;
    Connector const connector = grammar::accept_connector(rest);
    if (rest.empty() || !is_lower(rest.front())) return joint;
    Site const here{view_, joint, sentence_, comma, semicolon, connector, verbs_.empty() ? nullptr : &verbs_.back()};
    if (before_verb) {
      if (mood_ == Mood::kThirdPerson && plausible(rest, Mood::kGerund)) insert_participle(here, rest);
      return joint;
    }
    if (mood_ == Mood::kBase) return site_base(here, rest);
    if (mood_ == Mood::kGerund) {
      if (plausible(rest, Mood::kGerund) && take(here, rest, Mood::kGerund)) return behind(verbs_.back().group) - 1;
      bool const operative = setting_.voice == Voice::kOperative;
      if (operative && plausible(rest, Mood::kThirdPerson) && take(here, rest, Mood::kThirdPerson)) {
        mood_ = Mood::kThirdPerson;
        return behind(verbs_.back().group) - 1;
      }
      return joint;
    }
    if (plausible(rest, Mood::kThirdPerson) && take(here, rest, Mood::kThirdPerson))
      return behind(verbs_.back().group) - 1;
    // Beside a verb in the present tense the organ's participles stand behind "while" only.
    if (connector.concession && plausible(rest, Mood::kGerund) && take(here, rest, Mood::kGerund))
      return behind(verbs_.back().group) - 1;
    return joint;
  }

  bool take(Site const& here, std::string_view rest, Mood mood) {
    auto const group = grammar::parse_verb_group(rest, mood);
    bool const joined_by_and = here.connector.conjunction && (here.comma || here.semicolon);
    if (!group || !fits(*group, joined_by_and)) return false;
    if (mood == Mood::kThirdPerson) {
      if (late_ && !sentence_verb_ && !here.comma) return false;
      if (verb_of_relative_clause(here, *group)) return false;
      bool const joined = here.connector.conjunction || here.semicolon;
      std::string_view const rule = late_ && !sentence_verb_ ? kLaterRule : joined ? kJoinedRule : kCommaRule;
      add(*group, here.joint, rule, joined && here.comma ? 1.0F : 0.9F, joined ? "" : "verb of a subordinate clause");
      late_ = false;
      return true;
    }
    if (!participle_of_organ(here, *group, mood_ == Mood::kGerund)) return false;
    bool const beside = mood_ == Mood::kThirdPerson;
    add(*group, here.joint,
        beside                       ? kParticipleRule
        : here.connector.conjunction ? kJoinedRule
                                     : kCommaRule,
        beside ? 0.7F : 0.95F, "participle of another subject");
    return true;
  }

  /// "The Council, while recalling …, underscores": a participle between the organ and its verb, which has been read.
  void insert_participle(Site const& here, std::string_view rest) {
    auto const group = grammar::parse_verb_group(rest, Mood::kGerund);
    if (!group || !fits(*group, false) || !participle_of_organ(here, *group, false)) return;
    auto main = verbs_.back();
    if (offset(group->span) + group->span.size() > main.begin) return;
    verbs_.pop_back();
    if (!verbs_.empty() && offset(group->span) < verbs_.back().end) {
      verbs_.push_back(main);
      return;
    }
    add(*group, main.joint, kParticipleRule, 0.7F, "participle of another subject");
    verbs_.back().clause_end = main.begin;
    main.joint = main.begin;
    verbs_.push_back(main);
  }

  std::size_t site_base(Site const& here, std::string_view rest) {
    if (rest.starts_with("we ")) return here.joint;
    if (!here.connector.conjunction && !here.semicolon && !here.comma) return here.joint;
    auto const group = grammar::parse_verb_group(rest, Mood::kBase);
    if (!group || !fits(*group, false) || !joins_declaration(here, *group)) return here.joint;
    add(*group, here.joint, kJoinedRule, 0.85F, "infinitive");
    return behind(*group) - 1;
  }

  std::string_view view_;
  VerbSetting const& setting_;
  std::span<std::uint32_t const> sites_;
  std::vector<Verb>& verbs_;
  std::size_t sentence_ = 0;
  std::size_t we_done_ = 0;     // behind the last "we" that was read
  bool sentence_verb_ = false;  // the sentence has a verb of action already
  bool late_ = false;           // a phrase opens the sentence, its verb comes later
  Mood mood_{};
};

}  // namespace

void VerbFinder::find(std::string_view view, VerbSetting const& setting, std::vector<Verb>& verbs) {
  verbs.clear();
  find_verb_sites(view, sites_);
  Finder(view, setting, sites_, verbs).run();
}

}  // namespace rapporteur
