#pragma once

#include "pipeline/action.hpp"
#include "pipeline/entity.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace rapporteur {

/// Ties addressees, recipients and the organs of sessions to the entities that the mentions name. A pronoun stands for
/// the party named last before it in its paragraph.
class PartyResolver {
 public:
  /// The mentions of the text whose actions are to follow, in order; they must stay.
  void begin(std::span<Mention const> mentions);
  /// Sets the entities of all that belongs to `action`, one of `all`. Actions come mostly in the order of the text.
  void resolve(Action const& action, Actions& all);

 private:
  using Place = std::span<Mention const>::iterator;

  [[nodiscard]] std::optional<std::uint32_t> entity_of(Span span);
  [[nodiscard]] std::optional<std::uint32_t> named_before(std::uint32_t at, std::uint32_t paragraph);
  [[nodiscard]] std::optional<std::uint32_t> organ_before(std::uint32_t at, std::uint32_t paragraph);
  template <class Before>
  Place first_not(Before const& before);

  std::span<Mention const> mentions_;
  Place near_;
};

}  // namespace rapporteur
