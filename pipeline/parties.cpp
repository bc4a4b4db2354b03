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

}  // namespace

void PartyResolver::begin(std::span<Mention const> mentions) {
  mentions_ = mentions;
  near_ = mentions_.begin();
}

/// The first mention that `before` does not hold for: mostly a few from the one that was looked for last.
template <class Before>
PartyResolver::Place PartyResolver::first_not(Before const& before) {
  constexpr int kFew = 12;
  for (int steps = 0; steps < kFew; ++steps) {
    if (near_ != mentions_.end() && before(*near_)) {
      ++near_;
    } else if (near_ != mentions_.begin() && !before(near_[-1])) {
      --near_;
    } else {
      return near_;
    }
  }
  near_ = std::partition_point(mentions_.begin(), mentions_.end(), before);
  return near_;
}

/// The mention that covers most of `span`, and half of it at least.
std::optional<std::uint32_t> PartyResolver::entity_of(Span span) {
  auto each = first_not([at = span.begin](Mention const& mention) { return mention.span.end <= at; });
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
std::optional<std::uint32_t> PartyResolver::named_before(std::uint32_t at, std::uint32_t paragraph) {
  auto each = first_not([at](Mention const& mention) { return mention.span.begin < at; });
  for (int steps = 0; steps < 8 && each != mentions_.begin(); ++steps) {
    --each;
    if (each->paragraph != paragraph) return std::nullopt;
    if (can_act(each->type) && each->entity != kNoEntity) return each->entity;
  }
  return std::nullopt;
}

/// The organ named last before "its session".
std::optional<std::uint32_t> PartyResolver::organ_before(std::uint32_t at, std::uint32_t paragraph) {
  auto each = first_not([at](Mention const& mention) { return mention.span.begin < at; });
  for (int steps = 0; steps < 6 && each != mentions_.begin(); ++steps) {
    --each;
    if (each->paragraph != paragraph) return std::nullopt;
    if (each->type == EntityType::kUnOrgan && each->entity != kNoEntity) return each->entity;
  }
  return std::nullopt;
}

void PartyResolver::resolve(Action const& action, Actions& all) {
  if (!action.inherited) {
    for (auto i = action.addressees.first; i < action.addressees.first + action.addressees.count; ++i) {
      Addressee& each = all.addressees[i];
      each.entity = each.rule == kPronounRule ? named_before(each.span.begin, action.paragraph) : entity_of(each.span);
    }
  }
  for (auto i = action.deliverables.first; i < action.deliverables.first + action.deliverables.count; ++i) {
    Deliverable& each = all.deliverables[i];
    if (!each.recipient.empty()) each.recipient_entity = entity_of(each.recipient);
  }
  for (auto i = action.due.first; i < action.due.first + action.due.count; ++i) {
    Due& each = all.due[i];
    if (each.session || !each.session_organ.empty()) each.organ = organ_before(each.span.end, action.paragraph);
  }
}

}  // namespace rapporteur
