#pragma once

// Private to grammar/act*.cpp: the words and phrases inside a verb group, as parsers.

#include "grammar/act.hpp"
#include "grammar/lexis.hpp"
#include "grammar/tagged_slots.hpp"
#include "grammar/word_table.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::grammar {

/// What makes one act with a verb: "note" behind "take".
struct Particle {
  std::string_view phrase;  ///< small letters
  Act const* act = nullptr;
};

/// A verb by its base form, or the base form of the act that a participle does ("be concerned").
struct VerbLemma {
  std::string_view lemma;
  Act const* act = nullptr;
  std::vector<Particle> particles;
  bool must = false;          ///< without one of its particles it is no act
  std::uint32_t classes = 0;  ///< of its base form
};

/// What a word may be in a verb group, by its spelling in small letters.
struct VerbWord {
  KnownWord const* known = nullptr;  ///< of the lexicon: as a head, as an adverb
  VerbLemma const* verb = nullptr;   ///< of the head
  VerbLemma const* past = nullptr;   ///< whose past participle it is
  Act const* opener_act = nullptr;   ///< "whereas"
  Act const* state = nullptr;        ///< behind a copula: "ready"
  std::uint16_t classes = 0;
  std::uint8_t copula = 0;   ///< moods, as VerbBeginnings::Kind, for which it is one
  std::uint8_t aspect = 0;   ///< likewise
  std::uint8_t perfect = 0;  ///< likewise
  std::uint8_t joined = 0;   ///< moods in which it may begin a group in mid-sentence
  std::uint8_t begins = 0;   ///< moods of the groups that may begin with it at all
  std::uint8_t alone = 0;    ///< moods in which it is all of a group's verb: no particle, no noun belongs to it

  [[nodiscard]] bool is_head() const { return known != nullptr && known->is_head; }
  [[nodiscard]] bool is_head(HeadForm form) const { return is_head() && known->head.form == form; }
  [[nodiscard]] bool is_adverb() const { return known != nullptr && known->is_adverb; }
  [[nodiscard]] bool has(ActWordClass wanted) const { return (classes & wanted) != 0; }
};

/// The base form of an act, put together word by word.
class Lemma {
 public:
  explicit Lemma(std::string_view word) { add(word); }
  void add(std::string_view word) {
    if (word.empty() || size_ + word.size() + 1 > letters_.size()) return;
    if (size_ > 0) letters_[size_++] = ' ';
    for (char const c : word) letters_[size_++] = lexis::to_lower(c);
  }
  [[nodiscard]] std::string_view view() const { return {letters_.data(), size_}; }

 private:
  std::array<char, 96> letters_;  // the first `size_` of them
  std::size_t size_ = 0;
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

/// Words of small letters and hyphens, sixteen at most, as two numbers: one look tells whether a word is known.
class VerbWordKeys {
 public:
  static constexpr std::size_t kMost = 16;  ///< bytes

  /// `known` is copied.
  void add(std::string_view word, VerbWord const& known) {
    std::array<char, kMost> bytes{};
    std::copy_n(word.begin(), std::min(word.size(), kMost), bytes.begin());
    auto const key = key_at(bytes.data(), word.size());
    if (!slots_.add(mixed(key), rows_.size())) throw TableError("too many words of verbs");
    rows_.push_back({key, known});
  }

  /// The word of `size` letters of either case at `from`, where sixteen bytes may be read; null for an unknown one.
  [[nodiscard]] VerbWord const* find(char const* from, std::size_t size) const {
    auto const key = key_at(from, size);
    auto const row = slots_.find(mixed(key), [&](std::size_t each) {
      auto const& known = rows_[each].key;  // compared as numbers: the arrays would be by a call
      return ((known[0] ^ key[0]) | (known[1] ^ key[1])) == 0;
    });
    return row == Slots::kNone ? nullptr : &rows_[row].known;
  }

 private:
  using Key = std::array<std::uint64_t, 2>;
  using Slots = TaggedSlots<4096>;
  /// In one line of the cache.
  struct alignas(64) Row {
    Key key{};
    VerbWord known;
  };

  /// The bytes of a word of each size.
  static constexpr auto kMasks = [] {
    std::array<Key, kMost + 1> masks{};
    for (std::size_t size = 1; size <= kMost; ++size) {
      masks[size][0] = size < 8 ? (std::uint64_t{1} << (8 * size)) - 1 : ~std::uint64_t{0};
      masks[size][1] = size < 9 ? 0 : ~std::uint64_t{0} >> (8 * (kMost - size));
    }
    return masks;
  }();

  static Key key_at(char const* from, std::size_t size) {
    constexpr std::uint64_t kSmall = 0x2020202020202020U;
    Key key;
    std::memcpy(key.data(), from, sizeof key);
    if constexpr (std::endian::native == std::endian::big) {
      for (auto& part : key) part = __builtin_bswap64(part);
    }
    return {(key[0] | kSmall) & kMasks[size][0], (key[1] | kSmall) & kMasks[size][1]};
  }
  static std::uint64_t mixed(Key const& key) {
    constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
    return ((key[1] * kMix) ^ key[0]) * kMix;
  }

  Slots slots_;
  std::vector<Row> rows_;
};

/// What joins a further verb to one before.
inline constexpr std::array<std::string_view, 4> kConjunctions = {"and", "but", "or", "as well as"};
inline constexpr std::array<std::string_view, 2> kConcessions = {"while", "whilst"};

struct ActWords {
  std::deque<VerbWord> stored;
  std::deque<VerbLemma> lemmas;
  WordTable<VerbWord*> words;
  WordTable<VerbLemma*> verbs;
  std::vector<Particle> perfects;            ///< what stands behind "having" for a past participle: "regard"
  PhraseList insertions;                     ///< "in this regard"
  PhraseList joints;                         ///< "in the strongest terms"
  std::vector<std::string_view> connecting;  ///< the insertions, conjunctions and concessions
  std::deque<std::string> spellings;         ///< of `stored`
  VerbBeginnings beginnings;
  VerbWordKeys keys;  ///< of `stored`
};

/// The tables, read for the first call. `act_words` is asked for every word.
[[nodiscard]] ActWords const& read_act_words();
extern std::atomic<ActWords const*> known_act_words;  // null before they have been read
[[nodiscard]] inline ActWords const& act_words() {
  auto const* const words = known_act_words.load(std::memory_order_acquire);
  if (words == nullptr) [[unlikely]]
    return read_act_words();
  return *words;
}

inline constexpr VerbWord kUnknownVerbWord;
/// What is known of a word, letters of either case; all of it empty for a word in no table.
[[nodiscard]] inline VerbWord const& verb_word(std::string_view word) {
  VerbWord* const* const found = act_words().words.find_any_case(word);
  return found == nullptr ? kUnknownVerbWord : **found;
}

/// The letters that `text` begins with, with hyphens between them; `size`: of the letters before the first hyphen.
[[nodiscard]] std::string_view word_with_hyphens(std::string_view text, std::size_t size);
/// The same from the first letter.
[[nodiscard]] inline std::string_view word_at(std::string_view text) {
  auto const size = lexis::letters_at(text);
  return size < text.size() && text[size] == '-' ? word_with_hyphens(text, size) : text.substr(0, size);
}

/// `find_first_word` for what it leaves: the end of a text, long words and those with hyphens, the first call of all.
[[nodiscard]] FirstWord find_odd_word(std::string_view text);

/// What is known of the word that `text` begins with.
[[nodiscard]] inline FirstWord find_first_word(std::string_view text) {
  auto const* const words = known_act_words.load(std::memory_order_acquire);
  if (words != nullptr && text.size() > VerbWordKeys::kMost) {
    auto const size = lexis::letters_at(text.substr(0, VerbWordKeys::kMost));
    if (text[size] != '-' && !lexis::is_letter(text[size])) {
      VerbWord const* const known = words->keys.find(text.data(), size);
      return {text, size, known == nullptr ? &kUnknownVerbWord : known};
    }
  }
  return find_odd_word(text);
}

/// Matches a word of one class, letters of either case.
struct ClassParser : lexis::x3::parser<ClassParser> {
  using attribute_type = lexis::x3::unused_type;
  static bool const has_attribute = false;

  explicit constexpr ClassParser(ActWordClass wanted) : wanted_class(wanted) {}

  template <class Iter, class Context, class Rule, class Attribute>
  bool parse(Iter& first, Iter const& last, Context const&, Rule&, Attribute&) const {
    auto const word = find_first_word({first, static_cast<std::size_t>(last - first)});
    if (!word.known->has(wanted_class)) return false;
    first += word.size;
    return true;
  }

  ActWordClass wanted_class;
};

/// The longest of `phrases`, small letters in the table, that `text` begins with and that ends with a word.
[[nodiscard]] std::size_t phrase_at(std::string_view text, PhraseList const& phrases);

}  // namespace rapporteur::grammar
