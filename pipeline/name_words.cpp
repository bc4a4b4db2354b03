#include "pipeline/name_words.hpp"

#include <algorithm>

namespace rapporteur {
namespace {

constexpr bool upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

void NameWords::begin(std::string_view text, WordIndex const& words, std::span<PhraseMatch const> phrases,
                      NameLexicon const& lexicon) {
  text_ = text;
  words_ = &words;
  begins_ = words.begin.data();
  ends_ = words.end.data();
  hashes_ = words.hash.data();
  phrases_ = phrases;
  lexicon_ = &lexicon;
  classes_ = &lexicon.word_classes();
  if (phrase_at_.size() <= words.size()) phrase_at_.resize(words.size() + 1);
  // From the last, for of the phrases of one word the first shall stay.
  auto* const places = phrase_at_.data();
  auto at = static_cast<std::uint32_t>(phrases.size());
  for (auto const* phrase = phrases.data() + phrases.size(); at > 0;) {
    --at;
    --phrase;
    places[phrase->first] = at;
    lexicon.prepare(phrase->row);
  }
}

bool NameWords::capital_accent(std::uint32_t at) const {
  auto const letters = word(at);
  if (letters.size() < 2 || letters[0] != '\xC3') return false;
  auto const second = static_cast<unsigned char>(letters[1]);
  return second >= 0x80 && second <= 0x9E;
}

bool NameWords::acronym(std::uint32_t at) const {
  auto const letters = word(at);
  return letters.size() > 1 && std::all_of(letters.begin(), letters.end(), upper_ascii);
}

bool NameWords::glued_mark(std::uint32_t at) const {
  auto const before = text_[ends_[at - 1] - 1];
  return digits(at) && !upper_ascii(before);
}

bool NameWords::sentence_initial(std::uint32_t at, std::uint32_t first) const {
  if (at == first) return true;
  for (char const c : between(at)) {
    if (c == '.' || c == ';' || c == ':' || c == '?' || c == '!') return true;
  }
  return false;
}

}  // namespace rapporteur
