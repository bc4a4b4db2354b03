#include "grammar/phrases_lexis.hpp"
#include "grammar/time_parts.hpp"

namespace rapporteur::grammar::time_parts {
namespace {

using namespace lexis;

/// The word before a year that makes it one by itself.
enum class YearWord : std::uint8_t { kNone, kYear, kPeriod, kBiennium };

constexpr auto kYearWords = phrases<YearWord>({{"the year", YearWord::kYear},
                                               {"the years", YearWord::kYear},
                                               {"the calendar year", YearWord::kYear},
                                               {"the calendar years", YearWord::kYear},
                                               {"the financial years", YearWord::kYear},
                                               {"the financial year", YearWord::kYear},
                                               {"the fiscal year", YearWord::kYear},
                                               {"the academic year", YearWord::kYear},
                                               {"fiscal year", YearWord::kYear},
                                               {"financial year", YearWord::kYear},
                                               {"calendar year", YearWord::kYear},
                                               {"years", YearWord::kYear},
                                               {"the period", YearWord::kPeriod},
                                               {"the period from", YearWord::kPeriod},
                                               {"the period of", YearWord::kPeriod},
                                               {"the period between", YearWord::kPeriod},
                                               {"the decade", YearWord::kPeriod},
                                               {"the triennium", YearWord::kPeriod},
                                               {"the quadrennium", YearWord::kPeriod},
                                               {"the financial period", YearWord::kPeriod},
                                               {"the budget period", YearWord::kPeriod},
                                               {"the biennium", YearWord::kBiennium},
                                               {"the bienniums", YearWord::kBiennium},
                                               {"the biennia", YearWord::kBiennium},
                                               {"biennium", YearWord::kBiennium},
                                               {"bienniums", YearWord::kBiennium},
                                               {"biennia", YearWord::kBiennium}});

/// The year that a range ends with, in four digits or, the next one, in two: "2018–2019", "1993/94".
bool accept_last_year(std::string_view& text, std::uint16_t first, std::uint16_t& last, std::uint8_t& glued) {
  auto rest = text;
  if (auto const year = accept_year(rest, glued)) {
    last = *year;
    if (last <= first || last - first > 150) return false;
    text = rest;
    return true;
  }
  if (digits_at(text) != 2) return false;
  last = static_cast<std::uint16_t>(first / 100 * 100 + 10 * (text[0] - '0') + (text[1] - '0'));
  if (last != first + 1) return false;
  text.remove_prefix(2);
  return true;
}

/// What may not follow a number that is a year: "2005/14", "2030 Agenda", "1973 (2011)", "2,000.5", "2000 per cent".
bool year_ends(std::string_view text) {
  if (text.empty()) return true;
  // A comma may have a note mark behind it: "2005,6 add"; three digits are the rest of a number.
  if (accept(text, x3::lit('/') >> digit) || accept(text, x3::lit(',') >> x3::repeat(3)[digit] >> !digit)) return false;
  if (accept(text, (x3::lit('-') | "\xE2\x80\x93") >> x3::ascii::alnum)) return false;
  if (accept(text, x3::lit('%') | '/')) return false;
  return !accept(text, blanks >> (x3::lit("Agenda") | "per cent" | "million" | "billion" | "dollars" |
                                  "United States dollars" | (x3::lit('(') >> x3::repeat(4)[digit] >> ')')));
}

/// The words that make a number a year.
bool makes_a_year(TimeRelation relation) {
  switch (relation) {
    case TimeRelation::kNone:
    case TimeRelation::kWithin:
    case TimeRelation::kTo:
    case TimeRelation::kOf:
      return false;
    default:
      return true;
  }
}

struct Years {
  std::uint16_t first = 0;
  std::uint16_t last = 0;
  std::uint8_t glued = 0;
  bool list = false;
};

/// "2015", "2015–2030", "2018 and 2019", "2018/19"; a list only where `said` makes years of its members.
bool accept_year_list(std::string_view& text, bool said, bool between, Years& years) {
  auto rest = text;
  auto const first = accept_year(rest, years.glued);
  if (!first) return false;
  years.first = years.last = *first;
  if (years.glued == 0) {
    auto range = rest;
    auto const dash = x3::omit[*blank >> en_dash >> *blank];
    bool const by_sign = accept(range, dash | '/');
    bool const by_word = !by_sign && accept(range, blanks >> (x3::lit("to") | "through" | "until") >> blanks);
    if ((by_sign || by_word) && accept_last_year(range, *first, years.last, years.glued)) {
      // A slash between years that do not follow each other is the number of a document.
      bool const slash = byte_at(rest, 0) == '/';
      if (!slash || years.last == *first + 1) rest = range;
    }
    years.last = rest.data() == range.data() ? years.last : *first;
    for (int members = 0; said && years.glued == 0 && members < 20; ++members) {
      auto next = rest;
      if (!accept(next, (skip >> ',' >> blanks >> -(x3::lit("and") >> blanks)) |
                            (blanks >> (x3::lit("and") | "or") >> blanks)))
        break;
      std::uint8_t glued = 0;
      auto const year = accept_year(next, glued);
      if (!year || *year <= years.last || *year - *first > 100 || !year_ends(next)) break;
      years.last = *year;
      years.glued = glued;
      years.list = !between;
      rest = next;
    }
  }
  text = rest;
  return true;
}

}  // namespace

bool accept_years(std::string_view& text, TimeExpression& time) {
  auto rest = text;
  auto word = YearWord::kNone;
  auto const first = byte_at(text, 0);
  if (is_digit(first)) {
    if (digits_at(text) < 4) return false;
  } else {
    if (!may_begin_with(text, "the ", "bien", "year", "fisc", "fina", "cale")) return false;
    if (!accept(rest, in_any_case(kYearWords) >> blanks, word)) return false;
  }
  bool const said = word != YearWord::kNone || makes_a_year(time.relation) || time.part != TimePart::kWhole;
  Years years;
  if (!accept_year_list(rest, said, time.relation == TimeRelation::kBetween, years)) return false;
  bool const one = years.first == years.last;
  if ((one && !said) || (years.glued == 0 && !year_ends(rest))) return false;
  if (word == YearWord::kBiennium && years.glued == 0) {
    // "the bienniums 2014–2015 to 2016–2017", "2012–2013 and 2014–2015"
    auto next = rest;
    Years further;
    if (accept(next, blanks >> (x3::lit("to") | "and") >> blanks) && accept_year_list(next, false, false, further) &&
        further.first != further.last && further.first > years.first) {
      years.last = further.last;
      years.glued = further.glued;
      rest = next;
    }
  }
  time.biennium = word == YearWord::kBiennium;
  time.begin = {years.first, 0, 0};
  time.end = {years.last, 0, 0};
  time.list = years.list;
  time.glued_digits = years.glued;
  time.form = years.first == years.last ? TimeForm::kYear : TimeForm::kYearRange;
  text = rest;
  return true;
}

}  // namespace rapporteur::grammar::time_parts
