#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

#include <algorithm>

namespace rapporteur::grammar {
namespace {

using namespace lexis;

// Rules that are run are made once: to make one, its parts are copied.
auto const at_its = skip >> "at" >> blanks >> (x3::lit("its") | "the") >> blanks;
auto const meeting_words = blanks >> -(x3::lit("(resumed)") >> blanks) >> -(x3::lit("plenary") >> blanks) >> "meet" >>
                           -x3::lit('-') >> skip >> "ing";

auto const session_word = (any_case("session") | any_case("cycle")) >> word_end;

auto const sub_item = skip >> '(' >> x3::omit[+lower] >> ')';
auto const item = x3::omit[x3::repeat(1, 3)[digit]] >> *sub_item >> *(blanks >> "and" >> sub_item);
auto const item_joint =
    (skip >> ',' >> skip >> -(x3::lit("and") >> blanks)) | (blanks >> (x3::lit("and") | "to") >> blanks);
auto const item_list = item >> *(item_joint >> item);
auto const items_head = any_case("agenda item") >> -any_case("s") >> -x3::lit(':') >> blanks;
auto const items_before_agenda = any_case("item") >> -any_case("s") >> blanks;
auto const of_the_agenda = blanks >> any_case("of the") >> blanks >> -(any_case("provisional") >> blanks) >>
                           any_case("agenda") >> word_end;

auto const adopted_by = any_case("adopted by") >> blanks;
auto const of_blanks = x3::lit("of") >> blanks;
auto const adopted = x3::omit[*x3::char_("[(")] >> any_case("adopted") >> &(blank | '.');
auto const by_the = skip >> "by" >> blanks >> &x3::lit("the");
auto const votes = x3::lit("unanimously") | "without a vote" | "by consensus" |
                   (x3::lit("by") >> blanks >> (+digit >> blanks >> "votes" | "a recorded vote"));
auto const on_blanks = x3::omit[*(blank | ',' | '*')] >> (x3::lit("on") | "On") >> blanks;

OrganName organ_name(Organ const& organ, std::string_view text, Lexicon const& lexicon) {
  return {organ.name, organ.prefix, text.substr(0, organ.name.size()),
          static_cast<std::uint16_t>(&organ - lexicon.organs().data())};
}

/// "the General Assembly"; leaves `text` behind the name.
bool accept_organ(std::string_view& text, OrganName& name, Lexicon const& lexicon) {
  auto rest = text;
  accept(rest, any_case("the") >> blanks);
  auto const* const organ = lexicon.organ_at(rest);
  if (organ == nullptr) return false;
  name = organ_name(*organ, rest, lexicon);
  rest.remove_prefix(organ->name.size());
  text = rest;
  return true;
}

/// "at its 4385th meeting", "at the 229th meeting", "at its resumed 12th plenary meeting".
bool accept_meeting_phrase(std::string_view& text, std::string_view& meeting) {
  auto rest = text;
  if (!accept(rest, at_its)) return false;
  auto const from = rest;
  if (!accept_ordinal(rest)) return false;
  if (!accept(rest, meeting_words)) return false;
  meeting = from.substr(0, from.size() - rest.size());
  text = rest;
  return true;
}

}  // namespace

std::optional<Session> parse_session(std::string_view text) {
  auto rest = trim(text);
  auto const whole = rest;
  Session session;
  auto const four_digits = x3::uint_parser<std::uint32_t, 10, 4, 4>{};
  if (is_digit(byte_at(rest, 0)) && accept(rest, four_digits >> blanks, session.number) && accept(rest, session_word)) {
    session.span = whole.substr(0, whole.size() - rest.size());
    return session;
  }
  rest = whole;
  auto const number = accept_ordinal(rest);
  if (!number) return std::nullopt;
  session.number = *number;
  auto const special = [&](auto const&) { session.form = SessionForm::kSpecial; };
  auto const emergency = [&](auto const&) { session.form = SessionForm::kEmergencySpecial; };
  auto const resumed = [&](auto const&) { session.form = SessionForm::kResumed; };
  auto const kind = (any_case("emergency special")[emergency] | any_case("special")[special] |
                     any_case("resumed")[resumed] | any_case("regular")) >>
                    blanks;
  if (!accept(rest, blanks)) return std::nullopt;
  if (!accept(rest, session_word) && !(accept(rest, kind) && accept(rest, session_word))) return std::nullopt;
  session.span = whole.substr(0, whole.size() - rest.size());
  return session;
}

std::optional<AgendaItems> parse_agenda_items(std::string_view line) {
  auto rest = trim(line);
  if (!may_begin_with(rest, "agend") && !may_begin_with(rest, "item")) return std::nullopt;
  auto const whole = rest;
  AgendaItems items;
  bool const headed = accept(rest, items_head);
  if (!headed && !accept(rest, items_before_agenda)) return std::nullopt;
  auto const from = rest;
  if (!accept(rest, item_list)) return std::nullopt;
  items.list = from.substr(0, from.size() - rest.size());
  if (headed ? !accept(rest, word_end) : !accept(rest, of_the_agenda)) return std::nullopt;
  items.span = whole.substr(0, whole.size() - rest.size());
  return items;
}

std::optional<Adoption> parse_adoption(std::string_view line, Lexicon const& lexicon) {
  auto rest = trim(line);
  auto const word = rest.substr(skip_brackets(rest));
  if (!may_begin_with(word, "resol", "decis", "adopt")) return std::nullopt;
  Adoption adoption;
  adoption.decision = may_begin_with(rest, "decision");
  bool noun = adoption.decision ? accept(rest, any_case("decision")) : accept(rest, any_case("resolution"));
  adoption.plural = noun && accept(rest, any_case("s"));
  noun = noun && accept(rest, blanks);
  bool const named = noun && accept(rest, adopted_by);
  if (named) {
    if (!accept_organ(rest, adoption.organ, lexicon)) return std::nullopt;
  } else if (noun && accept(rest, of_blanks)) {
    // "Resolution of 20 January 1948", "Resolution of the Economic and Social Council of 16 February 1946"
    auto of = rest;
    if (accept_organ(of, adoption.organ, lexicon)) {
      rest = of;
      if (!accept(rest, blanks >> "of" >> blanks)) return std::nullopt;
    }
    auto const date = accept_date(rest);
    if (!date) return std::nullopt;
    adoption.date = *date;
    return adoption;
  } else {
    // The phrases come in either order: "by the Council at its … meeting, on …", "unanimously at the … meeting".
    adoption = {};
    rest = trim(line);
    if (!accept(rest, adopted)) return std::nullopt;
    auto by = rest;
    if (accept(by, by_the) && accept_organ(by, adoption.organ, lexicon)) rest = by;
  }
  auto vote = rest.substr(skip_blanks(rest, 0));
  if (auto after = vote; accept(after, votes)) {
    auto const meeting_at = vote.find(" at the ");
    rest = meeting_at == std::string_view::npos ? after : vote.substr(meeting_at);
    adoption.vote = vote.substr(0, meeting_at);
  }
  accept_meeting_phrase(rest, adoption.meeting);
  if (accept(rest, on_blanks) || !rest.empty()) {
    auto dated = rest;
    if (auto const date = accept_date(dated)) {
      adoption.date = *date;
      rest = dated;
    }
  }
  vote = rest.substr(std::min(rest.find_first_not_of(" \t,"), rest.size()));
  if (auto after = vote; adoption.vote.empty() && accept(after, votes)) adoption.vote = vote;
  bool const says_something =
      named || !adoption.organ.name.empty() || !adoption.meeting.empty() || !adoption.vote.empty();
  if (!says_something) return std::nullopt;
  return adoption;
}

bool parse_committee(std::string_view line) {
  auto rest = trim(line);
  if (!rest.starts_with('[')) return false;
  return accept(rest, x3::lit('[') >> skip >>
                          (x3::lit("on the report") | "on the recommendation" | "on a proposal" | "on the proposal" |
                           "without reference to" | "on recommendations" | "on the basis of"));
}

bool parse_statement_head(std::string_view line) {
  auto rest = trim(line);
  if (!may_begin_with(rest, "state", "presi", "note ")) return false;
  auto const apostrophe = x3::lit("\xE2\x80\x99") | '\'';
  return accept(rest, any_case("statement by the president")) ||
         accept(rest, any_case("president") >> apostrophe >> any_case("s statement")) ||
         accept(rest, any_case("note by the president of the security council"));
}

std::optional<Adoption> parse_statement_lead(std::string_view text, Lexicon const& lexicon) {
  auto rest = trim(text);
  if (!rest.starts_with("At ")) return std::nullopt;
  Adoption lead;
  auto const from = rest;
  if (!accept(rest, (x3::lit("At the") | "At its") >> blanks)) return std::nullopt;
  auto meeting = from;
  bool const numbered = accept(meeting, x3::lit("At")) && accept_meeting_phrase(meeting = from, lead.meeting);
  if (numbered) {
    rest = meeting;
  } else {
    meeting = rest;
    if (accept_ordinal(meeting) &&
        accept(meeting, blanks >> -(x3::lit("plenary") >> blanks) >> "meeting" >> word_end)) {
      lead.meeting = rest.substr(0, rest.size() - meeting.size());
      rest = meeting;
    } else if (!accept(rest, -(x3::lit("organizational") >> blanks) >> (x3::lit("session") | "meeting") >> word_end)) {
      return std::nullopt;
    }
  }
  auto of = rest;
  if (accept(of, x3::omit[*(blank | ',')] >> "of" >> blanks) && accept_organ(of, lead.organ, lexicon)) rest = of;
  auto const held = rest.find("on ");
  if (held != std::string_view::npos && held < 40) {
    auto dated = rest.substr(held + 3);
    if (auto const date = accept_date(dated)) lead.date = *date;
  }
  bool const president = rest.find("President") != std::string_view::npos;
  if (!president) return std::nullopt;
  return lead;
}

}  // namespace rapporteur::grammar
