#pragma once

#include "pipeline/structure.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

inline constexpr std::uint32_t kHighestNote = 999;

/// The notes of a document, by number.
class NoteBlock {
 public:
  NoteBlock(std::string_view text, Structure const& structure);

  [[nodiscard]] bool has(std::uint32_t number) const {
    return number < by_number_.size() && !by_number_[number].empty();
  }
  /// Notes stand on both sides of the number: its own may have been lost in a scan.
  [[nodiscard]] bool spans(std::uint32_t number) const { return lowest_ <= number && number <= highest_; }
  /// 0 where there are no numbered notes.
  [[nodiscard]] std::uint32_t highest() const { return highest_; }
  /// Numbered from 1 without a gap: there are no other notes. Scans go on from the page before and lose some.
  [[nodiscard]] bool complete() const { return lowest_ == 1 && different_ == highest_; }
  /// The note whose mark stands in `paragraph` at `offset`: a page has its notes behind its text, so the next one with
  /// that number, and of the same resolution; otherwise the last one before. kNoFootnote where there is none.
  [[nodiscard]] std::uint32_t find(std::uint32_t number, std::uint32_t offset, std::uint32_t paragraph) const;
  /// The same for a mark of so many asterisks.
  [[nodiscard]] std::uint32_t find_asterisks(std::uint32_t signs, std::uint32_t offset, std::uint32_t paragraph) const;
  /// The note before the one at `index` with `number`, otherwise one behind it. kNoFootnote where there is none.
  [[nodiscard]] std::uint32_t find_from_note(std::uint32_t number, std::uint32_t index) const;

 private:
  struct Entry {
    std::uint32_t begin = 0;
    std::uint32_t footnote = 0;
    std::uint16_t resolution = 0;
  };
  using Entries = std::vector<Entry>;
  [[nodiscard]] std::uint32_t nearest(Entries const& entries, std::uint32_t offset, std::uint32_t paragraph) const;

  Structure const& structure_;
  std::vector<Entries> by_number_;  // up to the highest
  std::array<Entries, 5> by_signs_;
  std::uint32_t lowest_ = kHighestNote + 1;
  std::uint32_t highest_ = 0;
  std::uint32_t different_ = 0;  // numbers
};

}  // namespace rapporteur
