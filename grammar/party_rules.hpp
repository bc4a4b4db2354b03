#pragma once

// Private to grammar/party.cpp: what a place in a clause can be.

#include "grammar/party_lexis.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace rapporteur::grammar {

/// Looks at the tokens around a place; `begin_` is where the noun phrase that is being read begins.
class PartyPhrases {
 protected:
  using Token = PartyToken;
  using TokenKind = PartyToken::Kind;

  PartyPhrases(std::string_view clause, std::size_t offset, std::span<PartyName const> names, PartyClause& result)
      : tokens_(clause, offset, names, result.tokens) {}
  ~PartyPhrases() = default;

  /// Whether the "to" at `at` begins what is to be done.
  bool begins_task(std::size_t at, bool relative) {
    auto next = at + 1;
    if (tokens_.at(next).kind == TokenKind::kComma) return true;
    if (tokens_.at(next).kind == TokenKind::kColon) return true;
    for (int adverbs = 0; adverbs < 3; ++adverbs) {
      auto const& word = tokens_.at(next);
      bool const adverb = word.kind == TokenKind::kWord && word.lower && !word.has(kNotAdverb) &&
                          (word.has(kTaskAdverb) || word.text.ends_with("ly"));
      if (!adverb) break;
      if (tokens_.at(next + 1).kind != TokenKind::kWord || !tokens_.at(next + 1).lower) break;
      ++next;
    }
    auto const& verb = tokens_.at(next);
    if (verb.kind != TokenKind::kWord || !verb.lower || verb.has(kNotVerb)) return false;
    if (at == 0) return true;
    auto const& before = tokens_.at(at - 1);
    if (before.kind == TokenKind::kWord && before.has(kFalseTo)) {
      // "Parties to the Treaty" has an article behind; "all parties to cease" has none.
      if (!relative && before.has(kPartyNoun)) return true;
      return false;
    }
    if (relative && before.kind == TokenKind::kWord &&
        (before.text.ends_with("ing") || before.is("have") || before.is("has") || before.is("are")))
      return false;
    return true;
  }

  /// Whether a noun phrase can begin at token `at`.
  bool begins_phrase(std::size_t at) {
    auto const& token = tokens_.at(at);
    if (token.kind != TokenKind::kWord) return false;
    if (token.has(kLongInsertion | kRelative | kTo | kConjunction | kIncluding)) return false;
    return !token.is("so") && !token.is("not");
  }

  /// Whether "and" at `at`, inside a phrase that began at `begin_`, joins two parties.
  bool joins_parties(std::size_t at) {
    auto const& before = tokens_.at(at - 1);
    auto const& after = tokens_.at(at + 1);
    if (after.kind == TokenKind::kComma) return true;
    if (before.kind == TokenKind::kClose) return true;
    if (after.has(kArticle | kSelector)) {
      return before.has(kPartyNoun) || !before.lower || before.kind != TokenKind::kWord;
    }
    bool const noun_before = before.has(kPartyNoun) || (!before.lower && before.kind == TokenKind::kWord);
    if (!noun_before) return false;
    // "Food and Agriculture Organization", "Office on Drugs and Crime": capitals on both sides inside one name.
    if (!before.lower && !after.lower) {
      if (known_beginning(after, tokens_.at(at + 2))) return true;
      if (before.has(kPartyNoun)) return !inside_complement(at) || true;
      return !inside_complement(at) && complete_name(at);
    }
    if (after.name && (after.text.find(' ') != std::string_view::npos)) return true;
    // "bodies and agencies of", "funds and programmes": one phrase with shared modifiers.
    bool const light = tokens_.is_light(before);
    if (light && tokens_.is_light(after)) return false;
    if (light && after.lower && tokens_.is_light(tokens_.at(at + 2)) && !after.has(kPartyNoun) && shared(at))
      return false;
    // "organizations of the United Nations and …": the complement may go on, but a party noun closes.
    return true;
  }

  /// "programmes and specialized agencies" behind a name that both belong to ("United Nations funds, …").
  bool shared(std::size_t at) { return tokens_.at(begin_).lower == false && tokens_.at(at + 1).is("specialized"); }

  static bool known_beginning(Token const& token, Token const& next) {
    if (token.is("Member") || token.is("States") || token.is("Governments")) return true;
    return (token.is("United") || token.is("African") || token.is("European")) &&
           (next.is("Nations") || next.is("Union"));
  }

  /// Behind "on", "for" or "of": the name goes on over "and".
  bool inside_complement(std::size_t at) {
    for (auto i = at; i > begin_; --i) {
      auto const& token = tokens_.at(i - 1);
      if (token.has(kOf | kTo) || token.is("on") || token.is("for")) return true;
      if (token.has(kPartyNoun) && !token.is("General")) return false;
    }
    return false;
  }

  /// What stands before the "and" is a name by itself: two capitals at least, or an acronym.
  bool complete_name(std::size_t at) {
    auto const& before = tokens_.at(at - 1);
    bool const acronym = before.text.size() > 1 && lexis::is_upper(before.text[1]);
    auto const& after = tokens_.at(at + 1);
    bool const after_acronym = after.text.size() > 1 && lexis::is_upper(after.text[1]);
    auto const& next = tokens_.at(at + 2);
    bool const after_alone = next.is("to") || next.kind != TokenKind::kWord;
    return acronym || after_acronym || after_alone;
  }

  std::size_t skip_parenthesis(std::size_t at) {
    auto to = at;
    while (to < at + 30 && tokens_.at(to).kind != TokenKind::kClose && tokens_.at(to).kind != TokenKind::kEnd) ++to;
    return tokens_.at(to).kind == TokenKind::kClose ? to : at;
  }

  /// The dash that closes what the one at `at` opens; 0: none near.
  std::size_t dash_behind(std::size_t at) {
    for (auto i = at + 1; i < at + 40 && tokens_.at(i).kind != TokenKind::kEnd; ++i) {
      if (tokens_.at(i).has(kDash)) return i;
    }
    return 0;
  }

  /// What stands behind "Ms. Ada Keeper (Samoa)," whose title is at `title`, and behind an "and" there.
  std::size_t person_end(std::size_t title) {
    auto end = title + 1;
    if (tokens_.at(end).text == ".") ++end;
    auto const reach = end + 12;
    while (end < reach && tokens_.at(end).kind != TokenKind::kComma && tokens_.at(end).kind != TokenKind::kEnd &&
           !tokens_.at(end).has(kTo | kAnd))
      ++end;
    if (tokens_.at(end).kind == TokenKind::kComma) ++end;
    return tokens_.at(end).has(kAnd) ? end + 1 : end;
  }

  /// The next ", to VERB" from `at` on; 0 where there is none near.
  std::size_t comma_to(std::size_t at) {
    if (!tokens_.has_comma_to(tokens_.at(at).begin)) return 0;
    for (auto i = at; i < at + 70; ++i) {
      auto const& token = tokens_.at(i);
      if (token.kind == TokenKind::kEnd) return 0;
      if (token.kind == TokenKind::kComma && tokens_.at(i + 1).has(kTo) && begins_task(i + 1, false)) return i;
      if (token.kind == TokenKind::kComma && tokens_.at(i + 1).has(kAs) && tokens_.at(i + 2).has(kWell)) return 0;
    }
    return 0;
  }

  bool short_insertion(std::size_t at) {
    auto const& first = tokens_.at(at);
    auto const& second = tokens_.at(at + 1);
    if (first.has(kOpensAside)) return second.has(kShortAside);
    return first.is("upon") && second.is("request");
  }

  /// "international, regional and subregional organizations": what stands before the comma at `at` has no noun yet.
  bool modifiers_only(std::size_t at) {
    auto const& next = tokens_.at(at + 1);
    if (next.kind != TokenKind::kWord || !next.lower || next.has(kTo | kLongInsertion | kRelative | kArticle))
      return false;
    for (auto i = begin_; i < at; ++i) {
      auto const& token = tokens_.at(i);
      if (token.kind == TokenKind::kComma) continue;  // "international, regional, and subregional"
      if (token.kind != TokenKind::kWord || token.has(kPartyNoun | kPronoun)) return false;
      if (!token.lower && i > begin_) return false;
    }
    return at > begin_ && !tokens_.ends_like_a_thing(tokens_.at(at - 1).text);
  }

  /// "reminds States of their duty", not "the Government of Sudan".
  bool of_duty(std::size_t at) {
    auto const& next = tokens_.at(at + 1);
    if (!tokens_.at(at).has(kThat) && !next.has(kArticle | kDuty)) return false;
    return !next.is("the") || tokens_.at(at + 2).lower;
  }

  /// Whether a word may be the first one of a modifier at all: very few are.
  static bool may_modify(Token const& token) {
    if (token.has(kRelative | kIncluding | kAs | kAlong | kIn | kWith | kSettled)) return true;
    return token.lower && (token.text.back() == 'd' || token.text.back() == 'g');
  }

  /// A relative clause or a participle behind the noun.
  bool starts_modifier(std::size_t at) {
    auto const& token = tokens_.at(at);
    if (token.has(kRelative | kIncluding)) return true;
    auto const& before = tokens_.at(at - 1);
    auto const& next = tokens_.at(at + 1);
    if (token.has(kAs) && (next.has(kWell) || next.is("a"))) return true;
    if (token.has(kAlong) && next.has(kWith)) return true;
    if (token.has(kIn) && (next.has(kBehindIn) || (next.is("a") && tokens_.at(at + 2).is("position")))) return true;
    if (token.has(kWith) && next.has(kBehindWith)) return true;
    bool const noun_before = before.has(kPartyNoun) || !before.lower;
    if (!noun_before || !token.lower) return false;
    if (token.text.ends_with("ed") && token.text.size() > 4) return next.has(kPreposition | kBehindEd);
    if (token.has(kSettled)) return true;
    return token.text.ends_with("ing") && token.text.size() > 5 && !next.has(kPartyNoun) &&
           next.kind == TokenKind::kWord;
  }

  bool sure_phrase(std::size_t at) {
    for (auto i = at; i < at + 7; ++i) {
      auto const& token = tokens_.at(i);
      if (token.kind != TokenKind::kWord || token.has(kPreposition)) break;
      if (token.lower ? token.has(kPartyNoun) && !token.has(kThingNoun) : i > at) return true;
    }
    return false;
  }

  Tokens tokens_;
  std::size_t begin_ = 0;
};

}  // namespace rapporteur::grammar
