#include "pipeline/phrase_spelling.hpp"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// An accented letter behind its lead byte: U+00E0–U+00FE are 0x20 above their capitals.
char accented_upper(char c) {
  auto const byte = static_cast<unsigned char>(c);
  return byte >= 0xA0 ? static_cast<char>(byte - 0x20U) : c;
}

std::string_view with_capital(std::string_view word, std::string& buffer) {
  bool const accented = word.size() > 1 && word[0] == '\xC3';
  std::size_t const at = accented ? 1 : 0;
  char const capital = accented ? accented_upper(word[1]) : upper(word[0]);
  if (capital == word[at]) return word;
  buffer.assign(word);
  buffer[at] = capital;
  return buffer;
}

std::string_view all_upper(std::string_view word, std::string& buffer) {
  buffer.assign(word);
  for (std::size_t i = 0; i < buffer.size(); ++i) {
    buffer[i] = upper(buffer[i]);
    if (i > 0 && buffer[i - 1] == '\xC3') buffer[i] = accented_upper(buffer[i]);
  }
  return buffer;
}

bool joins(std::string_view word) {
  static constexpr std::array<std::string_view, 17> kJoining = {
      "of", "the", "and", "for", "on", "in", "to", "or", "with", "against", "at", "by", "from", "a", "an", "s", "as"};
  return std::find(kJoining.begin(), kJoining.end(), word) != kJoining.end();
}

}  // namespace

bool cut_part(std::string_view text, PhraseWords& part) {
  auto& [index, gaps, lead, tail] = part;
  index_words(text, index);
  gaps.clear();
  if (index.size() == 0 || index.size() > PhraseMatcher::kMostWords) return false;
  for (std::size_t i = 1; i < index.size(); ++i) {
    gaps.push_back(gap_between(text, index.end[i - 1], index.begin[i]));
    if (gaps.back() == Gap::kOther) return false;
  }
  lead = text.substr(0, index.begin.front());
  tail = text.substr(index.end.back());
  return true;
}

bool cut_phrase(std::string_view text, PhraseWords& phrase) {
  return cut_part(text, phrase) && phrase.lead.empty() && ends_phrase(phrase.tail);
}

unsigned spellings_of(PhraseCase letter_case) {
  switch (letter_case) {
    case PhraseCase::kExact:
      return 1;
    case PhraseCase::kInitial:
      return 2;
    case PhraseCase::kFold:
      return 4;
  }
  return 1;
}

std::string_view spelled(std::string_view word, std::size_t place, unsigned spelling, std::string& buffer) {
  switch (spelling) {
    case 1:
      return place == 0 ? with_capital(word, buffer) : word;
    case 2:
      return place > 0 && joins(word) ? word : with_capital(word, buffer);
    case 3:
      return all_upper(word, buffer);
    default:
      return word;
  }
}

}  // namespace rapporteur
