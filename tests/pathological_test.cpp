// A megabyte of one thing: the analysis survives it, keeps its promises (analysis_checks.hpp) and takes linear time.

#include "analysis_checks.hpp"
#include "linear_time.hpp"
#include "pipeline/analyze.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {
namespace {

using namespace std::string_view_literals;

// A sanitizer takes ten times as long, and needs no megabyte to see a wrong read.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t kSize = 160'000;
#else
constexpr std::size_t kSize = 1'000'000;
#endif
constexpr std::size_t kPart = 8;  // the smaller text of the comparison is so much smaller

struct Flood {
  std::string_view what;
  std::string_view unit;
  std::string_view head = {};
};

std::ostream& operator<<(std::ostream& out, Flood const& flood) { return out << flood.what; }

std::string flooded(Flood const& flood, std::size_t size) {
  std::string text(flood.head);
  text.reserve(size + flood.unit.size());
  while (text.size() < size) text += flood.unit;
  return text;
}

std::string random_bytes(std::size_t size) {
  std::mt19937 random(1);
  std::string text(size, '\0');
  for (char& c : text) c = static_cast<char>(static_cast<unsigned char>(random() & 0xFFU));
  return text;
}

/// Numbering that goes down through all levels and starts again, each number larger than the last.
std::string deep_numbering(std::size_t size) {
  std::string text;
  for (int number = 1; text.size() < size; ++number) {
    auto const n = std::to_string(number);
    auto const letter = static_cast<char>('a' + number % 26);
    text +=
        n + ". Requests:\n(" + letter + ") that:\n(ii) this:\n" + letter + ". also:\ni. (" + letter + ") (i) too;\n";
  }
  return text;
}

void expect_sound_and_linear(std::function<std::string(std::size_t)> const& make) {
  auto const large = make(kSize);
  Analyzer analyzer;
  EXPECT_EQ(tests::fault_of(large, analyzer.analyze("input", large)), "");
  tests::expect_linear_time(make(kSize / kPart), large,
                            [&](std::string_view text) { static_cast<void>(analyzer.analyze("input", text)); });
}

class AMegabyteOf : public testing::TestWithParam<Flood> {};

TEST_P(AMegabyteOf, IsSurvivedInLinearTime) {
  expect_sound_and_linear([](std::size_t size) { return flooded(GetParam(), size); });
}

INSTANTIATE_TEST_SUITE_P(
    Characters, AMegabyteOf,
    testing::Values(
        Flood{"parentheses", "("}, Flood{"closing parentheses", ")"}, Flood{"NULs", "\0"sv}, Flood{"blanks", " "},
        Flood{"line ends", "\n"}, Flood{"carriage returns", "\r"}, Flood{"form feeds", "\f"}, Flood{"tabs", "\t"},
        Flood{"opening quotes", "\u201C"}, Flood{"closing quotes", "\u201D"}, Flood{"straight quotes", "\""},
        Flood{"commas", ","}, Flood{"commas and blanks", ", "}, Flood{"colons", ":\n"}, Flood{"full stops", "."},
        Flood{"hyphens", "-"}, Flood{"hyphens, one a line", "-\n"}, Flood{"dashes", "\u2013"}, Flood{"stars", "*"},
        Flood{"stars, one a line", "*\n"}, Flood{"brackets", "["}, Flood{"slashes", "/"}, Flood{"low lines", "_"},
        Flood{"digits", "1"}, Flood{"one letter", "a"}, Flood{"one capital letter", "I"}, Flood{"short words", "a "},
        Flood{"short words, one a line", "a\n"}, Flood{"soft hyphens", "\u00AD"},
        Flood{"soft hyphens, one a line", "a\u00AD\n"}, Flood{"no-break blanks", "\u00A0"},
        Flood{"zero-width blanks", "\u200B"}, Flood{"left-to-right marks", "\u200E"}, Flood{"accents", "\u0301", "a"},
        Flood{"lone continuation bytes", "\x80"}, Flood{"cut characters", "\xE2\x80 "}, Flood{"bytes of 255", "\xFF"},
        Flood{"lone surrogates", "\x00\xD8"sv, "\xFF\xFE"}, Flood{"form feeds between words", "a\f"},
        Flood{"superscripts", "\u00B9"}, Flood{"bullets", "\u2022 "}, Flood{"Cyrillic letters", "\u0421"}));

INSTANTIATE_TEST_SUITE_P(
    Phrases, AMegabyteOf,
    testing::Values(
        Flood{"numbers", "1. "}, Flood{"numbers, one a line", "1.\n"}, Flood{"letters", "(a) "},
        Flood{"letters, one a line", "(a)\n"}, Flood{"items", "(i) that\n"},
        Flood{"numbers and letters", "1. (a) (i) "}, Flood{"roman numbers", "II. "},
        Flood{"roman numbers, one a line", "II.\n"}, Flood{"notes", "1/ See\n"}, Flood{"note marks", "word 1/ "},
        Flood{"marks in brackets", "[1]"}, Flood{"page numbers", "- 4 -\n"},
        Flood{"page numbers in sentences", "and the\n\n- 4 -\n\f\n"}, Flood{"job numbers", "04-48544\n"},
        Flood{"openers without an end", "Recalling "}, Flood{"openers, one a line", "Recalling\n"},
        Flood{"openers after commas", "Recalling also, "}, Flood{"unended sentences", "Recalling its resolution\n\n"},
        Flood{"enacting lines", "The General Assembly,\n"}, Flood{"enacting lines in one", "The General Assembly, "},
        Flood{"quoted enacting lines", "\u201CThe General Assembly,\n"}, Flood{"annexes", "Annex\n"},
        Flood{"annexes and enacting lines", "Annex\nThe Security Council,\n1. Decides\n"},
        Flood{"headings", "A. Title\n"}, Flood{"titles", "59/153. Lighthouses\n"},
        Flood{"mastheads", "United Nations\tA/RES/59/153\n"},
        Flood{"adoption lines", "Resolution adopted by the General Assembly on 20 December 2004\n"},
        Flood{"closing lines", "74th plenary meeting\n20 December 2004\n"}, Flood{"symbols", "A/RES/59/153 "},
        Flood{"symbols without blanks", "A/RES/59/153/"}, Flood{"numbers of resolutions", "resolutions 59/153, "},
        Flood{"a list of resolutions", "59/153, ", "Recalling its resolutions "},
        Flood{"a list with and", "59/153 and ", "Recalling its resolutions "}, Flood{"dates", "20 December 2004 "},
        Flood{"dates in a list", "of 20 December 2004 and "}, Flood{"paragraphs cited", "paragraph 3 (a) of "},
        Flood{"a list of paragraphs", "3 (a), ", "paragraphs "},
        Flood{"places in places", "sections 1 and 2, paragraphs 3 and 4, "},
        Flood{"divisions", "paragraph 3, section 4, "}, Flood{"its and its", "its resolution "},
        Flood{"the present resolution", "the present resolution "}, Flood{"ands", "and "}, Flood{"ofs", "of the "},
        Flood{"by the end of", "by the end of "}, Flood{"Secretary-General", "the Secretary-General to "},
        Flood{"verbs", "requests "}, Flood{"capital words", "United Nations "},
        Flood{"broken words", "imple-\nmenting "}, Flood{"different compounds", "long-\nterm "},
        Flood{"footnote rules", "_____\n1/ See.\n"}, Flood{"quotes that open", "\u201Cthe\n"},
        Flood{"quotes that change", "\u201C\n\u201D\n"}, Flood{"amendments", "1. Replace with \u201C2. Decides\n"},
        Flood{"votes", "In favour: Austria, Chad.\n"}, Flood{"short paragraphs", "a\n\n"},
        Flood{"wrapped lines",
              "Recalling its earlier resolutions on the lighthouses of small islands and on\nthe boats that need "}));

constexpr std::string_view kOperative = "The General Assembly,\n1. Requests the Secretary-General to report, ";

// Each flood in a paragraph of its own making, and in an operative paragraph, where actions go on.
INSTANTIATE_TEST_SUITE_P(
    Findings, AMegabyteOf,
    testing::Values(
        Flood{"requests in requests", "Requests the Secretary-General to report to ", "The General Assembly,\n1. "},
        Flood{"requests, one a line", "Requests the Secretary-General to report to \n", "The General Assembly,\n"},
        Flood{"actions that go on", ", and requests ", kOperative},
        Flood{"actions that go on with somebody", ", and also requests Member States to report", kOperative},
        Flood{"means", "subject to the availability of "},
        Flood{"means in an action", "subject to the availability of ", kOperative},
        Flood{"conditions and actions", ", subject to resources, and requests ", kOperative},
        Flood{"discretion", ", as appropriate"}, Flood{"discretion in an action", ", as appropriate", kOperative},
        Flood{"times that may come", "if, when, unless, until, pending "}, Flood{"committees", "the Committee on "},
        Flood{"committees in an action", "the Committee on ", kOperative},
        Flood{"rapporteurs", "Special Rapporteur on the "},
        Flood{"rapporteurs in an action", "Special Rapporteur on the ", kOperative},
        Flood{"short forms", "(hereinafter \u201CX\u201D) "},
        Flood{"short forms of committees", "the Committee on Lamps (hereinafter \u201Cthe Committee\u201D) "},
        Flood{"abbreviations", "the Lamp Lighters Office (LLO) "}, Flood{"ands in an action", "and ", kOperative},
        Flood{"tos", "to "}, Flood{"tos in an action", "to ", kOperative}, Flood{"years", "by 2030 "},
        Flood{"years in an action", "by 2030 ", kOperative}, Flood{"sessions", "at its sixtieth session "},
        Flood{"sessions in an action", "at its sixtieth session ", kOperative},
        Flood{"parties", "Member States, ", "The General Assembly,\n1. Requests "},
        Flood{"parties with and", "Member States and ", "The General Assembly,\n1. Requests "},
        Flood{"reports", "a report on ", kOperative}, Flood{"relative clauses", "that have not yet ", kOperative},
        Flood{"pronouns", "it, its, they, their, the latter, ", kOperative},
        Flood{"States in a list", "Austria, Chad, "}, Flood{"names", "Lamp and Lantern Board of the "},
        Flood{"items that inherit", "(a) To report to it, as appropriate, by 2030;\n",
              "The General Assembly,\n1. Requests the Secretary-General, subject to the availability of funds:\n"},
        Flood{"items with conditions before them", "(a) To report;\n",
              "The General Assembly,\n1. Requests, as appropriate, if possible, where necessary, the Board:\n"},
        Flood{"its own rights", "rights of the child of the rights of "}, Flood{"possessives", "the Council\u2019s "},
        Flood{"welcomes", "welcomes, notes, stresses, "}, Flood{"whether and whethers", "whether to ", kOperative},
        Flood{"adverbs", "also further strongly once again ", "The General Assembly,\n1. "}));

TEST(AMegabyteOfMany, DeepNumbering) { expect_sound_and_linear(deep_numbering); }
TEST(AMegabyteOfMany, RandomBytes) { expect_sound_and_linear(random_bytes); }

TEST(AMegabyteOfMany, DifferentWords) {
  expect_sound_and_linear([](std::size_t size) {
    std::string text;
    for (int n = 0; text.size() < size; ++n) text += "w" + std::to_string(n) + "-\nx" + std::to_string(n * 7) + " ";
    return text;
  });
}

TEST(AMegabyteOfMany, NumbersThatRise) {
  expect_sound_and_linear([](std::size_t size) {
    std::string text;
    for (int n = 1; text.size() < size; ++n) text += std::to_string(n) + ". Notes;\n";
    return text;
  });
}

TEST(AMegabyteOfMany, NotesThatRise) {
  expect_sound_and_linear([](std::size_t size) {
    std::string text;
    for (int n = 1; text.size() < size / 2; ++n) text += "Recalling word" + std::to_string(n) + "/ and,\n";
    for (int n = 1; text.size() < size; ++n) text += std::to_string(n) + "/ See page.\n";
    return text;
  });
}

TEST(AMegabyteOfMany, NamesThatDiffer) {
  expect_sound_and_linear([](std::size_t size) {
    std::string text = "The General Assembly,\n";
    for (int n = 1; text.size() < size; ++n) {
      auto const name = "Lamp" + std::string(1, static_cast<char>('a' + n % 26)) + std::to_string(n);
      text += "Recalling the " + name + " Committee on Lanterns (" + name + "), the Committee and its Chair,\n";
    }
    return text;
  });
}

TEST(AMegabyteOfMany, ItemsBelowConditions) {
  expect_sound_and_linear([](std::size_t size) {
    std::string text = "The General Assembly,\n1. Requests the Board";
    while (text.size() < size / 2) text += ", as appropriate";
    text += ":\n";
    while (text.size() < size) text += "(a) To report to it at its sixtieth session, if possible;\n";
    return text;
  });
}

TEST(AMegabyteOfMany, ActionsInOneParagraph) {
  expect_sound_and_linear([](std::size_t size) {
    std::string text = "The General Assembly,\n1. Welcomes the lamps";
    for (int n = 1; text.size() < size; ++n)
      text += ", and requests the Board to report by " + std::to_string(1 + n % 28) + " May 2030, if it can";
    return text;
  });
}

TEST(AMegabyteOfMany, CitationsThatDiffer) {
  expect_sound_and_linear([](std::size_t size) {
    std::string text = "The General Assembly,\n";
    for (int n = 1; text.size() < size; ++n)
      text +=
          "Recalling resolution " + std::to_string(n % 90) + "/" + std::to_string(n) + ", its annex and paragraph 2,\n";
    return text;
  });
}

}  // namespace
}  // namespace rapporteur
