#include "grammar/party.hpp"

#include "grammar/act.hpp"
#include "grammar/lexis.hpp"
#include "grammar/word_starts.hpp"

#include <algorithm>
#include <array>

namespace rapporteur::grammar {
namespace {

using namespace lexis;

std::uint16_t class_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, PartyClass>, 9> kNames = {{{"party", kPartyNoun},
                                                                                      {"light", kLightNoun},
                                                                                      {"thing", kThingNoun},
                                                                                      {"pronoun", kPronoun},
                                                                                      {"relative", kRelative},
                                                                                      {"participle", kParticiple},
                                                                                      {"false_to", kFalseTo},
                                                                                      {"not_verb", kNotVerb},
                                                                                      {"long", kLongInsertion}}};
  for (auto const& [word, value] : kNames) {
    if (word == name) return value;
  }
  throw TableError("party_words.tsv: \"" + std::string(name) + "\" is no class");
}

WordTable<std::uint16_t> const& party_words() {
  static WordTable<std::uint16_t> const table = [] {
    WordTable<std::uint16_t> words;
    for (auto const& row : embedded_table("party_words", {"word", "class"}).rows) words[row[0]] |= class_of(row[1]);
    return words;
  }();
  return table;
}

using Token = PartyToken;
using TokenKind = PartyToken::Kind;

/// The tokens of a clause, up to a number that no list of parties needs.
class Tokens {
 public:
  Tokens(std::string_view clause, std::size_t offset, std::span<PartyName const> names, std::vector<Token>& tokens)
      : clause_(clause), offset_(offset), names_(names), tokens_(tokens) {
    while (!names_.empty() && names_.front().begin < offset) names_ = names_.subspan(1);
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
    while (from < clause_.size() && is_blank(clause_[from])) ++from;
    token.begin = static_cast<std::uint32_t>(from);
    if (from >= clause_.size() || tokens_.size() == kMost) {
      token.kind = TokenKind::kEnd;
      token.end = token.begin;
    } else if (auto const name = name_at(from); name != 0) {
      token.end = static_cast<std::uint32_t>(from + name);
      token.text = clause_.substr(from, name);
      token.kind = TokenKind::kWord;
      auto const last = token.text.substr(token.text.rfind(' ') == std::string_view::npos ? 0 : token.text.rfind(' ') + 1);
      token.classes = static_cast<std::uint16_t>(names_.front().party ? (party_classes(last) & kLightNoun) | kPartyNoun : 0);
      token.lower = is_lower(token.text.front());
      token.name = true;
    } else if (is_word_byte(clause_[from])) {
      auto to = from;
      while (to < clause_.size() && (is_word_byte(clause_[to]) || joins(to))) to += clause_[to] == '\xE2' ? 3 : 1;
      token.end = static_cast<std::uint32_t>(std::min(to, clause_.size()));
      token.text = clause_.substr(from, token.end - from);
      token.kind = TokenKind::kWord;
      token.classes = party_classes(token.text);
      token.lower = is_lower(token.text.front());
    } else {
      char const c = clause_[from];
      token.kind = c == ','                ? TokenKind::kComma
                   : c == ';' || c == '.' ? TokenKind::kEnd
                   : c == ':'              ? TokenKind::kColon
                   : c == '(' || c == '['  ? TokenKind::kOpen
                   : c == ')' || c == ']'  ? TokenKind::kClose
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
    auto const after = [&](std::size_t i) { return i < clause_.size() && (is_letter(clause_[i]) || is_digit(clause_[i])); };
    if (c == '-') return after(at + 1);
    if (c == '\'') return after(at + 1);
    if (c == ',') return at > 0 && is_digit(clause_[at - 1]) && at + 1 < clause_.size() && is_digit(clause_[at + 1]);
    if (c == '.') return at > 0 && is_upper(clause_[at - 1]) && at + 1 < clause_.size() && is_upper(clause_[at + 1]);
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

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool article(Token const& token) {
  return is_any(token.text, {"the", "The", "a", "an", "its", "their", "his", "her", "our", "both"});
}

bool preposition(Token const& token) {
  return is_any(token.text, {"of", "for", "in", "on", "to", "from", "at", "with", "under", "within", "against", "by", "into",
                             "throughout", "through", "outside", "between", "among", "as", "whose", "responsible"});
}

/// A noun that is no party by its ending alone.
bool thing_by_ending(std::string_view word) {
  for (std::string_view const ending : {"tion", "tions", "ment", "ments", "ance", "ence", "ity", "ness", "ing", "sis", "ship", "ism", "sion", "sions", "acy"}) {
    if (word.size() > ending.size() + 2 && word.ends_with(ending)) return true;
  }
  return false;
}

class Reader {
 public:
  Reader(std::string_view clause, std::size_t offset, std::span<PartyName const> names, PartyForm form, PartyClause& result)
      : clause_(clause), tokens_(clause, offset, names, result.tokens), form_(form), result_(result) {}

  void read() {
    std::size_t at = skip_insertions(0);
    if (tokens_.at(at).is("that") && (form_ == PartyForm::kThat || form_ == PartyForm::kInfinitive)) {
      result_.that_clause = true;
      return read_that(at + 1);
    }
    if (form_ == PartyForm::kTold) {
      if (!tokens_.at(at).is("to")) return;
      ++at;
    }
    read_list(at);
    settle();
  }

 private:
  static constexpr std::size_t kMostTokens = 160;

  /// ", in this regard," and longer ones between the verb and its object.
  std::size_t skip_insertions(std::size_t at) {
    while (tokens_.at(at).kind == TokenKind::kComma) {
      auto close = at + 1;
      while (close < at + 40 && tokens_.at(close).kind != TokenKind::kComma && tokens_.at(close).kind != TokenKind::kEnd) ++close;
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

  /// Whether the "to" at `at` begins what is to be done.
  bool begins_task(std::size_t at, bool relative) {
    auto next = at + 1;
    if (tokens_.at(next).kind == TokenKind::kComma) return true;
    if (tokens_.at(next).kind == TokenKind::kColon) return true;
    for (int adverbs = 0; adverbs < 3; ++adverbs) {
      auto const& word = tokens_.at(next);
      bool const adverb = word.kind == TokenKind::kWord && word.lower &&
                          (word.text.ends_with("ly") || is_any(word.text, {"not", "further", "also", "fully", "better", "jointly"}));
      if (!adverb || word.is("supply") || word.is("apply") || word.is("comply") || word.is("rely") || word.is("multiply")) break;
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
    if (relative && before.kind == TokenKind::kWord && (before.text.ends_with("ing") || before.is("have") || before.is("has") || before.is("are"))) return false;
    return true;
  }

  void start(std::size_t at) {
    begin_ = at;
  }

  /// Ends the noun phrase that began at `begin_` before token `end`.
  void finish(std::size_t end, bool member) {
    auto from = begin_;
    while (from < end && (article(tokens_.at(from)) || tokens_.at(from).kind == TokenKind::kOther)) ++from;
    auto to = end;
    while (to > from && (tokens_.at(to - 1).kind != TokenKind::kWord && tokens_.at(to - 1).kind != TokenKind::kClose)) --to;
    while (to > from && is_any(tokens_.at(to - 1).text, {"concerned", "involved", "and", "also", "alike", "above", "below", "together"})) --to;
    if (from >= to) return;
    // The head stands before the first preposition.
    auto head = from;
    while (head + 1 < to && !preposition(tokens_.at(head + 1)) && tokens_.at(head + 1).kind == TokenKind::kWord) ++head;
    auto const& noun = tokens_.at(head);
    Party party;
    party.begin = tokens_.at(from).begin;
    party.end = tokens_.at(to - 1).end;
    party.pronoun = from + 1 == to && noun.has(kPronoun);
    party.member = member;
    bool const name = !noun.lower && noun.kind == TokenKind::kWord;
    auto const lowered = noun.text;
    bool const thing = (noun.has(kThingNoun) || (noun.lower && thing_by_ending(lowered))) && !noun.has(kPartyNoun);
    thing_first_ = thing_first_ || (thing && result_.parties.empty());
    if (thing) return;
    party.sure = noun.has(kPartyNoun) || name;
    result_.parties.push_back(party);
  }

  /// Whether a noun phrase can begin at token `at`.
  bool begins_phrase(std::size_t at) {
    auto const& token = tokens_.at(at);
    if (token.kind != TokenKind::kWord) return false;
    if (token.has(kLongInsertion) || token.has(kRelative)) return false;
    if (token.is("to") || token.is("and") || token.is("or") || token.is("including") || token.is("so") || token.is("not")) return false;
    return true;
  }

  /// Whether "and" at `at`, inside a phrase that began at `begin_`, joins two parties.
  bool joins_parties(std::size_t at) {
    auto const& before = tokens_.at(at - 1);
    auto const& after = tokens_.at(at + 1);
    if (after.kind == TokenKind::kComma) return true;
    if (before.kind == TokenKind::kClose) return true;
    if (article(after) || is_any(after.text, {"all", "other", "relevant", "those", "any", "each", "every", "others", "interested"})) {
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
    if (before.has(kLightNoun) && after.has(kLightNoun)) return false;
    if (before.has(kLightNoun) && after.lower && tokens_.at(at + 2).has(kLightNoun) && !after.has(kPartyNoun) && shared(at)) return false;
    // "organizations of the United Nations and …": the complement may go on, but a party noun closes.
    return true;
  }

  /// "programmes and specialized agencies" behind a name that both belong to ("United Nations funds, …").
  bool shared(std::size_t at) {
    return tokens_.at(begin_).lower == false && tokens_.at(at + 1).is("specialized");
  }

  static bool known_beginning(Token const& token, Token const& next) {
    if (token.is("Member") || token.is("States") || token.is("Governments")) return true;
    return (token.is("United") || token.is("African") || token.is("European")) && (next.is("Nations") || next.is("Union"));
  }

  /// Behind "on", "for" or "of": the name goes on over "and".
  bool inside_complement(std::size_t at) {
    for (auto i = at; i > begin_; --i) {
      auto const& token = tokens_.at(i - 1);
      if (token.is("on") || token.is("for") || token.is("of") || token.is("to")) return true;
      if (token.has(kPartyNoun) && !token.is("General")) return false;
    }
    return false;
  }

  /// What stands before the "and" is a name by itself: two capitals at least, or an acronym.
  bool complete_name(std::size_t at) {
    auto const& before = tokens_.at(at - 1);
    bool const acronym = before.text.size() > 1 && is_upper(before.text[1]);
    auto const& after = tokens_.at(at + 1);
    bool const after_acronym = after.text.size() > 1 && is_upper(after.text[1]);
    auto const& next = tokens_.at(at + 2);
    bool const after_alone = next.is("to") || next.kind != TokenKind::kWord;
    return acronym || after_acronym || after_alone;
  }

  std::size_t skip_parenthesis(std::size_t at) {
    auto to = at;
    while (to < at + 30 && tokens_.at(to).kind != TokenKind::kClose && tokens_.at(to).kind != TokenKind::kEnd) ++to;
    return tokens_.at(to).kind == TokenKind::kClose ? to : at;
  }

  /// The next ", to VERB" from `at` on; 0 where there is none near.
  std::size_t comma_to(std::size_t at) {
    for (auto i = at; i < at + 70; ++i) {
      auto const& token = tokens_.at(i);
      if (token.kind == TokenKind::kEnd) return 0;
      if (token.kind == TokenKind::kComma && tokens_.at(i + 1).is("to") && begins_task(i + 1, false)) return i;
      if (token.kind == TokenKind::kComma && tokens_.at(i + 1).is("as") && tokens_.at(i + 2).is("well")) return 0;
    }
    return 0;
  }

  bool short_insertion(std::size_t at) {
    auto const& first = tokens_.at(at);
    auto const& second = tokens_.at(at + 1);
    if (is_any(first.text, {"as", "where", "when", "if", "whenever", "wherever"})) {
      return is_any(second.text, {"appropriate", "applicable", "necessary", "relevant", "needed", "required", "possible", "feasible", "requested"});
    }
    return first.is("upon") && second.is("request");
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
    for (; at < kMostTokens; ++at) {
      Token const token = tokens_.at(at);
      if (token.kind == TokenKind::kEnd) {
        if (token.text == "." && at + 1 < kMostTokens && tokens_.at(at + 1).kind == TokenKind::kWord && tokens_.at(at + 1).lower) continue;
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
      if (token.is("to")) {
        if (at == begin_ && result_.parties.empty() && !relative) return;  // "requests to …": nobody is named
        if (!begins_task(at, relative)) continue;
        if (open) finish(at, member);
        return task_at(at);
      }
      if (form_ == PartyForm::kReminded && open && (token.is("of") || token.is("that")) && of_duty(at)) {
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
        if (token.is("and") && begins_phrase(at + 1) && sure_phrase(at + 1)) {
          start(at + 1);
          open = true;
          relative = false;
        }
        continue;
      }
      if (token.is("and") || token.is("or")) {
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
        if (token.is("including") || token.is("notably")) {
          member = true;
          start(at + 1);
          continue;
        }
        if (token.is("as") || token.is("together") || token.is("along")) {
          auto const skip = token.is("as") ? 3U : 2U;
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

  /// "international, regional and subregional organizations": what stands before the comma at `at` has no noun yet.
  bool modifiers_only(std::size_t at) {
    auto const& next = tokens_.at(at + 1);
    if (next.kind != TokenKind::kWord || !next.lower || next.is("to") || next.has(kLongInsertion) || next.has(kRelative) || article(next)) return false;
    for (auto i = begin_; i < at; ++i) {
      auto const& token = tokens_.at(i);
      if (token.kind != TokenKind::kWord || token.has(kPartyNoun) || token.has(kPronoun)) return false;
      if (!token.lower && i > begin_) return false;
    }
    return at > begin_ && !thing_by_ending(tokens_.at(at - 1).text);
  }

  /// "reminds States of their duty", not "the Government of Sudan".
  bool of_duty(std::size_t at) {
    auto const& next = tokens_.at(at + 1);
    return tokens_.at(at).is("that") || article(next) || is_any(next.text, {"all", "this"}) ? !is_any(next.text, {"the"}) || tokens_.at(at + 2).lower
                                                                                        : false;
  }

  /// A relative clause or a participle behind the noun.
  bool starts_modifier(std::size_t at) {
    auto const& token = tokens_.at(at);
    auto const& before = tokens_.at(at - 1);
    auto const& next = tokens_.at(at + 1);
    if (token.has(kRelative)) return true;
    if (token.is("including")) return true;
    if (token.is("as") && next.is("well")) return true;
    if ((token.is("together") || token.is("along")) && next.is("with")) return true;
    if (token.is("in") && next.is("a") && tokens_.at(at + 2).is("position")) return true;
    if (token.is("in") && is_any(next.text, {"their", "its", "this", "accordance", "cooperation", "order", "particular"})) return true;
    if (token.is("with") && is_any(next.text, {"a", "regard", "respect"})) return true;
    bool const noun_before = before.has(kPartyNoun) || !before.lower;
    if (!noun_before || !token.lower) return false;
    if (token.text.ends_with("ed") && token.text.size() > 4) {
      return preposition(next) || is_any(next.text, {"pursuant", "above", "out", "up"});
    }
    if (token.is("set") || token.is("held")) return true;
    return token.text.ends_with("ing") && token.text.size() > 5 && !next.has(kPartyNoun) && next.kind == TokenKind::kWord;
  }

  bool sure_phrase(std::size_t at) {
    for (auto i = at; i < at + 7; ++i) {
      auto const& token = tokens_.at(i);
      if (token.kind != TokenKind::kWord || preposition(token)) break;
      if (token.lower ? token.has(kPartyNoun) && !token.has(kThingNoun) : i > at) return true;
    }
    return false;
  }

  static constexpr std::size_t kStay = static_cast<std::size_t>(-1);

  /// Where to go on behind the comma at `at`; 0: the list ends there without a task; kStay: the comma is inside.
  std::size_t after_comma(std::size_t at, bool relative, bool& member) {
    auto next = at + 1;
    if (tokens_.at(next).is("to")) {
      if (begins_task(next, false)) {
        task_at(next);
        return 0;
      }
      return kStay;
    }
    bool const joined = tokens_.at(next).is("and") || tokens_.at(next).is("or");
    if (joined) ++next;
    if (tokens_.at(next).kind == TokenKind::kComma) ++next;  // "and, as appropriate, B"
    if (tokens_.at(next).is("as") && tokens_.at(next + 1).is("well") && tokens_.at(next + 2).is("as")) return next + 3;
    if ((tokens_.at(next).is("together") || tokens_.at(next).is("along")) && tokens_.at(next + 1).is("with")) return next + 2;
    if (tokens_.at(next).is("including")) {
      auto to = next + 1;
      if (tokens_.at(to).is("but")) return kStay;
      if (tokens_.at(to).kind == TokenKind::kComma) ++to;
      if (is_any(tokens_.at(to).text, {"through", "by", "in", "at", "on", "within", "to", "with", "for", "those", "the"}) && !article(tokens_.at(to))) {
        if (auto const jump = comma_to(next)) return jump_to_task(jump);
        return kStay;
      }
      member = true;
      return to;
    }
    if (is_any(tokens_.at(next).text, {"in", "particularly", "especially", "notably", "inter", "such", "namely"})) {
      bool const particular = !tokens_.at(next).is("in") || tokens_.at(next + 1).is("particular");
      if (particular) {
        if (auto const jump = comma_to(next)) return jump_to_task(jump);
        return kStay;
      }
    }
    if (short_insertion(next)) {
      auto close = next;
      while (close < next + 12 && tokens_.at(close).kind != TokenKind::kComma && tokens_.at(close).kind != TokenKind::kEnd) {
        if (tokens_.at(close).is("to") && begins_task(close, false)) break;
        ++close;
      }
      if (tokens_.at(close).kind != TokenKind::kComma) return close;
      auto behind = close + 1;
      if (tokens_.at(behind).is("to") && begins_task(behind, false)) {
        task_at(behind);
        return 0;
      }
      if (tokens_.at(behind).is("and")) ++behind;
      return behind;
    }
    auto const& token = tokens_.at(next);
    bool const insertion = token.has(kLongInsertion) || token.has(kRelative) || token.has(kParticiple) ||
                           (token.lower && token.text.size() > 5 && (token.text.ends_with("ing") || token.text.ends_with("ed")) &&
                            preposition(tokens_.at(next + 1)));
    if (insertion) {
      if (auto const jump = comma_to(next)) return jump_to_task(jump);
      return kStay;
    }
    if (relative && !sure_phrase(next)) return kStay;
    return next;
  }

  std::size_t jump_to_task(std::size_t comma) {
    task_at(comma + 1);
    return 0;
  }

  /// "that NP shall …", "that NP ensure …", "that X be established by NP".
  void read_that(std::size_t at) {
    start(at);
    static constexpr std::size_t kReach = 60;
    for (auto i = at; i < at + kReach; ++i) {
      Token const token = tokens_.at(i);
      if (token.kind == TokenKind::kEnd || token.kind == TokenKind::kColon) return;
      if (token.kind == TokenKind::kOpen) {
        i = skip_parenthesis(i);
        continue;
      }
      if (token.kind != TokenKind::kWord) {
        if (token.kind == TokenKind::kComma && i > begin_) {
          finish(i, false);
          if (tokens_.at(i + 1).has(kLongInsertion)) {
            auto close = i + 1;
            while (close < i + 30 && tokens_.at(close).kind != TokenKind::kComma && tokens_.at(close).kind != TokenKind::kEnd) ++close;
            if (tokens_.at(close).kind != TokenKind::kComma) return result_.parties.clear();
            i = close;
          }
          auto next = i + 1;
          if (tokens_.at(next).is("and") || tokens_.at(next).is("the")) next += tokens_.at(next).is("and") ? 1 : 0;
          start(next);
          i = next - 1;
        }
        continue;
      }
      bool const modal = is_any(token.text, {"shall", "should", "will", "must", "may", "can"});
      if (modal || token.is("be") || subjunctive(i)) {
        if (begin_ < i) finish(i, false);
        return end_subject(i, modal);
      }
      if (token.is("and") && i > begin_ && joins_parties(i)) {
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

  /// A bare verb behind a party noun: "that the Secretary-General ensure".
  bool subjunctive(std::size_t at) {
    auto const& token = tokens_.at(at);
    auto const& before = tokens_.at(at - 1);
    if (at <= begin_ || !token.lower || preposition(token) || token.is("and") || token.is("or") || token.has(kRelative)) return false;
    if (!(before.has(kPartyNoun) || !before.lower) || before.kind != TokenKind::kWord) return false;
    if (token.has(kPartyNoun) || token.has(kParticiple) || token.text.ends_with("ed") || token.text.ends_with("ing")) return false;
    return !is_any(token.text, {"whose", "alike", "concerned"});
  }

  void end_subject(std::size_t at, bool modal) {
    auto verb = modal ? at + 1 : at;
    result_.task = tokens_.at(verb).begin;
    while (tokens_.at(verb).lower && (tokens_.at(verb).text.ends_with("ly") || is_any(tokens_.at(verb).text, {"also", "not", "further"}))) ++verb;
    if (tokens_.at(verb).is("be") || tokens_.at(verb).is("have") ||
        is_any(tokens_.at(verb).text, {"consist", "comprise", "apply", "remain", "include", "become", "take", "continue"})) {
      result_.passive = tokens_.at(verb).is("be") || modal;
    }
    if (!result_.passive) {
      result_.infinitive = true;
      std::erase_if(result_.parties, [](Party const& party) { return !party.sure; });
      return;
    }
    result_.parties.clear();
    if (!tokens_.at(verb).is("be")) return;
    // The agent of a passive: "be established by the graduating country".
    for (auto i = verb + 1; i < verb + 4; ++i) {
      if (tokens_.at(i).kind != TokenKind::kWord || tokens_.at(i).is("to")) return;
      if (!tokens_.at(i).is("by")) continue;
      start(i + 1);
      auto end = i + 1;
      while (end < i + 12 && tokens_.at(end).kind == TokenKind::kWord && !(end > i + 1 && preposition(tokens_.at(end)) && !tokens_.at(end).is("of"))) ++end;
      finish(end, false);
      std::erase_if(result_.parties, [](Party const& party) { return !party.sure; });
      result_.infinitive = true;
      return;
    }
  }

  /// Without a task, only what is known as a party is one; "calls for" asks for a thing unless both speak for a party.
  void settle() {
    bool const strict = !result_.infinitive || form_ == PartyForm::kCalledFor;
    if (form_ == PartyForm::kCalledFor && !result_.infinitive) return result_.parties.clear();
    if (result_.parties.empty()) return;
    if (strict) {
      if (thing_first_) result_.parties.clear();
      if (result_.parties.empty()) return;
      if (!result_.parties.front().sure) result_.parties.clear();
      std::erase_if(result_.parties, [](Party const& party) { return !party.sure; });
    }
  }

  std::string_view clause_;
  Tokens tokens_;
  PartyForm form_;
  PartyClause& result_;
  std::size_t begin_ = 0;
  bool thing_first_ = false;  // what stands first is no party
};

}  // namespace

std::uint16_t party_classes(std::string_view word) {
  auto const* const found = party_words().find(LowerWord(word).view());
  return found == nullptr ? 0 : *found;
}

void parse_parties(std::string_view clause, std::size_t offset, std::span<PartyName const> names, PartyForm form,
                   PartyClause& result) {
  result.parties.clear();
  result.task = 0;
  result.infinitive = result.that_clause = result.passive = false;
  Reader(clause, offset, names, form, result).read();
}

}  // namespace rapporteur::grammar
