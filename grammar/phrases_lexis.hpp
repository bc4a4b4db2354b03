#pragma once

// Private to grammar/*.cpp: small sets of words and phrases that are built when the program is, not when it starts.

#include "grammar/lexis.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace rapporteur::grammar::lexis {

struct NoValue {};

/// Letters are small ones, but where no text is to be matched in another case than its own.
template <class Value>
struct Phrase {
  std::string_view words;
  Value value{};
};

/// Phrases by their first letter, the longer ones first: the first that a text begins with is the one that counts.
template <class Value, std::size_t Size>
class PhraseTable {
 public:
  using ValueType = Value;

  explicit constexpr PhraseTable(Phrase<Value> const (&phrases)[Size]) {
    std::copy(std::begin(phrases), std::end(phrases), phrases_.begin());
    std::sort(phrases_.begin(), phrases_.end(), [](auto const& a, auto const& b) {
      if (bucket(a.words[0]) != bucket(b.words[0])) return bucket(a.words[0]) < bucket(b.words[0]);
      return a.words.size() > b.words.size();
    });
    for (std::size_t i = 0; i < Size; ++i) {
      auto const words = phrases_[i].words;
      for (std::size_t at = 0; at < std::min(words.size(), kHead); ++at) {
        heads_[i].bytes |= std::uint64_t{static_cast<unsigned char>(words[at])} << (8 * at);
        heads_[i].mask |= std::uint64_t{0xFF} << (8 * at);
        if (is_letter(words[at])) heads_[i].letters |= std::uint64_t{0x20} << (8 * at);
      }
      ++ends_[bucket(words[0])];
    }
    for (std::size_t i = 1; i < ends_.size(); ++i) ends_[i] = static_cast<std::uint16_t>(ends_[i] + ends_[i - 1]);
  }

  /// The longest phrase that `text` begins with; null for none.
  template <bool AnyCase>
  [[nodiscard]] Phrase<Value> const* find(std::string_view text) const {
    if (text.empty()) return nullptr;
    auto const of = bucket(text[0]);
    std::size_t i = of == 0 ? 0 : ends_[of - 1];
    auto const end = ends_[of];
    if (i == end) return nullptr;
    auto const head = head_of(text);
    for (; i < end; ++i) {
      auto const& known = heads_[i];
      if (((AnyCase ? head | known.letters : head) & known.mask) != known.bytes) continue;
      if (goes_on_like<AnyCase>(text, phrases_[i].words)) return &phrases_[i];
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kHead = sizeof(std::uint64_t);
  struct Head {
    std::uint64_t bytes = 0;
    std::uint64_t mask = 0;
    std::uint64_t letters = 0;  // the bit that small letters have and capitals have not
  };

  static constexpr std::size_t bucket(char c) { return static_cast<std::size_t>(c & 31); }

  static std::uint64_t head_of(std::string_view text) {
    std::uint64_t head = 0;
    if (std::endian::native == std::endian::little && text.size() >= kHead) {
      std::memcpy(&head, text.data(), kHead);
      return head;
    }
    for (std::size_t at = 0; at < std::min(text.size(), kHead); ++at)
      head |= std::uint64_t{static_cast<unsigned char>(text[at])} << (8 * at);
    return head;
  }

  /// Behind the head, as most phrases do not.
  template <bool AnyCase>
  static bool goes_on_like(std::string_view text, std::string_view words) {
    if (words.size() <= kHead) return true;
    if (text.size() < words.size()) return false;
    for (std::size_t at = kHead; at < words.size(); ++at) {
      if ((AnyCase ? to_lower(text[at]) : text[at]) != words[at]) return false;
    }
    return true;
  }

  std::array<Phrase<Value>, Size> phrases_{};
  std::array<Head, Size> heads_{};
  std::array<std::uint16_t, 32> ends_{};  // of the phrases of a first letter
};

template <class Value, std::size_t Size>
[[nodiscard]] constexpr PhraseTable<Value, Size> phrases(Phrase<Value> const (&all)[Size]) {
  return PhraseTable<Value, Size>(all);
}

/// The longest phrase of a table, with its value.
template <class Table, bool AnyCase>
struct PhraseParser : x3::parser<PhraseParser<Table, AnyCase>> {
  static bool const has_attribute = !std::is_same_v<typename Table::ValueType, NoValue>;
  using attribute_type = std::conditional_t<has_attribute, typename Table::ValueType, x3::unused_type>;

  explicit constexpr PhraseParser(Table const& all) : table(&all) {}

  template <class Iter, class Context, class Rule, class Attribute>
  bool parse(Iter& first, Iter const& last, Context const&, Rule&, Attribute& attribute) const {
    auto const* const found =
        table->template find<AnyCase>(std::string_view(first, static_cast<std::size_t>(last - first)));
    if (found == nullptr) return false;
    first += found->words.size();
    if constexpr (has_attribute) x3::traits::move_to(found->value, attribute);
    return true;
  }

  Table const* table;
};

template <class Table>
[[nodiscard]] constexpr PhraseParser<Table, false> exactly(Table const& table) {
  return PhraseParser<Table, false>(table);
}
template <class Table>
[[nodiscard]] constexpr PhraseParser<Table, true> in_any_case(Table const& table) {
  return PhraseParser<Table, true>(table);
}

}  // namespace rapporteur::grammar::lexis
