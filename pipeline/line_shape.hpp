#pragma once

#include "pipeline/fold.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace rapporteur {

/// The sign that ends a line, note marks, closing quotes and asterisks behind it set aside ("General;53" ends in `;`).
enum class EndSign : std::uint8_t { kNone, kComma, kSemicolon, kFullStop, kColon };

/// What the first words of a line show it to be. Everything but kNone begins a paragraph of its own.
enum class StartForm : std::uint8_t {
  kNone,
  kEnumerator,
  kOpener,
  kEnacting,
  kTitle,
  kMasthead,  ///< session, agenda item, adoption, committee, a fixed line of the masthead
  kClosing,   ///< meeting, date, vote
  kHeading,   ///< annex, part, article
};

/// The same for a line of which the last byte does not tell.
[[nodiscard]] EndSign end_sign_behind(std::string_view line);

namespace line_shape {
/// What a last byte tells: a sign, or that there is none, of a letter.
inline constexpr std::uint8_t kUntold = 0xFF;
inline constexpr auto kLastByte = [] {
  std::array<std::uint8_t, 256> told{};
  told.fill(kUntold);
  for (char c = 'a'; c <= 'z'; ++c) told[static_cast<unsigned char>(c)] = 0;
  for (char c = 'A'; c <= 'Z'; ++c) told[static_cast<unsigned char>(c)] = 0;
  told[','] = static_cast<std::uint8_t>(EndSign::kComma);
  told[';'] = static_cast<std::uint8_t>(EndSign::kSemicolon);
  told[':'] = static_cast<std::uint8_t>(EndSign::kColon);
  return told;
}();
}  // namespace line_shape

[[nodiscard]] inline EndSign end_sign(std::string_view line) {
  if (line.empty()) return EndSign::kNone;
  auto const told = line_shape::kLastByte[static_cast<unsigned char>(line.back())];
  return told != line_shape::kUntold ? static_cast<EndSign>(told) : end_sign_behind(line);
}
/// The line stops in mid-phrase: its last word is a preposition, article or conjunction, or an abbreviation before a
/// name.
[[nodiscard]] bool ends_in_mid_phrase(std::string_view line);
/// The first letter is a small one, and the line is no `a.` item.
[[nodiscard]] bool begins_in_mid_sentence(std::string_view folded);
/// `folded` is the folded beginning of a line.
[[nodiscard]] StartForm start_form(std::string_view folded);
/// The same where it is known whether the line begins with a known opener.
[[nodiscard]] StartForm start_form(std::string_view folded, bool opens);

/// The part of a line that the grammar needs to see: its first 400 bytes, cut at a character.
[[nodiscard]] std::string_view head_of(std::string_view line);
/// The part of a line that its own form depends on: the head, or less of it where its first byte says that less will
/// do.
[[nodiscard]] std::string_view opening_of(std::string_view line);

}  // namespace rapporteur
