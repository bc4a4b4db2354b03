#pragma once

// Private to grammar/act*.cpp: the words and phrases inside a verb group, as parsers.

#include "grammar/act.hpp"
#include "grammar/lexis.hpp"

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

/// Phrases in small letters, by their first letters: most words begin none.
class PhraseList {
 public:
  static constexpr std::size_t kKey = 6;  ///< bytes; no phrase is shorter

  struct Entry {
    std::uint64_t key = 0;
    std::string_view phrase;
  };
  static std::uint64_t key_of(std::string_view text) { return lexis::pack_lower<kKey>(text.data()); }

  void add(std::string_view phrase) { lists_[place(phrase)].push_back({key_of(phrase), phrase}); }
  [[nodiscard]] std::vector<Entry> const& of(std::string_view text) const { return lists_[place(text)]; }

 private:
  static std::size_t place(std::string_view text) {
    return ((static_cast<unsigned char>(text[0]) | 0x20U) * 31U + (static_cast<unsigned char>(text[3]) & 31U) * 7U +
            (static_cast<unsigned char>(text[5]) & 31U)) %
           kLists;
  }
  static constexpr std::size_t kLists = 256;
  std::array<std::vector<Entry>, kLists> lists_;
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

/// The longest of `phrases`, small letters in the table, that `text` begins with and that ends with a word.
[[nodiscard]] std::size_t phrase_at(std::string_view text, PhraseList const& phrases);

}  // namespace rapporteur::grammar
