#pragma once

// Private to grammar/party*.cpp: the words and signs of a clause, and what they are to its parties.

#include "grammar/lexis.hpp"
#include "grammar/party.hpp"
#include "grammar/word_starts.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur::grammar {

using Token = PartyToken;
using TokenKind = PartyToken::Kind;

/// The tokens of a clause, up to a number that no list of parties needs.
class Tokens {
 public:
  Tokens(std::string_view clause, std::size_t offset, std::span<PartyName const> names, std::vector<Token>& tokens)
      : clause_(clause), offset_(offset), names_(names), tokens_(tokens) {
    auto const first = std::lower_bound(names.begin(), names.end(), offset,
                                        [](PartyName const& name, std::size_t at) { return name.begin < at; });
    names_ = names.subspan(static_cast<std::size_t>(first - names.begin()));
    tokens_.clear();
    tokens_.reserve(kMost + 1);  // so that what `at` gives stays where it is
  }

  /// The token at `index`; behind the last one, and behind as many as are read at all, an end.
  Token const& at(std::size_t index) {
    if (index >= kMost) index = kMost;
    while (tokens_.size() <= index) next();
    return tokens_[index];
  }

 private:
  void next() {
    Token token;
    auto from = position_;
    while (from < clause_.size() && lexis::is_blank(clause_[from])) ++from;
    token.begin = static_cast<std::uint32_t>(from);
    if (from >= clause_.size() || tokens_.size() == kMost) {
      token.kind = TokenKind::kEnd;
      token.end = token.begin;
    } else if (auto const name = name_at(from); name != 0) {
      token.end = static_cast<std::uint32_t>(from + name);
      token.text = clause_.substr(from, name);
      token.kind = TokenKind::kWord;
      auto const last =
          token.text.substr(token.text.rfind(' ') == std::string_view::npos ? 0 : token.text.rfind(' ') + 1);
      token.classes =
          static_cast<std::uint16_t>(names_.front().party ? (party_classes(last) & kLightNoun) | kPartyNoun : 0);
      token.lower = lexis::is_lower(token.text.front());
      token.name = true;
    } else if (is_word_byte(clause_[from])) {
      auto to = from;
      while (to < clause_.size() && (is_word_byte(clause_[to]) || joins(to))) to += clause_[to] == '\xE2' ? 3 : 1;
      token.end = static_cast<std::uint32_t>(std::min(to, clause_.size()));
      token.text = clause_.substr(from, token.end - from);
      token.kind = TokenKind::kWord;
      token.classes = party_classes(token.text);
      token.lower = lexis::is_lower(token.text.front());
    } else {
      char const c = clause_[from];
      token.kind = c == ','               ? TokenKind::kComma
                   : c == ';' || c == '.' ? TokenKind::kEnd
                   : c == ':'             ? TokenKind::kColon
                   : c == '(' || c == '[' ? TokenKind::kOpen
                   : c == ')' || c == ']' ? TokenKind::kClose
                                          : TokenKind::kOther;
      token.end = token.begin + 1;
      token.text = clause_.substr(from, 1);
    }
    position_ = token.end == token.begin ? clause_.size() : token.end;
    tokens_.push_back(token);
  }

  /// Hyphens, apostrophes and full stops inside a word.
  [[nodiscard]] bool joins(std::size_t at) const {
    char const c = clause_[at];
    auto const after = [&](std::size_t i) {
      return i < clause_.size() && (lexis::is_letter(clause_[i]) || lexis::is_digit(clause_[i]));
    };
    if (c == '-') return after(at + 1);
    if (c == '\'') return after(at + 1);
    if (c == ',')
      return at > 0 && lexis::is_digit(clause_[at - 1]) && at + 1 < clause_.size() && lexis::is_digit(clause_[at + 1]);
    if (c == '.')
      return at > 0 && lexis::is_upper(clause_[at - 1]) && at + 1 < clause_.size() && lexis::is_upper(clause_[at + 1]);
    return clause_.substr(at).starts_with("\xE2\x80\x99") && after(at + 3);
  }

  /// How long the name is that begins at `from`; 0 for none.
  std::size_t name_at(std::size_t from) {
    while (!names_.empty() && names_.front().begin < offset_ + from) names_ = names_.subspan(1);
    if (names_.empty() || names_.front().begin != offset_ + from) return 0;
    auto const size = names_.front().end - names_.front().begin;
    return from + size <= clause_.size() ? size : 0;
  }

  static constexpr std::size_t kMost = 400;

  std::string_view clause_;
  std::size_t offset_;
  std::span<PartyName const> names_;
  std::size_t position_ = 0;
  std::vector<Token>& tokens_;
};

inline bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  // Most words differ in their length or first letter.
  return !word.empty() && std::any_of(words.begin(), words.end(), [word](std::string_view each) {
    return each.size() == word.size() && each.front() == word.front() && each == word;
  });
}

inline bool article(Token const& token) {
  return is_any(token.text, {"the", "The", "a", "an", "its", "their", "his", "her", "our", "both"});
}

inline bool preposition(Token const& token) {
  return is_any(token.text, {"of",      "for",     "in",      "on",      "to", "from",  "at",
                             "with",    "under",   "within",  "against", "by", "into",  "throughout",
                             "through", "outside", "between", "among",   "as", "whose", "responsible"});
}

/// A noun that is no party by its ending alone.
inline bool thing_by_ending(std::string_view word) {
  for (std::string_view const ending : {"tion", "tions", "ment", "ments", "ance", "ence", "ity", "ness", "ing", "sis",
                                        "ship", "ism", "sion", "sions", "acy"}) {
    if (word.size() > ending.size() + 2 && word.ends_with(ending)) return true;
  }
  return false;
}

}  // namespace rapporteur::grammar
