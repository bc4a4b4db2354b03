#include "pipeline/scores.hpp"

#include "pipeline/model.hpp"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

struct Sum {
  double commitment = 0;
  std::uint32_t actions = 0;

  void add(float value) {
    commitment += static_cast<double>(value);
    ++actions;
  }
  [[nodiscard]] float mean() const { return actions == 0 ? 0 : static_cast<float>(commitment / actions); }
};

bool counts(Paragraph const& paragraph) {
  return paragraph.kind == ParagraphKind::kOperative && paragraph.resolution == 0 && !paragraph.quoted;
}

float share(std::size_t part, std::size_t whole) { return static_cast<float>(part) / static_cast<float>(whole); }

void set_means(std::vector<std::pair<std::uint32_t, float>>& of_entities, Scores& scores) {
  std::stable_sort(of_entities.begin(), of_entities.end(),
                   [](auto const& a, auto const& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < of_entities.size();) {
    Sum sum;
    auto const entity = of_entities[i].first;
    for (; i < of_entities.size() && of_entities[i].first == entity; ++i) sum.add(of_entities[i].second);
    scores.by_addressee.push_back({entity, sum.actions, sum.mean()});
  }
}

}  // namespace

void find_scores(std::span<Paragraph const> paragraphs, Actions const& actions, Scores& scores) {
  scores.binding_share = scores.conditional_share = scores.mean_commitment = std::nullopt;
  scores.by_addressee.clear();
  scores.by_category.clear();
  scores.operative_paragraphs = static_cast<std::uint32_t>(std::count_if(paragraphs.begin(), paragraphs.end(), counts));
  std::array<Sum, 6> categories{};
  std::vector<std::pair<std::uint32_t, float>> of_entities;
  of_entities.reserve(actions.addressees.size());
  Sum mandates;
  std::size_t conditional = 0;
  std::size_t binding = 0;
  std::optional<std::uint32_t> last_bound;
  for (Action const& action : actions.actions) {
    if (action.paragraph >= paragraphs.size() || !counts(paragraphs[action.paragraph])) continue;
    categories[static_cast<std::size_t>(action.category)].add(action.commitment);
    if (action.addressees.count == 0) continue;
    mandates.add(action.commitment);
    if (action.conditions.count != 0) ++conditional;
    if (action.commitment >= Scores::kBinding && last_bound != action.paragraph) {
      last_bound = action.paragraph;
      ++binding;
    }
    for (std::uint32_t i = 0; i < action.addressees.count; ++i) {
      auto const entity = actions.addressees[action.addressees.first + i].entity;
      if (entity) of_entities.emplace_back(*entity, action.commitment);
    }
  }
  if (scores.operative_paragraphs != 0) scores.binding_share = share(binding, scores.operative_paragraphs);
  if (mandates.actions != 0) {
    scores.conditional_share = share(conditional, mandates.actions);
    scores.mean_commitment = mandates.mean();
  }
  set_means(of_entities, scores);
  for (std::size_t i = 0; i < categories.size(); ++i) {
    if (categories[i].actions == 0) continue;
    scores.by_category.push_back({static_cast<ActionCategory>(i), categories[i].actions, categories[i].mean()});
  }
}

}  // namespace rapporteur
