#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur {

enum class ColorChoice : std::uint8_t { kAuto, kAlways, kNever };

/// Whether `descriptor` is a terminal on which the cursor can be moved: not where TERM is `dumb` or missing.
[[nodiscard]] bool is_capable_terminal(int descriptor);

/// Whether to write colours to `descriptor`. `kAuto`: to a capable terminal, unless NO_COLOR is set and not empty.
[[nodiscard]] bool use_color(ColorChoice choice, int descriptor);

/// The width of what is set for reading, where nothing says how wide it may be.
constexpr std::size_t kUsualWidth = 100;

/// Columns of the terminal `descriptor`; else the number in COLUMNS; else `otherwise`. At least 20.
[[nodiscard]] std::size_t terminal_width(int descriptor, std::size_t otherwise);

/// Columns that `text` (UTF-8) takes on a terminal: none for combining and invisible characters, two for wide ones.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// `text` (UTF-8) with each control character, which could drive the terminal, replaced by its picture: ESC by U+241B.
/// What is not UTF-8 is kept.
[[nodiscard]] std::string without_controls(std::string_view text);

/// Writes to standard error, at once. That this fails cannot be told to anybody.
void write_standard_error(std::string_view text);

/// Writes the line `rapporteur: subject: reason`; without a subject `rapporteur: reason`.
void complain(std::string_view subject, std::string_view reason);

}  // namespace rapporteur
