#pragma once

#include "pipeline/name_lexicon.hpp"
#include "pipeline/phrases.hpp"

#include <memory>
#include <string>

namespace rapporteur {

/// The phrases of all stages, in one matcher: what one pass over a document looks for. Built once, then
/// shared by all analysers, whatever their thread.
class PhraseBook {
 public:
  /// With the embedded lexicon. Thread-safe.
  static std::shared_ptr<PhraseBook const> standard();
  /// With tables of names from `folder`. Throws what NameLexicon::load throws.
  static std::shared_ptr<PhraseBook const> load(std::string const& folder);

  explicit PhraseBook(std::shared_ptr<NameLexicon const> names);

  [[nodiscard]] PhraseMatcher const& matcher() const { return matcher_; }
  [[nodiscard]] NameLexicon const& names() const { return *names_; }

 private:
  std::shared_ptr<NameLexicon const> names_;
  PhraseMatcher matcher_;
};

}  // namespace rapporteur
