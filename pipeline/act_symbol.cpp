#include "pipeline/act_symbol.hpp"

#include "grammar/session_calendar.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
#include <utility>

namespace rapporteur {
namespace {

using grammar::ActForm;
using grammar::ActNumber;
using grammar::Body;
using grammar::BodyId;

constexpr std::uint32_t kFirstYear = 1900;            // numbers from here on are years: "2012/11"
constexpr std::uint32_t kFirstSlashSession = 31;      // of the General Assembly: "31/1" (Editorial Manual)
constexpr std::uint32_t kFirstCouncilDecision = 100;  // decisions of the Human Rights Council: "2/105", "17/119"
constexpr std::uint32_t kLastRomanSession = 30;       // of the General Assembly: "3363 (XXX)"

bool blank(char c) { return c == ' ' || c == '\t'; }

void append_without_blanks(std::string& to, std::string_view text) {
  if (std::none_of(text.begin(), text.end(), blank)) {
    to += text;
    return;
  }
  std::copy_if(text.begin(), text.end(), std::back_inserter(to), [](char c) { return !blank(c); });
}

/// "1373(2001)" → "1373 (2001)", "217A(III)" → "217 A (III)": calls `put` with each byte.
template <class Put>
void spaced(std::string_view number, Put const& put) {
  char before = '\0';
  for (char const c : number) {
    if (blank(c)) continue;
    bool const letter = c >= 'A' && c <= 'Z';
    bool const after_digit = before >= '0' && before <= '9';
    bool const after_letter = before >= 'A' && before <= 'Z';
    if ((c == '(' && (after_digit || after_letter)) || (letter && after_digit)) put(' ');
    put(c);
    before = c;
  }
}

/// `prefix` with the number behind it.
std::string with_number(std::string_view prefix, ActNumber const& number, char letter) {
  // Nearly all are short: they become a string when they are whole.
  std::array<char, 64> bytes;
  if (prefix.size() + 2 * number.text.size() + 2 <= bytes.size()) {
    std::memcpy(bytes.data(), prefix.data(), prefix.size());
    auto* end = bytes.data() + prefix.size();
    auto const put = [&end](char c) { *end++ = c; };
    if (number.form == ActForm::kRoman || number.form == ActForm::kYear) {
      spaced(number.text, put);
    } else {
      // Of few bytes; each is written, and a blank is written over.
      for (char const c : number.text) {
        *end = c;
        end += blank(c) ? 0 : 1;
      }
    }
    if (letter != 0) {
      put(' ');
      put(letter);
    }
    return {bytes.data(), static_cast<std::size_t>(end - bytes.data())};
  }
  std::string result(prefix);
  if (number.form == ActForm::kRoman || number.form == ActForm::kYear) {
    spaced(number.text, [&result](char c) { result += c; });
  } else {
    append_without_blanks(result, number.text);
  }
  if (letter != 0) {
    result += ' ';
    result += letter;
  }
  return result;
}

struct Series {
  std::string_view resolution;
  std::string_view decision;
};

Series series_of(BodyId id) {
  switch (id) {
    case BodyId::kGeneralAssembly:
      return {"A/RES/", "A/DEC/"};
    case BodyId::kSecurityCouncil:
      return {"S/RES/", {}};
    case BodyId::kEconomicAndSocialCouncil:
      return {"E/RES/", "E/DEC/"};
    case BodyId::kHumanRightsCouncil:
      return {"A/HRC/RES/", "A/HRC/DEC/"};
    case BodyId::kTrusteeshipCouncil:
      return {"T/RES/", {}};
    case BodyId::kCommissionOnHumanRights:
      return {"E/CN.4/RES/", "E/CN.4/DEC/"};
    default:
      return {};
  }
}

/// The organs that have a series of their own, or an own way to number.
struct OrganOfActs {
  BodyId id;
  std::string_view name;
  bool whole;  // the name is all there is; more words may stand behind the others
};
constexpr std::array<OrganOfActs, 8> kOrgans = {
    {{BodyId::kGeneralAssembly, "General Assembly", true},
     {BodyId::kSecurityCouncil, "Security Council", true},
     {BodyId::kEconomicAndSocialCouncil, "Economic and Social Council", true},
     {BodyId::kHumanRightsCouncil, "Human Rights Council", true},
     {BodyId::kTrusteeshipCouncil, "Trusteeship Council", true},
     {BodyId::kCommissionOnHumanRights, "Commission on Human Rights", true},
     {BodyId::kEnvironmentAssembly, "United Nations Environment Assembly", false},
     {BodyId::kHabitatAssembly, "United Nations Habitat Assembly", false}}};

/// What the shape of the number alone allows.
BodyId by_shape(ActNumber const& number, bool decision) {
  switch (number.form) {
    case ActForm::kSlash:
      if (number.first >= kFirstYear) return BodyId::kEconomicAndSocialCouncil;
      if (number.first >= kFirstSlashSession) return BodyId::kGeneralAssembly;
      return decision && number.second < kFirstCouncilDecision ? BodyId::kNone : BodyId::kHumanRightsCouncil;
    case ActForm::kYear:
      return decision ? BodyId::kNone : BodyId::kSecurityCouncil;
    case ActForm::kRoman:
      if (number.first == 0) return BodyId::kNone;
      return number.second > kLastRomanSession && number.series.find('S') == std::string_view::npos
                 ? BodyId::kEconomicAndSocialCouncil
                 : BodyId::kGeneralAssembly;
    case ActForm::kSpecial:
    case ActForm::kEmergency:
      return BodyId::kGeneralAssembly;
    default:
      return BodyId::kNone;
  }
}

/// "E (69)": only the economic commissions count so.
bool lettered(ActNumber const& number) { return number.form == ActForm::kRoman && number.first == 0; }

/// Whether `id` numbers its acts in this shape.
bool fits(ActNumber const& number, BodyId id) {
  if (lettered(number)) return id == BodyId::kOther;
  bool const roman_assembly = number.second <= kLastRomanSession || number.series.find('S') != std::string_view::npos;
  switch (id) {
    case BodyId::kGeneralAssembly:
      return (number.form == ActForm::kSlash && number.first >= kFirstSlashSession && number.first < kFirstYear) ||
             (number.form == ActForm::kRoman && roman_assembly) || number.form == ActForm::kSpecial ||
             number.form == ActForm::kEmergency;
    case BodyId::kSecurityCouncil:
      return number.form == ActForm::kYear;
    case BodyId::kEconomicAndSocialCouncil:
      return (number.form == ActForm::kSlash && number.first >= kFirstYear) || number.form == ActForm::kRoman;
    case BodyId::kHumanRightsCouncil:
      return (number.form == ActForm::kSlash && number.first < kFirstYear) || number.form == ActForm::kSpecial;
    case BodyId::kCommissionOnHumanRights:
      return number.form == ActForm::kSlash || number.form == ActForm::kRoman || number.form == ActForm::kSpecial;
    case BodyId::kTrusteeshipCouncil:
      return number.form == ActForm::kRoman;
    case BodyId::kEnvironmentAssembly:
    case BodyId::kHabitatAssembly:
      return number.form == ActForm::kSlash && number.first < kFirstSlashSession;
    default:
      return number.form == ActForm::kSlash || number.form == ActForm::kRoman;
  }
}

/// The full name of a short form, by the shape of the number.
BodyId long_form(BodyId id, ActNumber const& number, OwnBody const& own) {
  switch (id) {
    case BodyId::kAssembly:
      if (own.id == BodyId::kEnvironmentAssembly && number.form == ActForm::kSlash && number.first < kFirstSlashSession)
        return BodyId::kEnvironmentAssembly;
      if (own.id == BodyId::kHabitatAssembly && number.form == ActForm::kSlash && number.first < kFirstSlashSession)
        return BodyId::kHabitatAssembly;
      return BodyId::kGeneralAssembly;
    case BodyId::kCouncil:
      switch (number.form) {
        case ActForm::kYear:
          return BodyId::kSecurityCouncil;
        case ActForm::kRoman:
          return BodyId::kEconomicAndSocialCouncil;
        case ActForm::kSlash:
          return number.first >= kFirstYear ? BodyId::kEconomicAndSocialCouncil : BodyId::kHumanRightsCouncil;
        default:
          return BodyId::kHumanRightsCouncil;
      }
    case BodyId::kCommission:
      return number.form == ActForm::kSlash && number.first >= kFirstYear && number.first <= 2005
                 ? BodyId::kCommissionOnHumanRights
                 : BodyId::kOther;
    default:
      return id;
  }
}

std::string symbol_of(BodyId id, ActNumber const& number, char letter, bool decision, std::string_view name) {
  if (id == BodyId::kEnvironmentAssembly || id == BodyId::kHabitatAssembly) {
    auto const session = std::to_string(number.first);
    auto const second = std::to_string(number.second);
    if (id == BodyId::kEnvironmentAssembly) return "UNEP/EA." + session + (decision ? "/DEC." : "/RES.") + second;
    return "HSP/HA." + session + (decision ? "/Dec." : "/Res.") + second;
  }
  auto const series = series_of(id);
  auto const prefix = decision ? series.decision : series.resolution;
  if (!prefix.empty()) return with_number(prefix, number, letter);
  std::string words(name);
  if (!words.empty()) words += ' ';
  words += decision ? "decision " : "resolution ";
  return with_number(words, number, letter);
}

ActSymbol conference_act(ActNumber const& number, char letter, bool decision) {
  bool const climate = number.form == ActForm::kConference;
  std::string symbol(climate ? "UNFCCC " : "CBD ");
  symbol += decision || climate ? "decision " : "resolution ";
  append_without_blanks(symbol, number.text);
  if (letter != 0) symbol.append({' ', letter});
  return {CitationKind::kConference,
          std::move(symbol),
          {},
          climate ? 1.0F : 0.8F,
          climate ? "act.conference.climate" : "act.conference.roman"};
}

}  // namespace

ActSymbol resolve_act(ActNumber const& number, char letter, bool decision, Body const& named, OwnBody const& own) {
  // "the Commission" of a commission's own text is that one.
  bool const own_commission =
      named.id == BodyId::kCommission && own.name.find("Commission") != std::string_view::npos && fits(number, own.id);
  Body const body = own_commission ? Body{own.id, own.name} : named;
  auto const kind = decision ? CitationKind::kDecision : CitationKind::kResolution;
  if (number.form == ActForm::kConference || number.form == ActForm::kRomanSlash)
    return conference_act(number, letter, decision);
  if (number.form == ActForm::kForeign || body.id == BodyId::kForeign) {
    std::string name =
        number.form == ActForm::kForeign && body.id != BodyId::kForeign ? std::string() : std::string(body.name) + " ";
    name += decision ? "decision " : "resolution ";
    append_without_blanks(name, number.text);
    return {CitationKind::kForeign, std::move(name), {}, 1, "act.foreign"};
  }
  // The Security Council alone numbers by year in parentheses.
  if (number.form == ActForm::kYear && !decision && body.id != BodyId::kOther) {
    return {kind, symbol_of(BodyId::kSecurityCouncil, number, letter, decision, {}), {}, 1, "act.year"};
  }
  if (number.form == ActForm::kEmergency)
    return {kind, symbol_of(BodyId::kGeneralAssembly, number, letter, decision, {}), {}, 1, "act.emergency"};
  bool const said = body.id != BodyId::kIts && body.id != BodyId::kNone;
  if (said) {
    auto const id = long_form(body.id, number, own);
    bool const is_short = id != body.id;
    if (fits(number, id)) {
      if (id != BodyId::kOther)
        return {kind,
                symbol_of(id, number, letter, decision, body.name),
                {},
                is_short ? 0.95F : 1.0F,
                is_short ? "act.short_name" : "act.named"};
      return {kind, symbol_of(id, number, letter, decision, body.name), {}, 0.9F, "act.other_body"};
    }
    auto const shape = by_shape(number, decision);
    if (shape == BodyId::kNone)
      return {kind, symbol_of(BodyId::kOther, number, letter, decision, body.name), {}, 0.7F, "act.other_body"};
    // A list of acts of several bodies names only one of them before each: the number tells.
    return {kind, symbol_of(shape, number, letter, decision, {}), symbol_of(id, number, letter, decision, body.name),
            0.7F, "act.shape_against_name"};
  }
  // Of a body without a series of its own a bare "resolution 57/270" is rather the Assembly's.
  bool const of_assembly = own.by_symbol && own.id == BodyId::kOther && body.id == BodyId::kNone &&
                           number.form == ActForm::kSlash && by_shape(number, decision) == BodyId::kGeneralAssembly;
  // "its resolution 3334 (XXXIX)" of the Assembly is a misprint, which stays.
  bool const misprint = own.id == BodyId::kGeneralAssembly && body.id == BodyId::kIts && number.form == ActForm::kRoman;
  if (misprint || (own_act(number, own) && !of_assembly)) {
    auto const rule = body.id == BodyId::kIts ? std::string_view("act.its") : std::string_view("act.of_the_text");
    return {
        kind, symbol_of(own.id, number, letter, decision, own.name), {}, body.id == BodyId::kIts ? 0.95F : 0.8F, rule};
  }
  auto const shape = by_shape(number, decision);
  if (shape == BodyId::kNone)
    return {kind, symbol_of(BodyId::kOther, number, letter, decision, {}), {}, 0.5F, "act.unknown_body"};
  return {kind, symbol_of(shape, number, letter, decision, {}),
          own.id == BodyId::kNone ? std::string() : symbol_of(own.id, number, letter, decision, own.name), 0.7F,
          "act.by_shape"};
}

bool numbers_so(ActNumber const& number, Body const& body, OwnBody const& own) {
  return fits(number, long_form(body.id, number, own));
}

bool held_in(ActNumber const& number, BodyId id, std::uint16_t year) {
  if (number.form != ActForm::kSlash && number.form != ActForm::kRoman) return true;
  std::string_view organ;
  auto session = number.form == ActForm::kSlash ? number.first : number.second;
  switch (id) {
    case BodyId::kGeneralAssembly:
      if (number.series.find('S') != std::string_view::npos) return true;
      organ = "GA";
      break;
    case BodyId::kHumanRightsCouncil:
      organ = "HRC";
      break;
    case BodyId::kEconomicAndSocialCouncil:
      if (number.form == ActForm::kRoman) return true;
      organ = "ECOSOC";
      break;
    case BodyId::kEnvironmentAssembly:
      organ = "UNEA";
      break;
    case BodyId::kCommissionOnHumanRights:
      return number.form == ActForm::kRoman || session == year;
    default:
      return true;
  }
  auto const span = grammar::session_span(organ, grammar::SessionForm::kRegular, session);
  return span && span->begin.year <= year && (span->end.year == 0 || year <= span->end.year);
}

bool can_be_of(ActNumber const& number, Body const& body, OwnBody const& own, std::uint16_t year) {
  auto const holds = [&](BodyId id) { return fits(number, id) && (year == 0 || held_in(number, id, year)); };
  if (body.id == BodyId::kOther && number.form == ActForm::kSlash && holds(BodyId::kGeneralAssembly)) return false;
  return holds(long_form(body.id, number, own));
}

BodyId likely_body(ActNumber const& number, bool decision, OwnBody const& own) {
  return own_act(number, own) ? own.id : by_shape(number, decision);
}

Body body_by_date(ActNumber const& number, std::uint16_t year) {
  if (number.form != ActForm::kSlash) return {};
  static constexpr std::array<Body, 4> kBodies = {
      {{BodyId::kHumanRightsCouncil, "Human Rights Council"},
       {BodyId::kGeneralAssembly, "General Assembly"},
       {BodyId::kEnvironmentAssembly, "United Nations Environment Assembly"},
       {BodyId::kEconomicAndSocialCouncil, "Economic and Social Council"}}};
  for (auto const& body : kBodies) {
    if (fits(number, body.id) && held_in(number, body.id, year)) return body;
  }
  return {};
}

BodyId series_of_symbol(std::string_view symbol) {
  for (auto const id : {BodyId::kHumanRightsCouncil, BodyId::kGeneralAssembly, BodyId::kCommissionOnHumanRights,
                        BodyId::kEconomicAndSocialCouncil, BodyId::kSecurityCouncil}) {
    auto const series = series_of(id);
    if (symbol.starts_with(series.resolution)) return id;
    if (!series.decision.empty() && symbol.starts_with(series.decision)) return id;
  }
  return symbol.starts_with("UNEP/EA.") ? BodyId::kEnvironmentAssembly : BodyId::kNone;
}

bool own_act(ActNumber const& number, OwnBody const& own) {
  // A commission adopts few; from 200 on they are decisions of the Council.
  constexpr std::uint32_t kFirstOfTheCouncil = 200;
  if (own.by_year && number.form == ActForm::kSlash &&
      (number.first < kFirstYear || number.second >= kFirstOfTheCouncil))
    return false;
  // None of them can cite a session of its own that is still to come.
  bool const by_session = own.id == BodyId::kHumanRightsCouncil || own.id == BodyId::kEnvironmentAssembly ||
                          own.id == BodyId::kHabitatAssembly;
  bool const later = own.session != 0 && by_session && number.form == ActForm::kSlash && number.first > own.session;
  return own.id != BodyId::kNone && fits(number, own.id) && !later;
}

BodyId body_of(std::string_view organ) {
  for (auto const& [id, name, whole] : kOrgans) {
    if (whole ? organ == name : organ.starts_with(name)) return id;
  }
  return organ.empty() ? BodyId::kNone : BodyId::kOther;
}

std::string_view name_of(BodyId id) {
  auto const* const found =
      std::find_if(kOrgans.begin(), kOrgans.end(), [id](OrganOfActs const& organ) { return organ.id == id; });
  return found == kOrgans.end() ? std::string_view() : found->name;
}

OwnBody body_of_symbol(std::string_view symbol) {
  struct Series {
    std::string_view prefix;
    std::string_view name;
    bool by_year;
  };
  static constexpr std::array<Series, 14> kBodies = {
      {{"E/CN.3/", "Statistical Commission", false},
       {"E/CN.4/", "Commission on Human Rights", true},
       {"E/CN.5/", "Commission for Social Development", false},
       {"E/CN.6/", "Commission on the Status of Women", false},
       {"E/CN.7/", "Commission on Narcotic Drugs", false},
       {"E/CN.9/", "Commission on Population and Development", true},
       {"E/CN.15/", "Commission on Crime Prevention and Criminal Justice", false},
       {"E/CN.16/", "Commission on Science and Technology for Development", false},
       {"E/CN.17/", "Commission on Sustainable Development", false},
       {"HSP/GC/", "Governing Council", false},
       {"HSP/HA", "United Nations Habitat Assembly", false},
       {"UNEP/GC", "Governing Council", false},
       {"UNEP/EA", "United Nations Environment Assembly", false},
       {"TD/", "United Nations Conference on Trade and Development", false}}};
  for (auto const& each : kBodies) {
    if (symbol.starts_with(each.prefix)) return {body_of(each.name), each.name, 0, true, each.by_year};
  }
  return {};
}

}  // namespace rapporteur
