#pragma once

#include "pipeline/line_shape.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace rapporteur {

/// What short lines have been found to begin with: the lines of mastheads, enacting lines and headings come again from
/// document to document, and to tell what they are takes longer than all else that a line needs.
class StartMemo {
 public:
  /// `start_form(folded, opens)`.
  [[nodiscard]] StartForm form_of(std::string_view folded, bool opens) {
    if (folded.size() > kLongest || folded.size() < kShortest) return start_form(folded, opens);
    auto& entry = entries_[place_of(folded)];
    if (entry.size == folded.size() && entry.opens == opens &&
        std::memcmp(entry.line.data(), folded.data(), folded.size()) == 0) {
      return entry.form;
    }
    entry.size = static_cast<std::uint8_t>(folded.size());
    entry.opens = opens;
    entry.form = start_form(folded, opens);
    std::memcpy(entry.line.data(), folded.data(), folded.size());
    return entry.form;
  }

 private:
  static constexpr std::size_t kLongest = 76;
  static constexpr std::size_t kShortest = 8;
  static constexpr std::size_t kEntries = 256;

  struct Entry {
    std::uint8_t size = 0;
    bool opens = false;
    StartForm form{};
    std::array<char, kLongest> line{};
  };

  /// By both ends, the middle and the length.
  static std::size_t place_of(std::string_view line) {
    auto const eight = [&line](std::size_t at) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, line.data() + at, sizeof bytes);
      return bytes;
    };
    constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
    auto const last = line.size() - sizeof(std::uint64_t);
    auto const mixed = ((eight(0) * kMix) ^ eight(last / 2)) * kMix;
    return static_cast<std::size_t>(((mixed ^ eight(last) ^ line.size()) * kMix) >> 32U) % kEntries;
  }

  std::array<Entry, kEntries> entries_{};
};

}  // namespace rapporteur
