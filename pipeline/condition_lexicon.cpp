#include "pipeline/condition_lexicon.hpp"

#include "pipeline/words.hpp"

#include <bit>
#include <string>

namespace rapporteur {

using namespace grammar;

ConditionLexicon const& ConditionLexicon::standard() {
  static ConditionLexicon const lexicon;
  return lexicon;
}

ConditionLexicon::ConditionLexicon() {
  auto const& words = clause_words();
  // Twice as many entries as words, for their capitals, and three places empty for one that is taken: most words are
  // none of the table and have to meet an empty one.
  slots_.resize(std::bit_ceil(words.size() * 8));
  mask_ = slots_.size() - 1;
  known_.reserve(words.size() * 2);
  for (auto const& [name, classes] : words) {
    put(name, classes | classes_by_form(name));
    std::string capital = name;
    capital.front() = static_cast<char>(capital.front() & ~0x20);
    // A name is no verb.
    auto const verbs = any_of(word::kInfinitive, word::kThirdPerson, word::kTaskVerb, word::kIntransitive);
    // "May" is a month.
    auto const modals = name == "may" ? any_of(word::kAuxiliary, word::kModal, word::kPresent) : WordClasses{0};
    put(capital, (classes & ~verbs & ~modals) | classes_by_form(capital));
  }
}

void ConditionLexicon::put(std::string_view word, WordClasses classes) {
  auto const hash = word_hash(word);
  auto const tag = tag_of(hash);
  auto at = static_cast<std::size_t>(hash) & mask_;
  while (slots_[at].tag != 0 && slots_[at].tag != tag) at = (at + 1) & mask_;
  if (slots_[at].tag == 0) {
    slots_[at] = {tag, static_cast<std::uint32_t>(known_.size())};
    known_.push_back(0);
  }
  known_[slots_[at].known] |= classes;
}

}  // namespace rapporteur
