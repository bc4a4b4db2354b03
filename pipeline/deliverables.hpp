#pragma once

#include "grammar/product.hpp"
#include "pipeline/action.hpp"
#include "pipeline/owed_places.hpp"
#include "pipeline/paragraph_view.hpp"

#include <vector>

namespace rapporteur {

/// Finds what is to come out of a task, who gets it and what it is about.
class DeliverableFinder {
 public:
  /// Appends what the bytes [begin, end) of the paragraph, which stand under `action`, name.
  void find(ParagraphView const& paragraph, OwedPlaces const& places, std::size_t begin, std::size_t end,
            Action const& action, std::vector<Deliverable>& deliverables);

 private:
  std::vector<grammar::Product> products_;
};

}  // namespace rapporteur
