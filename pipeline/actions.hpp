#pragma once

#include "pipeline/action.hpp"
#include "pipeline/fold.hpp"
#include "pipeline/model.hpp"
#include "pipeline/structure.hpp"
#include "pipeline/verbs.hpp"

#include <memory>
#include <span>
#include <string_view>

namespace rapporteur {

/// Finds what the organ does, who is to act, what is due and when.
///
/// Takes   the reading text, its structure, what the document says of itself, and the spans of its note marks in order.
/// Gives   actions in the order of paragraphs and spans; quoted drafts and articles of treaties hold none.
class ActionFinder {
 public:
  ActionFinder();
  ~ActionFinder();
  ActionFinder(ActionFinder&&) noexcept;
  ActionFinder& operator=(ActionFinder&&) noexcept;

  void find(std::string_view text, Structure const& structure, Metadata const& metadata, std::span<Span const> marks,
            Actions& result);

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

}  // namespace rapporteur
