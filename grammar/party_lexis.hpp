#pragma once

// Private to grammar/party*.cpp: the words and signs of a clause.

#include "grammar/lexis.hpp"
#include "grammar/party_words.hpp"
#include "grammar/word_starts.hpp"

#include <algorithm>
#include <array>
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
      : clause_(clause), offset_(offset), names_(names) {
    if (!names.empty() && names.front().begin < offset) {
      auto const first = std::lower_bound(names.begin(), names.end(), offset,
                                          [](PartyName const& name, std::size_t at) { return name.begin < at; });
      names_ = names.subspan(static_cast<std::size_t>(first - names.begin()));
    }
    next_name_ = names_.empty() ? kNoName : names_.front().begin - offset_;
    near_end_ = clause.size() - std::min(clause.size(), kRead + 1);
    if (tokens.size() <= kMost) tokens.resize(kMost + 1);  // so that what `at` gives stays where it is
    tokens_ = tokens.data();
  }

  /// The token at `index`; behind the last one, and behind as many as are read at all, an end.
  Token const& at(std::size_t index) { return index < count_ ? tokens_[index] : read_to(index); }
  /// Where "to" stands behind the only party, "the NAME to report": as in every third clause. 0 for any other clause;
  /// `name` is where the party begins: "all" belongs to it.
  [[nodiscard]] std::size_t to_behind_name(std::size_t& name) const;
  [[nodiscard]] bool ends_like_a_thing(std::string_view noun) const { return words_.ends_like_a_thing(noun); }

  /// A common noun of parties: "agencies", also as the last word of a name. Asked of few tokens.
  [[nodiscard]] bool is_light(Token const& token) const {
    if (!token.name) return token.has(kLightNoun);
    auto const last = token.text.substr(token.text.rfind(' ') + 1);
    return token.has(kPartyNoun) && (words_.find(last, clause_.data() + clause_.size()) & kLightNoun) != 0;
  }

  /// Whether a comma and "to" may stand behind `from`: much faster than to look for them among the tokens.
  [[nodiscard]] bool has_comma_to(std::size_t from) const;

 private:
  Token const& read_to(std::size_t index) {
    if (index > kMost) index = kMost;
    while (count_ <= index) next();
    return tokens_[index];
  }
  void next();
  /// The same for whatever stands there.
  void read_next();

  /// Behind the word that begins at `from`.
  [[nodiscard]] std::size_t word_end(std::size_t from) const;
  /// A known name is a party, or no word of the table.
  void add_name(std::size_t from, std::size_t size);

  /// Hyphens, apostrophes and full stops inside a word.
  [[nodiscard]] bool joins(std::size_t at) const;

  /// How long the name is that begins at `from`; 0 for none.
  std::size_t name_at(std::size_t from) {
    while (next_name_ < from) {
      names_ = names_.subspan(1);
      next_name_ = names_.empty() ? kNoName : names_.front().begin - offset_;
    }
    if (next_name_ != from) return 0;
    auto const size = names_.front().end - names_.front().begin;
    return from + size <= clause_.size() ? size : 0;
  }

  static constexpr std::size_t kMost = 400;
  static constexpr std::size_t kRead = 16;  // bytes at once
  static constexpr auto kNoName = static_cast<std::size_t>(-1);

  PartyWords const& words_ = PartyWords::standard();
  std::string_view clause_;
  std::size_t offset_;
  std::span<PartyName const> names_;  // from the next one on
  std::size_t next_name_ = kNoName;   // where it begins in the clause
  std::size_t near_end_ = 0;          // from there on fewer bytes are left than are read at once
  std::size_t position_ = 0;
  std::size_t count_ = 0;
  Token* tokens_ = nullptr;
};

}  // namespace rapporteur::grammar
