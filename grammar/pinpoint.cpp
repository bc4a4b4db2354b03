#include "grammar/citation.hpp"
#include "grammar/lexis.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace rapporteur::grammar {
namespace {

using namespace lexis;

struct Units : x3::symbols<DivisionUnit> {
  Units() {
    using enum DivisionUnit;
    add("preambular paragraphs", kPreamble)("preambular paragraph", kPreamble)("operative paragraphs", kParagraph)(
        "operative paragraph", kParagraph)("paragraphs", kParagraph)("paragraph", kParagraph)("paras.", kParagraph)(
        "para.", kParagraph)("subparagraphs", kParagraph)("subparagraph", kParagraph);
    add("sections", kSection)("section", kSection)("sects.", kSection)("sect.", kSection);
    add("chapters", kChapter)("chapter", kChapter)("chaps.", kChapter)("chap.", kChapter);
    add("parts", kPart)("part", kPart)("articles", kArticle)("article", kArticle)("Articles", kArticle)(
        "Article", kArticle)("rules", kRule)("rule", kRule);
    add("annexes", kAnnex)("annex", kAnnex)("Annex", kAnnex)("appendix", kAppendix);
  }
} const units;

auto const subdivision = x3::lit('(') >> x3::omit[x3::repeat(1, 4)[lower | digit]] >> ')';
auto const roman_label = x3::omit[x3::repeat(1, 7)[x3::char_("IVXLC")]] >>
                         *('.' >> x3::omit[+(letter | digit)]) >> word_end;
auto const number_label = x3::omit[x3::repeat(1, 4)[digit]] >> *('.' >> x3::omit[+digit]) >> !letter;
auto const letter_label = x3::omit[upper] >> word_end;
auto const word_label = (x3::lit("one") | "two" | "three" | "four") >> word_end;
// Rules that are run are made once: to make one, its parts are copied.
auto const label = number_label | roman_label | letter_label | word_label;
auto const range_label = number_label | roman_label;
auto const subdivisions = subdivision >> *(skip >> subdivision);
auto const range_sign =
    (blanks >> (x3::lit("to") | "through") >> blanks) | (skip >> (x3::lit("\xE2\x80\x93") | '-') >> skip);
auto const list_joint =
    (skip >> ',' >> skip >> -(x3::lit("and") >> blanks)) | (blanks >> (x3::lit("and") | "or") >> blanks);

auto const connector = x3::omit[*x3::char_(", ")] >> (x3::lit("of") | "to" | "in" | "contained in") >> blanks >>
                       -(x3::lit("the") >> blanks) >> x3::eoi;

/// More than any resolution writes in one phrase. Places multiply ("sections 1 and 2, paragraphs 3 and 4, …") and grow
/// inwards, so that without an end a megabyte of them would take all memory.
constexpr std::size_t kMostPlaces = 64;
constexpr std::size_t kDeepest = 8;

/// One label with what hangs from it: "5 (c)", "205 to 211".
bool accept_label(std::string_view& text, Division& division) {
  auto const take = [&text](std::string_view& part, auto const& rule) {
    auto rest = text;
    if (!accept(rest, rule)) return false;
    part = text.substr(0, text.size() - rest.size());
    text = rest;
    return true;
  };
  if (!take(division.label, label)) return take(division.subdivisions, subdivisions);
  auto const labelled = text;
  accept(text, skip);
  if (!take(division.subdivisions, subdivisions)) text = labelled;
  auto const whole = text;
  if (!accept(text, range_sign) || !take(division.through, range_label)) text = whole;
  return true;
}

/// The first four letters of a unit; most words are none.
bool begins_unit(std::string_view word) {
  return may_begin_with(word, "para", "part", "prea", "sect", "subp", "chap", "anne", "arti", "appe", "oper", "rule");
}

/// A unit with its list: "paragraphs 1, 2 and 4 (a)", "annex", "section II".
bool accept_divisions(std::string_view& text, std::vector<Division>& divisions) {
  if (!begins_unit(text)) return false;
  DivisionUnit unit{};
  auto const take = [&](auto const& context) { unit = x3::_attr(context); };
  auto rest = text;
  if (!accept(rest, one_of(units)[take] >> !letter)) return false;
  auto const bare = rest;
  Division division;
  division.unit = unit;
  if (!accept(rest, blanks) || !accept_label(rest, division)) {
    bool const alone = unit == DivisionUnit::kAnnex || unit == DivisionUnit::kAppendix;
    if (!alone) return false;
    division = {};
    division.unit = unit;
    divisions.push_back(division);
    text = bare;
    return true;
  }
  divisions.push_back(division);
  text = rest;
  while (divisions.size() < kMostPlaces && accept(rest, list_joint)) {
    Division next;
    next.unit = unit;
    if (!accept_label(rest, next)) break;
    // "paragraph 5 (a) and (c)": the second hangs from the same number.
    if (next.label.empty()) next.label = divisions.back().label;
    divisions.push_back(next);
    text = rest;
  }
  return true;
}

/// Each division becomes a place; one alone, as most are, hands its list over.
void add_places(std::vector<Division>&& divisions, PinpointPhrase& phrase) {
  if (divisions.size() == 1) return phrase.places.push_back(std::move(divisions));
  for (auto const& division : divisions) phrase.places.push_back({division});
}

/// Whether `before` ends as the last label of a place does: in a digit, a parenthesis, a capital or a word that stands
/// for one.
bool may_end_in_label(std::string_view before) {
  while (!before.empty() && (before.back() == ' ' || before.back() == ',')) before.remove_suffix(1);
  if (before.empty()) return false;
  auto const last = before.back();
  if (last < 'a' || last > 'z') return true;
  switch (last) {
    case 'd':
      return before.ends_with("contained");
    case 'e':
      return before.ends_with("one") || before.ends_with("three");
    case 'o':
      return before.ends_with("two");
    case 'r':
      return before.ends_with("four");
    case 's':
      return before.ends_with("annexes");
    case 'x':
      return before.ends_with("nnex") || before.ends_with("appendix");
    default:
      break;
  }
  // "II.b"
  auto const word = before.substr(before.find_last_of(' ') + 1);
  return word.find('.') != std::string_view::npos;
}

/// Whether `before` ends in "of", "to" or "in", "the" behind it or not, and a blank, and a place may stand before that:
/// most do not.
bool may_end_in_connector(std::string_view before) {
  auto const drop_blanks = [&before] {
    auto const size = before.size();
    while (!before.empty() && is_blank(before.back())) before.remove_suffix(1);
    return before.size() != size;
  };
  if (!drop_blanks()) return false;
  if (before.ends_with("the")) {
    before.remove_suffix(3);
    drop_blanks();
  }
  if (!before.ends_with("of") && !before.ends_with("to") && !before.ends_with("in")) return false;
  return may_end_in_label(before.substr(0, before.size() - 2));
}

}  // namespace

std::optional<PinpointPhrase> accept_pinpoint(std::string_view& text) {
  auto rest = text;
  std::vector<Division> divisions;
  if (!accept_divisions(rest, divisions)) return std::nullopt;
  PinpointPhrase phrase;
  add_places(std::move(divisions), phrase);
  auto end = rest;
  while (phrase.places.size() < kMostPlaces && phrase.places.front().size() < kDeepest) {
    // "section III, paragraph 4" goes inwards, "paragraph 4 of section III" outwards; "and paragraph 7" is another
    // place.
    auto further = end;
    std::vector<Division> more;
    if (accept(further, skip >> ',' >> skip) && accept_divisions(further, more)) {
      if (phrase.places.size() * more.size() > kMostPlaces) break;
      std::vector<std::vector<Division>> places;
      for (auto const& place : phrase.places) {
        for (auto const& division : more) {
          places.push_back(place);
          places.back().push_back(division);
        }
      }
      phrase.places = std::move(places);
      end = further;
      continue;
    }
    further = end;
    more.clear();
    if (accept(further, -(skip >> ',') >> blanks >> "of" >> blanks >> -(x3::lit("the") >> blanks)) &&
        accept_divisions(further, more)) {
      for (auto& place : phrase.places) place.insert(place.begin(), more.front());
      end = further;
      continue;
    }
    further = end;
    more.clear();
    if (accept(further, list_joint) && accept_divisions(further, more)) {
      add_places(std::move(more), phrase);
      end = further;
      continue;
    }
    break;
  }
  phrase.span = text.substr(0, text.size() - end.size());
  text = end;
  return phrase;
}

std::optional<PinpointPhrase> accept_pinpoint_list(std::string_view& text) {
  auto rest = text;
  std::vector<Division> divisions;
  if (!accept_divisions(rest, divisions)) return std::nullopt;
  PinpointPhrase phrase;
  add_places(std::move(divisions), phrase);
  phrase.span = text.substr(0, text.size() - rest.size());
  text = rest;
  return phrase;
}

std::optional<PinpointPhrase> pinpoint_before(std::string_view before) {
  if (!may_end_in_connector(before)) return std::nullopt;
  constexpr std::size_t kReach = 160;
  auto const window = before.size() > kReach ? before.substr(before.size() - kReach) : before;
  // The phrase that ends exactly here; the leftmost one is the whole of it.
  auto const next_word = [&](std::size_t at) {
    while (at < window.size() && window[at] != ' ' && window[at] != '(') ++at;
    return at + 1;
  };
  for (std::size_t at = 0; at < window.size(); at = next_word(at)) {
    if (!begins_unit(window.substr(at))) continue;
    auto rest = window.substr(at);
    auto phrase = accept_pinpoint(rest);
    if (phrase && accept_all(rest, connector)) return phrase;
  }
  return std::nullopt;
}

}  // namespace rapporteur::grammar
