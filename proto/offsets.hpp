#pragma once

#include "pipeline/span.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

/// The unit in which a reader indexes its strings.
enum class OffsetEncoding : std::uint8_t {
  kUtf8,   ///< bytes
  kUtf16,  ///< code units: a character beyond U+FFFF counts as two
  kUtf32,  ///< code points
};

/// Turns byte offsets of a text into offsets of another unit, each in constant time.
///
/// The text is read once, when it is assigned. For each block of 64 bytes that leaves the number of units before it and
/// one bit for each byte, set where the byte stands for a unit: an offset is a sum of the number and of the bits before
/// it. A text in ASCII, and every text where the unit is the byte, needs none of it.
class OffsetTable {
 public:
  /// Reads `text`: valid UTF-8, which must outlive the use of the table.
  void assign(std::string_view text, OffsetEncoding encoding);

  /// The units before byte `offset`; one past the text counts as its end. Where the unit is not the byte, an offset
  /// inside a character counts as the character's beginning.
  [[nodiscard]] std::uint32_t operator()(std::uint32_t offset) const {
    return offset <= identical_ ? offset : look_up(offset);
  }
  /// The same for both ends of a span.
  [[nodiscard]] Span operator()(Span span) const {
    if (span.end <= identical_ && span.begin <= span.end) return span;
    return {look_up(span.begin), look_up(span.end)};
  }

 private:
  struct Block {
    std::uint32_t units_before;
    std::uint64_t unit_bytes;
  };
  [[nodiscard]] std::uint32_t look_up(std::uint32_t offset) const;

  std::string_view text_;
  std::size_t identical_ = 0;  ///< up to this offset bytes are units
  std::vector<Block> blocks_;
};

}  // namespace rapporteur
