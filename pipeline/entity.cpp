#include "pipeline/entity.hpp"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

constexpr std::array<std::string_view, 10> kNames = {
    "", "UN_ORGAN", "UN_SECRETARIAT", "UN_SYSTEM", "STATE", "ORGANIZATION", "PERSON", "INSTRUMENT", "EVENT", "PLACE"};

}  // namespace

std::string_view name_of(EntityType type) { return kNames[static_cast<std::size_t>(type)]; }

EntityType entity_type(std::string_view name) {
  auto const at = std::find(kNames.begin(), kNames.end(), name);
  return at == kNames.end() ? EntityType::kUnspecified : static_cast<EntityType>(at - kNames.begin());
}

}  // namespace rapporteur
