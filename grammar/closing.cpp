#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

// Rules that are run are made once: to make one, its parts are copied.
auto const qualifier = (x3::lit("(resumed)") | "(closing)" | "(opening)" | "resumed" | "(closed)") >> blanks;
auto const meeting_words = blanks >> -qualifier >> -(any_case("plenary") >> blanks) >> -qualifier >>
                           any_case("meeting") >> word_end;
auto const meeting_end = x3::omit[*x3::char_(".,; \t")];
auto const side = (any_case("in favour") | any_case("in favor") | any_case("against") | any_case("abstaining") |
                   any_case("abstentions") | any_case("abstention")) >>
                  skip >> (x3::lit(':') | x3::eoi);
auto const adopted = x3::omit[*x3::char_("[(")] >> -(any_case("resolution") >> blanks) >> any_case("adopted") >> blanks;

/// Finds the three numbers of "by 9 votes to none, with 2 abstentions" or "of 32 to 5, with 10 abstentions".
void count_votes(std::string_view text, VoteCount& vote) {
  auto const number_or_none = [](std::uint32_t& value) {
    return number[([&value](auto const& context) { value = x3::_attr(context); })] |
           x3::lit("none")[([&value](auto const&) { value = 0; })];
  };
  for (auto at = text.find(" to "); at != std::string_view::npos; at = text.find(" to ", at + 1)) {
    // Walk back over "votes" and the number before it.
    auto before = text.substr(0, at);
    if (before.ends_with(" in favour")) before.remove_suffix(10);
    if (before.ends_with(" votes")) before.remove_suffix(6);
    auto const digits = before.find_last_not_of("0123456789");
    auto from = text.substr(digits == std::string_view::npos ? 0 : digits + 1);
    auto const rule = number_or_none(vote.in_favour) >> -(blanks >> "votes") >> -(blanks >> "in favour") >> blanks >>
                      "to" >> blanks >> number_or_none(vote.against) >>
                      -(x3::omit[*(x3::char_ - (x3::lit("with") | '.'))] >> "with" >> blanks >>
                        number_or_none(vote.abstaining) >> blanks >> "abstention");
    if (accept(from, rule)) {
      vote.counted = true;
      return;
    }
  }
}

}  // namespace

std::optional<Meeting> parse_meeting(std::string_view line) {
  auto rest = trim(line);
  auto const whole = rest;
  auto const value = accept_ordinal(rest);
  if (!value) return std::nullopt;
  if (!accept(rest, meeting_words)) return std::nullopt;
  Meeting meeting;
  meeting.number = *value;
  meeting.span = whole.substr(0, whole.size() - rest.size());
  accept(rest, meeting_end);
  meeting.rest = rest;
  if (!rest.empty() && !parse_date_line(rest)) return std::nullopt;
  return meeting;
}

std::optional<VoteCount> parse_vote(std::string_view line) {
  auto rest = trim(line);
  auto const word = rest.substr(skip_brackets(rest));
  if (!may_begin_with(word, "in f", "agai", "abst") && !may_begin_with(word, "adopt", "resol", "recor"))
    return std::nullopt;
  VoteCount vote;
  if (accept(rest, side)) {
    vote.recorded = true;
    return vote;
  }
  rest = trim(line);
  bool const bare = rest.starts_with("Recorded vote") || rest.starts_with("[Adopted as orally revised");
  if (!bare && !accept(rest, adopted)) return std::nullopt;
  if (rest.find("without a vote") != std::string_view::npos || rest.find("by consensus") != std::string_view::npos)
    return vote;
  vote.recorded = rest.find("recorded") != std::string_view::npos;
  vote.unanimous = rest.find("unanimously") != std::string_view::npos;
  count_votes(line, vote);
  if (!vote.counted && !vote.unanimous && !vote.recorded) return std::nullopt;
  return vote;
}

}  // namespace rapporteur::grammar
