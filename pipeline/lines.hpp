#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

/// A line that holds something, without the white space around it. Offsets index the decoded text.
struct Line {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t page = 0;     ///< counts form feeds from 1; 0 where the text has none
  std::uint16_t indent = 0;   ///< columns before `begin`, a tab counting to the next multiple of 8, at most 65,535
  bool blank_before = false;  ///< an empty line stands before it
  bool page_before = false;   ///< a form feed stands before it
  bool plain = false;         ///< known to have nothing to fold in it (see fold.hpp)

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
};

/// Splits `chars` at LF, CR, CRLF, form feed, vertical tab, NEL and the line and paragraph separators. Lines of white
/// space only are not given; every character outside the given lines is white space. Linear.
void split_lines(std::string_view chars, std::vector<Line>& lines);

/// Length in bytes of the white space character at `at`, 0 when there is none: Unicode's White_Space property.
[[nodiscard]] std::size_t white_space_at(std::string_view chars, std::size_t at);
/// Length of the white space character that ends before `end`.
[[nodiscard]] std::size_t white_space_before(std::string_view chars, std::size_t begin, std::size_t end);

}  // namespace rapporteur
