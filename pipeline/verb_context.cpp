#include "pipeline/verb_context.hpp"

#include "grammar/grammar.hpp"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

using grammar::ActCategory;
using grammar::Mood;
using grammar::VerbGroup;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_lower(c) || is_upper(c); }

constexpr auto kOfWord = [] {
  std::array<bool, 256> bytes{};
  for (unsigned c = 0; c < 256; ++c) bytes[c] = ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z') || c == '-';
  return bytes;
}();

/// Letters, with hyphens behind the first.
std::string_view word_at(std::string_view text) {
  std::size_t size = 0;
  if (text.empty() || text.front() == '-') return text.substr(0, 0);
  while (size < text.size() && kOfWord[static_cast<unsigned char>(text[size])]) ++size;
  return text.substr(0, size);
}

std::string_view skip_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.size(), text.find_first_not_of(" \t")));
  return text;
}

/// The last place of a word of at least three letters with a blank on either side: std::string_view::rfind calls a
/// function at every byte.
std::size_t last_place(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return std::string_view::npos;
  for (auto at = text.size() - word.size() + 1; at-- > 0;) {
    if (text[at] == ' ' && text[at + 1] == word[1] && text[at + 2] == word[2] && text.substr(at, word.size()) == word) {
      return at;
    }
  }
  return std::string_view::npos;
}

template <std::size_t Size>
bool is_any(std::string_view word, std::array<std::string_view, Size> const& words) {
  // Most words differ in their length or first letter.
  return !word.empty() && std::any_of(words.begin(), words.end(), [word](std::string_view each) {
    return each.size() == word.size() && each.front() == word.front() && each == word;
  });
}

constexpr std::array<std::string_view, 30> kCore = {"recognize",    "note",        "recall",
                                                    "stress",       "reaffirm",    "emphasize",
                                                    "welcome",      "acknowledge", "express concern",
                                                    "bear in mind", "underline",   "underscore",
                                                    "reiterate",    "take note",   "be concerned",
                                                    "affirm",       "be aware",    "be mindful",
                                                    "be convinced", "call upon",   "urge",
                                                    "highlight",    "commend",     "deplore",
                                                    "condemn",      "encourage",   "express appreciation",
                                                    "be conscious", "invite",      "look forward"};

}  // namespace

bool is_core_act(VerbGroup const& group) { return is_any(group.act->lemma, kCore); }

bool acts_as_item(VerbGroup const& group) {
  static constexpr std::array<std::string_view, 12> kActs = {"request",   "invite",     "urge",      "call upon",
                                                             "call on",   "recognize",  "reaffirm",  "reiterate",
                                                             "underline", "underscore", "emphasize", "acknowledge"};
  if (is_any(group.act->lemma, kActs)) return true;
  auto const rest = skip_blanks(group.rest);
  return group.act->lemma == "encourage" &&
         ((rest.starts_with("the ") && rest.size() > 4 && is_upper(rest[4])) || rest.starts_with("Member States"));
}

std::size_t skip_lead(std::string_view view, std::size_t at) {
  static constexpr std::array<std::string_view, 4> kQuotes = {"\xE2\x80\x9C", "\xE2\x80\x98", "\"", "\xC2\xAB"};
  for (;;) {
    auto const before = at;
    while (at < view.size() && (view[at] == ' ' || view[at] == '\t')) ++at;
    for (auto const quote : kQuotes) {
      if (view.substr(at).starts_with(quote)) at += quote.size();
    }
    if (at == before) break;
  }
  auto rest = view.substr(at);
  // "(a)" of "58. (a) Requests", "1." of a second number.
  auto const marker = grammar::parse_enumerator(rest);
  if (marker && rest.starts_with('(')) {
    auto const close = rest.find(')');
    if (close < 8) {  // npos is not
      at += close + 1;
      while (at < view.size() && (view[at] == ' ' || view[at] == '\t')) ++at;
    }
  }
  return at;
}

bool sentence_ends(std::string_view view, std::size_t at) {
  auto next = at + 1;
  while (next < view.size() && !is_letter(view[next]) && view[next] != ' ' && next < at + 5) ++next;
  if (next >= view.size() || view[next] != ' ') return false;
  ++next;
  auto const rest = view.substr(next);
  if (rest.empty() || !(is_upper(rest.front()) || rest.starts_with("\xE2\x80\x9C"))) return false;
  // "No. 5", "Mr. Smith", "D. C."
  auto begin = at;
  while (begin > 0 && is_letter(view[begin - 1])) --begin;
  auto const word = view.substr(begin, at - begin);
  return word.size() > 3 || word.empty() || (is_lower(word.front()) && word.size() > 1);
}

std::string_view skip_organ(std::string_view text, std::string_view organ) {
  if (text.starts_with("It ")) return organ.empty() ? std::string_view{} : text.substr(3);
  if (!text.starts_with("The ") && !text.starts_with("the ")) return {};
  text.remove_prefix(4);
  if (organ.empty()) return {};
  if (text.starts_with(organ)) {
    text.remove_prefix(organ.size());
  } else {
    auto const last = organ.substr(organ.rfind(' ') + 1);
    if (!text.starts_with(last)) return {};
    text.remove_prefix(last.size());
  }
  if (text.empty() || (text.front() != ' ' && text.front() != ',')) return {};
  return text.front() == ' ' ? skip_blanks(text) : text;
}

std::string_view skip_enclosed(std::string_view text) {
  constexpr std::size_t kReach = 300;
  auto const close = text.substr(0, kReach).find(',', 1);
  if (close == std::string_view::npos) return {};
  return skip_blanks(text.substr(close + 1));
}

bool begins_with_phrase(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kWords = {"With",    "In",  "For",  "To",    "As", "On",
                                                              "Pending", "Now", "Upon", "Under", "By", "Subject"};
  return is_any(word_at(text), kWords);
}

bool plausible(std::string_view text, Mood mood) {
  auto const word = word_at(text);
  if (word.size() < 2) return false;
  char const last = word.back();
  if (mood == Mood::kThirdPerson && last == 's') return true;
  if (mood == Mood::kGerund && (last == 'g' || last == 'd' || word == "mindful" || word == "aware" ||
                                word == "conscious" || word == "cognizant"))
    return true;
  static constexpr std::array<std::string_view, 6> kAdverbs = {"also", "further",   "again",
                                                               "once", "therefore", "still"};
  return last == 'y' || is_any(word, kAdverbs);
}

bool opens(VerbGroup const& group) {
  // "States should …", "Measures to …": what is a noun as well is a verb only before a clause or its object.
  auto const rest = skip_blanks(group.rest);
  auto const word = word_at(rest);
  if (group.adverb || group.complete || !grammar::is_noun_too(group.head)) return true;
  return !grammar::stops_complement(word) || word == "in" || word == "as" || word == "to" || word == "with" ||
         word == "under" || word == "and";
}

bool fits(VerbGroup const& group, bool opener) {
  auto rest = group.rest;
  if (rest.empty()) return opener || group.complete;
  if (group.complete) return true;
  if (rest.front() == ',') {
    auto after = skip_blanks(rest.substr(1));
    if (grammar::accept_insertion(after)) return true;
    auto const word = word_at(after);
    // "deplores, condemns and": verbs in a row; "requests, in accordance with …, the Secretary-General".
    return !grammar::is_noun_too(group.head) || word == "in" || word == "as" || word == "within" || word == "subject" ||
           word == "on" || word == "through";
  }
  if (rest.front() == ':') return true;
  if (rest.front() == '.' || rest.front() == ';' || rest.front() == ')') return opener;
  if (rest.front() != ' ' && rest.front() != '\t') return false;
  rest = skip_blanks(rest);
  auto const word = word_at(rest);
  if (word.empty()) return true;
  auto const lemma = group.act->lemma;
  if (word == "to") {
    static constexpr std::array<std::string_view, 18> kTakeTo = {
        "decide", "agree", "resolve", "appeal", "commit",   "recommit", "undertake", "pledge",    "intend",
        "wish",   "seek",  "strive",  "desire", "continue", "consent",  "expect",    "subscribe", "promise"};
    return group.participle || is_any(lemma, kTakeTo) || lemma == "hope" || lemma == "refer" || lemma == "recommend" ||
           lemma == "adhere";
  }
  if (word == "and" || word == "or") {
    auto const next = skip_blanks(rest.substr(word.size()));
    auto const mood = group.mood;
    return !grammar::is_noun_too(group.head) && plausible(next, mood) &&
           grammar::parse_verb_group(next, mood).has_value();
  }
  if (word == "on" && (lemma == "decide" || lemma == "insist" || lemma == "agree")) return true;
  if (word == "in" && (lemma == "concur" || lemma == "believe")) return true;
  if (word == "with" && (lemma == "concur" || lemma == "agree")) return true;
  if (group.participle) return true;
  if (grammar::stops_complement(word)) {
    // "requests, for …" keeps its comma; "affirms in particular that"
    auto after = rest;
    return grammar::accept_insertion(after) && !after.empty();
  }
  if (!opener && grammar::is_noun_too(group.head) && lemma != "call upon") {
    static constexpr std::array<std::string_view, 23> kNouns = {
        "that",  "the",    "all",     "its",      "this",       "these", "any",  "each",
        "those", "Member", "States",  "further",  "every",      "it",    "both", "Governments",
        "once",  "also",   "parties", "relevant", "interested", "other", "him"};
    return is_any(word, kNouns) || is_upper(word.front());
  }
  return true;
}

bool takes_complement(VerbGroup const& group) {
  auto const rest = skip_blanks(group.rest);
  return !rest.empty() && rest.front() != '.' && !rest.starts_with("and ");
}

bool reported_we(std::string_view view, std::size_t at) {
  auto before = view.substr(0, at);
  while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  if (before.empty()) return false;
  auto begin = before.size();
  while (begin > 0 && is_letter(before[begin - 1])) --begin;
  auto const word = before.substr(begin);
  static constexpr std::array<std::string_view, 12> kSubordinate = {
      "which", "that", "as", "what", "where", "when", "than", "how", "whom", "if", "because", "whether"};
  return is_any(word, kSubordinate);
}

bool verb_of_relative_clause(Site const& site, VerbGroup const& group) {
  if (site.last == nullptr) return false;
  if (site.semicolon) return false;
  // Behind a comma, or with an adverb of its own, a verb goes on with what the organ does.
  if (site.comma || group.adverb) return false;
  // The words between the verb before and this one, back to the last comma or semicolon that closes a clause.
  auto const from = std::max<std::size_t>(site.last->end, site.sentence);
  if (from >= site.joint) return false;
  auto const between = site.view.substr(from, site.joint - from);
  // A relative pronoun whose verb is in the third person, with no comma after it: the verbs are of one subject.
  for (std::string_view const pronoun : {" which ", " that ", " who "}) {
    auto const at = last_place(between, pronoun);
    if (at == std::string_view::npos) continue;
    auto rest = between.substr(at + pronoun.size());
    auto const limit = rest.find_first_of(",;");
    if (limit != std::string_view::npos && limit + 60 < rest.size()) continue;
    auto word = word_at(rest);
    while (!word.empty() && word.ends_with("ly")) {
      rest = skip_blanks(rest.substr(word.size()));
      word = word_at(rest);
    }
    bool const third_person = word.size() > 2 && word.ends_with('s') && !word.ends_with("ss") &&
                              is_lower(word.front()) && word != "its" && word != "this" && word != "was" &&
                              word != "is" && word != "has" && word != "States";
    if (third_person) return true;
  }
  return false;
}

bool participle_of_organ(Site const& site, VerbGroup const& group, bool preambular) {
  auto const lemma = group.act->lemma;
  static constexpr std::array<std::string_view, 25> kWeak = {"take into account",
                                                             "take into consideration",
                                                             "include",
                                                             "support",
                                                             "consider",
                                                             "address",
                                                             "review",
                                                             "share",
                                                             "strengthen",
                                                             "provide",
                                                             "examine",
                                                             "make",
                                                             "bring",
                                                             "set",
                                                             "give",
                                                             "keep",
                                                             "replace",
                                                             "act",
                                                             "extend",
                                                             "respect",
                                                             "establish",
                                                             "promote",
                                                             "be committed",
                                                             "be determined",
                                                             "continue"};
  if (preambular) {
    if (is_any(lemma, kWeak))
      return site.semicolon || (site.comma && site.connector.conjunction && lemma.starts_with("take"));
    if (group.participle && !group.adverb && !(site.comma && site.connector.conjunction)) return is_any(lemma, kCore);
    return is_any(lemma, kCore) || site.semicolon || (site.comma && site.connector.conjunction) || group.complete;
  }
  if (!is_any(lemma, kCore)) return false;
  if (site.connector.concession) return lemma != "be concerned";
  return false;
}

bool joins_declaration(Site const& site, VerbGroup const& group) {
  if (site.last == nullptr) return false;
  if (!site.connector.conjunction && !site.semicolon) return false;
  auto const from = site.last->end;
  if (from > site.joint) return false;
  auto const between = site.view.substr(from, site.joint - from);
  bool const infinitive =
      between.find(" to ") != std::string_view::npos || between.find(" will ") != std::string_view::npos;
  auto const category = group.act->category;
  auto const lemma = group.act->lemma;
  static constexpr std::array<std::string_view, 12> kOften = {"support",   "encourage",  "welcome",  "promote",
                                                              "establish", "strengthen", "provide",  "adopt",
                                                              "share",     "include",    "continue", "extend"};
  if (!infinitive) return !is_any(lemma, std::array<std::string_view, 3>{"share", "include", "view"});
  if (is_any(lemma, kOften) || (category == ActCategory::kDeciding && lemma != "commit" && lemma != "resolve"))
    return site.comma && group.adverb;
  return site.comma || group.adverb;
}

}  // namespace rapporteur
