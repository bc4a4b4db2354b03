#pragma once

#include "pipeline/action.hpp"
#include "pipeline/citation.hpp"
#include "pipeline/entity.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Ties citations to what other stages found: the action under which something is cited, the body whose act it is, the
/// instrument that it is. Keeps its buffers.
class CitationLinker {
 public:
  /// Sets `verb`, `organ` and `instrument` of `citations`, which are in the order of their paragraphs and spans, as
  /// `actions` are; organs and instruments are indices into `entities`, and stay unset where the document has no such
  /// entity.
  void link(std::span<Action const> actions, std::span<Entity const> entities, std::vector<Citation>& citations);

 private:
  [[nodiscard]] std::optional<std::uint32_t> named(std::string_view name);
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name);
  [[nodiscard]] std::optional<std::uint32_t> sorted_named(std::string_view name);

  std::span<Entity const> entities_;
  /// A name that was asked for: most documents cite the acts of one organ or two.
  struct Asked {
    std::string_view name;
    std::optional<std::uint32_t> entity;
  };
  std::array<Asked, 2> asked_;          ///< the last ones first
  std::vector<std::uint32_t> by_name_;  ///< indices of entities in the order of their names; empty until one is asked
};

}  // namespace rapporteur
