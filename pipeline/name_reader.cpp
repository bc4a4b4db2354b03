#include "pipeline/name_reader.hpp"

#include "grammar/name.hpp"

#include <algorithm>

namespace rapporteur {
/// Some listed words name something only in the right company.
bool NameReader::is_mention(PhraseMatch const& match, WordRange paragraph) const {
  auto const& kind = words_.kind(match.row);
  if (kind.care == NameCare::kNever) return false;
  if (kind.care != NameCare::kGuarded && kind.care != NameCare::kCollective) return true;
  auto const gap_before = match.first > paragraph.first ? words_.gap(match.first) : Gap::kOther;
  auto const before = match.first - 1;
  if (gap_before == Gap::kHyphen && words_.word(before) == "non") return false;
  if (kind.own == NameOwn::kUnitedStates) {
    auto const after = word_behind(match, paragraph);
    if (after == "dollars" || after == "dollar") return false;
  }
  bool const has_before = gap_before == Gap::kBlank;
  if (kind.own == NameOwn::kFoundations && !(has_before && words_.word(before) == "and")) return false;
  if (kind.collective) {
    // "Global Media and Information Literacy Week": part of another name.
    if (has_before && kind.small && words_.capital(match.first) && words_.capital(before) &&
        !words_.sentence_initial(before, paragraph.first) && words_.name_at(before) == nullptr)
      return false;
    // Counted parties are no mention.
    if (has_before && (words_.digits(before) || words_.is(before, NameWord::kCardinal))) return false;
  }
  std::string_view const text{words_.text().data() + match.span.begin, match.span.size()};
  if (match.first == match.last && !word_is_mention(text, match, paragraph, has_before)) return false;
  // "least developed country-specific", "developed country status": a word of another noun.
  if (kind.collective && text.back() == 'y' && text.ends_with("country")) {
    bool const ends = match.last + 1 >= paragraph.end ||
                      (words_.gap(match.last + 1) != Gap::kBlank && words_.gap(match.last + 1) != Gap::kHyphen);
    return ends || words_.joint(match.last + 1) != NameJoint::kNone ||
           words_.is(match.last + 1, NameWord::kBehindCountry);
  }
  return true;
}

/// The word behind a match over a blank; empty: there is none.
std::string_view NameReader::word_behind(PhraseMatch const& match, WordRange paragraph) const {
  auto const at = match.last + 1;
  return at < paragraph.end && words_.gap(at) == Gap::kBlank ? words_.word(at) : std::string_view{};
}

/// The same of single words; "State" alone is a mention only with a word that makes it a party.
bool NameReader::word_is_mention(std::string_view text, PhraseMatch const& match, WordRange paragraph,
                                 bool has_before) const {
  auto const at_before = match.first - 1;
  auto const before = [&] { return has_before ? words_.word(at_before) : std::string_view{}; };
  switch (text.size()) {
    case 5:
      if (text == "State") {
        return has_before && words_.is(at_before, NameWord::kMakesState) &&
               (word_behind(match, paragraph).empty() || !words_.is(match.last + 1, NameWord::kUnmakesState));
      }
      if (text == "media" || text == "Media") {
        auto const after = word_behind(match, paragraph);
        bool const noun_follows = after.size() > 4 && words_.joint(match.last + 1) == NameJoint::kNone;
        return before() != "social" && !noun_follows;
      }
      return true;
    case 6:
      return text != "States" || (before() != "United" && word_behind(match, paragraph) != "of");
    case 7:
    case 9:
    case 12: {
      if (text != "Commonwealth" && text != "Pacific" && text != "Caribbean") return true;
      auto const article = before();
      return article == "the" || article == "and" || article == "of";
    }
    default:
      return true;
  }
}

/// "International Organization for Marine Aids to Navigation": the title of one, not the collective noun.
bool NameReader::begins_title(PhraseMatch const& match, std::uint32_t end) const {
  auto const at = match.last + 1;
  return at + 1 < end && words_.capital(match.last) && words_.head_at(match.last) != nullptr &&
         words_.gap(at) == Gap::kBlank && (words_.word(at) == "for" || words_.word(at) == "of") &&
         words_.gap(at + 1) == Gap::kBlank && words_.capital(at + 1);
}

bool NameReader::from_name(PhraseMatch const& match, WordRange paragraph, std::uint32_t free, FoundName& name) const {
  name.first = match.first;
  name.rule = kLexiconRule;
  take_name(name, match);
  if (!is_mention(match, paragraph)) {
    name.type = EntityType::kUnspecified;
    return true;
  }
  auto const& row = words_.kind(match.row);
  if (row.care == NameCare::kCollective && begins_title(match, paragraph.end)) return false;
  if (row.care == NameCare::kUnitedNations && extend_united_nations(name, paragraph.end)) return true;
  if (row.care == NameCare::kCollective) {
    extend_collective(name, paragraph, free);
    return true;
  }
  if (row.type == EntityType::kEvent) name.first = run_start(name, paragraph, free);
  // "the Technical Secretariat": that of another body.
  if (row.care == NameCare::kGuarded && row.own == NameOwn::kSecretariat && match.first == match.last &&
      words_.gap(match.first) != Gap::kHyphen) {
    name.first = run_start(name, paragraph, free);
    if (name.first != match.first) {
      name.row = kNoRow;
      name.type = EntityType::kOrganization;
      name.has_head = true;
      name.head_class = HeadClass::kOffice;
      name.rule = "listed-name-and-noun";
    }
  }
  if (row.care == NameCare::kGoals) take_number(name, paragraph.end);
  return extend_name(name, paragraph, free);
}

/// Takes in what stands behind a listed name and belongs to it.
bool NameReader::extend_name(FoundName& name, WordRange paragraph, std::uint32_t free) const {
  // "the CAR Government" acts for the State.
  auto const next = name.last + 1;
  if (name.type == EntityType::kState && name.row != kNoRow && !words_.kind(name.row).collective &&
      next < paragraph.end && words_.capital(next) && words_.word(next) == "Government" &&
      words_.gap(next) == Gap::kBlank) {
    name.last = next;
    name.end = words_.end_of(next);
    name.tail = true;
    name.rule = "government-of-state";
    return true;
  }
  if (may_extend(name, paragraph.end) && extend_capitals(name, paragraph.end)) {
    name.rule = "listed-name-and-noun";
    if (name.row == kNoRow) name.first = run_start(name, paragraph, free);
  }
  if (name.row != kNoRow && words_.kind(name.row).own == NameOwn::kParties && of_parties(name, paragraph.end))
    return true;
  if (name.row != kNoRow && words_.kind(name.row).tail == NameTail::kField && of_field(name, paragraph.end))
    return true;
  if (may_have_tail(name, paragraph.end)) read_tail(name, paragraph.end);
  if (name.has_head && name.row == kNoRow) settle_type(name);
  return true;
}

/// "Under-Secretary-General for Safety", whose row says that a field may follow.
bool NameReader::of_field(FoundName& name, std::uint32_t end) const {
  FoundName whole = name;
  whole.row = kNoRow;
  whole.has_head = true;
  whole.head_class = HeadClass::kChief;
  if (words_.joint(name.last + 1 < end ? name.last + 1 : name.last) == NameJoint::kOn)
    whole.head_class = HeadClass::kOrg;
  if (!may_have_tail(whole, end)) return false;
  read_tail(whole, end);
  if (!whole.tail) return false;
  auto const type = name.type;
  name = whole;
  name.type = type;
  name.rule = "listed-name-and-noun";
  return true;
}

/// "Conference of the Parties to the Basel Convention on …", whose row says that it may be one: the treaty belongs to
/// the name.
bool NameReader::of_parties(FoundName& name, std::uint32_t end) const {
  auto const at = name.last + 1;
  if (name.type != EntityType::kUnOrgan || at + 1 >= end) return false;
  bool const parties = words_.word(name.last) == "Parties" && words_.word(at) == "to";
  bool const convention = words_.word(name.last) == "Convention" && words_.joint(at) != NameJoint::kNone;
  // "at the Conference of the Parties to the Convention on the Platform": that is what it spoke of.
  auto const behind = at + 2 < end && words_.article(at + 1) ? at + 2 : at + 1;
  if (convention && words_.head_at(behind) != nullptr) return false;
  if (!(parties || convention)) return false;
  FoundName whole = name;
  whole.row = kNoRow;
  whole.has_head = true;
  whole.head_class = parties ? HeadClass::kBody : HeadClass::kInstrument;
  read_tail(whole, end);
  if (!whole.tail) return false;
  name = whole;
  name.type = EntityType::kUnOrgan;
  name.rule = "listed-name-and-noun";
  return true;
}

bool NameReader::from_head(PhraseMatch const& match, WordRange paragraph, std::uint32_t free, FoundName& name) const {
  if (words_.head(match.row).head_class == HeadClass::kPerson) return person(match, paragraph, name);
  name.first = match.first;
  name.rule = kHeadRule;
  name.confidence = 0.9F;
  auto const& head = words_.head(match.row);
  take_head(name, match);
  // Behind "the" nothing belongs to it and no sentence begins.
  bool const behind_small =
      match.first > std::max(paragraph.first, free) && follows_small(match.first) && name.type != EntityType::kEvent;
  if (!behind_small) name.first = run_start(name, paragraph, free);
  bool const alone = name.first == match.first;
  if (alone && !behind_small && match.first == match.last && words_.sentence_initial(match.first, paragraph.first))
    return false;
  bool const grown = may_extend(name, paragraph.end) && extend_capitals(name, paragraph.end);
  auto const last = name.last;
  if (may_have_tail(name, paragraph.end)) read_tail(name, paragraph.end);
  bool const single = alone && !grown;
  if (alone && std::string_view(head.word) == "Goal") {
    auto const* const goals = words_.lexicon().find("DOC:SDG");
    take_number(name, paragraph.end);
    if (last == name.last || goals == nullptr) return false;
    name.row = words_.lexicon().index_of(*goals);
    return true;
  }
  // "President Tshisekedi" is a person.
  auto const person_follows = [&] {
    return match.last + 1 < paragraph.end && words_.gap(match.last + 1) == Gap::kBlank &&
           words_.capital(match.last + 1) && words_.head_at(match.last + 1) == nullptr;
  };
  if (single && head.word.starts_with("President") && last == name.last && person_follows()) return false;
  if (single && !head.is_short && (last == name.last || head.head_class == HeadClass::kInstrument)) return false;
  if (head.head_class == HeadClass::kPlace && alone && last == name.last && !head.is_short) return false;
  name.bare = last == name.last && name.row == kNoRow;
  name.noun_only = name.bare && single;
  if (name.bare) name.confidence = 0.8F;
  if (name.noun_only && head.head_class == HeadClass::kInstrument && match.first > paragraph.first) {
    auto const before = words_.word(match.first - 1);
    name.itself = before == "this" || before == "present" || before == "This";
  }
  if (name.has_head && name.row == kNoRow) settle_type(name);
  if (name.type == EntityType::kUnspecified) return false;
  return true;
}

/// "Goal 16".
void NameReader::take_number(FoundName& name, std::uint32_t end) const {
  auto const at = name.last + 1;
  if (at >= end || words_.gap(at) != Gap::kBlank || !words_.digits(at) || words_.end_of(at) - words_.begin_of(at) > 2)
    return;
  name.last = at;
  name.end = words_.end_of(at);
}

/// The person behind a title: "Mr. Kofi Annan".
bool NameReader::person(PhraseMatch const& match, WordRange paragraph, FoundName& name) const {
  auto at = match.span.end;
  auto const text = words_.text();
  if (at < text.size() && text[at] == '.') ++at;
  auto const length = grammar::person_length(text.substr(at, 120));
  if (length == 0) return false;
  name.first = match.last + 1;
  name.last = match.last;
  while (name.last + 1 < paragraph.end && words_.end_of(name.last + 1) <= at + length) ++name.last;
  if (name.last < name.first) return false;
  name.end = words_.end_of(name.last);
  name.type = EntityType::kPerson;
  name.rule = "titled-person";
  name.confidence = 0.9F;
  return true;
}

/// "Fifth", "National", "International": a word that at the head of a sentence begins a name, since it is no verb.
bool NameReader::heads_names(std::uint32_t at) const {
  if (words_.is(at, NameWord::kModifier)) return true;
  auto const letters = words_.word(at);
  if (letters.ends_with("nal") || letters.ends_with("bal") || letters.ends_with("ical")) return true;
  bool const written_small = letters.size() > 2 && letters[1] >= 'a';  // no numeral
  if (words_.in_title() && written_small && !letters.ends_with("ing") && !words_.function_word(at)) return true;
  return words_.is(at, NameWord::kHeadsNames);
}

/// The first word of the run of capitalised words that ends in the name's head.
std::uint32_t NameReader::run_start(FoundName const& name, WordRange paragraph, std::uint32_t free) const {
  auto const floor = std::max(paragraph.first, free);
  auto first = name.first;
  constexpr std::uint32_t kLongest = 12;
  while (first > floor && name.first - first < kLongest) {
    auto const gap = words_.gap(first);
    auto const before = first - 1;
    if (name.type != EntityType::kEvent && follows_small(first)) break;
    // "10-Year Framework of Programmes", but not "post-Conference".
    bool const counted = words_.digits(before) && words_.word(first) == "Year";
    if (gap == Gap::kHyphen && before > floor && !words_.capital(before) && words_.gap(before) == Gap::kBlank) {
      if (counted) first = before;
      break;
    }
    // "decides to proclaim 21 June International Yoga Day": a date is no part of it.
    if (words_.is(before, NameWord::kMonth)) break;
    bool const joined = gap == Gap::kBlank || gap == Gap::kHyphen || gap == Gap::kApostropheBlank;
    if (!joined) break;
    if (words_.capital(before) && !words_.function_word(before) && !words_.sentence_initial(before, paragraph.first)) {
      first = before;
      continue;
    }
    // At the head of a sentence only what is certainly no verb.
    if (words_.capital(before) && gap == Gap::kBlank && heads_names(before)) {
      first = before;
      break;
    }
    // "High-level", "Children’s".
    bool const inner = before > floor && words_.capital(before - 1) &&
                       (words_.gap(before) == Gap::kHyphen || words_.gap(before) == Gap::kApostrophe) &&
                       !words_.sentence_initial(before - 1, paragraph.first);
    if (inner) {
      first = before - 1;
      continue;
    }
    // "Education 2030 Framework", but not "September 2023 Assessment".
    if (gap == Gap::kBlank && words_.digits(before) && words_.end_of(before) - words_.begin_of(before) == 4 &&
        before > floor && words_.gap(before) == Gap::kBlank && words_.capital(before - 1) &&
        !words_.is(before - 1, NameWord::kMonth) && !words_.sentence_initial(before - 1, paragraph.first) &&
        words_.head_at(before - 1) == nullptr) {
      first = before - 1;
      continue;
    }
    if (name.type == EntityType::kEvent && gap == Gap::kBlank && words_.is(before, NameWord::kOrdinal)) {
      first = before;
      if (first > floor && words_.gap(first) == Gap::kHyphen && words_.word(first - 1).starts_with("twent")) --first;
    }
    break;
  }
  return first;
}

/// Takes in the capitalised words behind the name, as far as the last of them that heads a name.
bool NameReader::extend_capitals(FoundName& name, std::uint32_t end) const {
  constexpr std::uint32_t kLongest = 14;
  auto const limit = std::min(end, name.last + kLongest);
  bool grown = false;
  bool list = false;  // behind a comma an "and" has to come before the noun
  bool const may_join = name.type != EntityType::kPlace && name.type != EntityType::kState;
  for (auto at = name.last + 1; at < limit;) {
    auto const gap = words_.gap(at);
    bool const near = gap == Gap::kBlank || gap == Gap::kHyphen;
    if (gap == Gap::kComma && may_join && words_.capital(at) && words_.name_at(at) == nullptr &&
        words_.head_at(at) == nullptr) {
      list = true;
      ++at;
      continue;
    }
    // "Organization of African Unity (OAU) Mechanism for …"
    if (gap == Gap::kOpen && words_.acronym(at) && at + 1 < limit && words_.gap(at + 1) == Gap::kClose &&
        words_.capital(at + 1) && words_.between(at + 1) == ") ") {
      auto const stop = capitals_end(at + 1, limit);
      if (!holds_head(at + 1, stop)) break;
      name.last = at;
      name.end = words_.end_of(at) + 1;
      ++at;
      if (auto const* head = words_.head_at(at); head == nullptr) ++at;
      continue;
    }
    if (gap == Gap::kClose && name.last + 1 == at) {
      if (auto const* head = words_.head_at(at); head != nullptr) {
        take_head(name, *head);
        grown = true;
        at = head->last + 1;
        continue;
      }
    }
    if (!near && gap != Gap::kApostrophe && gap != Gap::kApostropheBlank) break;
    if (words_.joint(at) == NameJoint::kAnd && may_join && at + 1 < limit && words_.capital(at + 1) &&
        words_.gap(at + 1) == Gap::kBlank && words_.name_at(at + 1) == nullptr && words_.head_at(at + 1) == nullptr) {
      list = false;
      ++at;
      continue;
    }
    if (auto const* listed = words_.name_at(at); listed != nullptr && gap == Gap::kBlank) {
      auto const& row = words_.kind(listed->row);
      if (row.type == EntityType::kState || !words_.capital(at) || list || row.care == NameCare::kUnitedNations) break;
      bool const of_united_nations = name.row != kNoRow && words_.kind(name.row).care == NameCare::kUnitedNations;
      take_name(name, *listed);
      if (!of_united_nations) name.row = kNoRow;
      name.has_head = false;
      grown = true;
      at = listed->last + 1;
      continue;
    }
    if (auto const* head = words_.head_at(at); head != nullptr && !list) {
      take_head(name, *head);
      grown = true;
      at = head->last + 1;
      continue;
    }
    bool const inner = gap == Gap::kHyphen || gap == Gap::kApostrophe;
    if (!inner && !words_.capital(at)) break;
    ++at;
  }
  return grown;
}

/// "United Nations agencies, funds and programmes": one mention to the end of the coordinated nouns.
bool NameReader::extend_united_nations(FoundName& name, std::uint32_t end) const {
  auto const noun_at = [&](std::uint32_t at) -> std::uint32_t {
    if (at >= end) return 0;
    if (words_.is(at, NameWord::kUnitedNationsNoun)) return at;
    bool const kind = words_.is(at, NameWord::kUnitedNationsKind);
    return kind && at + 1 < end && words_.gap(at + 1) == Gap::kBlank && words_.is(at + 1, NameWord::kUnitedNationsNoun)
               ? at + 1
               : 0;
  };
  auto at = name.last + 1;
  if (at >= end || words_.gap(at) != Gap::kBlank) return false;
  auto last = noun_at(at);
  if (last == 0) return false;
  for (at = last + 1; at < end; at = last + 1) {
    auto const gap = words_.gap(at);
    auto next = at;
    if (gap == Gap::kBlank && (words_.joint(at) == NameJoint::kAnd || words_.word(at) == "or")) {
      ++next;
      if (next < end && words_.word(next) == "the") ++next;
    } else if (gap == Gap::kComma) {
      if (words_.joint(at) == NameJoint::kAnd) ++next;
    } else {
      break;
    }
    auto const noun = noun_at(next);
    if (noun == 0) break;
    last = noun;
  }
  name.last = last;
  name.end = words_.end_of(last);
  name.type = EntityType::kUnSystem;
  name.rule = "united-nations-collective";
  auto const* const entities = words_.lexicon().find("UN:UNENTITIES");
  name.row = entities == nullptr ? kNoRow : words_.lexicon().index_of(*entities);
  return true;
}

/// "international, regional and subregional organizations": adjectives that share the noun.
void NameReader::extend_collective(FoundName& name, WordRange paragraph, std::uint32_t free) const {
  if (!shared_noun(name.last)) return;
  auto const floor = std::max(paragraph.first, free);
  auto first = name.first;
  for (auto at = first; at > floor;) {
    auto const gap = words_.gap(at);
    --at;
    auto const word = words_.word(at);
    if (gap == Gap::kBlank && (word == "and" || word == "or") && at > floor) {
      if (words_.gap(at) == Gap::kComma || words_.gap(at) == Gap::kBlank) continue;
      break;
    }
    if (gap != Gap::kBlank && gap != Gap::kComma && gap != Gap::kHyphen) break;
    if (gap == Gap::kHyphen && word != "sub" && word != "non" && word != "inter") break;
    if (gap != Gap::kHyphen && !words_.is(at, NameWord::kSharedAdjective)) break;
    first = at;
  }
  if (first == name.first) return;
  name.first = first;
  name.rule = "collective-adjectives";
}

}  // namespace rapporteur
