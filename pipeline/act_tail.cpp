#include "pipeline/act_tail.hpp"

#include "grammar/find_literal.hpp"
#include "pipeline/phrase_bytes.hpp"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

/// Whether a date or a body may stand behind a number: "of", "on", "dated", "adopted", "(of". Most have neither.
bool may_have_tail(std::string_view rest) {
  while (!rest.empty() && (rest.front() == ' ' || rest.front() == ',')) rest.remove_prefix(1);
  if (rest.size() < 2) return false;
  char const next = rest[1];
  switch (rest[0]) {
    case 'o':
      return next == 'f' || next == 'n';
    case 'a':
      return next == 'd';
    case 'd':
      return next == 'a';
    case '(':
      return next == 'o';
    default:
      return false;
  }
}

/// "of 2007": a year that nothing follows which would make it something else.
std::optional<grammar::CalendarDate> accept_year_alone(std::string_view& text) {
  constexpr std::size_t kDigits = 4;
  if (text.size() < kDigits || (text[0] != '1' && text[0] != '2')) return std::nullopt;
  if (!std::all_of(text.begin(), text.begin() + kDigits, digit_byte)) return std::nullopt;
  char const next = text.size() > kDigits ? text[kDigits] : '.';
  if (digit_byte(next) || letter_byte(next) || next == '/' || next == '-' || next == '\xE2') return std::nullopt;
  std::uint16_t year = 0;
  for (std::size_t i = 0; i < kDigits; ++i) year = static_cast<std::uint16_t>(10 * year + (text[i] - '0'));
  if (year < 1946 || year > 2199) return std::nullopt;
  text.remove_prefix(kDigits);
  return grammar::CalendarDate{year, 0, 0};
}

}  // namespace

ActTail read_tail(std::string_view text, std::size_t number_end, bool headed) {
  ActTail tail;
  tail.end = number_end;
  auto rest = text.substr(number_end);
  if (!may_have_tail(rest)) return tail;
  // "resolution 70/1, adopted by the General Assembly on 25 September 2015": its date, but no part of its name.
  bool const apposition = rest.starts_with(", adopted by the ");
  auto const body_behind = [&] {
    if (!headed || rest.empty() || (rest.front() != ' ' && rest.front() != ',')) return;
    auto of = rest;
    if (!(drop_prefix(of, " of the ") || drop_prefix(of, " of ") || drop_prefix(of, ", of the ") ||
          drop_prefix(of, " adopted by the ") || drop_prefix(of, ", adopted by the ")))
      return;
    if (!of.empty() && digit_byte(of.front())) return;  // a date
    if (auto const body = grammar::accept_body(of)) {
      tail.body = *body;
      rest = of;
    }
  };
  body_behind();
  auto dates = rest;
  // Blanks stand for note marks that were blanked out, a comma for one between two marks.
  while (drop_prefix(dates, " ") || drop_prefix(dates, ",")) {
  }
  bool const comma = rest.starts_with(",") && !rest.starts_with(", of");
  static constexpr std::array<std::string_view, 5> kPrepositions = {"of ", "on ", "dated ", "adopted on ", "(of "};
  for (auto const preposition : kPrepositions) {
    if (dates.empty() || dates.front() != preposition.front()) continue;
    auto dated = dates;
    if (comma && preposition == "on ") continue;
    if (!drop_prefix(dated, preposition)) continue;
    dated = trim_left_blanks(dated);
    auto date = grammar::accept_calendar_date(dated);
    if (date && date->day == 0) date.reset();
    if (!date && preposition == "of " && headed) {
      dated = trim_left_blanks(dates.substr(preposition.size()));
      date = accept_year_alone(dated);
    }
    if (!date) continue;
    tail.date = date;
    rest = dated;
    if (!apposition) tail.end = text.size() - dated.size();
    body_behind();
    break;
  }
  return tail;
}

std::optional<grammar::Body> subject_behind(std::string_view text, std::size_t end, bool first) {
  constexpr std::size_t kReach = 300;
  auto rest = text.substr(end, kReach);
  rest = rest.substr(0, rest.find(';'));
  if (rest.starts_with(" the ")) rest.remove_prefix(1);
  constexpr std::string_view kLead = ", the ";
  for (auto at = rest.starts_with("the ") ? 0 : rest.find(kLead); at != std::string_view::npos;
       at = rest.find(kLead, at + 1)) {
    if (!first && at != 0) break;
    auto subject = rest.substr(at + (rest[at] == ',' ? kLead.size() : 4));
    auto const body = grammar::accept_body(subject);
    // "the Council's programme" is no subject.
    if (body && subject.starts_with(' ')) return body;
    if (!first) break;
  }
  return std::nullopt;
}

std::optional<grammar::Body> adopter_behind(std::string_view text, std::size_t end) {
  constexpr std::size_t kReach = 300;
  auto window = text.substr(end, kReach);
  window = window.substr(0, window.find(';'));
  static constexpr std::array<std::string_view, 3> kStops = {" resolution", " decision", " and the adoption"};
  for (auto const stop : kStops) {
    window = window.substr(0, grammar::find_literal(window, stop));
  }
  static constexpr std::array<std::string_view, 4> kLeads = {"adopted by the ", "session of the ", "meeting of the ",
                                                             "by which the "};
  for (auto const lead : kLeads) {
    auto const at = grammar::find_literal(window, lead);
    if (at == std::string_view::npos) continue;
    auto rest = window.substr(at + lead.size());
    if (auto const body = grammar::accept_body(rest)) return body;
  }
  return std::nullopt;
}

bool preposed(std::string_view ahead) {
  ahead = trim_blanks(ahead);
  if (ahead.ends_with(" its")) ahead = trim_blanks(ahead.substr(0, ahead.size() - 4));
  static constexpr std::array<std::string_view, 8> kWords = {"in",      "In",      "by",    "By",
                                                             "through", "Through", "under", "with"};
  for (auto const word : kWords) {
    if (ahead.empty() || ahead.back() != word.back()) continue;
    if (ahead.ends_with(word) && (ahead.size() == word.size() || ahead[ahead.size() - word.size() - 1] == ' '))
      return true;
  }
  return false;
}

bool first_of_sentence(std::string_view ahead) {
  ahead = trim_blanks(ahead);
  if (ahead.ends_with(" its")) ahead = trim_blanks(ahead.substr(0, ahead.size() - 4));
  return ahead.ends_with("In") || ahead.ends_with("By") || ahead.ends_with("Through");
}

}  // namespace rapporteur
