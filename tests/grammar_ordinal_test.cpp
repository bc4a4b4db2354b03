#include "grammar/grammar.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace rapporteur::grammar {
namespace {

constexpr std::array<std::string_view, 20> kCardinals = {
    "",    "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 20> kOrdinals = {
    "",           "first",     "second",    "third",       "fourth",     "fifth",     "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",   "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
constexpr std::array<std::string_view, 10> kTens = {"",      "",      "twenty",  "thirty", "forty",
                                                    "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 10> kTieths = {"",         "",         "twentieth",  "thirtieth", "fortieth",
                                                      "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"};

std::string below_hundred(unsigned value) {
  if (value < 20) return std::string(kOrdinals[value]);
  if (value % 10 == 0) return std::string(kTieths[value / 10]);
  return std::string(kTens[value / 10]) + "-" + std::string(kOrdinals[value % 10]);
}

/// "fifty-ninth", "one hundred and first".
std::string in_words(unsigned value) {
  if (value < 100) return below_hundred(value);
  std::string const hundreds = std::string(kCardinals[value / 100]) + " hundred";
  return value % 100 == 0 ? hundreds + "th" : hundreds + " and " + below_hundred(value % 100);
}

std::string in_digits(unsigned value) {
  bool const teen = value % 100 / 10 == 1;
  static constexpr std::array<std::string_view, 4> kSuffixes = {"th", "st", "nd", "rd"};
  return std::to_string(value) + std::string(teen || value % 10 > 3 ? "th" : kSuffixes[value % 10]);
}

void expect(std::string const& written, std::uint32_t value) {
  for (std::string_view const behind : {"", " session", ", and", "."}) {
    auto const whole = written + std::string(behind);
    std::string_view text = whole;
    EXPECT_EQ(accept_ordinal(text), value) << whole;
    EXPECT_EQ(text, behind) << whole;
  }
}

TEST(Ordinal, ReadsWhatWritesItFrom1To999) {
  for (unsigned value = 1; value < 1000; ++value) {
    auto const words = in_words(value);
    expect(words, value);
    auto capital = words;
    capital.front() = static_cast<char>(capital.front() - 'a' + 'A');
    expect(capital, value);
    auto upper = words;
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    expect(upper, value);
    expect(in_digits(value), value);
  }
}

TEST(Ordinal, ReadsTheShortHundred) {
  expect("hundredth", 100);
  expect("Hundred and first", 101);
  expect("Hundred and twenty-third", 123);
  expect("Hundred twenty-third", 123);
  expect("Fifty ninth", 59);
  expect("11385th", 11385);
}

TEST(Ordinal, IsNothingElse) {
  for (std::string_view const text :
       {"", "one", "twenty", "59", "59e", "fifty-nine", "firstly", "fifthly", "thirds", "hundred", "one hundred lamps",
        "th", "-first", "fifty-tenth", "59 th", "1stly", "the first", "0x1st"}) {
    auto rest = text;
    EXPECT_FALSE(accept_ordinal(rest)) << text;
    EXPECT_EQ(rest, text) << "a text that is refused is left alone";
  }
}

}  // namespace
}  // namespace rapporteur::grammar
