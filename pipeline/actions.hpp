#pragma once

#include "pipeline/action.hpp"
#include "pipeline/fold.hpp"
#include "pipeline/model.hpp"
#include "pipeline/structure.hpp"
#include "pipeline/verbs.hpp"
#include "pipeline/words.hpp"

#include <memory>
#include <span>
#include <string_view>

namespace rapporteur {

/// What the stages before have found.
struct ActionInput {
  std::string_view text;
  std::span<std::uint32_t const> foldable;  ///< see find_foldable
  Structure const& structure;
  Metadata const& metadata;
  std::span<Span const> marks;        ///< note marks, in order
  std::span<Mention const> mentions;  ///< in order
  WordIndex const& words;             ///< of the text
};

/// Finds what the organ does, who is to act, what is due and when.
///
/// Gives   actions in the order of paragraphs and spans; quoted drafts and articles of treaties hold none.
class ActionFinder {
 public:
  ActionFinder();
  ~ActionFinder();
  ActionFinder(ActionFinder&&) noexcept;
  ActionFinder& operator=(ActionFinder&&) noexcept;

  void find(ActionInput const& input, Actions& result);

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

}  // namespace rapporteur
