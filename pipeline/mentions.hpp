#pragma once

#include "pipeline/entity.hpp"
#include "pipeline/model.hpp"
#include "pipeline/name_lexicon.hpp"
#include "pipeline/phrases.hpp"
#include "pipeline/structure.hpp"
#include "pipeline/words.hpp"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur {

/// What the search for names reads of a document.
struct NamedText {
  std::string_view text;  ///< the reading text
  WordIndex const& words;
  std::span<PhraseMatch const> phrases;  ///< PhraseMatches::names
  Structure const& structure;
  Metadata const& metadata;
  std::span<Citation const> citations;
};

struct Mentions {
  std::vector<Mention> mentions;  ///< in the order of their spans; none inside another
  std::vector<Entity> entities;   ///< in the order of first naming
  EntityText entity_text;         ///< holds ids and names of those that no list holds
};

/// Finds the names in a text, ties each to what it names, and weighs the entities. Keeps its buffers.
class MentionFinder {
 public:
  MentionFinder();
  ~MentionFinder();
  MentionFinder(MentionFinder&&) noexcept;
  MentionFinder& operator=(MentionFinder&&) noexcept;

  /// What `result` holds is written over, but for an `entity_text` that others share: they keep it. The entities'
  /// names are those of the lexicon, which has to outlive them.
  void find(NamedText const& in, NameLexicon const& lexicon, Mentions& result);

 private:
  struct Content;
  std::unique_ptr<Content> content_;
};

}  // namespace rapporteur
