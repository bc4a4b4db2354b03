#include "pipeline/commands/document_summary.hpp"

#include "pipeline/commands/action_text.hpp"
#include "pipeline/commands/citation_text.hpp"
#include "pipeline/commands/page.hpp"
#include "pipeline/commands/text_table.hpp"
#include "rapporteur/v1/document.pb.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace rapporteur::commands {

namespace {

constexpr std::size_t kMostEntities = 10;
constexpr std::size_t kMostAddressees = 8;
constexpr std::size_t kLongestId = 28;
constexpr std::size_t kLabelColumns = 25;

std::string percent(float share) { return std::to_string(std::lround(share * 100.0F)) + " %"; }

/// Always two places, so that they stand below each other.
std::string share(float value) {
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), "%.2f", static_cast<double>(value));
  return digits.data();
}

void more(std::size_t all, std::size_t told, std::string_view text, Page& page) {
  if (all > told) page.line(std::string(text) + std::to_string(all - told) + " more", Tint::kFaint);
}

void item(std::string& list, std::string const& name, float mean, std::uint32_t actions) {
  list.append(list.empty() ? "" : "; ").append(name).append(" ").append(rounded(mean));
  list.append(" (").append(std::to_string(actions)).append(")");
}

void field(std::string_view label, std::string const& value, Page& page) {
  if (value.empty()) return;
  page.cell(label, kLabelColumns, Tint::kBold);
  page.wrapped(value, kLabelColumns);
}

std::string by_category(v1::Scores const& scores) {
  std::string list;
  for (v1::CategoryScore const& each : scores.by_category()) {
    item(list, in_words(bare_name(v1::ActionCategory_Name(each.category()), "ACTION_CATEGORY_")),
         each.mean_commitment(), each.actions());
  }
  return list;
}

std::string by_addressee(v1::Document const& document) {
  std::vector<v1::AddresseeScore const*> scores;
  for (v1::AddresseeScore const& each : document.scores().by_addressee()) {
    if (each.entity() < static_cast<std::uint32_t>(document.entities_size())) scores.push_back(&each);
  }
  std::ranges::stable_sort(scores, std::ranges::greater(),
                           [](auto const* each) { return std::pair(each->actions(), each->mean_commitment()); });
  std::string list;
  for (std::size_t i = 0; i < std::min(scores.size(), kMostAddressees); ++i) {
    v1::AddresseeScore const& each = *scores[i];
    item(list, one_line(document.entities(static_cast<int>(each.entity())).name()), each.mean_commitment(),
         each.actions());
  }
  if (scores.size() > kMostAddressees) list += "; " + std::to_string(scores.size() - kMostAddressees) + " more";
  return list;
}

}  // namespace

void append_citations(v1::Document const& document, Page& page) {
  if (document.citations().empty()) return;
  std::vector<std::pair<std::string, std::size_t>> symbols;
  std::unordered_map<std::string_view, std::size_t> places;
  for (v1::Citation const& each : document.citations()) {
    auto const [found, is_new] = places.try_emplace(each.symbol(), symbols.size());
    if (is_new) symbols.emplace_back(each.symbol().empty() ? "(not resolved)" : one_line(each.symbol()), 0);
    ++symbols[found->second].second;
  }
  std::ranges::stable_sort(symbols, std::ranges::greater(), [](auto const& each) { return each.second; });
  page.blank_line();
  page.rule("Citations");
  std::size_t const columns = std::to_string(symbols.front().second).size();
  for (auto const& [symbol, count] : symbols) {
    page.cell_right(std::to_string(count), columns, Tint::kBold);
    page.cell("", 2);
    page.wrapped(symbol, columns + 2);
  }
}

void append_entities(v1::Document const& document, Page& page) {
  std::vector<v1::Entity const*> entities;
  for (v1::Entity const& each : document.entities()) entities.push_back(&each);
  if (entities.empty()) return;
  std::ranges::stable_sort(entities, std::ranges::greater(),
                           [](auto const* each) { return std::pair(each->salience(), each->mentions()); });
  std::size_t const told = std::min(entities.size(), kMostEntities);
  std::size_t mentions = 0;
  std::size_t ids = 0;
  for (std::size_t i = 0; i < told; ++i) {
    mentions = std::max(mentions, std::to_string(entities[i]->mentions()).size());
    ids = std::max(ids, shortened(one_line(entities[i]->id()), kLongestId).size());
  }
  page.blank_line();
  page.rule("Entities: salience, mentions");
  for (std::size_t i = 0; i < told; ++i) {
    v1::Entity const& each = *entities[i];
    page.cell(share(each.salience()), 6, Tint::kBold);
    page.cell_right(std::to_string(each.mentions()), mentions);
    page.cell("", 2);
    page.cell(shortened(one_line(each.id()), kLongestId), ids + 2, Tint::kFaint);
    page.wrapped(one_line(each.name()), 6 + mentions + 2 + ids + 2);
  }
  more(entities.size(), told, "and ", page);
}

void append_scores(v1::Document const& document, Page& page) {
  v1::Scores const& scores = document.scores();
  if (!scores.has_binding_share() && scores.by_category().empty()) return;
  page.blank_line();
  page.rule("Scores");
  std::string paragraphs = std::to_string(scores.operative_paragraphs());
  if (scores.has_binding_share()) paragraphs += ", " + percent(scores.binding_share()) + " of them bind somebody";
  field("Operative paragraphs", paragraphs, page);
  std::string mandates;
  if (scores.has_mean_commitment()) mandates = "mean commitment " + rounded(scores.mean_commitment());
  if (scores.has_conditional_share()) mandates += ", " + percent(scores.conditional_share()) + " under conditions";
  field("Mandates", mandates, page);
  field("Commitment by category", by_category(scores), page);
  field("Commitment by addressee", by_addressee(document), page);
}

}  // namespace rapporteur::commands
