#include "pipeline/verbs.hpp"

#include "grammar/grammar.hpp"
#include "pipeline/verb_context.hpp"
#include "pipeline/verb_sites.hpp"
#include "pipeline/verb_words.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

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

using Beginnings = grammar::VerbBeginnings;

template <std::size_t Size>
bool begins(std::string_view text, char const (&with)[Size]) {
  return text.size() >= Size - 1 && std::memcmp(text.data(), with, Size - 1) == 0;
}

class Finder {
 public:
  Finder(std::string_view view, VerbSetting const& setting, VerbWords const& known,
         grammar::VerbBeginnings const& beginnings, std::vector<Verb>& verbs)
      : view_(view), setting_(setting), verbs_(verbs), beginnings_(beginnings), known_(known) {}

  /// Looks at the sites of the view one by one. `sites`: room for them.
  void run(VerbSites& sites) {
    begin();
    // Most paragraphs of an annex have no verb of those who adopt it.
    if (expects_verb() || !speaks_as_we() || may_say_we(view_)) look_at_sites(sites);
    end();
  }

  /// Looks only where a word stands that a joined verb or a sentence of the organ may begin with. `words`: those of the
  /// text in which the view begins at `place`.
  void run(WordIndex const& words, WordPlace place) {
    begin();
    // A further sentence of the preamble adds no verb: it only ends what may be joined.
    while (setting_.voice != Voice::kPreambular && !expects_verb() && take_stop(view_.size())) continue;
    if (expects_verb()) look_at_words(words, place);
    end();
  }

 private:
  /// Quotation marks, blanks and markers before the first word from `at` on.
  [[nodiscard]] std::size_t lead(std::size_t at) const { return skip_lead(view_, at); }

  [[nodiscard]] bool speaks_as_we() const {
    return setting_.voice == Voice::kDeclaration || setting_.voice == Voice::kListed;
  }

  void begin() {
    head_ = lead(0);
    open(head_);
  }
  void end() {
    if (!verbs_.empty()) verbs_.back().clause_end = static_cast<std::uint32_t>(view_.size());
  }

  /// Without a verb, or a phrase before it, nothing can be joined.
  [[nodiscard]] bool expects_verb() const { return sentence_verb_ || late_; }

  void look_at_sites(VerbSites& sites) {
    find_verb_sites(view_, sites);
    for (auto const at : sites) {
      if (at < next_) continue;
      char const c = view_[at];
      if (c == '.') {
        if (sentence_ends(view_, at)) open(lead(at + 1));
      } else if (c == ' ' && !is_joint(view_, at + 1)) {
        if (speaks_as_we()) we(at + 1);
      } else {
        join_at(at);
      }
    }
  }

  /// A sign, or the blank before "and".
  void join_at(std::size_t at) {
    if (expects_verb()) next_ = site(at, view_[at] == ' ' ? at : at + 1) + 1;
  }

  /// Goes on behind the next full stop before `end`; false where there is none.
  bool take_stop(std::size_t end) {
    auto const at = next_full_stop(view_.substr(0, end + 1), stop_);
    if (at == std::string_view::npos) {
      stop_ = end;
      return false;
    }
    stop_ = at + 1;
    if (at < next_) return true;
    next_ = at + 1;
    if (sentence_ends(view_, at)) open(lead(at + 1));
    return true;
  }
  void take_stops_before(std::size_t place) {
    while (stop_ < place && take_stop(place)) continue;
  }

  void look_at_words(WordIndex const& words, WordPlace place) {
    auto const& filter = mood_ == Mood::kThirdPerson            ? known_.third_person()
                         : setting_.voice == Voice::kPreambular ? known_.gerunds()
                                                                : known_.all();
    auto const end = place.offset + view_.size();
    auto const count = words.size();
    for (auto first = place.first_word; first < count && words.begin[first] < end;) {
      auto const block = first;  // which may hold words of the next paragraph
      for (auto left = filter.find(words, first, end); left != 0; left &= left - 1) {
        auto const word = block + static_cast<std::size_t>(std::countr_zero(left));
        if (words.begin[word] >= end) return;
        look_at_word(words, word, place.offset);
      }
    }
  }

  void look_at_word(WordIndex const& words, std::size_t word, std::uint32_t base) {
    auto const at = words.begin[word] - base;
    if (at < next_ || at < 2 || word == 0) return;
    if (view_[at] < 'a') return take_stops_before(at);  // "The", "It": a sentence of the organ, if it begins one
    if (view_[at - 1] == ' ' && view_[at] != 'w' && !known_.may_close(words.hash[word - 1])) {
      // Nothing stands between it and the sign before it; most have none.
      char const sign = view_[at - 2];
      if (sign == ',' || sign == ';') return join_behind_stops(at - 2);
      if (sign != ' ' && words.end[word - 1] == words.begin[word] - 1) return;
    }
    joints_.find(known_, view_, base, words, word);
    for (auto const joint : joints_) join_behind_stops(joint);
  }
  void join_behind_stops(std::size_t joint) {
    take_stops_before(joint);
    if (joint >= next_) join_at(joint);
  }

  [[nodiscard]] std::uint32_t offset(std::string_view part) const {
    return static_cast<std::uint32_t>(part.data() - view_.data());
  }

  void add(VerbGroup const& group, std::size_t joint, std::string_view rule, float confidence,
           std::string_view other = {}) {
    if (!verbs_.empty()) verbs_.back().clause_end = static_cast<std::uint32_t>(joint);
    Verb& verb = verbs_.emplace_back();
    verb.act = group.act;
    verb.force = group.force;
    verb.tone = group.tone;
    verb.begin = offset(group.span);
    verb.end = verb.begin + static_cast<std::uint32_t>(group.span.size());
    verb.joint = static_cast<std::uint32_t>(joint);
    verb.rule = rule;
    verb.confidence = confidence;
    verb.runner_up = other;
    last_begin_ = verb.begin;
    last_end_ = verb.end;
    verb.speaker = speaks_as_we() ? Speaker::kDeclaration : Speaker::kOrgan;
    sentence_verb_ = true;
  }

  /// The beginning of a sentence, or of the paragraph.
  void open(std::size_t at) {
    sentence_ = at;
    sentence_verb_ = false;
    set_mood(Mood::kThirdPerson);
    auto const rest = view_.substr(at);
    if (rest.empty()) return;
    bool const first = verbs_.empty() && at <= head_;
    switch (setting_.voice) {
      case Voice::kPreambular:
        if (first && (setting_.item || !open_as(rest, Mood::kGerund, at))) open_as(rest, Mood::kThirdPerson, at);
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
        if (begins(rest, "We ") || begins(rest, "We, ")) return we(at);
        if (first) open_declaration(rest, at);
        return;
    }
  }

  bool open_as(std::string_view rest, Mood mood, std::size_t at) {
    auto text = rest;
    if (mood == Mood::kGerund && (begins(text, "While ") || begins(text, "while "))) text.remove_prefix(6);
    // No verb begins as an insertion does.
    bool const acts = grammar::parse_verb_group(text, mood, group_) ||
                      (grammar::accept_insertion(text) && grammar::parse_verb_group(text, mood, group_));
    if (!acts) return false;
    if (mood == Mood::kThirdPerson && !opens(group_)) return false;
    set_mood(mood);
    add(group_, at, setting_.voice == Voice::kListed ? kListedRule : kOpenerRule, 1);
    return true;
  }

  /// "Reaffirming …," in the preamble of a declaration; "Recognizing …, we …"; "Request the Secretary-General" as an
  /// item under "We decide to:".
  void open_declaration(std::string_view rest, std::size_t at) {
    if (setting_.item) {
      if (!grammar::parse_verb_group(rest, Mood::kBase, group_) || !acts_as_item(group_)) return;
      set_mood(Mood::kBase);
      return add(group_, at, kListedRule, 0.8F, "what is to be done");
    }
    if (!grammar::parse_verb_group(rest, Mood::kGerund, group_) || !group_.act->has(grammar::kCoreAct)) return;
    bool const comma =
        view_.find_last_not_of(' ') != std::string_view::npos && view_[view_.find_last_not_of(' ')] == ',';
    if (!comma && rest.find(" we ") == std::string_view::npos) return;
    set_mood(Mood::kGerund);
    add(group_, at, kOpenerRule, 0.9F);
  }

  /// "Governments are encouraged to …" as an item: the organ encourages them.
  void open_passive(std::string_view rest, std::size_t at) {
    constexpr std::size_t kReach = 300;
    auto const [are, is] = find_copulas(rest.substr(0, kReach));
    for (auto const place : {are, is}) {
      if (place == 0) continue;
      if (!grammar::parse_passive(rest.substr(place), group_)) continue;
      add(group_, at, kPassiveRule, 0.85F);
      verbs_.back().passive_subject = static_cast<std::uint32_t>(at);
      return;
    }
  }

  /// "The Security Council reaffirms", "The Council also stresses": the organ as the subject of its own sentence.
  bool open_with_organ(std::string_view rest, std::size_t at) {
    if (rest.front() != 'T' && rest.front() != 't' && rest.front() != 'I') return false;
    auto after = skip_organ(rest, setting_.organ);
    if (after.empty()) return false;
    if (after.starts_with(',')) after = skip_enclosed(after);
    auto const insertion = after;
    if (grammar::accept_insertion(after) && after.empty()) after = insertion;
    bool acts = grammar::parse_verb_group(after, Mood::kThirdPerson, group_);
    if (!acts && (after.starts_with("will ") || after.starts_with("shall "))) {
      // "will remain seized" says where the organ stands, "will consider" what it may do.
      acts = grammar::parse_verb_group(after.substr(after.find(' ') + 1), Mood::kBase, group_) && group_.participle;
    }
    if (!acts || !fits(group_, true)) return false;
    add(group_, at, kSentenceRule, 1);
    return true;
  }

  /// "meeting in New York", "gathered here".
  static bool participle_begins(std::string_view rest) {
    auto const word = rest.substr(0, rest.find_first_of(" ,"));
    return word.size() > 5 && is_lower(word.front()) && (word.ends_with("ing") || word.ends_with("ed"));
  }

  /// "we" in a declaration, if it stands there.
  void we(std::size_t at) {
    if (at + 2 >= view_.size() || (view_[at] | 0x20) != 'w' || view_[at + 1] != 'e') return;
    if (view_[at + 2] != ' ' && (at != sentence_ || view_[at + 2] != ',')) return;
    if (at < we_done_) return;  // at the head of a sentence it has been read
    we_done_ = at + 1;
    auto rest = view_.substr(at + 2);
    bool const apposition = rest.starts_with(',');
    if (apposition) rest = skip_enclosed(rest);
    rest.remove_prefix(std::min(rest.size(), rest.find_first_not_of(' ')));
    // "We, the Heads of State, meeting in New York from 1 to 3 May 2036, resolve"
    for (int more = 0; more < 3 && apposition && participle_begins(rest); ++more) rest = skip_enclosed(rest);
    if (!grammar::parse_verb_group(rest, Mood::kBase, group_)) return;
    if ((!group_.complete && !takes_complement(group_)) || reported_we(view_, at)) return;
    set_mood(Mood::kBase);
    add(group_, at, kDeclarationRule, 1);
  }

  /// A place where a further verb may be joined. Gives the place to go on from.
  std::size_t site(std::size_t joint, std::size_t next) {
    if (next >= view_.size() || view_[next] != ' ') return joint;
    do {
      if (++next == view_.size()) return joint;
    } while (view_[next] == ' ');
    bool const before_verb = joint < last_begin_;
    if (!before_verb && joint < last_end_) return joint;
    auto rest = view_.substr(next);
    Connector connector;
    if (!reach(rest, before_verb ? unsigned{Beginnings::kGerund} : wanted_, connector)) return joint;
    char const sign = view_[joint];
    Site const here{
        view_, joint, sentence_, sign == ',', sign == ';', connector, verbs_.empty() ? nullptr : &verbs_.back()};
    if (before_verb) {
      if (mood_ == Mood::kThirdPerson && (grammar::look_up_first_word(rest).joined() & Beginnings::kGerund) != 0)
        insert_participle(here, rest);
      return joint;
    }
    if (mood_ == Mood::kBase) return site_base(here, rest);
    return join(here, rest);
  }

  /// Whether a verb of the `wanted` moods may be joined with the first word of `rest`, which is left behind "and".
  bool reach(std::string_view& rest, unsigned wanted, Connector& connector) const {
    constexpr unsigned kJoins = Beginnings::kConnector | Beginnings::kInsertion;
    constexpr std::size_t kAnd = 4;  // bytes of it and its blank
    if (rest.size() > kAnd && four(rest.data()) == four("and ") && rest[kAnd] > ' ') {
      connector.conjunction = true;
      rest.remove_prefix(kAnd);
    }
    // Most words neither join nor act.
    auto kinds = beginnings_.kinds_at(rest);
    if ((kinds & (wanted | kJoins)) == 0 || !is_lower(rest.front())) return false;
    if ((kinds & kJoins) != 0 && ((kinds & Beginnings::kConnector) != 0 || beginnings_.may_insert(rest))) {
      grammar::accept_connector(rest, connector);
      if (rest.empty() || !is_lower(rest.front())) return false;
      kinds = beginnings_.kinds_at(rest);
      if (connector.concession) wanted |= Beginnings::kGerund;
    }
    return (kinds & wanted) != 0;
  }

  std::size_t join(Site const& here, std::string_view rest) {
    unsigned const gerund = here.connector.concession ? unsigned{Beginnings::kGerund} : 0U;
    auto const first = grammar::look_up_first_word(rest);
    auto const moods = first.joined() & (wanted_ | gerund);
    if (moods == 0) return here.joint;
    auto const taken = [&](Mood mood) { return (moods & Beginnings::of(mood)) != 0 && take(here, first, mood); };
    if (mood_ == Mood::kGerund) {
      if (taken(Mood::kGerund)) return last_end_ - 1;
      if (setting_.voice != Voice::kOperative || !taken(Mood::kThirdPerson)) return here.joint;
      set_mood(Mood::kThirdPerson);
      return last_end_ - 1;
    }
    // Beside a verb in the present tense the organ's participles stand behind "while" only.
    if (taken(Mood::kThirdPerson) || taken(Mood::kGerund)) return last_end_ - 1;
    return here.joint;
  }

  void set_mood(Mood mood) {
    mood_ = mood;
    wanted_ = Beginnings::of(mood);
    // A participle at the head of an operative paragraph may be followed by its verb.
    if (mood == Mood::kGerund && setting_.voice == Voice::kOperative) wanted_ |= Beginnings::kThirdPerson;
  }

  bool take(Site const& here, grammar::FirstWord const& first, Mood mood) {
    if (!grammar::parse_verb_group(first, mood, group_)) return false;
    if (mood != Mood::kThirdPerson && !participle_of_organ(here, group_, mood_ == Mood::kGerund)) return false;
    bool const joined_by_and = here.connector.conjunction && (here.comma || here.semicolon);
    if (!fits(group_, joined_by_and)) return false;
    if (mood == Mood::kThirdPerson) {
      if (late_ && !sentence_verb_ && !here.comma) return false;
      if (group_.act->has(grammar::kTellingAct) && !here.semicolon) return false;
      if (verb_of_relative_clause(here, group_)) return false;
      bool const joined = here.connector.conjunction || here.semicolon;
      std::string_view const rule = late_ && !sentence_verb_ ? kLaterRule : joined ? kJoinedRule : kCommaRule;
      add(group_, here.joint, rule, joined && here.comma ? 1.0F : 0.9F, joined ? "" : "verb of a subordinate clause");
      late_ = false;
      return true;
    }
    bool const beside = mood_ == Mood::kThirdPerson;
    add(group_, here.joint,
        beside                       ? kParticipleRule
        : here.connector.conjunction ? kJoinedRule
                                     : kCommaRule,
        beside ? 0.7F : 0.95F, "participle of another subject");
    return true;
  }

  /// "The Council, while recalling …, underscores": a participle between the organ and its verb, which has been read.
  void insert_participle(Site const& here, std::string_view rest) {
    if (!grammar::parse_verb_group(rest, Mood::kGerund, group_)) return;
    if (!fits(group_, false) || !participle_of_organ(here, group_, false)) return;
    auto main = verbs_.back();
    if (offset(group_.span) + group_.span.size() > main.begin) return;
    verbs_.pop_back();
    if (!verbs_.empty() && offset(group_.span) < verbs_.back().end) {
      verbs_.push_back(main);
      return;
    }
    add(group_, main.joint, kParticipleRule, 0.7F, "participle of another subject");
    verbs_.back().clause_end = main.begin;
    main.joint = main.begin;
    verbs_.push_back(main);
    last_begin_ = main.begin;
    last_end_ = main.end;
  }

  std::size_t site_base(Site const& here, std::string_view rest) {
    if (begins(rest, "we ")) return here.joint;
    if (!here.connector.conjunction && !here.semicolon && !here.comma) return here.joint;
    if (!grammar::parse_verb_group(rest, Mood::kBase, group_)) return here.joint;
    if (!fits(group_, false) || !joins_declaration(here, group_)) return here.joint;
    add(group_, here.joint, kJoinedRule, 0.85F, "infinitive");
    return last_end_ - 1;
  }

  std::string_view view_;
  VerbSetting const& setting_;
  std::vector<Verb>& verbs_;
  Beginnings const& beginnings_;
  VerbWords const& known_;
  JointPlaces joints_;
  VerbGroup group_;             // the last one that was read
  std::size_t next_ = 0;        // where further verbs may be joined, behind what has been read
  std::size_t stop_ = 0;        // up to where full stops have been looked for, where only words are looked at
  std::size_t head_ = 0;        // of the paragraph
  std::size_t last_begin_ = 0;  // of the last verb
  std::size_t last_end_ = 0;
  std::size_t sentence_ = 0;
  std::size_t we_done_ = 0;     // behind the last "we" that was read
  bool sentence_verb_ = false;  // the sentence has a verb of action already
  bool late_ = false;           // a phrase opens the sentence, its verb comes later
  Mood mood_{};
  unsigned wanted_ = 0;  // what a further verb may begin with
};

}  // namespace

void VerbFinder::begin(WordIndex const& words) {
  known_ = &VerbWords::standard();
  beginnings_ = &Beginnings::standard();
  words_ = &words;
}

void VerbFinder::find(std::string_view view, std::optional<WordPlace> place, VerbSetting const& setting,
                      std::vector<Verb>& verbs) {
  verbs.clear();
  Finder finder(view, setting, *known_, *beginnings_, verbs);
  // A bare verb may be any word.
  if (place && (setting.voice == Voice::kOperative || setting.voice == Voice::kPreambular)) {
    return finder.run(*words_, *place);
  }
  finder.run(sites_);
}

}  // namespace rapporteur
