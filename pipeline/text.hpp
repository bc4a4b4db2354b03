#pragma once

#include "pipeline/diagnostic.hpp"
#include "pipeline/source_map.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur {

enum class Encoding : std::uint8_t { kUtf8, kUtf16Le, kUtf16Be, kWindows1252 };

[[nodiscard]] std::string_view name(Encoding encoding);  ///< "UTF-8", "UTF-16LE", …

/// An input, decoded.
///
/// Takes  any bytes.
/// Gives  `chars`, valid UTF-8 in NFC, and `map`, the way from each of its bytes back to the input.
/// Keeps  line ends, tabs, no-break blanks, invisible characters: they are the input's own.
/// Drops  a byte order mark.
struct Text {
  std::string storage;     ///< owns `chars` unless the input was valid UTF-8 in NFC already
  std::string_view chars;  ///< into `storage` or into the input
  SourceMap map;
  Encoding encoding = Encoding::kUtf8;

  Text() = default;
  Text(Text const&) = delete;
  Text& operator=(Text const&) = delete;
};

/// Decodes `bytes`, at most 1 GiB, into `text` (reused, so that a worker allocates once). UTF-8 with or without a byte
/// order mark, UTF-16 of either byte order, Windows-1252; encoding.hpp says how one is picked where there is no mark.
/// UTF-8 with a few bad bytes stays UTF-8. Each undecodable stretch becomes one U+FFFD (a lone surrogate, an odd byte
/// at the end and the five bytes that Windows-1252 leaves empty are undecodable); all of them together give one
/// `UndecodableBytes` diagnostic at the first one's byte offset. Takes linear time. `bytes` must outlive `text`.
void decode(std::string_view bytes, Text& text, Diagnostics& diagnostics);

}  // namespace rapporteur
