#include "pipeline/parties.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace rapporteur {
namespace {

constexpr std::string_view kPronounRule = "addressee-pronoun";

bool can_act(EntityType type) {
  return type == EntityType::kUnOrgan || type == EntityType::kUnSecretariat || type == EntityType::kUnSystem ||
         type == EntityType::kState || type == EntityType::kOrganization || type == EntityType::kPerson;
}

class Resolver {
 public:
  explicit Resolver(std::span<Mention const> mentions) : mentions_(mentions) {}

  /// The mention that covers most of `span`, and half of it at least.
  [[nodiscard]] std::optional<std::uint32_t> entity_of(Span span) const {
    auto each = std::lower_bound(mentions_.begin(), mentions_.end(), span.begin,
                                 [](Mention const& mention, std::uint32_t at) { return mention.span.end <= at; });
    std::uint32_t best = span.size() / 2;
    std::optional<std::uint32_t> found;
    for (; each != mentions_.end() && each->span.begin < span.end; ++each) {
      auto const covered = std::min(each->span.end, span.end) - std::max(each->span.begin, span.begin);
      if (covered < best || each->entity == kNoEntity) continue;
      best = covered;
      found = each->entity;
    }
    return found;
  }

  /// The party named last before `at` in `paragraph`.
  [[nodiscard]] std::optional<std::uint32_t> named_before(std::uint32_t at, std::uint32_t paragraph) const {
    auto each =
        std::lower_bound(mentions_.begin(), mentions_.end(), at,
                         [](Mention const& mention, std::uint32_t place) { return mention.span.begin < place; });
    for (int steps = 0; steps < 8 && each != mentions_.begin(); ++steps) {
      --each;
      if (each->paragraph != paragraph) return std::nullopt;
      if (can_act(each->type) && each->entity != kNoEntity) return each->entity;
    }
    return std::nullopt;
  }

  /// The organ named last before "its session".
  [[nodiscard]] std::optional<std::uint32_t> organ_before(std::uint32_t at, std::uint32_t paragraph) const {
    auto each =
        std::lower_bound(mentions_.begin(), mentions_.end(), at,
                         [](Mention const& mention, std::uint32_t place) { return mention.span.begin < place; });
    for (int steps = 0; steps < 6 && each != mentions_.begin(); ++steps) {
      --each;
      if (each->paragraph != paragraph) return std::nullopt;
      if (each->type == EntityType::kUnOrgan && each->entity != kNoEntity) return each->entity;
    }
    return std::nullopt;
  }

 private:
  std::span<Mention const> mentions_;
};

}  // namespace

void resolve_parties(std::span<Mention const> mentions, Actions& actions) {
  Resolver const resolver(mentions);
  for (Action const& action : actions.actions) {
    if ((action.addressees.count | action.deliverables.count | action.due.count) == 0) continue;
    if (!action.inherited) {
      for (auto i = action.addressees.first; i < action.addressees.first + action.addressees.count; ++i) {
        Addressee& each = actions.addressees[i];
        each.entity = each.rule == kPronounRule ? resolver.named_before(each.span.begin, action.paragraph)
                                                : resolver.entity_of(each.span);
      }
    }
    for (auto i = action.deliverables.first; i < action.deliverables.first + action.deliverables.count; ++i) {
      Deliverable& each = actions.deliverables[i];
      if (!each.recipient.empty()) each.recipient_entity = resolver.entity_of(each.recipient);
    }
    for (auto i = action.due.first; i < action.due.first + action.due.count; ++i) {
      Due& each = actions.due[i];
      if (each.session || !each.session_organ.empty()) {
        each.organ = resolver.organ_before(each.span.end, action.paragraph);
      }
    }
  }
}

}  // namespace rapporteur
