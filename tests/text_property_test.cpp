#include "pipeline/nfc.hpp"
#include "pipeline/text.hpp"
#include "tests/text_checks.hpp"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <random>
#include <string>
#include <string_view>

namespace rapporteur {
namespace {

using text_checks::decode_soundly;

using Random = std::mt19937;

char byte(Random& random) { return static_cast<char>(static_cast<unsigned char>(random() & 0xFFU)); }

/// Characters that compose, reorder, decompose or do none of it, more often than in any text.
char32_t telling_character(Random& random) {
  constexpr std::array<char32_t, 48> kTelling = {
      U'a',   U'e',   U'o',   U' ',   U'\n',  U'<',   0x00E9, 0x00C5,  0x0300,  0x0301,  0x0308,  0x0323,
      0x0327, 0x0338, 0x0340, 0x0344, 0x0345, 0x0374, 0x0387, 0x03B1,  0x0F71,  0x0F72,  0x0F73,  0x0F81,
      0x0915, 0x093C, 0x0958, 0x09C7, 0x09BE, 0x1100, 0x1161, 0x11A8,  0x11A7,  0xAC00,  0xAC01,  0x1E9B,
      0x2000, 0x2126, 0x212B, 0x2ADC, 0xF900, 0xFB2C, 0x034F, 0x1D15E, 0x1D165, 0x110BA, 0x11099, 0x1F600,
  };
  return kTelling[random() % kTelling.size()];
}

TEST(TextProperty, RandomBytesBecomeSoundText) {
  Random random(1);
  for (int round = 0; round < 4000; ++round) {
    std::string input(random() % 200, '\0');
    for (char& c : input) c = byte(random);
    decode_soundly(input);
    ASSERT_FALSE(HasFailure()) << "round " << round;
  }
}

TEST(TextProperty, DamagedTextBecomesSoundText) {
  Random random(2);
  for (int round = 0; round < 4000; ++round) {
    std::string input;
    for (std::size_t n = random() % 60; n > 0; --n) text_checks::append_utf8(input, telling_character(random));
    for (std::size_t n = random() % 4; n > 0 && !input.empty(); --n) {
      std::size_t const at = random() % input.size();
      switch (random() % 3) {
        case 0:
          input[at] = byte(random);
          break;
        case 1:
          input.erase(at, 1 + random() % 3);
          break;
        default:
          input.insert(at, 1, byte(random));
      }
    }
    decode_soundly(input);
    ASSERT_FALSE(HasFailure()) << "round " << round;
  }
}

TEST(TextProperty, Utf8BecomesWhatIcuMakesOfIt) {
  Random random(3);
  for (int round = 0; round < 10000; ++round) {
    std::string input;
    for (std::size_t n = random() % 40; n > 0; --n) text_checks::append_utf8(input, telling_character(random));
    ASSERT_EQ(decode_soundly(input), text_checks::nfc_by_icu(input)) << "round " << round;
    ASSERT_EQ(decode_soundly("\uFEFF" + input), text_checks::nfc_by_icu(input)) << "round " << round;
  }
}

TEST(TextProperty, Utf16BecomesWhatItsUtf8Becomes) {
  Random random(4);
  for (int round = 0; round < 4000; ++round) {
    std::u32string text;
    for (std::size_t n = random() % 40; n > 0; --n) text += telling_character(random);
    bool const big = random() % 2 == 0;
    ASSERT_EQ(decode_soundly(text_checks::to_utf16(text, big, true)),
              text_checks::nfc_by_icu(text_checks::to_utf8(text)))
        << "round " << round;
  }
}

TEST(TextProperty, RandomUtf16BecomesSoundText) {
  Random random(5);
  for (int round = 0; round < 4000; ++round) {
    std::string input = random() % 2 == 0 ? "\xFF\xFE" : "\xFE\xFF";
    for (std::size_t n = random() % 100; n > 0; --n) {
      // Surrogates in plenty.
      input += random() % 4 == 0 ? static_cast<char>(static_cast<unsigned char>(0xD8U + random() % 8)) : byte(random);
    }
    decode_soundly(input);
    ASSERT_FALSE(HasFailure()) << "round " << round;
  }
}

TEST(TextProperty, EveryCodePointBetweenALetterAndAnAccentBecomesWhatIcuMakesOfIt) {
  std::string input;
  for (char32_t code = 1; code <= 0x10FFFFU; ++code) {
    if ((code >= 0xD800U && code <= 0xDFFFU) || u_isdefined(static_cast<UChar32>(code)) == 0) continue;
    input += 'e';
    text_checks::append_utf8(input, code);
    input += "\u0301\u0323 ";
  }
  Text text;
  Diagnostics diagnostics;
  decode(input, text, diagnostics);
  EXPECT_TRUE(text.chars == text_checks::nfc_by_icu(input));
  EXPECT_TRUE(diagnostics.empty());
}

TEST(TextProperty, ThePlainTableIsIcus) {
  nfc::PlainTable const& table = nfc::PlainTable::get();
  for (char32_t code = 0; code < 0x10000U; ++code) {
    ASSERT_EQ(table.contains(code), nfc::is_plain(code)) << static_cast<std::uint32_t>(code);
    ASSERT_TRUE(!nfc::is_plain(code) || nfc::has_boundary_before(code)) << static_cast<std::uint32_t>(code);
  }
  for (char32_t const code : {U'a', U'\u00A0', U'\u00E9', U'\u2013', U'\u2019', U'\u201C', U'\u00AD', U'\u4E00'}) {
    EXPECT_TRUE(table.contains(code)) << static_cast<std::uint32_t>(code);
  }
  for (char32_t const code : {U'\u0301', U'\u0340', U'\u2000', U'\u212B', U'\u1161', U'\u0958'}) {
    EXPECT_FALSE(table.contains(code)) << static_cast<std::uint32_t>(code);
  }
}

struct Flood {
  std::string_view what;
  std::string_view head;
  std::string_view unit;
  std::string_view tail;
};

std::ostream& operator<<(std::ostream& out, Flood const& flood) { return out << flood.what; }

class Survives : public testing::TestWithParam<Flood> {};

TEST_P(Survives, AMegabyteOfIt) {
  std::string input(GetParam().head);
  input.reserve(1'100'000);
  while (input.size() < 1'000'000) input += GetParam().unit;
  input += GetParam().tail;
  Text text;
  Diagnostics diagnostics;
  auto const begin = std::chrono::steady_clock::now();
  decode(input, text, diagnostics);
  // Some milliseconds when it is linear, minutes when it is not; a sanitizer and a busy machine may take their share.
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
  EXPECT_LE(diagnostics.size(), 1U);
  ASSERT_TRUE(text_checks::is_utf8(text.chars));
  EXPECT_EQ(text.map.at(0).begin, text_checks::mark_length(input, text.encoding));
  ASSERT_FALSE(text.chars.empty());
  EXPECT_EQ(text.map.at(static_cast<std::uint32_t>(text.chars.size() - 1)).end, input.size());
}

using namespace std::string_view_literals;

INSTANTIATE_TEST_SUITE_P(
    Floods, Survives,
    testing::Values(Flood{"accents on one letter", "a", "\u0301", "b"},
                    Flood{"accents of two classes in turn", "a", "\u0301\u0323", "b"},
                    Flood{"accents in falling order of class", "a", "\u0345\u0301\u0316\u0321\u0334", ""},
                    Flood{"accents on nothing", "", "\u0323\u0301", ""},
                    Flood{"letters with an accent", "", "e\u0301", ""}, Flood{"singletons", "", "\u212B", ""},
                    Flood{"marks that decompose", "a", "\u0F73", ""}, Flood{"jamo", "\u1100", "\u1161", "\u11A8"},
                    Flood{"syllables in parts", "", "\u1100\u1161\u11A8", ""}, Flood{"bytes of 255", "", "\xFF", ""},
                    Flood{"bytes of 129", "", "\x81", ""}, Flood{"NULs", "", "\0"sv, ""},
                    Flood{"text between NULs", "", "ab\0\0"sv, ""}, Flood{"continuation bytes", "", "\x80", ""},
                    Flood{"leads", "\u00E9", "\xE2 ", ""}, Flood{"leads one after the other", "\u00E9", "\xF0", ""},
                    Flood{"good and bad in turn", "", "\u00E9\xFF", ""},
                    Flood{"lone surrogates", "\xFF\xFE", "\x00\xD8"sv, "x"},
                    Flood{"UTF-16 accents out of order",
                          "\xFF\xFE"
                          "a\0"sv,
                          "\x01\x03\x23\x03"sv, ""},
                    Flood{"UTF-16 letters with an accent", "\xFF\xFE"sv, "e\0\x01\x03"sv, "x"},
                    Flood{"ideographs in UTF-16", "\xFE\xFF", "\x4E\x00"sv, "\x4E"}));

}  // namespace
}  // namespace rapporteur
