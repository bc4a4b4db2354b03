#pragma once

#include "pipeline/span.hpp"
#include "pipeline/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

/// What the fuzzers ask of every result. A failed check ends the program, which is what libFuzzer looks for.
namespace rapporteur::fuzz {

inline void check(bool holds, char const* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

[[nodiscard]] inline std::string_view as_text(std::uint8_t const* data, std::size_t size) {
  return {reinterpret_cast<char const*>(data), size};
}

inline void check_utf8(std::string_view text) {
  char const* at = text.data();
  char const* const end = at + text.size();
  while (at != end) {
    auto const character = utf8::decode(at, end);
    check(character.length != 0, "the text is UTF-8");
    at += character.length;
  }
}

[[nodiscard]] inline bool between_characters(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && !utf8::is_continuation(text.data() + at));
}

/// A span inside `text` that cuts no character.
inline void check_span(std::string_view text, Span span, char const* what) {
  check(span.begin <= span.end && span.end <= text.size(), what);
  check(between_characters(text, span.begin) && between_characters(text, span.end), what);
}

/// A view into `text`; an empty one may be anywhere.
inline void check_part(std::string_view text, std::string_view part, char const* what) {
  if (part.empty()) return;
  bool const inside = part.data() >= text.data() && part.data() + part.size() <= text.data() + text.size();
  check(inside, what);
}

}  // namespace rapporteur::fuzz
