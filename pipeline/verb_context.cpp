#include "pipeline/verb_context.hpp"

#include "grammar/grammar.hpp"

#include <algorithm>
#include <array>
#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace rapporteur {
namespace {

using grammar::ActCategory;
using grammar::first_word;
using grammar::VerbGroup;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_lower(c) || is_upper(c); }

std::string_view skip_blanks(std::string_view text) {
  std::size_t blanks = 0;
  while (blanks < text.size() && (text[blanks] == ' ' || text[blanks] == '\t')) ++blanks;
  text.remove_prefix(blanks);
  return text;
}

/// Whether the verb of the relative clause that begins behind its pronoun is in the third person, with no comma after
/// it.
bool is_left_open(std::string_view rest) {
  auto const limit = rest.find_first_of(",;");
  if (limit != std::string_view::npos && limit + 60 < rest.size()) return false;
  auto word = first_word(rest);
  while (!word.empty() && word.ends_with("ly")) {
    rest = skip_blanks(rest.substr(word.size()));
    word = first_word(rest);
  }
  return word.size() > 2 && word.ends_with('s') && !word.ends_with("ss") && is_lower(word.front()) &&
         (grammar::act_word_classes(word) & grammar::kSmall) == 0;
}

/// The last place before `end` of an "h" that is the second letter of a word; 0 for none.
std::size_t last_second_h(std::string_view text, std::size_t end) {
#if defined(__SSE2__)
  constexpr std::size_t kBlock = 16;
  for (; end >= kBlock + 2; end -= kBlock) {
    auto const equal = [&](std::size_t from, char c) {
      return _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data() + from)), _mm_set1_epi8(c));
    };
    auto const found = _mm_and_si128(equal(end - kBlock, 'h'), equal(end - kBlock - 2, ' '));
    auto const places = static_cast<unsigned>(_mm_movemask_epi8(found));
    if (places != 0) return end - kBlock + static_cast<std::size_t>(std::bit_width(places)) - 1;
  }
#endif
  while (end > 2) {
    --end;
    if (text[end] == 'h' && text[end - 2] == ' ') return end;
  }
  return 0;
}

bool noun_too(VerbGroup const& group) { return (group.head_classes & grammar::kNounToo) != 0; }

bool first_is(std::string_view text, grammar::ActWordClass wanted) {
  return (grammar::look_up_first_word(text).classes() & wanted) != 0;
}
bool is(std::string_view word, grammar::ActWordClass wanted) { return (grammar::act_word_classes(word) & wanted) != 0; }

}  // namespace

bool acts_as_item(VerbGroup const& group) {
  if (group.act->has(grammar::kItemAct)) return true;
  if (!group.act->has(grammar::kItemActOf)) return false;
  auto const rest = skip_blanks(group.rest);
  if ((rest.starts_with("the ") && rest.size() > 4 && is_upper(rest[4])) || rest.starts_with("Member States"))
    return true;
  // "Encourage keepers to stay awake"
  constexpr std::size_t kReach = 60;
  auto const near = rest.substr(0, std::min(kReach, rest.find_first_of(",;")));
  auto const to = near.find(" to ");
  if (to == std::string_view::npos || near.substr(0, to).find(" of ") != std::string_view::npos) return false;
  return !near.starts_with("efforts") && !first_word(near.substr(to + 4)).ends_with("ing");
}

std::size_t skip_signs(std::string_view view, std::size_t at) {
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
  // "(a)" of "58. (a) Requests".
  if (rest.starts_with('(') && grammar::parse_enumerator(rest)) {
    auto const close = rest.find(')');
    if (close < 8) {  // npos is not
      at += close + 1;
      while (at < view.size() && (view[at] == ' ' || view[at] == '\t')) ++at;
    }
  }
  return at;
}

std::size_t next_full_stop(std::string_view view, std::size_t from) {
  // The last byte, at which most of them end, is none: nothing stands behind it.
  auto const before_last = view.substr(0, view.size() - static_cast<std::size_t>(!view.empty()));
  auto at = before_last.find('.', from);
  while (at != std::string_view::npos && static_cast<signed char>(view[at + 1]) >= '0')
    at = before_last.find('.', at + 1);
  return at;
}

bool sentence_ends(std::string_view view, std::size_t at) {
  auto next = at + 1;
  while (next < view.size() && !is_letter(view[next]) && view[next] != ' ' && next < at + 5) ++next;
  if (next >= view.size() || view[next] != ' ') return false;
  while (next < view.size() && view[next] == ' ') ++next;
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
  return !text.empty() && is_upper(text.front()) && first_is(text, grammar::kPrelude);
}

namespace {

/// "deplores and condemns": before "and" or "or", which `joint` is, only where another verb stands behind.
bool fits_joined(VerbGroup const& group, grammar::FirstWord const& joint) {
  if (noun_too(group)) return false;
  VerbGroup joined;
  auto const other = grammar::look_up_first_word(skip_blanks(joint.text.substr(joint.size)));
  return (other.joined() & grammar::VerbBeginnings::of(group.mood)) != 0 &&
         grammar::parse_verb_group(other, group.mood, joined);
}

/// `fits` before a blank and the word `first`.
bool fits_before(VerbGroup const& group, bool opener, grammar::FirstWord const& first) {
  grammar::Act const& act = *group.act;
  auto const word = first.word();
  if (word.size() == 2) {
    if (word == "to") return group.participle || act.has(grammar::kTakesTo);
    if (word == "or") return fits_joined(group, first);
    if (word == "on" && act.has(grammar::kTakesOn)) return true;
    if (word == "in" && act.has(grammar::kTakesIn)) return true;
  } else if (word.size() <= 4) {
    if (word == "and") return fits_joined(group, first);
    if (act.has(grammar::kTakesWith) && word == "with") return true;
  }
  if (group.participle) return true;
  auto const classes = first.classes();
  if ((classes & grammar::kStop) != 0) {
    // "requests, for …" keeps its comma; "affirms in particular that"
    auto after = first.text;
    return grammar::accept_insertion(after) && !after.empty();
  }
  if (opener || act.has(grammar::kFreeAct) || !noun_too(group)) return true;
  return (classes & grammar::kObject) != 0 || is_upper(word.front());
}

}  // namespace

bool opens(VerbGroup const& group) {
  // "States should …", "Measures to …": what is a noun as well is a verb only before a clause or its object.
  if (group.adverb || group.complete || !noun_too(group)) return true;
  auto const classes = grammar::look_up_first_word(skip_blanks(group.rest)).classes();
  return (classes & grammar::kStop) == 0 || (classes & grammar::kFollows) != 0;
}

bool fits(VerbGroup const& group, bool opener) {
  auto rest = group.rest;
  if (rest.empty()) return opener || group.complete;
  if (group.complete) return true;
  if (rest.front() == ',') {
    auto after = skip_blanks(rest.substr(1));
    if (grammar::accept_insertion(after)) return true;
    // "deplores, condemns and": verbs in a row; "requests, in accordance with …, the Secretary-General".
    return !noun_too(group) || first_is(after, grammar::kAside);
  }
  if (rest.front() == ':') return true;
  if (rest.front() == '.' || rest.front() == ';' || rest.front() == ')') return opener;
  if (rest.front() != ' ' && rest.front() != '\t') return false;
  auto const first = grammar::look_up_first_word(skip_blanks(rest));
  return first.size == 0 || fits_before(group, opener, first);
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
  return is(before.substr(begin), grammar::kSubordinate);
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
  // A relative pronoun whose verb is in the third person, with no comma after it: the verbs are of one subject. Only
  // the last place of each pronoun counts.
  static constexpr std::array<std::string_view, 3> kPronouns = {" which ", " that ", " who "};
  unsigned left = (1U << kPronouns.size()) - 1;
  for (auto at = last_second_h(between, between.size()); at != 0 && left != 0; at = last_second_h(between, at)) {
    auto const from_blank = between.substr(at - 2);
    for (std::size_t i = 0; i < kPronouns.size(); ++i) {
      if ((left >> i & 1U) == 0 || !from_blank.starts_with(kPronouns[i])) continue;
      left &= ~(1U << i);
      if (is_left_open(from_blank.substr(kPronouns[i].size()))) return true;
    }
  }
  return false;
}

bool participle_of_organ(Site const& site, VerbGroup const& group, bool preambular) {
  grammar::Act const& act = *group.act;
  bool const core = act.has(grammar::kCoreAct);
  if (!preambular) return core && site.connector.concession && !act.has(grammar::kSteady);
  bool const comma_and = site.comma && site.connector.conjunction;
  if (act.has(grammar::kWeakAct)) return site.semicolon || (comma_and && act.has(grammar::kWeighing));
  if (core) return true;
  if (group.participle && !group.adverb && !comma_and) return false;
  return site.semicolon || comma_and || group.complete;
}

bool joins_declaration(Site const& site, VerbGroup const& group) {
  if (site.last == nullptr) return false;
  if (!site.connector.conjunction && !site.semicolon) return false;
  auto const from = site.last->end;
  if (from > site.joint) return false;
  auto const between = site.view.substr(from, site.joint - from);
  bool const infinitive =
      between.find(" to ") != std::string_view::npos || between.find(" will ") != std::string_view::npos;
  grammar::Act const& act = *group.act;
  if (act.has(grammar::kTellingAct)) return false;
  if (!infinitive) return !act.has(grammar::kNounAct);
  if (act.has(grammar::kInfinitiveAct) || (act.category == ActCategory::kDeciding && !act.has(grammar::kResolve)))
    return site.comma && group.adverb;
  return site.comma || group.adverb;
}

}  // namespace rapporteur
