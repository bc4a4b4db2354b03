#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

// Rules that are run are made once: to make one, its parts are copied.
auto const quote = open_quote >> skip;
auto const therefore = (x3::lit("Therefore") | "Now, therefore" | "Consequently") >> -x3::lit(',') >> blanks >>
                       (x3::lit("the") | "The");
auto const the = (therefore | "The" | "THE") >> blanks;
auto const french = x3::lit("Le ") | "La " | "L\xE2\x80\x99" | "L'" | "LE " | "LA ";
auto const therefore_behind = blanks >> (x3::lit("therefore") | "hereby" | "accordingly") >> skip >>
                              &(x3::eoi | ',' | ':');

/// Bodies outside the lexicon are known by their last noun.
bool names_a_body(std::string_view name) {
  for (std::string_view const noun :
       {"Assembly", "Council", "Commission", "Committee", "Conference", "Board", "Congress", "Meeting"}) {
    auto const at = name.find(noun);
    if (at != std::string_view::npos) return true;
  }
  return false;
}

/// "The", "Therefore", "Now, therefore", "Consequently", "Le", "La", "L’", a quotation mark.
bool may_be_enacting(std::string_view text) {
  auto const next = byte_at(text, 1);
  switch (byte_at(text, 0)) {
    case 'T':
      return to_lower(next) == 'h' && to_lower(byte_at(text, 2)) == 'e';
    case 'N':
    case 'C':
      return next == 'o';
    case 'L':
      return to_lower(next) == 'e' || to_lower(next) == 'a' || next == '\'' || next == '\xE2';
    case '"':
    case '\xC2':
    case '\xE2':
      return true;
    default:
      return false;
  }
}

}  // namespace

std::optional<Enacting> parse_enacting(std::string_view text, Lexicon const& lexicon) {
  if (!may_be_enacting(text)) return std::nullopt;
  auto rest = text;
  Enacting result;
  // "Therefore the Security Council," and "Now, therefore, the General Assembly" close a preamble of Whereas.
  result.quoted = accept(rest, quote);
  if (!accept(rest, the) && !accept(rest, french)) return std::nullopt;
  auto const* const organ = lexicon.organ_at(rest);
  if (organ != nullptr) {
    result.organ = {organ->name, organ->prefix, rest.substr(0, organ->name.size()),
                    static_cast<std::uint16_t>(organ - lexicon.organs().data())};
    rest.remove_prefix(organ->name.size());
    auto after = rest;
    if (!accept(after, word_end)) return std::nullopt;
  } else {
    // An unknown body: capitalised words up to a comma that ends the line.
    auto const line = trim(rest);
    if (line.size() > 90 || !line.ends_with(',') || line.find_first_of(",;:.") != line.size() - 1) return std::nullopt;
    if (line.empty() || line.front() < 'A' || line.front() > 'Z' || !names_a_body(line)) return std::nullopt;
    if (line.find(" Parties") != std::string_view::npos || line.find("States") != std::string_view::npos)
      return std::nullopt;
    rest.remove_prefix(rest.find(','));
  }
  // "The Economic and Social Council therefore" closes a preamble of Whereas.
  accept(rest, therefore_behind);
  rest.remove_prefix(skip_blanks(rest, 0));
  auto const sign = byte_at(rest, 0);
  result.comma = sign == ',';
  if (sign == ',' || sign == '.' || sign == ':') rest.remove_prefix(1);
  result.span = trim(text.substr(0, text.size() - rest.size()));
  result.rest = trim(rest);
  if (result.rest == "\xE2\x80\x9D" || result.rest == "*") result.rest = {};
  return result;
}

}  // namespace rapporteur::grammar
