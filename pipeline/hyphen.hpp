#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace rapporteur {

/// What becomes of a hyphen at the end of a line.
enum class HyphenFate { kNone, kKeep, kDrop };

/// Decides whether a hyphen at a line's end belongs to the word ("long-/term") or only to the line ("imple-/menting"),
/// by how the same text writes the word elsewhere.
class HyphenJudge {
 public:
  /// Begins a text. Its words are counted only when the first hyphen asks.
  void begin(std::string_view chars);

  /// `before` ends and `after` begins a line of one paragraph. `length` gets the bytes of the hyphen to drop.
  [[nodiscard]] HyphenFate judge(std::string_view before, std::string_view after, std::size_t& length);

 private:
  void count();
  [[nodiscard]] bool has(std::string const& word) const { return words_.contains(word); }
  [[nodiscard]] std::uint32_t count_of(std::string const& word) const {
    auto const found = words_.find(word);
    return found == words_.end() ? 0 : found->second;
  }

  std::string_view chars_;
  bool counted_ = false;
  std::unordered_map<std::string, std::uint32_t> words_;  ///< words and compounds inside lines, in lower case
};

}  // namespace rapporteur
