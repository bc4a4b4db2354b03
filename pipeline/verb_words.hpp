#pragma once

// Private to verbs.cpp: the words of a paragraph at which a further verb may be joined.

#include "grammar/act.hpp"
#include "pipeline/vector_choice.hpp"
#include "pipeline/word_filter.hpp"
#include "pipeline/words.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace rapporteur {

/// Tells by their fingerprints the words with which a joined verb group may begin, and those that may stand between it
/// and the sign it is joined by. A few others are among them.
class VerbWords {
 public:
  /// The bits of BasicWordFilter, asked for words up to a place in the text.
  class Filter {
   public:
    static constexpr std::size_t kAtOnce = 64;
    static constexpr std::size_t kLookedAtTogether = 8;

    void add(std::uint64_t word) { bits_[static_cast<std::uint32_t>(word) >> kShift] |= word_filter::bits_of(word); }
    /// A bit for each of the words from `first`, at most `kAtOnce`, that begin before `end`; a few behind them may be
    /// looked at too. `first` is left behind the last that was looked at.
    [[nodiscard]] std::uint64_t find(WordIndex const& words, std::size_t& first, std::size_t end) const {
#if defined(RAPPORTEUR_AVX2)
      if (first + kAtOnce <= words.size() && has_avx2()) return find_wide(words, first, end);
#endif
      return find_plainly(words, first, end);
    }

   private:
    static constexpr unsigned kShift = 22;
    [[nodiscard]] std::uint64_t find_plainly(WordIndex const& words, std::size_t& first, std::size_t end) const;
    [[nodiscard]] std::uint64_t find_wide(WordIndex const& words, std::size_t& first, std::size_t end) const;
    std::array<std::uint32_t, std::size_t{1} << (32 - kShift)> bits_{};
  };

  [[nodiscard]] static VerbWords const& standard();

  /// Of the present tense, and "while", behind which participles stand; "The" and "It", which may be the organ.
  [[nodiscard]] Filter const& third_person() const { return third_person_; }
  [[nodiscard]] Filter const& gerunds() const { return gerunds_; }
  [[nodiscard]] Filter const& all() const { return all_; }
  /// "and", or "regard" of "in this regard": right before a joined verb without a comma.
  [[nodiscard]] bool may_close(std::uint64_t word) const { return closing_.may_be(word); }
  /// The same further before it.
  [[nodiscard]] bool may_connect(std::uint64_t word) const { return connecting_.may_be(word); }

 private:
  VerbWords();

  Filter third_person_;
  Filter gerunds_;
  Filter all_;
  BasicWordFilter<128> closing_;
  BasicWordFilter<128> connecting_;
};

/// The places from which connectors lead to a word, in the order of the text: few, and the nearest ones.
class JointPlaces {
 public:
  /// `view`: a paragraph that begins at `base` of the text of `words`. `word`: may begin a joined verb, or is "while".
  void find(VerbWords const& known, std::string_view view, std::uint32_t base, WordIndex const& words,
            std::size_t word);

  [[nodiscard]] std::uint32_t const* begin() const { return places_.data() + first_; }
  [[nodiscard]] std::uint32_t const* end() const { return places_.data() + places_.size(); }

 private:
  static constexpr std::size_t kMost = 16;

  void add(std::size_t place) {
    if (first_ > 0) places_[--first_] = static_cast<std::uint32_t>(place);
  }
  void add_joint(std::string_view view, std::size_t at);

  std::array<std::uint32_t, kMost> places_;
  std::size_t first_ = kMost;
};
/// Four bytes as a number, to compare them at once.
inline std::uint32_t four(char const* at) {
  std::uint32_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}
/// Whether "and", "but" or "while" stands at `at`, with no comma and no semicolon before it.
[[nodiscard]] bool is_joint(std::string_view view, std::size_t at);

}  // namespace rapporteur
