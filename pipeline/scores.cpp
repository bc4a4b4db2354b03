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

void set_means(std::vector<std::pair<std::uint32_t, float>> const& of_entities, Scores& scores) {
  std::uint32_t last = 0;
  for (auto const& each : of_entities) last = std::max(last, each.first);
  // As many sums as the document has entities, few; each takes its commitments in their order.
  std::vector<Sum> sums(of_entities.empty() ? 0 : last + 1);
  for (auto const& [entity, commitment] : of_entities) sums[entity].add(commitment);
  for (std::uint32_t entity = 0; entity < sums.size(); ++entity) {
    if (sums[entity].actions == 0) continue;
    scores.by_addressee.push_back({entity, sums[entity].actions, sums[entity].mean()});
  }
}

}  // namespace

void find_scores(std::span<Paragraph const> paragraphs, Actions const& actions, Scores& scores) {
  scores.clear();
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
