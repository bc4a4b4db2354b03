#include "pipeline/name_words.hpp"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

template <std::size_t kCount>
bool one_of(std::string_view word, std::array<std::string_view, kCount> const& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr bool upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

void NameWords::begin(std::string_view text, WordIndex const& words, std::span<PhraseMatch const> phrases,
                      NameLexicon const& lexicon) {
  text_ = text;
  words_ = &words;
  phrases_ = phrases;
  lexicon_ = &lexicon;
  if (phrase_at_.size() <= words.size()) phrase_at_.resize(words.size() + 1);
  // From the last, for of the phrases of one word the first shall stay.
  for (auto i = static_cast<std::uint32_t>(phrases.size()); i-- > 0;) {
    if (phrases[i].table <= PhraseTable::kNameHeads) phrase_at_[phrases[i].first] = i;
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
  auto const before = text_[words_->end[at - 1] - 1];
  return digits(at) && !upper_ascii(before);
}

NameJoint NameWords::joint_of(std::string_view letters) {
  if (letters.size() < 2 || letters.size() > 12) return NameJoint::kNone;
  switch (letters[0]) {
    case 'o':
      return letters == "of" ? NameJoint::kOf : letters == "on" ? NameJoint::kOn : NameJoint::kNone;
    case 'f':
      return letters == "for" ? NameJoint::kFor : letters == "from" ? NameJoint::kFrom : NameJoint::kNone;
    case 't':
      return letters == "to" ? NameJoint::kTo : letters == "towards" ? NameJoint::kInto : NameJoint::kNone;
    case 'i':
      return letters == "in" ? NameJoint::kIn : letters == "into" ? NameJoint::kInto : NameJoint::kNone;
    case 'a':
      return letters == "and"       ? NameJoint::kAnd
             : letters == "at"      ? NameJoint::kAt
             : letters == "against" ? NameJoint::kAgainst
                                    : NameJoint::kNone;
    case 'w':
      return letters == "with" ? NameJoint::kWith : NameJoint::kNone;
    case 'c':
      return letters == "concerning" ? NameJoint::kConcerning : NameJoint::kNone;
    case 'b':
      return letters == "between" ? NameJoint::kBetween : NameJoint::kNone;
    case 'r':
      return letters == "relating" ? NameJoint::kConcerning : NameJoint::kNone;
    case 'E':
      return letters == "Establishing" ? NameJoint::kConcerning : NameJoint::kNone;
    case 'G':
      return letters == "Governing" ? NameJoint::kConcerning : NameJoint::kNone;
    default:
      return NameJoint::kNone;
  }
}

bool NameWords::month(std::uint32_t at) const {
  static constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                               "May",       "June",     "July",     "August",
                                                               "September", "October",  "November", "December"};
  return capital(at) && one_of(word(at), kMonths);
}

bool NameWords::article(std::uint32_t at) const {
  static constexpr std::array<std::string_view, 7> kArticles = {"the", "a", "an", "all", "its", "their", "Their"};
  auto const first = text_.data()[words_->begin[at]];
  return (first == 't' || first == 'a' || first == 'i' || first == 'T') && one_of(word(at), kArticles);
}

bool NameWords::function_word(std::uint32_t at) const {
  static constexpr std::array<std::string_view, 42> kWords = {
      "The",  "This",    "That",  "These", "Those", "Its",  "Their", "All",    "Any",   "Each", "Every",
      "In",   "On",      "At",    "For",   "By",    "To",   "Of",    "And",    "With",  "From", "As",
      "If",   "When",    "While", "Such",  "Other", "Both", "No",    "A",      "An",    "Or",   "Every",
      "Also", "Further", "Her",   "His",   "Our",   "We",   "That",  "Former", "Acting"};
  auto const letters = word(at);
  return letters.size() <= 7 && one_of(letters, kWords);  // "Further"
}

bool NameWords::sentence_initial(std::uint32_t at, std::uint32_t first) const {
  if (at == first) return true;
  for (char const c : between(at)) {
    if (c == '.' || c == ';' || c == ':' || c == '?' || c == '!') return true;
  }
  return false;
}

}  // namespace rapporteur
