#include "pipeline/phrase_book.hpp"

#include "pipeline/conditions.hpp"

namespace rapporteur {

PhraseBook::PhraseBook(std::shared_ptr<NameLexicon const> names) : names_(std::move(names)) {
  // Each stage adds its phrases here, under its own table.
  names_->add_to(matcher_);
  add_condition_phrases(matcher_);
}

std::shared_ptr<PhraseBook const> PhraseBook::standard() {
  static auto const book = std::make_shared<PhraseBook const>(NameLexicon::standard());
  return book;
}

std::shared_ptr<PhraseBook const> PhraseBook::load(std::string const& folder) {
  return std::make_shared<PhraseBook const>(NameLexicon::load(folder));
}

}  // namespace rapporteur
