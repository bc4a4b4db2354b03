#pragma once

#include "pipeline/span.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace rapporteur {

/// What a name stands for; the schema (`EntityType`) describes each, in the same order.
enum class EntityType : std::uint8_t {
  kUnspecified,
  kUnOrgan,
  kUnSecretariat,
  kUnSystem,
  kState,
  kOrganization,
  kPerson,
  kInstrument,
  kEvent,
  kPlace,
};

inline constexpr std::uint32_t kNoEntity = 0xffffffffU;
inline constexpr std::uint32_t kNoMention = 0xffffffffU;

/// A name in the text. Plain data; spans index the reading text, indices the lists of the analysis.
struct Mention {
  std::uint32_t paragraph = 0;
  Span span;  ///< the longest name, without article and without what modifies it
  EntityType type{};
  std::uint32_t entity = kNoEntity;       ///< into `Analysis::entities`; kNoEntity: it could not be resolved
  std::uint32_t antecedent = kNoMention;  ///< the earlier mention from which it takes its entity
  std::uint32_t runner_up = kNoEntity;    ///< the entity that came second where the decision was close
  float confidence = 1;                   ///< that it is a mention of this type, in [0, 1]
  float entity_confidence = 0;            ///< that the entity is the right one, in [0, 1]
  std::string_view rule;                  ///< what found it, a literal
  std::string_view entity_rule;           ///< what tied it to its entity, a literal; empty: no entity
};

/// Somebody or something that the document names, once however often it is named.
struct Entity {
  /// Stable: "UN:SG", "ISO3166:KE"; "NAME:…" for what no list holds, from the longest name in the text. Like `name` a
  /// part of the lists or of an `EntityText`, which has to live as long.
  std::string_view id;
  std::string_view name;  ///< by which it goes; for what no list holds, as it first stands in the text
  EntityType type{};
  std::uint32_t mentions = 0;  ///< number of its mentions in the document
  float salience = 0;          ///< share of the text's weight, in [0, 1]; they sum to 1
};

/// What entities are called that no list holds: shared, so that it stays where it is when an analysis is copied.
using EntityText = std::shared_ptr<std::string>;

/// "UN_ORGAN", as in the schema without its prefix; empty for kUnspecified.
[[nodiscard]] std::string_view name_of(EntityType type);
/// The type of that name; kUnspecified where there is none.
[[nodiscard]] EntityType entity_type(std::string_view name);

}  // namespace rapporteur
