#include "grammar/name.hpp"

#include <boost/spirit/home/x3.hpp>

namespace rapporteur::grammar {
namespace {

namespace x3 = boost::spirit::x3;
using x3::char_;
using x3::digit;
using x3::lit;
using x3::omit;
using x3::raw;
using x3::repeat;

using Iterator = char const*;
using Range = boost::iterator_range<Iterator>;

// Blanks of the text, no-break ones among them.
auto const blank = lit(' ') | lit("\xC2\xA0");
auto const blanks = +blank;
auto const quote = lit('"') | lit("\xE2\x80\x9C") | lit("\xE2\x80\x9D") | lit("\xE2\x80\x98") | lit("\xE2\x80\x99");
auto const upper = char_('A', 'Z');
auto const superscript = lit("\xC2\xB2") | lit("\xC2\xB3") | lit("\xC2\xB9");  // the mark of a note

// What a short name is made of: no comma, no parenthesis, and it begins with a capital or a digit.
auto const alias_char =
    char_("A-Za-z0-9 /&'.-") | (lit("\xE2\x80\x99") >> x3::alpha) | char_('\x80', '\xDF') | char_('\xE3', '\xFF');
auto const alias = (upper | digit) >> repeat(1, 60)[alias_char - lit(')') - quote - superscript];
auto const hereinafter = (lit("hereinafter") | lit("hereafter")) >>
                         -(blanks >> (lit("referred to as") | lit("called") | lit("known as"))) >> -lit(',') >> blanks;

// Made once, not at each call: to make a rule, its parts are copied.
auto const definition = omit[blanks >> '(' >> -quote >> -hereinafter >> -quote >> -(lit("the") >> blanks)] >>
                        raw[alias] >> omit[-quote >> ')'];

auto const number = +digit >> -(blanks >> '(' >> +char_("0-9IVXLC-") >> ')');
auto const month = lit("January") | "February" | "March" | "April" | "May" | "June" | "July" | "August" | "September" |
                   "October" | "November" | "December";
auto const date = blanks >> "of" >> blanks >> repeat(1, 2)[digit] >> blanks >> month >> blanks >> repeat(4)[digit];
auto const resolution = lit("resolution") >> -lit('s') >> blanks >> number >> -date;
auto const joined = ((lit(',') >> blanks) | (blanks >> "and" >> blanks)) >> (resolution | (number >> -date));
auto const paragraph = lit("paragraph") >> -lit('s') >> blanks >> +digit >> blanks >> "of" >> blanks;
auto const organ = -lit("its ") >> -(lit("Security Council") >> blanks);
auto const concerning = blanks >> lit("concerning") >> !(blanks >> lit("the situation")) >>
                        +(char_ - char_(",;:.()") - lit("\xE2\x80\x9D"));
auto const establishment = blanks >> -(lit("established") >> blanks) >> "pursuant to" >> blanks >> -paragraph >> organ
                           >> resolution >> *joined >> -concerning;

auto const initial = upper >> '.';
auto const name_word = upper >> +(char_("A-Za-z'-") | (char_('\x80', '\xFF') - lit("\xE2")));
auto const person = +(blanks >> (name_word | initial));

template <class Rule>
std::size_t length_of(Rule const& rule, std::string_view text) {
  Iterator at = text.data();
  Iterator const end = at + text.size();
  return x3::parse(at, end, omit[rule]) ? static_cast<std::size_t>(at - text.data()) : 0;
}

}  // namespace

std::optional<Definition> parse_definition(std::string_view text) {
  Iterator at = text.data();
  Iterator const end = at + text.size();
  Range found;
  if (!x3::parse(at, end, definition, found)) return std::nullopt;
  return Definition{{found.begin(), found.size()}, static_cast<std::size_t>(at - text.data())};
}

std::size_t establishment_length(std::string_view text) { return length_of(establishment, text); }

std::size_t person_length(std::string_view text) { return length_of(person, text); }

}  // namespace rapporteur::grammar
