#pragma once

#include <string_view>

/// Small questions to ASCII bytes that the stages of references ask.
namespace rapporteur {

constexpr bool digit_byte(char c) { return c >= '0' && c <= '9'; }
constexpr bool upper_byte(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool letter_byte(char c) { return upper_byte(c) || (c >= 'a' && c <= 'z'); }

constexpr std::string_view trim_blanks(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

constexpr std::string_view trim_left_blanks(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text;
}

/// Takes `prefix` off the beginning of `text`, when it stands there.
constexpr bool drop_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

}  // namespace rapporteur
