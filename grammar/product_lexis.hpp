#pragma once

// Private to grammar/product*.cpp: the words of products.tsv.

#include "grammar/lexis.hpp"
#include "grammar/product.hpp"
#include "grammar/tagged_slots.hpp"
#include "grammar/word_starts.hpp"

#include <array>
#include <bit>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapporteur::grammar {

/// What the table says of a word, a bit for each; the table describes them.
namespace product_class {
enum Class : std::uint32_t {
  kNoun = 1U << 0U,
  kVerb = 1U << 1U,
  kPassing = 1U << 2U,
  kBridge = 1U << 3U,
  kDeterminer = 1U << 4U,
  kFunction = 1U << 5U,
  kReports = 1U << 6U,
  kReviews = 1U << 7U,
  kReviewed = 1U << 8U,
  kContributes = 1U << 9U,
  kBehindReport = 1U << 10U,
  kJoins = 1U << 11U,
  kPlace = 1U << 12U,
  kMeans = 1U << 13U,
  kEnables = 1U << 14U,
  kLead = 1U << 15U,
  kEstablished = 1U << 16U,
  kOuter = 1U << 17U,
  kToWhom = 1U << 18U,
  kGoesOn = 1U << 19U,
  kNoVerb = 1U << 23U,
  kActs = 1U << 24U,
  kProvides = 1U << 25U,
  kGives = 1U << 26U,
  kWhom = 1U << 27U,
  kManner = 1U << 28U,
  kQuality = 1U << 29U,
  kNamesOn = 1U << 30U,
  kNoSubject = 1U << 31U,
  kGerund = 1U << 20U,   ///< of a verb, by its form
  kPhrasal = 1U << 21U,  ///< of a verb that needs a particle: "carry"
  kHead = 1U << 22U,     ///< first word of a product of several words
};
}  // namespace product_class

struct ProductWord {
  ProductType type{};
  std::uint32_t classes = 0;
};

/// What is known of words, by their bytes in two numbers: to read a word and to look it up is one.
class ProductTable {
 public:
  /// A word of up to 15 bytes, zeros behind it.
  struct Key {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    friend bool operator==(Key const&, Key const&) = default;
  };
  static constexpr std::size_t kLongestKey = 15;

  static Key key_of(std::string_view word);

  /// What is known of `word`, anew where nothing was.
  ProductWord& operator[](std::string_view word);
  [[nodiscard]] ProductWord const* find(std::string_view word) const;
  [[nodiscard]] ProductWord const* find(Key const& key) const {
    auto const row = slots_.find(mixed(key), [&](std::size_t each) { return rows_[each].key == key; });
    return row == Slots::kNone ? nullptr : &rows_[row].word;
  }

 private:
  using Slots = TaggedSlots<4096>;
  /// Not over two lines of the cache.
  struct alignas(32) Row {
    Key key;
    ProductWord word;
  };

  static std::uint64_t mixed(Key const& key) {
    constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
    return ((key.first * kMix) ^ key.last) * kMix;
  }

  Slots slots_;
  std::vector<Row> rows_;
  std::vector<std::pair<std::string, ProductWord>> long_;  // few
};

struct ProductWords {
  ProductTable words;
  using Phrases = std::vector<std::pair<std::string_view, ProductType>>;
  struct Beginning {
    std::uint32_t classes = 0;
    std::uint32_t size = 0;
  };
  std::array<Phrases, 32> phrases;                                 ///< of several words, by the first letter
  std::vector<std::pair<std::string, std::string>> phrasal_verbs;  ///< a form of the verb, a blank and its particle
  std::vector<ProductBeginning> beginnings;                        ///< see product_beginnings()
  std::vector<Beginning> beginning_words;                          ///< the same in few bytes

  std::vector<std::string> leads;       ///< small letters
  std::vector<std::string_view> names;  ///< what a noun phrase is known by, some more than once

  ProductWords();
  [[nodiscard]] Phrases const& phrases_at(char first) const { return phrases[place(first)]; }

 private:
  static std::size_t place(char c) { return static_cast<unsigned char>(c) & 31U; }
  void add(std::string_view word, std::string_view name);
  void add_verb(std::string_view verb);
  void set(std::string_view word, std::uint32_t classes);
};

[[nodiscard]] inline ProductWords const& product_words() {
  static ProductWords const words;
  return words;
}

/// A word of a clause and what is known of it.
struct ProductToken {
  std::string_view text;
  std::uint32_t classes = 0;
  ProductType type{};

  [[nodiscard]] bool is(std::uint32_t any_of) const { return (classes & any_of) != 0; }
  [[nodiscard]] bool is_lower() const { return !text.empty() && lexis::is_lower(text.front()); }
  /// Words that stand inside a sentence in small letters only; in a name they are something else.
  [[nodiscard]] bool is_small(std::uint32_t any_of) const { return is(any_of) && is_lower(); }
};

/// The letters and digits that `text` begins with, with hyphens between them.
[[nodiscard]] std::string_view product_word_at(std::string_view text);
/// The same with what the table says of it.
[[nodiscard]] ProductToken product_token(std::string_view word);
[[nodiscard]] ProductToken product_token_at(std::string_view text);
/// The same of words that are not told by one look.
[[nodiscard]] ProductToken long_product_token_at(std::string_view text);

/// The same as product_token_at, for a loop that has the table at hand.
[[nodiscard, gnu::always_inline]] inline ProductToken read_product_token(std::string_view text,
                                                                         ProductTable const& table) {
#if defined(__SSE2__) && defined(__x86_64__)
  if (text.size() > 16) {
    // Nearly every word: cut out of sixteen bytes and looked up as it is.
    auto bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data()));
    // Moved to the lowest values there are, so that one comparison tells each range.
    auto const small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    auto const letters =
        _mm_cmplt_epi8(_mm_sub_epi8(small, _mm_set1_epi8(static_cast<char>('a' + 128))), _mm_set1_epi8(26 - 128));
    auto const digits =
        _mm_cmplt_epi8(_mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>('0' + 128))), _mm_set1_epi8(10 - 128));
    auto const beyond = _mm_cmpeq_epi8(_mm_max_epu8(bytes, _mm_set1_epi8('\xC3')), bytes);
    auto const in_word = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(letters, digits), beyond)));
    auto const size = static_cast<std::size_t>(std::countr_one(in_word));
    if (size == 0) return {};
    if (size < 16 && (text[size] != '-' || !lexis::is_letter(text[size + 1]))) {
      static constexpr std::array<std::uint8_t, 32> kOnes = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                                             0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
      auto const word = _mm_loadu_si128(reinterpret_cast<__m128i const*>(kOnes.data() + 16 - size));
      bytes = _mm_and_si128(lexis::is_lower(text.front()) ? bytes : small, word);
      ProductTable::Key const key = {static_cast<std::uint64_t>(_mm_cvtsi128_si64(bytes)),
                                     static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(bytes, bytes)))};
      auto const* const entry = table.find(key);
      if (entry == nullptr) return {text.substr(0, size)};
      return {text.substr(0, size), entry->classes, entry->type};
    }
  }
#endif
  return long_product_token_at(text);
}

/// The word that ends before `at`, blanks aside; empty behind a sign.
[[nodiscard]] std::string_view word_before(std::string_view text, std::size_t at);

}  // namespace rapporteur::grammar
