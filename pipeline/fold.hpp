#pragma once

#include "pipeline/span.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// The places of all characters that folding may change, in order, found once for a whole text: most parts of it hold
/// none.
void find_foldable(std::string_view text, std::vector<std::uint32_t>& places);

/// A text as the grammar reads it: no-break and other blanks become one space each, invisible characters
/// (zero-width, soft hyphen, direction marks) are left out, Cyrillic and Greek look-alikes inside a word that is
/// otherwise Latin become the Latin letter, hyphens and the minus sign become `-` (the en dash stays: it is a range
/// sign), the ligatures fi and fl two letters. Matching only: what is printed and what spans index stays the original.
class Folded {
 public:
  Folded() = default;
  Folded(Folded const&) = delete;  // `view()` points into the object
  Folded& operator=(Folded const&) = delete;

  /// Folds `original`, which must outlive the object. When there is nothing to fold, `view()` is `original` itself.
  void assign(std::string_view original);
  /// The same for what is known to be ASCII.
  void assign_plain(std::string_view original) {
    original_ = view_ = original;
    shifts_.clear();
  }

  /// The same where `places`, what find_foldable found, are those of a text that holds `original` at `base`, without
  /// those before it.
  void assign(std::string_view original, std::span<std::uint32_t const> places, std::uint32_t base) {
    assign_plain(original);
    if (!places.empty() && places.front() - base < original.size()) fold_at(places, base);
  }

  [[nodiscard]] std::string_view view() const { return view_; }
  /// Nothing had to be folded: offsets in `view()` are those in the original.
  [[nodiscard]] bool is_original() const { return shifts_.empty(); }
  /// Offset in `original` of the character at `folded_offset` of `view()`; the end maps to the end.
  [[nodiscard]] std::uint32_t to_original(std::size_t folded_offset) const;
  /// A part of `view()` as a span of `original`: from the beginning of its first character to the end of its last one;
  /// invisible characters at either end stay outside. An empty part gives an empty span.
  [[nodiscard]] Span to_original(std::string_view part) const;
  /// The first offset in `view()` whose offset in `original` is `original_offset` or lies behind it.
  [[nodiscard]] std::size_t from_original(std::uint32_t original_offset) const;

 private:
  void fold_at(std::span<std::uint32_t const> places, std::uint32_t base);
  /// Folds `original_` from `at` on; `next` gives the next character that may fold at a place or behind it.
  template <class Next>
  void fold(char const* at, Next const& next);

  struct Shift {
    std::uint32_t folded;    ///< from this offset on …
    std::uint32_t original;  ///< … the original is at this one, byte by byte
  };
  std::string_view original_;
  std::string_view view_;
  std::string storage_;
  std::vector<Shift> shifts_;
};

}  // namespace rapporteur
