#pragma once

#include <cstdint>

namespace rapporteur {

/// A half-open range [begin, end) of byte offsets. Which text it indexes is said where it is used: in the
/// model it is always the reading text, `Analysis::text`.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  friend constexpr bool operator==(Span const&, Span const&) = default;
};

/// A contiguous run of a flat list.
struct Slice {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

}  // namespace rapporteur
