#include "pipeline/text.hpp"

#include "tests/text_checks.hpp"

#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {
namespace {

using namespace std::string_view_literals;
using text_checks::decode_soundly;

/// The input bytes that the first place of `part` in the text came from.
std::string source_of(std::string_view input, std::string_view part) {
  Text text;
  Diagnostics diagnostics;
  decode(input, text, diagnostics);
  std::size_t const at = text.chars.find(part);
  if (at == std::string_view::npos) return "(not in the text)";
  ByteRange const range = text.map.range(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size()));
  return std::string(input.substr(range.begin, range.end - range.begin));
}

TEST(Text, NamesEncodings) {
  EXPECT_EQ(name(Encoding::kUtf8), "UTF-8");
  EXPECT_EQ(name(Encoding::kUtf16Le), "UTF-16LE");
  EXPECT_EQ(name(Encoding::kUtf16Be), "UTF-16BE");
  EXPECT_EQ(name(Encoding::kWindows1252), "Windows-1252");
}

TEST(Text, ViewsIntoTheInputWhereNothingChanges) {
  std::string const input =
      "1.\u00A0\u200EDecides \u2013 \u201Cco\u00ADoperation\u201D, communiqu\u00E9 \u2026\r\n\t\uAC00\u4E00 "
      "\xF0\x9F\x98\x80\n";
  Text text;
  Diagnostics diagnostics;
  decode(input, text, diagnostics);
  EXPECT_EQ(text.chars.data(), input.data());
  EXPECT_EQ(text.chars.size(), input.size());
  EXPECT_TRUE(text.storage.empty());
  auto const size = static_cast<std::uint32_t>(input.size());
  EXPECT_EQ(text.map.runs(), (std::vector<MapRun>{{0, size, 0, size, 1}}));
  EXPECT_TRUE(diagnostics.empty());
}

TEST(Text, DropsTheMarkAndStillViewsIntoTheInput) {
  std::string const input = "\uFEFFThe Security Council,\n";
  Text text;
  Diagnostics diagnostics;
  decode(input, text, diagnostics);
  EXPECT_EQ(text.chars.data(), input.data() + 3);
  EXPECT_EQ(text.chars, "The Security Council,\n");
  EXPECT_EQ(text.map.at(0), (ByteRange{3, 4}));
  EXPECT_TRUE(diagnostics.empty());
}

struct Case {
  std::string_view what;
  std::string_view input;
  Encoding encoding;
  std::string_view chars;
};

std::ostream& operator<<(std::ostream& out, Case const& c) { return out << c.what; }

class Decodes : public testing::TestWithParam<Case> {};

TEST_P(Decodes, WithoutADiagnostic) {
  Encoding encoding{};
  Diagnostics diagnostics;
  EXPECT_EQ(decode_soundly(GetParam().input, &encoding, &diagnostics), GetParam().chars);
  EXPECT_EQ(name(encoding), name(GetParam().encoding));
  EXPECT_TRUE(diagnostics.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Utf8, Decodes,
    testing::Values(Case{"nothing", "", Encoding::kUtf8, ""}, Case{"a mark alone", "\uFEFF", Encoding::kUtf8, ""},
                    Case{"only the first mark is one", "\uFEFF\uFEFFa", Encoding::kUtf8, "\uFEFFa"},
                    Case{"a mark in the middle", "a\uFEFF", Encoding::kUtf8, "a\uFEFF"},
                    Case{"ASCII", "The General Assembly,\r\n", Encoding::kUtf8, "The General Assembly,\r\n"},
                    Case{"a replacement character of the input's own", "a\uFFFDb", Encoding::kUtf8, "a\uFFFDb"},
                    Case{"noncharacters", "\uFFFE\uFFFF\U0010FFFF", Encoding::kUtf8, "\uFFFE\uFFFF\U0010FFFF"},
                    Case{"one NUL", "a\0b"sv, Encoding::kUtf8, "a\0b"sv},
                    Case{"only NULs", "\0\0\0\0\0\0"sv, Encoding::kUtf8, "\0\0\0\0\0\0"sv},
                    Case{"a NUL at the end", "abcdefg\0"sv, Encoding::kUtf8, "abcdefg\0"sv},
                    Case{"words between NULs", "abc\0def\0ghi\0"sv, Encoding::kUtf8, "abc\0def\0ghi\0"sv},
                    Case{"text after a block of NULs", "\0\0\0\0\0\0\0\0abc"sv, Encoding::kUtf8,
                         "\0\0\0\0\0\0\0\0abc"sv},
                    Case{"a letter and its accent", "re\u0301sume\u0301", Encoding::kUtf8, "r\u00E9sum\u00E9"},
                    Case{"a mark and an accent", "\uFEFFn\u0303", Encoding::kUtf8, "\u00F1"},
                    Case{"an accent on nothing", "\u0301a", Encoding::kUtf8, "\u0301a"},
                    Case{"accents out of order", "a\u0302\u0323", Encoding::kUtf8, "\u1EAD"},
                    Case{"singletons", "\u212B\u2126\u212A", Encoding::kUtf8, "\u00C5\u03A9K"},
                    Case{"quads", "a\u2000b\u2001c", Encoding::kUtf8, "a\u2002b\u2003c"},
                    Case{"jamo", "\u1112\u1161\u11AB", Encoding::kUtf8, "\uD55C"},
                    Case{"a syllable and a jamo", "\uD558\u11AB", Encoding::kUtf8, "\uD55C"}));

INSTANTIATE_TEST_SUITE_P(Utf16, Decodes,
                         testing::Values(Case{"little-endian",
                                              "\xFF\xFE"
                                              "A\0/\0\x19\x20"sv,
                                              Encoding::kUtf16Le, "A/\u2019"},
                                         Case{"big-endian", "\xFE\xFF\0A\0/\x20\x19"sv, Encoding::kUtf16Be, "A/\u2019"},
                                         Case{"a mark alone", "\xFF\xFE"sv, Encoding::kUtf16Le, ""},
                                         Case{"little-endian without a mark", "R\0e\0s\0.\0 \0\x13\x20 \0\xE9\0"sv,
                                              Encoding::kUtf16Le, "Res. \u2013 \u00E9"},
                                         Case{"big-endian without a mark", "\0R\0e\0s\0.\0 \x20\x13\0 \0\xE9"sv,
                                              Encoding::kUtf16Be, "Res. \u2013 \u00E9"},
                                         Case{"a surrogate pair", "\xFF\xFE\x3D\xD8\x00\xDE!\0"sv, Encoding::kUtf16Le,
                                              "\xF0\x9F\x98\x80!"},
                                         Case{"an accent", "\xFE\xFF\0e\x03\x01\0x"sv, Encoding::kUtf16Be, "\u00E9x"},
                                         Case{"Cyrillic with a mark", "\xFF\xFE\x1E\x04\x1E\x04\x1D\x04"sv,
                                              Encoding::kUtf16Le, "\u041E\u041E\u041D"},
                                         Case{"NULs with a mark", "\xFF\xFE\0\0a\0"sv, Encoding::kUtf16Le, "\0a"sv}));

INSTANTIATE_TEST_SUITE_P(
    Windows1252, Decodes,
    testing::Values(Case{"quotation marks", "Affirms the \x93rights\x94 of peoples\x92 \x96 all",
                         Encoding::kWindows1252, "Affirms the \u201Crights\u201D of peoples\u2019 \u2013 all"},
                    Case{"accents", "C\xF4te d\x92Ivoire, S\xE3o Tom\xE9", Encoding::kWindows1252,
                         "C\u00F4te d\u2019Ivoire, S\u00E3o Tom\u00E9"},
                    Case{"no-break blanks",
                         "22\xA0"
                         "December",
                         Encoding::kWindows1252, "22\u00A0December"},
                    Case{"an accent at the end", "the communiqu\xE9", Encoding::kWindows1252, "the communiqu\u00E9"},
                    Case{"a sequence that is UTF-8 by accident among accents that are not",
                         "\xABQUALIT\xC9\xBB et libert\xE9, \xE9galit\xE9 pour les peuples", Encoding::kWindows1252,
                         "\u00ABQUALIT\u00C9\u00BB et libert\u00E9, \u00E9galit\u00E9 pour les peuples"},
                    Case{"the euro and the trade mark", "\x80 5 \x99 x", Encoding::kWindows1252, "\u20AC 5 \u2122 x"}));

TEST(Text, DecodesEveryByteOfWindows1252AsIcuDoes) {
  for (unsigned byte = 0x80; byte < 0x100; ++byte) {
    if (byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D) continue;
    std::string const input{'a', static_cast<char>(static_cast<unsigned char>(byte)), ' ', 'b'};
    std::string expected;
    icu::UnicodeString(input.data(), static_cast<std::int32_t>(input.size()), "windows-1252").toUTF8String(expected);
    EXPECT_EQ(decode_soundly(input), expected) << byte;
  }
}

struct Damage {
  std::string_view what;
  std::string_view input;
  Encoding encoding;
  std::string_view chars;
  std::uint64_t first_bad;
};

std::ostream& operator<<(std::ostream& out, Damage const& damage) { return out << damage.what; }

class Repairs : public testing::TestWithParam<Damage> {};

TEST_P(Repairs, WithOneDiagnostic) {
  Encoding encoding{};
  Diagnostics diagnostics;
  EXPECT_EQ(decode_soundly(GetParam().input, &encoding, &diagnostics), GetParam().chars);
  EXPECT_EQ(name(encoding), name(GetParam().encoding));
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics.front().source_offset, GetParam().first_bad);
}

INSTANTIATE_TEST_SUITE_P(
    Utf8, Repairs,
    testing::Values(
        Damage{"one bad byte", "\u201Cpeoples\u201D \x92 all", Encoding::kUtf8, "\u201Cpeoples\u201D \uFFFD all", 14},
        Damage{"two stretches", "\u201Cpeo\xFFples\u201D \x92 all", Encoding::kUtf8,
               "\u201Cpeo\uFFFDples\u201D \uFFFD all", 6},
        Damage{"a long stretch is one", "\u00E9 \xFF\xFE\xFD\x80\x80\x80 x", Encoding::kUtf8, "\u00E9 \uFFFD x", 3},
        Damage{"cut at the end", "\u2013 and \xE2\x80", Encoding::kUtf8, "\u2013 and \uFFFD", 8},
        Damage{"cut in the middle", "\u2013 and \xE2\x80 then", Encoding::kUtf8, "\u2013 and \uFFFD then", 8},
        Damage{"overlong", "\u2013 \xC0\xAF \xE0\x80\xAF \xF0\x80\x80\xAF \u2013\u2013", Encoding::kUtf8,
               "\u2013 \uFFFD \uFFFD \uFFFD \u2013\u2013", 4},
        Damage{"surrogates", "\u2013 \xED\xA0\xBD\xED\xB8\x80", Encoding::kUtf8, "\u2013 \uFFFD", 4},
        Damage{"past the last code point", "\u2013 \xF4\x90\x80\x80", Encoding::kUtf8, "\u2013 \uFFFD", 4},
        Damage{"a lead before a character", "\xC3\u00E9", Encoding::kUtf8, "\uFFFD\u00E9", 0},
        Damage{"a character of UTF-8 and an accent",
               "\u00E9\xFF"
               "e\u0301",
               Encoding::kUtf8, "\u00E9\uFFFD\u00E9", 2},
        Damage{"an accent after a bad byte", "\u00E9 e\xFF\u0301", Encoding::kUtf8, "\u00E9 e\uFFFD\u0301", 4},
        Damage{"with a mark nothing else is UTF-8", "\uFEFF\x93rights\x94", Encoding::kUtf8, "\uFFFDrights\uFFFD", 3}));

INSTANTIATE_TEST_SUITE_P(
    Utf16, Repairs,
    testing::Values(Damage{"a lone low surrogate",
                           "\xFF\xFE"
                           "a\0\x00\xDE"
                           "b\0"sv,
                           Encoding::kUtf16Le, "a\uFFFDb", 4},
                    Damage{"a lone high surrogate",
                           "\xFF\xFE"
                           "a\0\x3D\xD8"
                           "b\0"sv,
                           Encoding::kUtf16Le, "a\uFFFDb", 4},
                    Damage{"a high surrogate at the end", "\xFE\xFF\0a\xD8\x3D"sv, Encoding::kUtf16Be, "a\uFFFD", 4},
                    Damage{"surrogates in the wrong order", "\xFE\xFF\xDE\x00\xD8\x3D\0a"sv, Encoding::kUtf16Be,
                           "\uFFFDa", 2},
                    Damage{"an odd byte at the end",
                           "\xFF\xFE"
                           "a\0b"sv,
                           Encoding::kUtf16Le, "a\uFFFD", 4},
                    Damage{"an odd byte alone",
                           "\xFF\xFE"
                           "b"sv,
                           Encoding::kUtf16Le, "\uFFFD", 2},
                    Damage{"an odd byte after a lone surrogate",
                           "\xFF\xFE\x3D\xD8"
                           "b"sv,
                           Encoding::kUtf16Le, "\uFFFD", 2},
                    Damage{"an odd byte without a mark", "a\0b\0c\0d"sv, Encoding::kUtf16Le, "abc\uFFFD", 6}));

INSTANTIATE_TEST_SUITE_P(Windows1252, Repairs,
                         testing::Values(Damage{"a byte without a character", "caf\xE9 \x81\x8D x",
                                                Encoding::kWindows1252, "caf\u00E9 \uFFFD x", 5}));

TEST(Text, LeadsBackToTheBytes) {
  // UTF-8: the letter with its accent, and what follows it.
  std::string const accents = "El Nin\u0303o \u2013 re\u0301sume\u0301";
  EXPECT_EQ(source_of(accents, "\u00F1"), "n\u0303");
  EXPECT_EQ(source_of(accents, "El Ni"), "El Ni");
  EXPECT_EQ(source_of(accents, "o \u2013 r"), "o \u2013 r");
  EXPECT_EQ(source_of(accents, "\u00E9sum"), "e\u0301sum");
  EXPECT_EQ(source_of("\uFEFF" + accents, "\u00F1o"), "n\u0303o");
  // Every character of the others has bytes of its own.
  EXPECT_EQ(source_of("A/RES \x96 peoples\x92", "\u2013"), "\x96");
  EXPECT_EQ(source_of("A/RES \x96 peoples\x92", "s\u2019"), "s\x92");
  EXPECT_EQ(source_of("\xFF\xFE"
                      "a\0\x19\x20"
                      "e\0\x01\x03!\0"sv,
                      "\u2019"),
            "\x19\x20");
  EXPECT_EQ(source_of("\xFF\xFE"
                      "a\0\x19\x20"
                      "e\0\x01\x03!\0"sv,
                      "\u00E9"),
            "e\0\x01\x03"sv);
  EXPECT_EQ(source_of("\xFF\xFE"
                      "a\0\x19\x20"
                      "e\0\x01\x03!\0"sv,
                      "!"),
            "!\0"sv);
  EXPECT_EQ(source_of("\u2013 \xFF\xFE x", "\uFFFD"), "\xFF\xFE");
}

TEST(Text, EncodingsAgreeAndLeadBackCharacterByCharacter) {
  // Latin enough for either UTF-16 to be seen without its mark, and all in Windows-1252.
  std::u32string const text =
      U"59/153. Le dr\u00F4it \u2013 \u201Cpeoples\u2019\u201D 20\u00A0d\u00E9cembre\r\n1.\tD\u00E9cide;\n";
  std::string const chars = text_checks::to_utf8(text);
  std::string windows;
  for (char32_t const code : text) {
    char32_t const byte = code == 0x2013   ? 0x96
                          : code == 0x201C ? 0x93
                          : code == 0x201D ? 0x94
                          : code == 0x2019 ? 0x92
                                           : code;
    windows += static_cast<char>(static_cast<unsigned char>(byte));
  }
  for (std::string const& input : {chars, "\uFEFF" + chars, windows, text_checks::to_utf16(text, false, false),
                                   text_checks::to_utf16(text, false, true), text_checks::to_utf16(text, true, false),
                                   text_checks::to_utf16(text, true, true)}) {
    Text decoded;
    Diagnostics diagnostics;
    decode(input, decoded, diagnostics);
    ASSERT_EQ(decoded.chars, chars) << name(decoded.encoding);
    std::size_t at = 0;
    for (char32_t const code : text) {
      std::string character;
      text_checks::append_utf8(character, code);
      ByteRange const range =
          decoded.map.range(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + character.size()));
      std::string_view const source = std::string_view(input).substr(range.begin, range.end - range.begin);
      bool const big = decoded.encoding == Encoding::kUtf16Be;
      if (big || decoded.encoding == Encoding::kUtf16Le) {
        EXPECT_EQ(source, text_checks::to_utf16(std::u32string_view(&code, 1), big, false)) << at;
      } else if (decoded.encoding == Encoding::kWindows1252) {
        EXPECT_EQ(source.size(), 1U) << at;
      } else {
        EXPECT_EQ(source, character) << at;
      }
      at += character.size();
    }
  }
}

}  // namespace
}  // namespace rapporteur
