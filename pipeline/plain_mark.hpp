#pragma once

#include <cstdint>
#include <string_view>

namespace rapporteur {

/// What the commonest blocks begin with: "12." or "(a)", blanks and a letter of ASCII.
struct PlainMark {
  std::uint32_t end = 0;     ///< of the marker
  std::uint32_t body = 0;    ///< where the letter stands; 0 for any other block
  std::uint32_t number = 0;  ///< of "12."; what is left of it where it has too many digits
};

/// Inline, for every line is asked.
[[nodiscard]] inline PlainMark plain_mark(std::string_view block) {
  auto const digit = [](char c) { return c >= '0' && c <= '9'; };
  auto const* const begin = block.data();
  auto const* const end = begin + block.size();
  auto const* at = begin;
  std::uint32_t number = 0;
  if (at == end) return {};
  if (*at == '(') {
    ++at;
    while (at != end && *at >= 'a' && *at <= 'z') ++at;
    if (at - begin == 1 || at == end || *at != ')') return {};
  } else {
    for (; at != end && digit(*at); ++at) number = number * 10 + static_cast<std::uint32_t>(*at - '0');
    if (at == begin || at == end || *at != '.') return {};
  }
  auto const* const blanks = ++at;
  while (at != end && (*at == ' ' || *at == '\t')) ++at;
  if (at == blanks || at == end) return {};
  auto const lower = static_cast<unsigned char>(*at) | 0x20U;
  if (lower < 'a' || lower > 'z') return {};
  return {static_cast<std::uint32_t>(blanks - begin), static_cast<std::uint32_t>(at - begin), number};
}

}  // namespace rapporteur
