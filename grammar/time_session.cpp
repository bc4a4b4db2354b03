#include "grammar/find_literal.hpp"
#include "grammar/grammar.hpp"
#include "grammar/phrases_lexis.hpp"
#include "grammar/time_parts.hpp"

#include <algorithm>

namespace rapporteur::grammar::time_parts {
namespace {

using namespace lexis;

/// The end of a word; a closing quotation mark may stand behind it, an accented letter not.
auto const time_end = !(x3::ascii::alnum | x3::char_('\xc3', '\xdf'));

enum class Determiner : std::uint8_t { kNone, kThe, kOwn, kThat, kPresent, kEach };

constexpr auto kDeterminers = phrases<Determiner>({{"the", Determiner::kThe},
                                                   {"its", Determiner::kOwn},
                                                   {"their", Determiner::kOwn},
                                                   {"that", Determiner::kThat},
                                                   {"this", Determiner::kPresent},
                                                   {"these", Determiner::kPresent},
                                                   {"those", Determiner::kThat},
                                                   {"each", Determiner::kEach},
                                                   {"every", Determiner::kEach},
                                                   {"each of its", Determiner::kEach},
                                                   {"each of the", Determiner::kEach},
                                                   {"each of their", Determiner::kEach}});
constexpr auto kReferences = phrases<SessionReference>({{"next", SessionReference::kNext},
                                                        {"forthcoming", SessionReference::kNext},
                                                        {"upcoming", SessionReference::kNext},
                                                        {"following", SessionReference::kNext},
                                                        {"subsequent", SessionReference::kNext},
                                                        {"coming", SessionReference::kNext},
                                                        {"present", SessionReference::kPresent},
                                                        {"current", SessionReference::kPresent},
                                                        {"ongoing", SessionReference::kPresent},
                                                        {"same", SessionReference::kThat},
                                                        {"previous", SessionReference::kPrevious},
                                                        {"last", SessionReference::kPrevious},
                                                        {"preceding", SessionReference::kPrevious},
                                                        {"future", SessionReference::kEach}});
constexpr auto kKinds = phrases<NoValue>({{"regular"},
                                          {"ordinary"},
                                          {"extraordinary"},
                                          {"annual"},
                                          {"biennial"},
                                          {"substantive"},
                                          {"organizational"},
                                          {"organisational"},
                                          {"plenary"},
                                          {"main"},
                                          {"joint"},
                                          {"inaugural"},
                                          {"formal"},
                                          {"informal"},
                                          {"general"},
                                          {"high-level"},
                                          {"intergovernmental"},
                                          {"ministerial"},
                                          {"full"},
                                          {"half-yearly"},
                                          {"spring"},
                                          {"summer"},
                                          {"autumn"},
                                          {"winter"},
                                          {"extended"},
                                          {"reconvened"},
                                          {"dedicated"},
                                          {"intersessional"}});

constexpr auto kHeld = phrases<NoValue>({{"to be held"},
                                         {"held"},
                                         {"scheduled to be held"},
                                         {"to be convened"},
                                         {"convened"},
                                         {"scheduled"},
                                         {"which will be held"},
                                         {"which was held"}});

auto const joint =
    x3::omit[(skip >> ',' >> blanks >> -(x3::lit("and") >> blanks)) | (blanks >> (x3::lit("and") | "or") >> blanks)] >>
    -(x3::lit("the") >> blanks);
auto const through = x3::omit[(blanks >> ("to" | x3::lit("through")) >> blanks) | (*blank >> en_dash >> *blank)] >>
                     -(x3::lit("the") >> blanks);

void put(SessionMention& session, std::uint32_t number) {
  if (session.count < SessionMention::kMost) session.numbers[session.count++] = static_cast<std::uint16_t>(number);
}

/// "sixtieth", "seventy-sixth and seventy-seventh", "thirtieth to thirty-second".
bool accept_ordinals(std::string_view& text, SessionMention& session) {
  auto rest = text;
  auto const first = accept_ordinal(rest);
  if (!first || *first > 999) return false;
  put(session, *first);
  text = rest;
  if (accept(rest, through)) {
    if (auto const last = accept_ordinal(rest); last && *last > *first && *last <= 999) {
      put(session, *last);
      session.range = true;
      text = rest;
      return true;
    }
    rest = text;
  }
  while (accept(rest, joint)) {
    auto const next = accept_ordinal(rest);
    if (!next || *next > 999) break;
    put(session, *next);
    text = rest;
  }
  return true;
}

/// "special", "emergency special", "resumed", "substantive": words beside the number; blanks behind them are taken.
void accept_kinds(std::string_view& text, SessionMention& session) {
  // The first letters of all of them: mostly a number stands here.
  static constexpr Beginnings kBeginnings("emspreorexanbisuplmajoinfogehimifuhaauwide");
  auto const from = text;
  for (;;) {
    if (byte_at(text, 0) != '(' && !kBeginnings.match(text)) break;
    if (accept(text, any_case("emergency special") >> blanks)) {
      session.form = SessionForm::kEmergencySpecial;
    } else if (accept(text, any_case("special") >> blanks)) {
      session.form = SessionForm::kSpecial;
    } else if (accept(text, -x3::lit('(') >> any_case("resumed") >> -x3::lit(')') >> blanks)) {
      session.resumed = true;
    } else {
      auto const before = text;
      if (!accept(text, in_any_case(kKinds) >> blanks)) break;
      session.kind = trim(before.substr(0, before.size() - text.size()));
    }
    if (text.data() == from.data()) break;
  }
}

/// "first part of its", "main part of the", "first and second parts of its"; `text` is left before the determiner.
bool accept_part_of(std::string_view& text, SessionMention& session) {
  constexpr std::size_t kReach = 48;
  if (find_literal(text.substr(0, kReach), "part") == std::string_view::npos) return false;
  auto rest = text;
  accept(rest, x3::lit("the") >> blanks);
  auto const main = [&](auto const&) { session.main_part = true; };
  if (accept(rest, x3::lit("main")[main] >> blanks)) {
  } else if (accept(rest, (x3::lit("final") | "last" | "resumed" | "latter") >> blanks)) {
  } else if (auto const number = accept_ordinal(rest); number && *number < 10) {
    session.part = static_cast<std::uint8_t>(*number);
    if (!accept(rest, blanks >> -(x3::lit("and second") >> blanks) >> -(x3::lit("resumed") >> blanks))) return false;
  } else {
    return false;
  }
  if (!accept(rest, x3::lit("part") >> -x3::lit('s') >> blanks >> ("of" | x3::lit("during")) >> blanks)) {
    session.main_part = false;
    session.part = 0;
    return false;
  }
  text = rest;
  return true;
}

bool accept_number(std::string_view& text, SessionMention& session) {
  std::uint8_t glued = 0;
  auto rest = text;
  if (auto const year = accept_year(rest, glued); year && glued == 0 && accept(rest, &blanks)) {
    session.by_year = true;
    put(session, *year);
    text = rest;
    return true;
  }
  return accept_ordinals(text, session);
}

/// "of 2025", "of 2013 and 2014", "for 2012" behind "session": its number is the year.
void accept_years_of(std::string_view& text, TimeExpression& time) {
  auto rest = text;
  if (!accept(rest, blanks >> (x3::lit("of") | "for" | "in") >> blanks)) return;
  auto const of_year = [&](TimeRelation relation) {
    TimeExpression years;
    years.relation = relation;
    if (!accept_years(rest, years)) return;
    time.session.by_year = true;
    put(time.session, years.begin.year);
    if (years.end != years.begin) put(time.session, years.end.year);
    time.session.range = years.end != years.begin && !years.list;
    time.glued_digits = years.glued_digits;
    text = rest;
  };
  of_year(TimeRelation::kFor);
}

/// ", in 2026", " (2026)", ", to be held in September 2026", ", held on 11 May 2012".
void accept_date_of(std::string_view& text, TimeExpression& time) {
  auto rest = text;
  accept(rest, skip >> -(x3::lit(',') >> blanks) >> -(exactly(kHeld) >> blanks));
  bool const parenthesis = byte_at(rest, 0) == '(';
  if (parenthesis) rest.remove_prefix(1);
  TimeExpression date;
  if (!parenthesis) {
    date.relation = accept_relation(rest);
    if (date.relation != TimeRelation::kAt && date.relation != TimeRelation::kFrom) return;
  } else {
    date.relation = TimeRelation::kAt;
  }
  date.part = accept_part(rest);
  if (!accept_dates(rest, date) && !accept_years(rest, date)) return;
  if (parenthesis && !accept(rest, x3::lit(')'))) return;
  time.begin = date.begin;
  time.end = date.end;
  time.list = date.list;
  time.glued_digits = date.glued_digits;
  text = rest;
}

/// The organ behind "session of the": a name of the lexicon or a run of words with capitals and what joins them.
std::string_view organ_behind(std::string_view text) {
  auto rest = text;
  auto const capital = x3::omit[upper >> *(letter | '-' | x3::char_('\x80', '\xff'))];
  auto const join =
      x3::omit[(x3::lit("of the") | "on the" | "for the" | "to the" | "of" | "on" | "for" | "and") >> blanks];
  if (!accept(rest, capital >> *(blanks >> -join >> capital))) return {};
  auto const run = text.substr(0, text.size() - rest.size());
  // "of the General Assembly and Economic …": these organs' names are never the beginning of a longer one.
  for (std::string_view const name :
       {"General Assembly", "Security Council", "Human Rights Council", "Economic and Social Council"})
    if (run.starts_with(name)) return text.substr(0, name.size());
  return run;
}

void accept_organ(std::string_view& text, TimeExpression& time) {
  auto rest = text;
  if (!accept(rest, blanks >> "of" >> blanks >> "the" >> blanks)) return;
  auto const organ = organ_behind(rest);
  if (organ.empty()) return;
  time.session.organ = organ;
  rest.remove_prefix(organ.size());
  text = rest;
}

SessionReference reference_of(Determiner determiner) {
  switch (determiner) {
    case Determiner::kThat:
      return SessionReference::kThat;
    case Determiner::kPresent:
      return SessionReference::kPresent;
    case Determiner::kEach:
      return SessionReference::kEach;
    default:
      return SessionReference::kNone;
  }
}

}  // namespace

bool accept_sessions(std::string_view& text, TimeExpression& time) {
  if (is_digit(byte_at(text, 0))) {
    auto const digits = digits_at(text);
    auto const next = byte_at(text, digits);
    if (!(digits == 4 && next == ' ') && (digits > 3 || std::string_view("snrt").find(next) == std::string_view::npos))
      return false;
  }
  auto rest = text;
  auto& session = time.session;
  accept_part_of(rest, session);
  auto determiner = Determiner::kNone;
  accept(rest, in_any_case(kDeterminers) >> blanks, determiner);
  if (session.part == 0 && !session.main_part)
    accept_part_of(rest, session) && accept(rest, exactly(kDeterminers) >> blanks, determiner);
  accept_kinds(rest, session);
  auto reference = reference_of(determiner);
  bool const pointed = accept(rest, in_any_case(kReferences) >> &blanks, reference);
  if (pointed) accept(rest, blanks);
  accept_kinds(rest, session);
  bool const numbered = accept_number(rest, session);
  if (numbered && !accept(rest, blanks)) return false;
  accept_kinds(rest, session);
  if (!accept(rest, any_case("session") >> -any_case("s") >> time_end)) return false;
  if (byte_at(rest, 0) == '-') return false;
  // "each of its sessions", "the next two sessions" say no number.
  session.own = determiner == Determiner::kOwn;
  if (!numbered) accept_years_of(rest, time);
  session.reference = session.count == 0 ? reference : SessionReference::kNone;
  if (session.count == 0 && reference == SessionReference::kNone) return false;
  if (time.glued_digits == 0) accept_organ(rest, time);
  if (time.glued_digits == 0) accept_date_of(rest, time);
  time.form = TimeForm::kSession;
  text = rest;
  return true;
}

}  // namespace rapporteur::grammar::time_parts
