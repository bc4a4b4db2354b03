#include "pipeline/symbol_citations.hpp"

#include "grammar/grammar.hpp"
#include "pipeline/phrase_bytes.hpp"
#include "pipeline/pinpoints.hpp"
#include "pipeline/symbol_list.hpp"

#include <utility>

namespace rapporteur {
namespace {

/// "A/C.3" is a committee, not a document of it.
bool names_a_committee(std::string_view symbol) {
  auto const last = symbol.substr(symbol.rfind('/') + 1);
  for (std::string_view const body : {"C.", "CN.", "AC.", "CONF.", "SC.", "Sub."}) {
    if (last.starts_with(body)) return true;
  }
  return false;
}

CitationKind kind_of(std::string_view symbol) {
  if (symbol.find("/PRST/") != std::string_view::npos) return CitationKind::kPresidentialStatement;
  if (symbol.find("/DEC/") != std::string_view::npos) return CitationKind::kDecision;
  return grammar::adopted_symbol(symbol) ? CitationKind::kResolution : CitationKind::kDocument;
}

/// "29 August 2014 (S/PRST/2014/18)": the date stands before the parenthesis.
std::string date_before(std::string_view text, std::size_t begin) {
  auto before = trim_blanks(text.substr(0, begin));
  if (!before.ends_with('(')) return {};
  before.remove_suffix(1);
  before = trim_blanks(before);
  constexpr std::size_t kLongest = 18;  // "30 September 2014"
  auto const from = before.size() > kLongest ? before.size() - kLongest : 0;
  for (auto at = from; at < before.size(); ++at) {
    if (!digit_byte(before[at]) || (at > 0 && digit_byte(before[at - 1]))) continue;
    auto rest = before.substr(at);
    auto const date = grammar::accept_date(rest);
    if (date && date->day != 0 && rest.empty()) return iso_date(*date);
  }
  return {};
}

/// "A/65/L.67 and Add.1", "A/71/644 and Corr.1 and 2"
std::size_t read_additions(std::string_view text, std::size_t end, std::string const& base,
                           std::vector<Citation>& found) {
  for (;;) {
    auto rest = text.substr(end);
    auto const whole = rest.size();
    rest = trim_left_blanks(rest);
    bool const joint = drop_prefix(rest, "and ") || drop_prefix(rest, ", ") || drop_prefix(rest, "-");
    drop_prefix(rest, "and ");
    if (!joint) return end;
    std::string_view series;
    for (std::string_view const name : {"Add.", "Corr.", "Rev."}) {
      if (rest.starts_with(name)) series = name;
    }
    if (series.empty()) return end;
    auto at = series.size();
    while (at < rest.size() && digit_byte(rest[at])) ++at;
    if (at == series.size()) return end;
    auto const begin = end + (whole - rest.size());
    while (at + 1 < rest.size() && rest[at] == '/' &&
           (rest.substr(at).starts_with("/Corr.") || rest.substr(at).starts_with("/Add.") ||
            rest.substr(at).starts_with("/Rev."))) {
      at = rest.find('.', at) + 1;
      while (at < rest.size() && digit_byte(rest[at])) ++at;
    }
    Citation citation;
    citation.symbol = base + "/" + std::string(rest.substr(0, at));
    citation.kind = CitationKind::kDocument;
    citation.rule = "symbol.addition";
    citation.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + at)};
    found.push_back(std::move(citation));
    end = begin + at;
  }
}

}  // namespace

std::string iso_date(grammar::Date const& date) {
  auto const two = [](unsigned value) {
    std::string digits = std::to_string(value);
    return digits.size() < 2 ? digits.insert(0, 1, '0') : digits;
  };
  std::string result = std::to_string(date.year);
  result.append(1, '-').append(two(date.month)).append(1, '-').append(two(date.day));
  return result;
}

std::size_t read_symbol(std::string_view text, std::size_t begin, std::vector<Citation>& found) {
  auto rest = text.substr(begin);
  auto const parsed = grammar::accept_symbol(rest);
  if (!parsed) return begin;
  auto whole = parsed->text;
  // A document of two organs has two symbols in one: "A/48/486-S/26560".
  if (rest.size() > 3 && rest.front() == '-' && upper_byte(rest[1])) {
    auto second = rest.substr(1);
    if (grammar::accept_symbol(second)) {
      rest = second;
      whole = text.substr(begin, text.size() - rest.size() - begin);
    }
  }
  if (!rest.empty() && (letter_byte(rest.front()) || digit_byte(rest.front()))) return begin;
  if (begin > 0 && text[begin - 1] == '/') return begin;
  // Symbols of other organizations have their year inside: "WT/MIN(15)/48-WT/L/982".
  if (rest.starts_with('/')) {
    std::size_t at = 0;
    while (at < rest.size() && (letter_byte(rest[at]) || digit_byte(rest[at]) || rest[at] == '/' || rest[at] == '.' ||
                                rest[at] == '-' || rest[at] == '(' || rest[at] == ')'))
      ++at;
    while (at > 0 && (rest[at - 1] == '.' || rest[at - 1] == ')' || rest[at - 1] == '/')) --at;
    rest.remove_prefix(at);
    whole = text.substr(begin, text.size() - rest.size() - begin);
  }
  if (names_a_committee(whole)) return begin;
  Citation citation;
  citation.symbol = canonical_symbol(whole);
  citation.kind = kind_of(whole);
  citation.rule = "symbol";
  citation.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + whole.size())};
  citation.date = date_before(text, begin);
  auto const base = citation.symbol;
  found.push_back(std::move(citation));
  auto const end = read_pinpoint_behind(text, begin + whole.size(), found.back());
  return read_additions(text, end, base, found);
}

}  // namespace rapporteur
