#pragma once

#include "pipeline/text.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace rapporteur {

/// What the first bytes say about the encoding.
struct EncodingSign {
  Encoding encoding = Encoding::kUtf8;
  std::uint32_t mark_length = 0;  ///< bytes of the byte order mark
};

/// The encoding where a byte order mark, or the NULs of UTF-16 without one, leaves no doubt. Nothing otherwise: the
/// bytes are UTF-8 if they are valid as such.
///
/// Without a mark: UTF-16 if at least three quarters of the code units of the first 4 KiB have a NUL as their one byte
/// and at most a tenth of that number have one as the other. That is text in Latin letters; a file of NULs is not.
[[nodiscard]] std::optional<EncodingSign> encoding_sign(std::string_view bytes);

/// The encoding of bytes without a sign that are not valid UTF-8, of which `first_bad` is the first byte at fault.
///
/// UTF-8 with some damage if there are as many well-formed characters beyond ASCII as there are damaged stretches, and
/// at least one: in a one-byte encoding such a character takes a capital with an accent followed by a sign, and is an
/// accident. Otherwise ICU's detector may still find UTF-16; whatever one-byte encoding it finds is Windows-1252, which
/// holds ISO-8859-1.
[[nodiscard]] Encoding guess_encoding(std::string_view bytes, std::size_t first_bad);

}  // namespace rapporteur
