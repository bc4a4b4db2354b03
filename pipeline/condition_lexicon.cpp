#include "pipeline/condition_lexicon.hpp"

#include "pipeline/words.hpp"

#include <string>
#include <utility>

namespace rapporteur {

using namespace grammar;

ConditionLexicon const& ConditionLexicon::standard() {
  static ConditionLexicon const lexicon;
  return lexicon;
}

ConditionLexicon::ConditionLexicon() {
  constexpr std::size_t kEnough = 1UL << 13U;  // for the tables as they are
  slots_.resize(kEnough);
  mask_ = kEnough - 1;
  read_clause_words([this](std::string_view word, WordClasses classes) { return tell(word, classes); });
}

WordClasses ConditionLexicon::tell(std::string_view word, WordClasses classes) {
  std::string capital(word);
  capital.front() = static_cast<char>(capital.front() & ~0x20);
  // A name is no verb.
  constexpr auto kVerbs = any_of(word::kInfinitive, word::kThirdPerson, word::kTaskVerb, word::kIntransitive);
  // "May" is a month.
  auto const modals = word == "may" ? any_of(word::kAuxiliary, word::kModal, word::kPresent) : WordClasses{0};
  put(capital, (classes & ~kVerbs & ~modals) | classes_by_form(capital));
  return put(word, classes | classes_by_form(word));
}

WordClasses ConditionLexicon::put(std::string_view word, WordClasses classes) {
  auto const hash = word_hash(word);
  auto at = place_of(hash);
  if (slots_[at].tag == 0) {
    if (++count_ > slots_.size() / 2) {
      grow();
      at = place_of(hash);
    }
    slots_[at].tag = tag_of(hash);
    known_.add(hash);
  }
  slots_[at].classes |= classes;
  if ((classes & kTells) != 0) telling_.add(hash);
  return slots_[at].classes;
}

void ConditionLexicon::grow() {
  auto const before = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  mask_ = slots_.size() - 1;
  for (auto const& slot : before) {
    if (slot.tag != 0) slots_[place_of(slot.tag)] = slot;
  }
}

}  // namespace rapporteur
