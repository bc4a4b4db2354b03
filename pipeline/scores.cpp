#include "pipeline/scores.hpp"

#include "grammar/tentative_task.hpp"
#include "pipeline/commitment.hpp"
#include "pipeline/fetch_ahead.hpp"
#include "pipeline/model.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

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

/// Lowers the force of an action where its task asks for less than doing ("to consider"), then sets its commitment from
/// the force and its conditions.
void set_commitment(std::string_view text, std::span<Condition const> conditions, Actions const& all, Action& action) {
  if (!action.task.empty())
    action.force *= grammar::tentative_factor(text.substr(action.task.begin, action.task.size()));
  action.commitment = action.force;
  for (auto const index : std::span(all.conditions).subspan(action.conditions.first, action.conditions.count)) {
    if (index < conditions.size()) action.commitment *= commitment_factor(conditions[index]);
  }
}

float share(std::size_t part, std::size_t whole) { return static_cast<float>(part) / static_cast<float>(whole); }

/// A sum for each entity that is addressed, and for those between them; nearly all documents have so few that no memory
/// has to be asked for.
class EntitySums {
 public:
  explicit EntitySums(std::span<Addressee const> addressees) {
    std::size_t count = 0;
    for (auto const& each : addressees) {
      if (each.entity) count = std::max<std::size_t>(count, *each.entity + std::size_t{1});
    }
    if (count > few_.size()) many_.resize(count);
    sums_ = count > few_.size() ? std::span<Sum>(many_) : std::span<Sum>(few_).first(count);
  }
  EntitySums(EntitySums const&) = delete;  // the span points into the object
  EntitySums& operator=(EntitySums const&) = delete;

  void add(std::uint32_t entity, float commitment) { sums_[entity].add(commitment); }

  void set_means(Scores& scores) const {
    for (std::uint32_t entity = 0; entity < sums_.size(); ++entity) {
      if (sums_[entity].actions == 0) continue;
      scores.by_addressee.push_back({entity, sums_[entity].actions, sums_[entity].mean()});
    }
  }

 private:
  std::array<Sum, 64> few_{};
  std::vector<Sum> many_;
  std::span<Sum> sums_;
};

}  // namespace

void find_scores(std::string_view text, std::span<Paragraph const> paragraphs, std::span<Condition const> conditions,
                 Actions& actions, Scores& scores) {
  scores.clear();
  scores.operative_paragraphs = static_cast<std::uint32_t>(std::count_if(paragraphs.begin(), paragraphs.end(), counts));
  std::array<Sum, 6> categories{};
  EntitySums of_entities(actions.addressees);
  Sum mandates;
  std::size_t conditional = 0;
  std::size_t binding = 0;
  std::optional<std::uint32_t> last_bound;
  for (Action& action : actions.actions) {
    fetch_ahead(action);
    set_commitment(text, conditions, actions, action);
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
      if (entity) of_entities.add(*entity, action.commitment);
    }
  }
  if (scores.operative_paragraphs != 0) scores.binding_share = share(binding, scores.operative_paragraphs);
  if (mandates.actions != 0) {
    scores.conditional_share = share(conditional, mandates.actions);
    scores.mean_commitment = mandates.mean();
  }
  of_entities.set_means(scores);
  for (std::size_t i = 0; i < categories.size(); ++i) {
    if (categories[i].actions == 0) continue;
    scores.by_category.push_back({static_cast<ActionCategory>(i), categories[i].actions, categories[i].mean()});
  }
}

}  // namespace rapporteur
