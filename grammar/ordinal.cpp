#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

struct Values : x3::symbols<std::uint32_t> {
  Values(std::initializer_list<std::pair<char const*, std::uint32_t>> entries) {
    for (auto const& [word, value] : entries) add(word, value);
  }
};

// Keys in lower case, matched under no_case.
Values const units = {{"first", 1}, {"second", 2},  {"third", 3},  {"fourth", 4}, {"fifth", 5},
                      {"sixth", 6}, {"seventh", 7}, {"eighth", 8}, {"ninth", 9}};
Values const teens = {{"tenth", 10},      {"eleventh", 11},   {"twelfth", 12},   {"thirteenth", 13},
                      {"fourteenth", 14}, {"fifteenth", 15},  {"sixteenth", 16}, {"seventeenth", 17},
                      {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20}, {"thirtieth", 30},
                      {"fortieth", 40},   {"fiftieth", 50},   {"sixtieth", 60},  {"seventieth", 70},
                      {"eightieth", 80},  {"ninetieth", 90}};
Values const tens = {{"twenty", 20}, {"thirty", 30},  {"forty", 40},  {"fifty", 50},
                     {"sixty", 60},  {"seventy", 70}, {"eighty", 80}, {"ninety", 90}};
Values const cardinals = {{"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},
                          {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},      {"ten", 10},
                          {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
                          {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}};

}  // namespace

std::optional<std::uint32_t> accept_ordinal(std::string_view& text) {
  if (text.empty()) return std::nullopt;
  std::uint32_t value = 0;
  auto const add = [&](auto const& context) { value += x3::_attr(context); };
  auto rest = text;
  if (text.front() >= '0' && text.front() <= '9') {
    auto const suffix = x3::lit("st") | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH";
    if (!accept(rest, number[add] >> suffix >> word_end)) return std::nullopt;
    text = rest;
    return value;
  }
  auto const below_hundred = (tens[add] >> (x3::lit('-') | +blank) >> units[add]) | teens[add] | units[add];
  auto const times_hundred = [&](auto const& context) { value += 100 * x3::_attr(context); };
  auto const hundred = [&](auto const&) { value = value == 0 ? 100 : value; };
  auto const joint = (blanks >> "and" >> blanks) | blanks;
  auto const with_hundred =
      -(cardinals[times_hundred] >> blanks) >> x3::lit("hundred")[hundred] >> ("th" | (joint >> below_hundred));
  if (accept(rest, x3::no_case[with_hundred >> word_end])) {
    text = rest;
    return value;
  }
  value = 0;
  rest = text;
  if (!accept(rest, x3::no_case[below_hundred >> word_end])) return std::nullopt;
  text = rest;
  return value;
}

}  // namespace rapporteur::grammar
