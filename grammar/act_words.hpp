#pragma once

// Private to grammar/act*.cpp: the words and phrases inside a verb group, as parsers.

#include "grammar/act.hpp"
#include "grammar/lexis.hpp"

#include <array>
#include <string>
#include <vector>

namespace rapporteur::grammar {

/// Classes of the words of act_words.tsv.
enum WordClass : std::uint8_t {
  kOwner = 1U << 0U,    ///< "its"
  kDegree = 1U << 1U,   ///< "deep"
  kManner = 1U << 2U,   ///< "appreciation"
  kNounToo = 1U << 3U,  ///< "requests"
  kStop = 1U << 4U,     ///< "of": begins no complement
};

/// What makes one act with a verb: "note" behind "take".
struct Particle {
  std::string_view phrase;  ///< small letters
  Act const* act = nullptr;
  bool must = false;  ///< without one of its particles the verb is no act
};

/// Phrases in small letters, looked for at every comma: each is compared only where its first two letters stand.
class PhraseList {
 public:
  void add(std::string_view phrase);

  /// The size of the longest that `text` begins with, letters of either case, and that ends with a word; 0: none.
  [[nodiscard]] std::size_t at(std::string_view text) const {
    if (text.size() < 2) return 0;
    auto const list = by_letters_[place(text[0], text[1])];
    return list == 0 ? 0 : longest(text, lists_[list - 1]);
  }

 private:
  static std::size_t place(char first, char second) {
    return static_cast<std::size_t>(first & 31) << 5U | static_cast<std::size_t>(second & 31);
  }

  std::array<std::uint8_t, 32 * 32> by_letters_{};  // 0: none, else one more than the place in `lists_`
  struct Phrase {
    std::string_view text;
    std::uint64_t head = 0;  // its first bytes, eight at most
    std::uint64_t mask = 0;  // of the bytes that are
  };
  static std::size_t longest(std::string_view text, std::vector<Phrase> const& phrases);

  std::vector<std::vector<Phrase>> lists_;  // the longest first
};

struct ActWords {
  WordTable<std::uint8_t> classes;
  PhraseList insertions;             ///< "in this regard"
  PhraseList joints;                 ///< "in the strongest terms"
  WordTable<bool> openers;           ///< first words of verb groups that are neither head nor adverb: "having"
  WordTable<std::string_view> past;  ///< past participles with the verb, "considered"
  WordTable<std::vector<Particle>> particles;
};

[[nodiscard]] ActWords const& act_words();

[[nodiscard]] std::vector<Particle> const& particles_of(std::string_view verb);

/// The letters that `text` begins with, with hyphens between them.
[[nodiscard]] inline std::string_view word_at(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() &&
         (lexis::is_letter(text[size]) ||
          (text[size] == '-' && size > 0 && size + 1 < text.size() && lexis::is_letter(text[size + 1])))) {
    ++size;
  }
  return text.substr(0, size);
}

/// Matches a word of one class, letters of either case.
struct ClassParser : lexis::x3::parser<ClassParser> {
  using attribute_type = lexis::x3::unused_type;
  static bool const has_attribute = false;

  explicit constexpr ClassParser(std::uint8_t wanted) : wanted_class(wanted) {}

  template <class Iter, class Context, class Rule, class Attribute>
  bool parse(Iter& first, Iter const& last, Context const&, Rule&, Attribute&) const {
    auto const word = word_at({first, static_cast<std::size_t>(last - first)});
    if (word.empty()) return false;
    auto const* const found = act_words().classes.find(lexis::LowerWord(word).view());
    if (found == nullptr || (*found & wanted_class) == 0) return false;
    first += word.size();
    return true;
  }

  std::uint8_t wanted_class;
};

}  // namespace rapporteur::grammar
