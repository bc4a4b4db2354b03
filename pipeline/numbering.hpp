#pragma once

#include "grammar/ast.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace rapporteur {

/// Levels of the Editorial Manual: `12.` 1, `(a)` 2, `(i)` 3, `a.` 4, `i.` 5.
inline constexpr std::uint8_t kLevels = 5;

/// What of a marker is kept with its block: each line of a text has one.
struct MarkerValue {
  MarkerValue() = default;
  MarkerValue(grammar::Marker const& marker)  // NOLINT(google-explicit-constructor): the same without its text
      : style(marker.style),
        several(marker.text.size() > 3),
        alphabetic(static_cast<std::uint16_t>(marker.alphabetic)),
        roman(static_cast<std::uint16_t>(marker.roman)),
        number(marker.number) {}

  grammar::MarkerStyle style{};
  bool several = false;  ///< of more than one letter: "(aa)"
  std::uint16_t alphabetic = 0;
  std::uint16_t roman = 0;
  std::uint32_t number = 0;
};

/// Settles the level of each marker by the runs that are open, and the paragraph that it hangs from.
///
/// `(i)`, `(v)`, `(x)` … are letters and roman numbers at once: the run that the marker continues decides, then the
/// marker that comes after it, then the deepest open run.
class Numbering {
 public:
  /// Forgets all runs: at an enacting line, a part, an annex, an article.
  void restart();

  /// The level of `marker`; `next` is the next marker in parentheses before the next number, null when there is none.
  /// Opens or continues its run.
  std::uint8_t level_of(MarkerValue const& marker, MarkerValue const* next);

  /// The number that continues level 1; 1 at its beginning.
  [[nodiscard]] std::uint32_t next_number() const { return open(0) ? last_[0] + 1 : 1; }

  /// Notes that `paragraph` stands at `level` and gives the paragraph that it hangs from, kNoParagraph for none.
  std::uint32_t place(std::uint8_t level, std::uint32_t paragraph);

  /// The last paragraph placed at `level` or above it.
  [[nodiscard]] std::uint32_t last_at(std::uint8_t level) const;

 private:
  [[nodiscard]] bool open(std::size_t run) const { return ((open_ >> run) & 1U) != 0; }
  [[nodiscard]] bool continues(std::size_t run, std::uint32_t value) const {
    return value != 0 && open(run) && value == last_[run] + 1;
  }
  /// `bit` and all below it.
  static constexpr unsigned up_to(std::size_t bit) { return (2U << bit) - 1U; }

  std::array<std::uint32_t, kLevels + 1> last_{};        // of each run, by level - 1; the last one for `(1)`
  std::array<std::uint32_t, kLevels + 1> paragraphs_{};  // by level
  unsigned open_ = 0;                                    // a bit for each run
  unsigned placed_ = 0;                                  // a bit for each level that has a paragraph
};

}  // namespace rapporteur
