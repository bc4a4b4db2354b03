#include "pipeline/symbol_citations.hpp"

#include "grammar/grammar.hpp"
#include "grammar/time.hpp"
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
grammar::CalendarDate date_before(std::string_view text, std::size_t begin) {
  auto before = trim_blanks(text.substr(0, begin));
  if (!before.ends_with('(')) return {};
  before.remove_suffix(1);
  before = trim_blanks(before);
  constexpr std::size_t kLongest = 18;  // "30 September 2014"
  auto const from = before.size() > kLongest ? before.size() - kLongest : 0;
  for (auto at = from; at < before.size(); ++at) {
    if (!digit_byte(before[at]) || (at > 0 && digit_byte(before[at - 1]))) continue;
    auto rest = before.substr(at);
    auto const date = grammar::accept_calendar_date(rest);
    if (date && date->day != 0 && rest.empty()) return *date;
  }
  return {};
}

/// "A/32/34 (Part I)", "A/63/5 (Vol. II)": a part has a symbol of its own. Its length with the blank; 0 for none.
std::size_t part_length(std::string_view rest) {
  for (std::string_view const lead : {" (Part ", " (PART ", " (Vol. "}) {
    if (!rest.starts_with(lead)) continue;
    auto at = lead.size();
    while (at < rest.size() && (rest[at] == 'I' || rest[at] == 'V' || rest[at] == 'X')) ++at;
    if (at > lead.size() && at < rest.size() && rest[at] == ')') return at + 1;
  }
  return 0;
}

/// " of 10 March 2021" behind a symbol: the date belongs to the citation. Gives where it ends; `end` when there is
/// none.
std::size_t read_date(std::string_view text, std::size_t end, Citation& citation) {
  auto rest = text.substr(end);
  if (!drop_prefix(rest, " of ") && !drop_prefix(rest, " dated ")) return end;
  auto const date = grammar::accept_calendar_date(rest);
  if (!date || date->day == 0) return end;
  citation.date = *date;
  return text.size() - rest.size();
}

/// Presidents' statements of the Human Rights Council are cited as "PRST OS/12/1", "PRST/9/2".
std::string statement_symbol(std::string_view symbol) {
  return (symbol.starts_with("OS/") ? "A/HRC/PRST/" : "A/HRC/") + std::string(symbol);
}

/// "A/65/L.67 and Add.1", "A/71/644 and Corr.1 and 2"
std::size_t read_additions(std::string_view text, std::size_t end, std::string_view base, Citations& all) {
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
    // "A/37/351/Add.1 and Add.2" is another addition to the same document.
    auto const last = base.rfind('/');
    bool const beside = base.substr(last + 1).starts_with(series);
    std::string symbol(beside ? base.substr(0, last) : base);
    citation.symbol = all.keep((symbol += '/') += rest.substr(0, at));
    citation.kind = CitationKind::kDocument;
    citation.rule = "symbol.addition";
    citation.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + at)};
    all.citations.push_back(citation);
    end = begin + at;
  }
}

}  // namespace

std::size_t read_statement(std::string_view text, std::size_t begin, Citations& all) {
  auto at = begin;
  if (text.substr(at).starts_with("OS/")) at += 3;
  bool slash = false;
  while (at < text.size() && (digit_byte(text[at]) || (text[at] == '/' && !slash))) slash = text[at++] == '/' || slash;
  if (!slash || !digit_byte(text[at - 1])) return begin;
  auto head = trim_blanks(text.substr(0, begin));
  head.remove_suffix(std::string_view("PRST").size());
  Citation citation;
  citation.symbol = all.keep("A/HRC/PRST/" + std::string(text.substr(begin, at - begin)));
  citation.kind = CitationKind::kPresidentialStatement;
  citation.rule = "symbol.statement";
  auto const end = read_date(text, at, citation);
  citation.span = {static_cast<std::uint32_t>(head.size()), static_cast<std::uint32_t>(end)};
  all.citations.push_back(citation);
  return read_pinpoint_behind(text, end, all.citations.back(), all);
}

std::size_t read_symbol(std::string_view text, std::size_t begin, Citations& all) {
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
  // "Passport number: B/002210"
  if (trim_blanks(text.substr(0, begin)).ends_with("number:")) return begin;
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
  auto symbol = canonical_symbol(whole);
  citation.kind = kind_of(whole);
  citation.rule = "symbol";
  auto end = begin + whole.size();
  if (whole.starts_with("OS/") || whole.starts_with("PRST/")) {
    symbol = statement_symbol(whole);
    citation.kind = CitationKind::kPresidentialStatement;
    citation.rule = "symbol.statement";
  } else if (auto const part = part_length(text.substr(end)); part != 0) {
    symbol += text.substr(end, part);
    end += part;
  }
  citation.symbol = all.keep(symbol);
  auto const dated = read_date(text, end, citation);
  if (dated == end) citation.date = date_before(text, begin);
  citation.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(dated)};
  all.citations.push_back(citation);
  end = read_pinpoint_behind(text, dated, all.citations.back(), all);
  return read_additions(text, end, symbol, all);
}

}  // namespace rapporteur
