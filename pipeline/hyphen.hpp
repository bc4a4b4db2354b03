#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Counts words by 64 bits of each, which tell all words of a text apart but for a chance of one in many millions: they
/// are counted at the rate at which the text can be read.
class WordCounts {
 public:
  void clear();
  void add(std::uint64_t word);
  [[nodiscard]] std::uint32_t of(std::uint64_t word) const { return slots_[find_slot(word)].count; }

 private:
  struct Slot {
    std::uint64_t word = 0;
    std::uint32_t count = 0;  // 0: free
  };
  /// Where `word` stands or belongs.
  [[nodiscard]] std::size_t find_slot(std::uint64_t word) const;

  static constexpr std::size_t kFewest = 1024;
  std::vector<Slot> slots_ = std::vector<Slot>(kFewest);  // a power of two of them
  std::size_t used_ = 0;
};

/// What becomes of a hyphen at the end of a line.
enum class HyphenFate { kNone, kKeep, kDrop };

/// Decides whether a hyphen at a line's end belongs to the word ("long-/term") or only to the line ("imple-/menting"),
/// by how the same text writes the word elsewhere.
class HyphenJudge {
 public:
  /// Begins a text. For the first few hyphens the words in question are looked for; where there are more, all words are
  /// counted once.
  void begin(std::string_view chars);

  /// `before` ends and `after` begins a line of one paragraph. `length` gets the bytes of the hyphen to drop.
  [[nodiscard]] HyphenFate judge(std::string_view before, std::string_view after, std::size_t& length);

 private:
  void count();
  /// How often `word`, in lower case, stands in the text; more than `enough` need not be counted.
  [[nodiscard]] std::uint32_t count_of(std::string_view word, std::uint32_t enough) const;
  [[nodiscard]] std::uint32_t search(std::string_view word, std::uint32_t enough) const;
  [[nodiscard]] bool has(std::string_view word) const { return count_of(word, 0) > 0; }
  [[nodiscard]] bool repeats(std::string_view word) const { return count_of(word, 1) > 1; }

  static constexpr std::uint32_t kSearched = 6;  // hyphens

  std::string_view chars_;
  std::uint32_t asked_ = 0;
  bool counted_ = false;
  WordCounts words_;  ///< words and compounds inside lines, in lower case
};

}  // namespace rapporteur
