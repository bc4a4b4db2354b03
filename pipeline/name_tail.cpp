#include "grammar/name.hpp"
#include "pipeline/name_reader.hpp"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

/// What may follow the noun of a name.
constexpr NameJoints joints_of(HeadClass of) {
  using enum NameJoint;
  constexpr std::array<NameJoints, 11> kBehind = {
      kOf | kOn | kFor | kTo | kIn | kAgainst | kConcerning,               // body
      kOf | kOn | kFor | kTo | kIn | kAgainst,                             // office
      kOf | kOn | kFor | kTo | kIn,                                        // role
      kOf | kFor,                                                          // chief
      kOf | kFor | kOn | kAgainst,                                         // org
      kOf | kFor,                                                          // fund
      kOf | kFor,                                                          // state
      kOf | kOn | kFor | kTo | kAgainst | kConcerning | kWith | kBetween,  // instrument
      kOf | kOn | kFor | kTo | kAgainst | kWith,                           // event
      kOf | kFor,                                                          // place
      NameJoints{0},                                                       // person
  };
  return kBehind[static_cast<std::size_t>(of)];
}

/// Begins what says by which resolution a body was established.
bool establishes(std::string_view word) { return word == "established" || word == "pursuant"; }

/// What may follow a listed name: what it belongs to.
NameJoints joints_of(NameKind const& row) {
  return row.tail != NameTail::kNone ? static_cast<NameJoints>(NameJoint::kOf) : 0;
}

/// Inside the tail of a name.
constexpr NameJoints kInner = NameJoint::kOf | NameJoint::kOn | NameJoint::kFor | NameJoint::kTo | NameJoint::kAgainst |
                              NameJoint::kWith | NameJoint::kFrom | NameJoint::kInto | NameJoint::kAt | NameJoint::kIn;

bool is_body(NameKind const& row) {
  return !row.collective && (row.type == EntityType::kUnOrgan || row.type == EntityType::kUnSecretariat ||
                             row.type == EntityType::kUnSystem || row.type == EntityType::kOrganization);
}

}  // namespace

/// Behind the last word of a run of capitalised words; hyphened parts may be small.
std::uint32_t NameReader::capitals_end(std::uint32_t at, std::uint32_t end) const {
  ++at;
  while (at < end) {
    auto const gap = words_.gap(at);
    if (gap == Gap::kNone && words_.glued_mark(at)) break;
    // "HIV/AIDS"
    bool const acronyms = gap == Gap::kSlash && words_.acronym(at - 1) && words_.acronym(at);
    bool const inner = gap == Gap::kHyphen || gap == Gap::kApostrophe || gap == Gap::kNone || acronyms;
    if (!inner && !((gap == Gap::kBlank || gap == Gap::kApostropheBlank) && words_.capital(at))) break;
    if (gap == Gap::kApostrophe && words_.word(at) == "s" &&
        !(at + 1 < end && words_.gap(at + 1) == Gap::kBlank && words_.capital(at + 1)))
      break;
    ++at;
  }
  return at;
}

bool NameReader::holds_head(std::uint32_t from, std::uint32_t to) const {
  for (auto at = from; at < to; ++at) {
    if (words_.head_at(at) != nullptr) return true;
  }
  return false;
}

bool NameReader::holds_head(std::uint32_t from, std::uint32_t to, HeadClass head_class) const {
  for (auto at = from; at < to; ++at) {
    if (auto const* head = words_.head_at(at); head != nullptr && words_.head(head->row).head_class == head_class)
      return true;
  }
  return false;
}

/// One step of a tail: "on the Rights", "of the Child".
bool NameReader::step(FoundName& name, NameJoints joints, bool first, std::uint32_t end) const {
  auto at = name.last + 1;
  if (at + 1 >= end || words_.gap(at) != Gap::kBlank || name.end != words_.end_of(name.last)) return false;
  auto const joint = words_.joint(at);
  if (!first && words_.word(at) == "the" && words_.joint(name.last - 1) == NameJoint::kTo && words_.capital(at + 1) &&
      words_.gap(at + 1) == Gap::kBlank && words_.name_at(at + 1) == nullptr) {
    // Behind a verb its object: "Conference to Support the Implementation of …".
    name.last = capitals_end(at + 1, end) - 1;
    name.end = words_.end_of(name.last);
    return true;
  }
  if (joint == NameJoint::kNone || joint == NameJoint::kAnd || !has(joints, joint)) return false;
  auto const lead = at++;
  if (joint == NameJoint::kIn && words_.is(at, NameWord::kMonth)) return false;
  // "the Illicit Manufacturing of and Trafficking in Firearms"
  if (!first && name.type == EntityType::kInstrument && words_.word(at) == "and" && words_.capital(at + 1)) ++at;
  bool article = false;
  while (at + 1 < end && words_.article(at) && words_.gap(at) == Gap::kBlank) {
    article = true;
    ++at;
  }
  if (words_.gap(at) != Gap::kBlank) return false;
  if (title_word(at, end)) ++at;
  // "relating to the", "the Government of a treaty" is nobody.
  if (joint == NameJoint::kConcerning && words_.joint(at) == NameJoint::kTo && at + 1 < end) {
    ++at;
    if (at + 1 < end && words_.article(at)) ++at;
  }
  bool const listed_name = name.row != kNoRow;
  bool const parties = name.has_head && words_.word(name.last) == "Parties";  // to a treaty
  bool const government = name.has_head && name.head_class == HeadClass::kState;
  if (auto const* listed = words_.name_at(at);
      listed != nullptr && (listed->last < end || !parties) && (words_.capital(at) || joint == NameJoint::kOf)) {
    auto const& row = words_.kind(listed->row);
    bool const place = row.type == EntityType::kPlace || (row.type == EntityType::kState && !row.collective);
    if (government && row.type != EntityType::kState && row.type != EntityType::kPlace && first) return false;
    bool const title = name.head_class == HeadClass::kInstrument || name.head_class == HeadClass::kEvent;
    if (joint == NameJoint::kIn && !place) return false;
    if (joint == NameJoint::kIn && !first && title) return false;
    if (listed_name && !(is_body(row) && article)) return false;
    // "the establishment by the Secretary-General of the Fund"
    if (listed_name && words_.kind(name.row).own == NameOwn::kSecretaryGeneral && row.care != NameCare::kUnitedNations)
      return false;
    if (listed_name && words_.kind(name.row).type == EntityType::kUnOrgan && row.care != NameCare::kUnitedNations &&
        !words_.kind(name.row).has_parent)
      return false;
    if (joint == NameJoint::kTo && !first && name.type != EntityType::kInstrument &&
        row.own != NameOwn::kSecretaryGeneral)
      return false;
    if (joint == NameJoint::kTo && first && !parties && name.head_class != HeadClass::kRole &&
        name.head_class != HeadClass::kOffice && row.type != EntityType::kInstrument)
      return false;
    if (joint == NameJoint::kAt && !first) return false;
    if ((joint == NameJoint::kWith || joint == NameJoint::kFrom) && is_body(row) && !first) return false;
    if (name.has_head && name.head_class == HeadClass::kChief && first) {
      if (row.type == EntityType::kState && !row.collective) {
        name.type = EntityType::kUnspecified;  // the president of a State is nobody's organ
        return false;
      }
      if (row.type != EntityType::kInstrument && row.type != EntityType::kEvent) name.type = row.type;
    }
    bool const same = listed_name && row.care == NameCare::kUnitedNations;
    auto const own = name;
    take_name(name, *listed);
    if (row.care == NameCare::kGoals) take_number(name, end);
    name.type = own.type;
    name.has_head = own.has_head;
    name.head_class = own.head_class;
    name.row = same ? own.row : kNoRow;
    name.tail = true;
    auto const stop = name.end == words_.end_of(name.last) ? capitals_end(name.last, end) : name.last + 1;
    if (stop > name.last + 1 && words_.gap(name.last + 1) == Gap::kBlank &&
        !(row.collective && words_.head_at(name.last + 1) == nullptr)) {
      name.last = stop - 1;
      name.end = words_.end_of(name.last);
    } else if (government && first && place && joint == NameJoint::kOf && row.type == EntityType::kState) {
      // The Government of a State acts for the State.
      name.row = listed->row;
      name.rule = "government-of-state";
    }
    return true;
  }
  // "Special Rapporteur in the field of cultural rights", but not "in the performance of her tasks".
  bool const mandate = name.has_head && name.head_class == HeadClass::kRole && first &&
                       (joint == NameJoint::kOn || (joint == NameJoint::kIn && words_.word(at) == "field"));
  if (words_.capital(at) && !words_.function_word(at)) {
    auto const stop = capitals_end(at, end);
    // "the Secretariat of the Governing Council", of a body that no list holds.
    bool const secretariat =
        listed_name && first && article && words_.kind(name.row).own == NameOwn::kSecretariat && holds_head(at, stop);
    if (listed_name && !secretariat) return false;
    if (government && holds_head(at, stop)) return false;
    bool const titled = name.type == EntityType::kInstrument && !first;  // "Safety of Life at Sea"
    if (joint == NameJoint::kAt && !article && !titled) return false;
    if (joint == NameJoint::kIn && !first && name.head_class == HeadClass::kEvent) return false;
    bool const instrument = name.has_head && name.head_class == HeadClass::kInstrument;
    // "Protocol to the Convention", but not "responsibility under the Programme to the Authority".
    bool const to_a_text = parties || (instrument && holds_head(at, stop, HeadClass::kInstrument));
    if (joint == NameJoint::kTo && article && holds_head(at, stop) && !to_a_text) return false;
    name.last = stop - 1;
    name.end = words_.end_of(name.last);
    name.tail = true;
    name.row = kNoRow;
    return true;
  }
  if (!mandate || listed_name) return false;
  auto const stop = mandate_end(lead + 1, end);
  if (stop <= lead + 1) return false;
  name.last = stop - 1;
  name.end = words_.end_of(name.last);
  name.tail = true;
  name.confidence = 0.85F;
  return false;
}

/// "and the Treatment of Offenders", ", Stockpiling and Use": goes on where no other name begins.
bool NameReader::coordinate(FoundName& name, bool first, std::uint32_t end) const {
  if (name.end != words_.end_of(name.last)) return false;
  auto at = name.last + 1;
  if (at >= end) return false;
  auto const gap = words_.gap(at);
  auto const plain = [&](std::uint32_t from) {
    return from < end && words_.capital(from) && !words_.function_word(from) && words_.name_at(from) == nullptr;
  };
  if (gap == Gap::kComma && !first) {
    // A list: each member capitalised, "and" or "or" before the last; or what is especially meant.
    if (words_.word(at) == "Especially" || words_.word(at) == "Particularly") {
      name.last = capitals_end(at, end) - 1;
      name.end = words_.end_of(name.last);
      return true;
    }
    auto member = at;
    constexpr int kMembers = 8;
    for (int count = 0; count < kMembers; ++count) {
      if (member < end && words_.joint(member) == NameJoint::kAnd) ++member;
      if (!plain(member)) return false;
      auto const stop = capitals_end(member, end);
      if (holds_head(member, stop)) return false;
      if (stop >= end) return false;
      auto const next = words_.gap(stop);
      if (next == Gap::kComma) {
        member = stop;
        continue;
      }
      bool const joined = next == Gap::kBlank && (words_.joint(stop) == NameJoint::kAnd || words_.word(stop) == "or") &&
                          plain(stop + 1);
      if (!joined && !(words_.joint(member - 1) == NameJoint::kAnd)) return false;
      auto const until = joined ? capitals_end(stop + 1, end) : stop;
      if (holds_head(member, until)) return false;
      name.last = until - 1;
      name.end = words_.end_of(name.last);
      return true;
    }
    return false;
  }
  if (gap != Gap::kBlank || (words_.joint(at) != NameJoint::kAnd && words_.word(at) != "or")) return false;
  ++at;
  if (at >= end || words_.gap(at) != Gap::kBlank) return false;
  if (first) {
    // "Declaration and Programme of Action", "Principles and Guidelines on …"
    if (!name.has_head || name.head_class != HeadClass::kInstrument) return false;
    auto const stop = plain(at) ? capitals_end(at, end) : at;
    bool const goes_on_behind = stop < end && words_.gap(stop) == Gap::kBlank && words_.joint(stop) == NameJoint::kOn;
    if (stop == at || !(holds_head(at, stop) || goes_on_behind)) return false;
    FoundName whole = name;
    whole.last = at - 1;
    if (!extend_capitals(whole, end) || whole.type != EntityType::kInstrument) return false;
    bool const goes_on =
        whole.last + 1 < end && words_.gap(whole.last + 1) == Gap::kBlank &&
        (words_.joint(whole.last + 1) == NameJoint::kOf || words_.joint(whole.last + 1) == NameJoint::kOn);
    if (!goes_on && whole.first == name.last) return false;
    name.last = whole.last;
    name.end = whole.end;
    return true;
  }
  if (words_.joint(at) != NameJoint::kNone && words_.joint(at) != NameJoint::kAnd && at + 1 < end &&
      words_.gap(at + 1) == Gap::kBlank)
    ++at;
  bool const article = at + 1 < end && words_.word(at) == "the";
  if (at + 1 < end && (words_.word(at) == "the" || words_.word(at) == "Their" || words_.word(at) == "their") &&
      words_.gap(at + 1) == Gap::kBlank)
    ++at;
  if (title_word(at, end)) ++at;
  if (!plain(at)) return false;
  auto const stop = capitals_end(at, end);
  bool const one_title = name.type == EntityType::kInstrument && !article && stop < end &&
                         words_.gap(stop) == Gap::kBlank && words_.joint(stop) == NameJoint::kOn;
  if (holds_head(at, stop) && !one_title) return false;
  name.last = stop - 1;
  name.end = words_.end_of(name.last);
  return true;
}

/// The same of a word, behind a blank, of these classes.
bool NameReader::may_begin_tail(FoundName const& name, NameWordClasses::Bits classes, std::uint32_t end) const {
  if (!name.has_head && name.row == kNoRow) return false;
  auto const at = name.last + 1;
  auto const joints = name.has_head ? joints_of(name.head_class) : joints_of(words_.kind(name.row));
  if ((classes & joints) != 0) {
    // "the Committee in its", "the Conference to be": small words that name nothing.
    constexpr auto kLeads = NameWordClasses::bit(NameWord::kArticle) | NameWordClasses::bit(NameWord::kTitleWord) |
                            NameWordClasses::bit(NameWord::kJointTo);
    bool const mandate = name.has_head && name.head_class == HeadClass::kRole;
    return at + 1 < end &&
           (!words_.small(at + 1) || mandate || words_.phrase_begins(at + 1) || (words_.classes(at + 1) & kLeads) != 0);
  }
  if (!name.has_head) return false;
  if (name.type == EntityType::kInstrument && (classes & NameWordClasses::bit(NameWord::kNumeral)) != 0) return true;
  if (name.head_class == HeadClass::kInstrument)
    return (classes & NameWordClasses::bit(NameWord::kJointAnd)) != 0 || words_.word(at) == "or";
  return name.head_class == HeadClass::kBody && establishes(words_.word(at));
}

void NameReader::read_tail(FoundName& name, std::uint32_t end) const {
  bool first = true;
  constexpr int kSteps = 24;
  for (int count = 0; count < kSteps; ++count) {
    NameJoints joints = first ? NameJoints{0} : kInner;
    if (first && name.has_head) joints = joints_of(name.head_class);
    if (first && !name.has_head && name.row != kNoRow) joints = joints_of(words_.kind(name.row));
    if (!first && name.has_head && name.head_class == HeadClass::kBody) joints = joints | NameJoint::kIn;
    if (!first && !name.has_head) joints = 0;
    bool const grown = step(name, joints, first, end) || (name.has_head && coordinate(name, first, end));
    if (!grown) break;
    if (first && !name.tail) continue;  // "Declaration and Programme" still has its tail before it
    first = false;
  }
  if (name.has_head && name.head_class == HeadClass::kBody) establishment(name, end);
  if (name.tail && words_.word(name.last) == "Decade") take_decade(name, end);
  if (name.type == EntityType::kInstrument && name.has_head && name.last + 1 < end &&
      words_.gap(name.last + 1) == Gap::kBlank) {
    if (words_.is(name.last + 1, NameWord::kNumeral)) {
      ++name.last;
      name.end = words_.end_of(name.last);
      name.tail = true;
    }
  }
}

/// "for the Decade 2001–2010"
void NameReader::take_decade(FoundName& name, std::uint32_t end) const {
  auto const year = [&](std::uint32_t at, Gap gap) {
    return at < end && words_.gap(at) == gap && words_.digits(at) && words_.end_of(at) - words_.begin_of(at) == 4;
  };
  auto const at = name.last + 1;
  if (!year(at, Gap::kBlank) || !year(at + 1, Gap::kHyphen)) return;
  name.last = at + 1;
  name.end = words_.end_of(name.last);
}

/// The end of a mandate in small letters: "on the right of everyone to the enjoyment of …".
std::uint32_t NameReader::mandate_end(std::uint32_t at, std::uint32_t end) const {
  constexpr std::uint32_t kLongest = 40;
  auto const limit = std::min(end, at + kLongest);
  auto stop = at;
  for (; stop < limit; ++stop) {
    if (stop > at) {
      auto const gap = words_.gap(stop);
      if (gap != Gap::kBlank && gap != Gap::kHyphen && gap != Gap::kApostrophe && gap != Gap::kApostropheBlank) break;
    }
    auto const word = words_.word(stop);
    if (words_.is(stop, NameWord::kMandateEnd)) break;
    if (word == "to") {
      if (stop == at || !words_.is(stop - 1, NameWord::kMandateTo)) break;
    }
    if (word == "and" && stop + 1 < limit) {
      auto const next = words_.word(stop + 1);
      if (words_.is(stop + 1, NameWord::kMandateEndAnd) || words_.is(stop + 1, NameWord::kNextAct) ||
          words_.head_at(stop + 1) != nullptr || (next == "the" && words_.capital(stop + 2 < limit ? stop + 2 : stop)))
        break;
      if (words_.name_at(stop + 1) != nullptr && words_.capital(stop + 1)) break;
    }
    if (word == "in" && stop > at + 1) {
      auto const next = stop + 1 < limit && words_.word(stop + 1) == "the" ? stop + 2 : stop + 1;
      auto const* const listed = next < limit ? words_.name_at(next) : nullptr;
      bool const inside =
          listed != nullptr || (next < limit && (words_.word(next) == "persons" || words_.word(next) == "context" ||
                                                 words_.word(next) == "this"));
      if (!inside) break;
      if (listed != nullptr) return listed->last + 1;
    }
  }
  while (stop > at && (words_.joint(stop - 1) != NameJoint::kNone || words_.article(stop - 1))) --stop;
  return stop;
}

/// "established pursuant to resolution 1718 (2006)" belongs to the name.
void NameReader::establishment(FoundName& name, std::uint32_t end) const {
  if (name.last + 1 >= end || words_.gap(name.last + 1) != Gap::kBlank) return;
  if (!establishes(words_.word(name.last + 1))) return;
  auto const limit = words_.end_of(end - 1);
  auto const rest = words_.text().substr(name.end, std::min<std::size_t>(words_.text().size(), limit + 1) - name.end);
  auto length = grammar::establishment_length(rest);
  if (length == 0) return;
  while (length > 0 && rest[length - 1] == ' ') --length;
  auto const stop = name.end + static_cast<std::uint32_t>(length);
  while (name.last + 1 < end && words_.end_of(name.last + 1) <= stop) ++name.last;
  name.end = stop;
  name.tail = true;
  name.row = kNoRow;
}

/// A body of a State or of another organization is not one of the United Nations, and a fund or programme of the United
/// Nations belongs to its system.
void NameReader::settle_type_at_length(FoundName& name) const {
  bool const programme = name.type == EntityType::kInstrument && !name.tail && words_.word(name.last) == "Programme";
  if (!programme && name.head_class != HeadClass::kFund && name.type != EntityType::kOrganization &&
      name.type != EntityType::kUnOrgan && name.type != EntityType::kUnSecretariat)
    return;
  bool united_nations = false;
  bool other = false;
  bool organization = false;
  for (auto at = name.first; at <= name.last; ++at) {
    auto const classes = words_.classes(at);
    if (at > name.first && (classes & NameWordClasses::kJoints) != 0) break;
    other = other || (classes & NameWordClasses::bit(NameWord::kModifier)) != 0;
    if (words_.text()[words_.begin_of(at)] == 'U' && (words_.word(at) == "United" || words_.word(at) == "UN"))
      united_nations = true;
    if (auto const* listed = words_.name_at(at); listed != nullptr && listed->last < name.last) {
      auto const type = words_.kind(listed->row).type;
      organization = organization || type == EntityType::kOrganization;
      other = other || type == EntityType::kOrganization || (type == EntityType::kState && words_.word(at) != "State");
    }
  }
  if (united_nations) {
    if (name.type == EntityType::kOrganization || programme) name.type = EntityType::kUnSystem;
    return;
  }
  bool const body = name.type == EntityType::kUnOrgan || name.type == EntityType::kUnSecretariat ||
                    (name.head_class == HeadClass::kFund && organization);
  if (other && body && name.head_class != HeadClass::kChief) name.type = EntityType::kOrganization;
}

}  // namespace rapporteur
