#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

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
  if (!accept(rest, skip >> "at" >> blanks >> (x3::lit("its") | "the") >> blanks)) return false;
  auto const from = rest;
  if (!accept_ordinal(rest)) return false;
  if (!accept(rest, blanks >> -(x3::lit("(resumed)") >> blanks) >> -(x3::lit("plenary") >> blanks) >> "meet" >>
                        -x3::lit('-') >> skip >> "ing"))
    return false;
  meeting = from.substr(0, from.size() - rest.size());
  text = rest;
  return true;
}

}  // namespace

std::optional<Session> parse_session(std::string_view text) {
  auto rest = trim(text);
  auto const whole = rest;
  Session session;
  auto const year = [&](auto const& context) { session.number = x3::_attr(context); };
  auto const four_digits = x3::uint_parser<std::uint32_t, 10, 4, 4>{};
  auto const word_session = any_case("session") | any_case("cycle");
  if (is_digit(byte_at(rest, 0)) && accept(rest, four_digits[year] >> blanks >> word_session >> word_end)) {
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
  if (!accept(rest, blanks >> -kind >> word_session >> word_end)) return std::nullopt;
  session.span = whole.substr(0, whole.size() - rest.size());
  return session;
}

std::optional<AgendaItems> parse_agenda_items(std::string_view line) {
  auto rest = trim(line);
  if (!may_begin_with(rest, "agend") && !may_begin_with(rest, "item")) return std::nullopt;
  auto const whole = rest;
  AgendaItems items;
  auto const sub_item = skip >> '(' >> x3::omit[+lower] >> ')';
  auto const item = x3::omit[x3::repeat(1, 3)[digit]] >> *sub_item >> *(blanks >> "and" >> sub_item);
  auto const joint =
      (skip >> ',' >> skip >> -(x3::lit("and") >> blanks)) | (blanks >> (x3::lit("and") | "to") >> blanks);
  auto const list = x3::raw[item >> *(joint >> item)][store(items.list)];
  auto const head = any_case("agenda item") >> -any_case("s") >> -x3::lit(':') >> blanks;
  auto const trailing = any_case("item") >> -any_case("s") >> blanks >> list >> blanks >> any_case("of the") >>
                        blanks >> -(any_case("provisional") >> blanks) >> any_case("agenda");
  if (!accept(rest, head >> list >> word_end)) {
    rest = whole;
    if (!accept(rest, trailing >> word_end)) return std::nullopt;
  }
  items.span = whole.substr(0, whole.size() - rest.size());
  return items;
}

std::optional<Adoption> parse_adoption(std::string_view line, Lexicon const& lexicon) {
  auto rest = trim(line);
  auto const word = rest.substr(skip_brackets(rest));
  if (!may_begin_with(word, "resol", "decis", "adopt")) return std::nullopt;
  Adoption adoption;
  auto const plural = [&](auto const&) { adoption.plural = true; };
  auto const decision = [&](auto const&) { adoption.decision = true; };
  auto const noun = (any_case("resolution") | any_case("decision")[decision]) >> -any_case("s")[plural] >> blanks;
  bool const named = accept(rest, noun >> any_case("adopted by") >> blanks);
  if (named) {
    if (!accept_organ(rest, adoption.organ, lexicon)) return std::nullopt;
  } else if (accept(rest, noun >> x3::lit("of") >> blanks)) {
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
    if (!accept(rest, x3::omit[*x3::char_("[(")] >> any_case("adopted") >> &(blank | '.'))) return std::nullopt;
    auto by = rest;
    if (accept(by, skip >> "by" >> blanks >> &x3::lit("the")) && accept_organ(by, adoption.organ, lexicon)) rest = by;
  }
  auto const votes = skip >> x3::raw[x3::lit("unanimously") | "without a vote" | "by consensus" |
                                     (x3::lit("by") >> blanks >> (+digit >> blanks >> "votes" | "a recorded vote"))];
  auto after = rest;
  std::string_view vote;
  if (accept(after, votes[store(vote)])) {
    adoption.vote = std::string_view(vote.data(), static_cast<std::size_t>(rest.data() + rest.size() - vote.data()));
    auto const meeting_at = adoption.vote.find(" at the ");
    rest = meeting_at == std::string_view::npos ? after : adoption.vote.substr(meeting_at);
    if (meeting_at != std::string_view::npos) adoption.vote = adoption.vote.substr(0, meeting_at);
  }
  accept_meeting_phrase(rest, adoption.meeting);
  if (accept(rest, x3::omit[*(blank | ',' | '*')] >> (x3::lit("on") | "On") >> blanks) || !rest.empty()) {
    auto dated = rest;
    if (auto const date = accept_date(dated)) {
      adoption.date = *date;
      rest = dated;
    }
  }
  after = rest;
  if (adoption.vote.empty() && accept(after, x3::omit[*(blank | ',')] >> votes[store(vote)])) {
    adoption.vote = std::string_view(vote.data(), static_cast<std::size_t>(rest.data() + rest.size() - vote.data()));
  }
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
