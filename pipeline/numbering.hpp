#pragma once

#include "grammar/ast.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace rapporteur {

/// Levels of the Editorial Manual: `12.` 1, `(a)` 2, `(i)` 3, `a.` 4, `i.` 5.
inline constexpr std::uint8_t kLevels = 5;

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
  std::uint8_t level_of(grammar::Marker const& marker, grammar::Marker const* next);

  /// The number that continues level 1; 1 at its beginning.
  [[nodiscard]] std::uint32_t next_number() const { return runs_[0].open ? runs_[0].last + 1 : 1; }

  /// Notes that `paragraph` stands at `level` and gives the paragraph that it hangs from, kNoParagraph for none.
  std::uint32_t place(std::uint8_t level, std::uint32_t paragraph);

  /// The last paragraph placed at `level` or above it.
  [[nodiscard]] std::uint32_t last_at(std::uint8_t level) const;

 private:
  struct Run {
    bool open = false;
    std::uint32_t last = 0;
  };
  void close_below(std::size_t level);
  [[nodiscard]] bool continues(std::size_t run, std::uint32_t value) const {
    return value != 0 && runs_[run].open && value == runs_[run].last + 1;
  }

  std::array<Run, kLevels + 1> runs_{};  // by level - 1; the last one for `(1)`
  std::array<std::uint32_t, kLevels + 1> paragraphs_{};
  std::array<bool, kLevels + 1> placed_{};
};

}  // namespace rapporteur
