#include "pipeline/citation_links.hpp"

#include "pipeline/act_symbol.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace rapporteur {
namespace {

bool is_act(CitationKind kind) {
  return kind == CitationKind::kResolution || kind == CitationKind::kDecision ||
         kind == CitationKind::kPresidentialStatement || kind == CitationKind::kForeign ||
         kind == CitationKind::kConference;
}

bool is_instrument(CitationKind kind) { return kind == CitationKind::kCharter || kind == CitationKind::kTreaty; }

/// The body of an act: by its series, else the name before its number, "Commission on Narcotic Drugs 55/1".
std::string_view body_name(std::string_view symbol) {
  if (auto const name = name_of(series_of_symbol(symbol)); !name.empty()) return name;
  auto const number = symbol.find_last_of(' ');
  return number == std::string_view::npos ? std::string_view{} : symbol.substr(0, number);
}

/// "Charter of the United Nations" of "Charter of the United Nations, Article 41".
std::string_view instrument_name(std::string_view symbol) {
  for (std::string_view const division : {", Article ", ", Chapter "}) {
    if (auto const at = symbol.find(division); at != std::string_view::npos) return symbol.substr(0, at);
  }
  return symbol;
}

}  // namespace

void CitationLinker::link(std::span<Action const> actions, std::span<Entity const> entities,
                          std::vector<Citation>& citations) {
  entities_ = entities;
  by_name_.clear();
  asked_ = {};
  std::size_t next = 0;  // the first action that does not stand before the citation
  for (auto& citation : citations) {
    auto const before = [&](Action const& action) {
      if (action.paragraph != citation.paragraph) return action.paragraph < citation.paragraph;
      return action.inherited || action.span.begin <= citation.span.begin;
    };
    while (next < actions.size() && before(actions[next])) ++next;
    if (next > 0 && actions[next - 1].paragraph == citation.paragraph)
      citation.verb = static_cast<std::uint32_t>(next - 1);
    if (is_act(citation.kind)) citation.organ = named(body_name(citation.symbol));
    if (is_instrument(citation.kind)) citation.instrument = named(instrument_name(citation.symbol));
  }
}

std::optional<std::uint32_t> CitationLinker::named(std::string_view name) {
  if (name.empty()) return std::nullopt;
  if (asked_[0].name != name) {
    std::swap(asked_[0], asked_[1]);
    if (asked_[0].name != name) asked_[0] = {name, find(name)};
  }
  return asked_[0].entity;
}

std::optional<std::uint32_t> CitationLinker::find(std::string_view name) {
  // Most documents have so few entities that to go through them costs less than to sort them once.
  constexpr std::size_t kFew = 256;
  if (entities_.size() > kFew) return sorted_named(name);
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    std::string_view const each = entities_[i].name;
    if (each.size() == name.size() && each.back() == name.back() && each == name) return i;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> CitationLinker::sorted_named(std::string_view name) {
  auto const name_at = [this](std::uint32_t index) { return std::string_view(entities_[index].name); };
  if (by_name_.empty()) {
    by_name_.resize(entities_.size());
    std::iota(by_name_.begin(), by_name_.end(), 0U);
    std::stable_sort(by_name_.begin(), by_name_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return name_at(a) < name_at(b); });
  }
  auto const found = std::lower_bound(by_name_.begin(), by_name_.end(), name,
                                      [&](std::uint32_t a, std::string_view wanted) { return name_at(a) < wanted; });
  if (found == by_name_.end() || name_at(*found) != name) return std::nullopt;
  return *found;
}

}  // namespace rapporteur
