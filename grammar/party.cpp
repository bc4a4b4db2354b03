#include "grammar/party.hpp"

#include "grammar/act.hpp"
#include "grammar/lexis.hpp"
#include "grammar/party_lexis.hpp"
#include "grammar/party_rules.hpp"

#include <algorithm>

namespace rapporteur::grammar {
namespace {

using namespace lexis;

class Reader : private PartyPhrases {
 public:
  Reader(std::string_view clause, std::size_t offset, std::span<PartyName const> names, PartyForm form,
         PartyClause& result, bool tasks_alone)
      : PartyPhrases(clause, offset, names, result),
        clause_(clause),
        form_(form),
        tasks_alone_(tasks_alone),
        result_(result) {}

  void read() {
    if (form_ == PartyForm::kInfinitive && read_one_name()) return;
    std::size_t at = skip_insertions(0);
    if (tokens_.at(at).has(kThat) && (form_ == PartyForm::kThat || form_ == PartyForm::kInfinitive)) {
      result_.that_clause = true;
      return read_that(at + 1);
    }
    if (form_ == PartyForm::kTold) {
      if (!tokens_.at(at).has(kTo)) return;
      ++at;
    }
    read_list(at);
    settle();
  }

 private:
  static constexpr std::size_t kMostTokens = 160;

  bool read_one_name() {
    std::size_t name = 0;
    auto const to = tokens_.to_behind_name(name);
    if (to == 0) return false;
    result_.parties.push_back({name, to - 1, true});
    result_.task = to;
    result_.infinitive = true;
    return true;
  }

  /// ", in this regard," and longer ones between the verb and its object.
  std::size_t skip_insertions(std::size_t at) {
    while (tokens_.at(at).kind == TokenKind::kComma) {
      auto close = at + 1;
      while (close < at + 40 && tokens_.at(close).kind != TokenKind::kComma &&
             tokens_.at(close).kind != TokenKind::kEnd)
        ++close;
      if (tokens_.at(close).kind != TokenKind::kComma) return at;
      at = close + 1;
      if (tokens_.at(at).kind != TokenKind::kComma && !tokens_.at(at).has(kLongInsertion)) return at;
    }
    auto rest = clause_.substr(std::min<std::size_t>(tokens_.at(at).begin, clause_.size()));
    auto const before = rest.size();
    if (accept_insertion(rest) && rest.size() < before) {
      auto const offset = clause_.size() - rest.size();
      while (tokens_.at(at).kind != TokenKind::kEnd && tokens_.at(at).begin < offset) ++at;
    }
    return at;
  }

  void start(std::size_t at) { begin_ = at; }

  /// Ends the noun phrase that began at `begin_` before token `end`.
  void finish(std::size_t end, bool member) {
    auto from = begin_;
    // "the Governments of Ruritania and of Borduria"
    if (from > 0 && tokens_.at(from).has(kOf) && tokens_.at(from - 1).has(kAnd)) ++from;
    while (from < end && (tokens_.at(from).has(kArticle) || tokens_.at(from).kind == TokenKind::kOther)) ++from;
    auto to = end;
    while (to > from && (tokens_.at(to - 1).kind != TokenKind::kWord && tokens_.at(to - 1).kind != TokenKind::kClose))
      --to;
    // "calls upon States urgently to", "Israel immediately"
    while (to > from && trails(tokens_.at(to - 1))) --to;
    if (from >= to || begins_no_phrase(from)) return;
    // The head stands before the first preposition.
    auto head = from;
    while (head + 1 < to && !tokens_.at(head + 1).has(kPreposition) && goes_on(head) && !behind_head(head + 1)) ++head;
    auto const& noun = tokens_.at(head);
    Party party;
    party.begin = tokens_.at(from).begin;
    party.end = tokens_.at(to - 1).end;
    party.pronoun = from + 1 == to && noun.has(kPronoun);
    party.member = member;
    bool const name = !noun.lower && noun.kind == TokenKind::kWord;
    bool const thing =
        is_doing(from) ||
        (!noun.has(kPartyNoun) && (noun.has(kThingNoun) || (noun.lower && tokens_.ends_like_a_thing(noun.text))));
    thing_first_ = thing_first_ || (thing && result_.parties.empty());
    if (thing) return;
    party.sure = noun.has(kPartyNoun) || name;
    result_.parties.push_back(party);
  }

  /// "of the Agreement", "also at the regional level", "led by the Board", "paragraph 2": nothing that anybody is
  /// called by.
  bool begins_no_phrase(std::size_t at) {
    if (tokens_.at(at).is("also")) ++at;
    auto const& token = tokens_.at(at);
    if (!token.lower || token.name) return false;
    auto const& next = tokens_.at(at + 1);
    return token.has(kPreposition | kConjunction | kRelative) || (token.text.ends_with("ed") && next.has(kBy)) ||
           (token.has(kThingNoun) && next.kind == TokenKind::kWord && is_digit(next.text.front()));
  }

  /// "ensuring the right to work"
  bool is_doing(std::size_t at) {
    auto const& token = tokens_.at(at);
    return token.lower && !token.name && token.text.ends_with("ing") && tokens_.at(at + 1).has(kArticle);
  }

  static bool trails(Token const& token) {
    return token.has(kTrailing) || (token.lower && token.text.ends_with("ly") && !token.has(kPartyNoun) &&
                                    token.kind == TokenKind::kWord && !token.name);
  }

  /// The noun is still to come: "national, regional and global plans".
  bool goes_on(std::size_t at) {
    auto const next = tokens_.at(at + 1).kind;
    return next == TokenKind::kWord || (next == TokenKind::kComma && !tokens_.at(at).has(kPartyNoun | kThingNoun));
  }

  /// "efforts aimed at", "the scaling up of": no noun before a preposition.
  bool behind_head(std::size_t at) {
    auto const& token = tokens_.at(at);
    auto const& next = tokens_.at(at + 1);
    if (!token.lower || !next.has(kPreposition) || next.has(kTo)) return false;
    return token.is("up") || token.is("out") || token.is("down") ||
           (token.text.ends_with("ed") && token.text.size() > 4);
  }

  void task_at(std::size_t at) {
    result_.task = tokens_.at(at).begin;
    result_.infinitive = true;
  }

  /// Reads "A, B, in accordance with …, and C that have …, including D and E, to …".
  void read_list(std::size_t at) {
    start(at);
    bool member = false;
    bool open = true;       // a phrase is being read
    bool relative = false;  // inside a relative clause or another insertion without a closing comma
    auto const turning = kTo | kConjunction | kDash | (form_ == PartyForm::kReminded ? kOf | kThat : PartyClasses{0});
    for (; at < kMostTokens; ++at) {
      Token const& token = tokens_.at(at);
      // Most words only go on with what has begun.
      if (token.kind == TokenKind::kWord && !token.has(turning) && !(open && at > begin_ && may_modify(token)))
        continue;
      if (thing_first_ && !tasks_alone_) return;
      if (token.kind == TokenKind::kEnd) {
        if (token.text == "." && at + 1 < kMostTokens && tokens_.at(at + 1).kind == TokenKind::kWord &&
            tokens_.at(at + 1).lower)
          continue;
        if (open) finish(at, member);
        return;
      }
      if (token.kind == TokenKind::kColon) {
        if (open) finish(at, member);
        result_.task = token.begin;
        return;
      }
      if (token.kind == TokenKind::kOpen) {
        at = skip_parenthesis(at);
        continue;
      }
      // "States – in consultation with the Board – to report"
      if (token.has(kDash)) {
        auto const close = dash_behind(at);
        if (close == 0) continue;
        if (open && at > begin_) finish(at, member);
        open = false;
        at = close;
        continue;
      }
      if (token.has(kTo)) {
        if (at == begin_ && result_.parties.empty() && !relative) return;  // "requests to …": nobody is named
        if (!begins_task(at, relative)) continue;
        if (open) finish(at, member);
        return task_at(at);
      }
      if (form_ == PartyForm::kReminded && open && token.has(kOf | kThat) && of_duty(at)) {
        finish(at, member);
        return task_at(at);
      }
      if (token.kind == TokenKind::kComma) {
        if (open && modifiers_only(at)) continue;
        if (open) finish(at, member);
        open = false;
        auto const next = after_comma(at, relative, member);
        if (next == 0) return;
        if (next == kStay) continue;
        relative = false;
        at = next - 1;
        if (begins_phrase(next)) {
          start(next);
          open = true;
        }
        continue;
      }
      if (!open) {
        // "… and, as appropriate, B"; "States that … and the United Nations to"
        if (token.has(kAnd) && begins_phrase(at + 1) && sure_phrase(at + 1)) {
          start(at + 1);
          open = true;
          relative = false;
        }
        continue;
      }
      if (token.has(kConjunction)) {
        if (at > begin_ && joins_parties(at)) {
          finish(at, member);
          open = false;
          if (begins_phrase(at + 1)) {
            start(at + 1);
            open = true;
          }
        }
        continue;
      }
      if (at > begin_ && starts_modifier(at)) {
        finish(at, member);
        if (token.has(kIncluding)) {
          member = true;
          start(at + 1);
          continue;
        }
        if ((token.has(kAs) && tokens_.at(at + 1).has(kWell)) || token.has(kAlong)) {
          auto const skip = token.has(kAs) ? 3U : 2U;
          if (begins_phrase(at + skip)) {
            start(at + skip);
            at += skip - 1;
            continue;
          }
        }
        open = false;
        relative = true;
      }
    }
  }

  static constexpr std::size_t kStay = static_cast<std::size_t>(-1);

  /// Where to go on behind the comma at `at`; 0: the list ends there without a task; kStay: the comma is inside.
  std::size_t after_comma(std::size_t at, bool relative, bool& member) {
    auto next = at + 1;
    if (tokens_.at(next).has(kTo)) {
      if (begins_task(next, false)) {
        task_at(next);
        return 0;
      }
      return kStay;
    }
    if (tokens_.at(next).has(kConjunction)) ++next;
    if (tokens_.at(next).kind == TokenKind::kComma) ++next;  // "and, as appropriate, B"
    if (tokens_.at(next).has(kAs) && tokens_.at(next + 1).has(kWell) && tokens_.at(next + 2).has(kAs)) return next + 3;
    if (tokens_.at(next).has(kAlong) && tokens_.at(next + 1).has(kWith)) return next + 2;
    if (tokens_.at(next).has(kIncluding)) {
      auto to = next + 1;
      if (tokens_.at(to).is("but")) return kStay;
      if (tokens_.at(to).kind == TokenKind::kComma) ++to;
      if (tokens_.at(to).has(kMeans)) {
        if (auto const jump = comma_to(next)) return jump_to_task(jump);
        return kStay;
      }
      member = true;
      return to;
    }
    if (tokens_.at(next).has(kSpecial)) {
      bool const particular = !tokens_.at(next).has(kIn) || tokens_.at(next + 1).is("particular");
      if (particular) {
        auto const to = next + (tokens_.at(next).has(kIn) ? 2U : 1U);
        if (!tokens_.at(to).has(kPronoun) && !tokens_.at(to).is("those") && begins_phrase(to) && sure_phrase(to)) {
          member = true;
          return to;
        }
        if (auto const jump = comma_to(next)) return jump_to_task(jump);
        return kStay;
      }
    }
    if (short_insertion(next)) {
      auto close = next;
      while (close < next + 12 && tokens_.at(close).kind != TokenKind::kComma &&
             tokens_.at(close).kind != TokenKind::kEnd) {
        if (tokens_.at(close).has(kTo) && begins_task(close, false)) break;
        ++close;
      }
      if (tokens_.at(close).kind != TokenKind::kComma) return close;
      auto behind = close + 1;
      if (tokens_.at(behind).has(kTo) && begins_task(behind, false)) {
        task_at(behind);
        return 0;
      }
      if (tokens_.at(behind).has(kAnd)) ++behind;
      return behind;
    }
    auto const& token = tokens_.at(next);
    if (token.has(kTitle)) return behind_person(next);
    // "Israel, the occupying Power," "France, as the administering Power"
    bool const power = token.is("the") && tokens_.at(next + 1).has(kPower);
    if (power || tokens_.at(next).text == "occupying Power") {
      if (auto const jump = comma_to(next)) return jump_to_task(jump);
      return kStay;
    }
    bool const insertion =
        token.has(kLongInsertion | kRelative | kParticiple) ||
        (token.lower && token.text.size() > 5 && (token.text.ends_with("ing") || token.text.ends_with("ed")) &&
         tokens_.at(next + 1).has(kPreposition));
    if (insertion) {
      if (auto const jump = comma_to(next)) return jump_to_task(jump);
      return kStay;
    }
    if (relative && !sure_phrase(next)) return kStay;
    return next;
  }

  /// Where to go on behind the holder of an office, whose title is at `title`; as `after_comma`.
  std::size_t behind_person(std::size_t title) {
    auto const behind = person_end(title);
    if (!tokens_.at(behind).has(kTo) || !begins_task(behind, false)) return behind;
    task_at(behind);
    return 0;
  }

  std::size_t jump_to_task(std::size_t comma) {
    task_at(comma + 1);
    return 0;
  }

  /// "that NP shall …", "that NP ensure …", "that X be established by NP".
  void read_that(std::size_t at) {
    at = skip_insertions(at);
    start(at);
    static constexpr std::size_t kReach = 60;
    for (auto i = at; i < at + kReach; ++i) {
      Token const& token = tokens_.at(i);
      if (token.kind == TokenKind::kEnd) return end_without_verb();
      if (token.kind == TokenKind::kColon) return;
      if (token.kind == TokenKind::kOpen) {
        i = skip_parenthesis(i);
        continue;
      }
      if (token.kind != TokenKind::kWord) {
        if (token.kind == TokenKind::kComma && i > begin_) {
          finish(i, false);
          if (tokens_.at(i + 1).has(kLongInsertion)) {
            auto close = i + 1;
            while (close < i + 30 && tokens_.at(close).kind != TokenKind::kComma &&
                   tokens_.at(close).kind != TokenKind::kEnd)
              ++close;
            if (tokens_.at(close).kind != TokenKind::kComma) return result_.parties.clear();
            i = close;
          }
          auto next = i + 1;
          // "Israel, the occupying Power, cease"
          if (tokens_.at(next).is("the") && (tokens_.at(next + 1).text.starts_with("occupying") ||
                                             tokens_.at(next + 1).text.starts_with("administering"))) {
            auto close = next + 2;
            while (close < next + 5 && tokens_.at(close).kind == TokenKind::kWord) ++close;
            if (tokens_.at(close).kind == TokenKind::kComma) next = close + 1;
          }
          if (tokens_.at(next).has(kAnd)) ++next;
          start(next);
          i = next - 1;
        }
        continue;
      }
      bool const modal = token.has(kModal);
      bool const not_to = token.is("not") && tokens_.at(i + 1).lower && i > begin_ && begin_ < kMostTokens;
      if (modal || not_to || token.has(kBe) || subjunctive(i)) {
        if (begin_ < i) finish(i, false);
        return end_subject(i, modal);
      }
      if (token.has(kAnd) && i > begin_ && joins_parties(i)) {
        finish(i, false);
        start(i + 1);
        continue;
      }
      if (i > begin_ && starts_modifier(i) && !token.text.ends_with("ing")) {
        finish(i, false);
        begin_ = kMostTokens * 2;  // nothing is open until the verb
      }
    }
    result_.parties.clear();
  }

  /// Without a verb that is known, the first party of what is asked may stand.
  void end_without_verb() {
    bool const asked = form_ == PartyForm::kInfinitive && !thing_first_ && !result_.parties.empty();
    if (!asked || !result_.parties.front().sure) return result_.parties.clear();
    std::erase_if(result_.parties, [](Party const& party) { return !party.sure; });
  }

  /// A bare verb behind a party noun: "that the Secretary-General ensure".
  bool subjunctive(std::size_t at) {
    auto const& token = tokens_.at(at);
    auto const& before = tokens_.at(at - 1);
    // "that the Office, beginning in 2036, present"
    bool const insertion = at == begin_ || begin_ > kMostTokens;
    if (insertion && (before.kind == TokenKind::kComma || before.kind == TokenKind::kClose ||
                      (before.lower && before.text.ends_with("ly"))))
      return token.has(kBareVerb) && !result_.parties.empty();
    if (at <= begin_ || !token.lower || token.has(kPreposition | kConjunction | kRelative)) return false;
    if (before.kind != TokenKind::kWord || before.text.ends_with("\xE2\x80\x99s") || before.text.ends_with("'s"))
      return false;
    if (token.has(kBareVerb) && !before.has(kPreposition | kArticle)) return true;
    if (!(before.has(kPartyNoun) || !before.lower)) return false;
    if (token.has(kPartyNoun | kParticiple) || token.text.ends_with("ed") || token.text.ends_with("ing")) return false;
    // "that all forms", not "that the Secretary-General reports"
    if (token.text.ends_with("s") && !token.text.ends_with("ss") && !token.is("focus")) {
      auto const& next = tokens_.at(at + 1);
      if (!is_upper(before.text.front()) || next.kind != TokenKind::kWord || next.has(kConjunction)) return false;
    }
    return !token.has(kNotBare);
  }

  void end_subject(std::size_t at, bool modal) {
    auto verb = modal ? at + 1 : at;
    result_.task = tokens_.at(verb).begin;
    while (tokens_.at(verb).lower && (tokens_.at(verb).text.ends_with("ly") || tokens_.at(verb).has(kFurther))) ++verb;
    if (tokens_.at(verb).has(kBe | kStative)) result_.passive = tokens_.at(verb).has(kBe) || modal;
    if (!result_.passive) {
      result_.infinitive = true;
      if (thing_first_) result_.parties.clear();  // "that all forms of violence against civilians and States cease"
      std::erase_if(result_.parties, [](Party const& party) { return !party.sure; });
      return;
    }
    result_.parties.clear();
    if (!tokens_.at(verb).has(kBe)) return;
    // The agent of a passive: "be established by the graduating country".
    for (auto i = verb + 1; i < verb + 4; ++i) {
      if (tokens_.at(i).kind != TokenKind::kWord || tokens_.at(i).has(kTo)) return;
      if (!tokens_.at(i).has(kBy)) continue;
      start(i + 1);
      auto end = i + 1;
      while (end < i + 12 && tokens_.at(end).kind == TokenKind::kWord &&
             !(end > i + 1 && tokens_.at(end).has(kPreposition) && !tokens_.at(end).has(kOf)))
        ++end;
      finish(end, false);
      std::erase_if(result_.parties, [](Party const& party) { return !party.sure; });
      result_.infinitive = true;
      return;
    }
  }

  /// Without a task, only what is known as a party is one; "calls for" asks for a thing unless both speak for a party.
  void settle() {
    if (thing_first_) return result_.parties.clear();
    bool const strict = !result_.infinitive || form_ == PartyForm::kCalledFor || form_ == PartyForm::kThat;
    if (form_ == PartyForm::kCalledFor && !result_.infinitive) return result_.parties.clear();
    if (!strict || result_.parties.empty()) return;
    if (!result_.parties.front().sure) return result_.parties.clear();
    std::erase_if(result_.parties, [](Party const& party) { return !party.sure; });
  }

  std::string_view clause_;
  PartyForm form_;
  bool tasks_alone_;
  PartyClause& result_;
  bool thing_first_ = false;  // what stands first is no party
};

}  // namespace

void parse_parties(std::string_view clause, std::size_t offset, std::span<PartyName const> names, PartyForm form,
                   PartyClause& result, bool tasks_alone) {
  result.parties.clear();
  result.task = 0;
  result.infinitive = result.that_clause = result.passive = false;
  Reader(clause, offset, names, form, result, tasks_alone).read();
  // "urges States not to grant amnesties"
  for (std::string_view const denial : {" not ", " neither "}) {
    if (clause.substr(0, result.task).ends_with(denial)) result.task -= denial.size() - 1;
  }
}

}  // namespace rapporteur::grammar
