#include "pipeline/phrase_spelling.hpp"

#include <algorithm>

namespace rapporteur {
namespace {

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string with_capital(std::string word) {
  if (!word.empty()) word[0] = upper(word[0]);
  // An accented first letter: U+00E0–U+00FE are 0x20 above their capitals.
  if (word.size() > 1 && word[0] == '\xC3' && static_cast<unsigned char>(word[1]) >= 0xA0) {
    word[1] = static_cast<char>(static_cast<unsigned char>(word[1]) - 0x20U);
  }
  return word;
}

std::string all_upper(std::string word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    word[i] = upper(word[i]);
    if (i > 0 && word[i - 1] == '\xC3' && static_cast<unsigned char>(word[i]) >= 0xA0) {
      word[i] = static_cast<char>(static_cast<unsigned char>(word[i]) - 0x20U);
    }
  }
  return word;
}

bool joins(std::string_view word) {
  static constexpr std::array<std::string_view, 17> kJoining = {
      "of", "the", "and", "for", "on", "in", "to", "or", "with", "against", "at", "by", "from", "a", "an", "s", "as"};
  return std::find(kJoining.begin(), kJoining.end(), word) != kJoining.end();
}

bool split(std::string_view text, PhraseSpelling& spelling) {
  WordIndex index;
  index_words_plainly(text, index);
  if (index.size() == 0 || index.size() > PhraseMatcher::kMostWords || index.begin[0] != 0) return false;
  for (std::size_t i = 0; i < index.size(); ++i) {
    spelling.words.emplace_back(index.word(text, i));
    if (i == 0) continue;
    spelling.gaps.push_back(gap_between(text, index.end[i - 1], index.begin[i]));
    if (spelling.gaps.back() == Gap::kOther) return false;
  }
  auto const tail = text.substr(index.end.back());
  if (tail.empty()) return true;
  if (tail != ")" && tail != ".") return false;
  spelling.tail = tail[0];
  return true;
}

template <class Change>
PhraseSpelling changed(PhraseSpelling spelling, Change&& change) {
  for (std::size_t i = 0; i < spelling.words.size(); ++i) spelling.words[i] = change(spelling.words[i], i);
  return spelling;
}

}  // namespace

bool spell_phrase(std::string_view text, PhraseCase letter_case, std::vector<PhraseSpelling>& spellings) {
  spellings.clear();
  PhraseSpelling written;
  if (!split(text, written)) return false;
  auto const add = [&](PhraseSpelling spelling) {
    bool const known =
        std::any_of(spellings.begin(), spellings.end(), [&](auto const& each) { return each.words == spelling.words; });
    if (!known) spellings.push_back(std::move(spelling));
  };
  add(written);
  if (letter_case == PhraseCase::kExact) return true;
  auto const first_up = [](std::string const& word, std::size_t i) { return i == 0 ? with_capital(word) : word; };
  add(changed(written, first_up));
  if (letter_case == PhraseCase::kInitial) return true;
  add(changed(written,
              [](std::string const& word, std::size_t i) { return i > 0 && joins(word) ? word : with_capital(word); }));
  add(changed(written, [](std::string const& word, std::size_t) { return all_upper(word); }));
  return true;
}

}  // namespace rapporteur
