#pragma once

#include "pipeline/source_map.hpp"
#include "pipeline/text.hpp"

#include <gtest/gtest.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

/// What must hold of every decoded input, and other ways to the same results.
namespace rapporteur::text_checks {

inline void append_utf8(std::string& to, char32_t code) {
  icu::UnicodeString(static_cast<UChar32>(code)).toUTF8String(to);
}

/// ICU's own normal form C of valid UTF-8.
inline std::string nfc_by_icu(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Normalizer2 const* const nfc = icu::Normalizer2::getNFCInstance(status);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, status);
  EXPECT_TRUE(U_SUCCESS(status));
  return result;
}

inline bool is_utf8(std::string_view text) {
  auto const* const bytes = reinterpret_cast<std::uint8_t const*>(text.data());
  auto const size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 code = 0;
    U8_NEXT(bytes, at, size, code);
    if (code < 0) return false;
  }
  return true;
}

inline bool begins_character(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

inline std::size_t mark_length(std::string_view input, Encoding encoding) {
  using namespace std::string_view_literals;
  if (encoding == Encoding::kUtf8) return input.starts_with("\xEF\xBB\xBF"sv) ? 3 : 0;
  if (encoding == Encoding::kUtf16Le) return input.starts_with("\xFF\xFE"sv) ? 2 : 0;
  if (encoding == Encoding::kUtf16Be) return input.starts_with("\xFE\xFF"sv) ? 2 : 0;
  return 0;
}

/// Checks that `text` is UTF-8 in NFC, and that its map covers it and all of the input behind the mark, in order.
inline void expect_sound(std::string_view input, Text const& text) {
  ASSERT_TRUE(is_utf8(text.chars));
  ASSERT_EQ(nfc_by_icu(text.chars), text.chars);
  std::size_t at_text = 0;
  std::size_t at_source = mark_length(input, text.encoding);
  for (MapRun const& run : text.map.runs()) {
    ASSERT_EQ(run.text, at_text);
    ASSERT_EQ(run.source, at_source);
    ASSERT_GT(run.length, 0U);
    ASSERT_GT(run.source_length, 0U);
    at_text += run.length;
    at_source += run.source_length;
    ASSERT_LE(at_text, text.chars.size());
    ASSERT_LE(at_source, input.size());
    ASSERT_TRUE(begins_character(text.chars, run.text));
    ASSERT_TRUE(begins_character(text.chars, at_text));
    if (run.stride == 0) continue;
    ASSERT_EQ(run.source_length, run.length * run.stride);
    std::size_t const low = text.encoding == Encoding::kUtf16Be ? 1 : 0;
    for (std::uint32_t i = 0; i < run.length; ++i) {
      ASSERT_EQ(text.chars[run.text + i], input[run.source + i * run.stride + (run.stride == 2 ? low : 0)]);
    }
  }
  ASSERT_EQ(at_text, text.chars.size());
  ASSERT_EQ(at_source, input.size());
}

/// Decodes, checks the above, and that a second time and into a used `Text` gives the same.
inline std::string decode_soundly(std::string_view input, Encoding* encoding = nullptr,
                                  Diagnostics* diagnostics = nullptr) {
  Text text;
  Diagnostics found;
  decode(input, text, found);
  expect_sound(input, text);

  EXPECT_LE(found.size(), 1U);
  for (Diagnostic const& diagnostic : found) {
    EXPECT_EQ(diagnostic.kind, DiagnosticKind::kUndecodableBytes);
    EXPECT_EQ(diagnostic.argument, name(text.encoding));
    EXPECT_FALSE(diagnostic.span.has_value());
    EXPECT_LT(diagnostic.source_offset.value_or(input.size()), input.size());
    EXPECT_NE(text.chars.find("\uFFFD"), std::string_view::npos);
  }

  Text used;
  Diagnostics more;
  decode("\xFF\xFEx\0\x01\xD8 e\u0301", used, more);
  more.clear();
  decode(input, used, more);
  EXPECT_EQ(used.chars, text.chars);
  EXPECT_EQ(used.encoding, text.encoding);
  EXPECT_EQ(used.map.runs(), text.map.runs());
  EXPECT_EQ(more.size(), found.size());

  std::string const chars(text.chars);
  if (encoding != nullptr) *encoding = text.encoding;
  if (diagnostics != nullptr) *diagnostics = std::move(found);
  return chars;
}

inline std::string to_utf16(std::u32string_view text, bool big_endian, bool mark) {
  std::string bytes;
  auto const put = [&](char32_t unit) {
    auto const high = static_cast<char>(static_cast<unsigned char>(unit >> 8U));
    auto const low = static_cast<char>(static_cast<unsigned char>(unit & 0xFFU));
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  };
  if (mark) put(0xFEFF);
  for (char32_t const code : text) {
    if (code < 0x10000U) {
      put(code);
    } else {
      put(0xD800U + ((code - 0x10000U) >> 10U));
      put(0xDC00U + ((code - 0x10000U) & 0x3FFU));
    }
  }
  return bytes;
}

inline std::string to_utf8(std::u32string_view text) {
  std::string bytes;
  for (char32_t const code : text) append_utf8(bytes, code);
  return bytes;
}

}  // namespace rapporteur::text_checks
