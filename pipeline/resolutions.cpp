#include "pipeline/resolutions.hpp"

#include "grammar/grammar.hpp"
#include "pipeline/fold.hpp"

#include <algorithm>

namespace rapporteur {
namespace {

bool alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Takes the next token of "A/RES/302(IV)" – A, RES, 302, IV – off `text`; empty at its end.
std::string_view next_token(std::string_view& text) {
  std::size_t begin = 0;
  while (begin < text.size() && !alphanumeric(text[begin])) ++begin;
  auto end = begin;
  while (end < text.size() && alphanumeric(text[end])) ++end;
  auto const token = text.substr(begin, end - begin);
  text.remove_prefix(end);
  return token;
}

bool number_token(std::string_view token) { return token.front() >= '0' && token.front() <= '9'; }

constexpr std::string_view kBefore = "(before)";

}  // namespace

std::string_view symbol_in(std::string_view line) {
  for (auto slash = line.find('/'); slash != std::string_view::npos; slash = line.find('/', slash + 1)) {
    auto begin = slash;
    while (begin > 0 && line[begin - 1] >= 'A' && line[begin - 1] <= 'Z' && slash - begin < 5) --begin;
    if (begin == slash) continue;
    auto rest = line.substr(begin);
    auto const symbol = grammar::accept_symbol(rest);
    if (symbol) return symbol->text;
  }
  return {};
}

bool same_number(std::string_view number, std::string_view symbol) {
  // "59/153" needs both numbers; "302 (IV)" its first one, for scans misread the session.
  bool const slash = number.find('/') != std::string_view::npos;
  bool found = false;
  for (auto token = next_token(number); !token.empty() && (slash || !found); token = next_token(number)) {
    if (!number_token(token)) continue;
    do {
      auto const given = next_token(symbol);
      if (given.empty()) return false;
      // "267B" holds 267.
      found = given.starts_with(token) && (given.size() == token.size() || !number_token(given.substr(token.size())));
    } while (!found);
  }
  return found;
}

Resolutions::Resolutions(Reading const& reading, std::vector<BlockForm> const& forms, Folded& folded) {
  std::string_view const text = reading.text;
  auto const look = [&](std::size_t i) {
    auto const span = reading.blocks[i];
    if (span.size() > 200) return false;
    folded.assign(text.substr(span.begin, span.size()));
    auto const symbol = symbol_in(folded.view());
    if (symbol.empty() || !grammar::adopted_symbol(symbol)) return false;
    symbol_ = symbol;
    return true;
  };
  auto const count = forms.size();
  for (std::size_t i = 0; i < std::min<std::size_t>(count, 12); ++i) {
    if (look(i)) break;
  }
  for (std::size_t i = count; symbol_.empty() && i-- > 0 && count - i < 30;) look(i);
  constexpr std::size_t kNearlyAlways = 6;
  runs_.reserve(kNearlyAlways);
  runs_.push_back({});
}

void Resolutions::begin(std::uint32_t i, std::string_view number) {
  runs_.push_back({i, std::string(number), true, false});
}

void Resolutions::headless(std::uint32_t) { runs_.back().body = true; }

void Resolutions::label(Structure& structure) {
  if (runs_.size() == 1) return;
  bool found = false;
  for (std::size_t run = 1; run < runs_.size(); ++run) {
    runs_[run].own = !symbol_.empty() && same_number(runs_[run].number, symbol_);
    found = found || runs_[run].own;
  }
  if (!found) {
    // No title fits the masthead: the first one is what the input is about, with everything of the same number.
    for (std::size_t run = 1; run < runs_.size(); ++run) runs_[run].own = runs_[run].number == runs_[1].number;
  }
  runs_[0].own = !runs_[0].body;
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    if (runs_[run].own) continue;
    auto const first = runs_[run].first;
    auto const last =
        run + 1 < runs_.size() ? runs_[run + 1].first : static_cast<std::uint32_t>(structure.paragraphs.size());
    if (structure.neighbours.size() == 0xffff) return;
    auto const name = run == 0 ? std::string(kBefore) : runs_[run].number;
    auto const index = static_cast<std::uint16_t>(structure.neighbours.size());
    structure.neighbours.push_back(name);
    for (auto i = first; i < last; ++i) {
      auto const kind = structure.paragraphs[i].kind;
      bool const mast = run == 0 && kind == ParagraphKind::kFrontMatter;
      if (!mast) structure.paragraphs[i].resolution = index;
    }
  }
}

}  // namespace rapporteur
