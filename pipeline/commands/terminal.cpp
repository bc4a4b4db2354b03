#include "pipeline/commands/terminal.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

namespace rapporteur {

namespace {

std::string_view environment(char const* name) {
  char const* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

std::size_t width_of(UChar32 character) {
  if (character >= 0x20 && character < 0x7F) return 1;
  switch (u_charType(character)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  int const width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

bool is_capable_terminal(int descriptor) {
  std::string_view const kind = environment("TERM");
  return ::isatty(descriptor) == 1 && !kind.empty() && kind != "dumb";
}

bool use_color(ColorChoice choice, int descriptor) {
  if (choice != ColorChoice::kAuto) return choice == ColorChoice::kAlways;
  return environment("NO_COLOR").empty() && is_capable_terminal(descriptor);
}

std::size_t terminal_width(int descriptor, std::size_t otherwise) {
  std::size_t columns = 0;
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0) columns = size.ws_col;
  if (columns == 0) {
    std::string_view const named = environment("COLUMNS");
    std::from_chars(named.data(), named.data() + named.size(), columns);
  }
  if (columns == 0) columns = otherwise;
  constexpr std::size_t kLeast = 20;
  return std::max(columns, kLeast);
}

std::size_t display_width(std::string_view text) {
  auto const* const bytes = reinterpret_cast<std::uint8_t const*>(text.data());
  auto const length = static_cast<std::int64_t>(text.size());
  std::size_t width = 0;
  for (std::int64_t at = 0; at < length;) {
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(bytes, at, length, character);
    width += width_of(character);
  }
  return width;
}

std::string without_controls(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const byte = static_cast<unsigned char>(text[i]);
    bool const c1 = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (byte < 0x20 || byte == 0x7F) {
      // U+2400 and following picture the controls from U+0000; U+2421 pictures DEL.
      result += "\xE2\x90";
      result += static_cast<char>(byte == 0x7F ? 0xA1 : 0x80 + byte);
    } else if (c1) {
      result += "\xEF\xBF\xBD";  // U+0080 to U+009F have no pictures
      ++i;
    } else {
      result += text[i];
    }
  }
  return result;
}

void write_standard_error(std::string_view text) {
  while (!text.empty()) {
    ssize_t const written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written < 0 && errno != EINTR) return;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void complain(std::string_view subject, std::string_view reason) {
  std::string line = "rapporteur: ";
  if (!subject.empty()) line += without_controls(subject) + ": ";
  line += without_controls(reason) + "\n";
  write_standard_error(line);
}

}  // namespace rapporteur
