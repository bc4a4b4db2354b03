#include "condition_page.hpp"

#include "examples.hpp"

#include <array>

namespace rapporteur::tests {

std::string_view name_of(ConditionKind kind) {
  static constexpr std::array<std::string_view, 10> kNames = {"UNSPECIFIED",  "RESOURCE",     "REQUEST", "DISCRETION",
                                                              "CONTINGENCY",  "TEMPORAL",     "EXTENT",  "CONFORMITY",
                                                              "CONSULTATION", "CONSIDERATION"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string conditions_page(Analysis const& analysis) {
  std::string page;
  for (Condition const& each : analysis.conditions) {
    page.append(name_of(each.kind)).append(" | ").append(in_one_line(analysis.cut(each.span))) += '\n';
  }
  return page.empty() ? "none\n" : page;
}

}  // namespace rapporteur::tests
