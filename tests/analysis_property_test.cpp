// What holds of every analysis (analysis_checks.hpp), over the samples, over the samples damaged, and over phrases of
// resolutions in any order.

#include "analysis_checks.hpp"
#include "examples.hpp"
#include "pipeline/analyze.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {
namespace {

using namespace std::string_view_literals;
using Random = std::mt19937;

std::vector<std::string> samples() {
  std::vector<std::string> texts;
  for (auto const& path : tests::files_in(tests::folder() / "samples", ".txt")) texts.push_back(tests::read_file(path));
  return texts;
}

/// Checks the result of an analyzer that has seen other inputs, and that a new one gives the same.
class AnalysisProperty : public testing::Test {
 protected:
  void expect_sound(std::string_view input) {
    auto const& analysis = used_.analyze("input", input);
    ASSERT_EQ(tests::fault_of(input, analysis), "") << testing::PrintToString(input.substr(0, 4000));
    Analyzer fresh;
    ASSERT_EQ(tests::record_of(analysis), tests::record_of(fresh.analyze("input", input)))
        << testing::PrintToString(input.substr(0, 4000));
  }

 private:
  Analyzer used_;
};

TEST_F(AnalysisProperty, OfSamples) {
  auto const texts = samples();
  ASSERT_FALSE(texts.empty());
  for (auto const& text : texts) ASSERT_NO_FATAL_FAILURE(expect_sound(text));
}

TEST_F(AnalysisProperty, OfSamplesCutAnywhere) {
  for (auto const& text : samples()) {
    for (std::size_t size = 0; size < text.size(); size += 1 + text.size() / 23) {
      ASSERT_NO_FATAL_FAILURE(expect_sound(std::string_view(text).substr(0, size)));
      ASSERT_NO_FATAL_FAILURE(expect_sound(std::string_view(text).substr(size)));
    }
  }
}

TEST_F(AnalysisProperty, OfSamplesWithDamagedBytes) {
  Random random(1);
  for (auto const& text : samples()) {
    for (int round = 0; round < 20; ++round) {
      auto damaged = text;
      for (std::size_t n = 1 + random() % 20; n > 0; --n) {
        auto const at = random() % damaged.size();
        auto const byte = static_cast<char>(static_cast<unsigned char>(random() & 0xFFU));
        if (random() % 2 == 0) {
          damaged[at] = byte;
        } else {
          damaged.insert(at, 1, byte);
        }
      }
      ASSERT_NO_FATAL_FAILURE(expect_sound(damaged));
    }
  }
}

TEST_F(AnalysisProperty, OfSamplesWhoseLinesAreShuffled) {
  Random random(2);
  for (auto const& text : samples()) {
    std::vector<std::string> lines(1);
    for (char const c : text) {
      lines.back() += c;
      if (c == '\n') lines.emplace_back();
    }
    for (int round = 0; round < 10; ++round) {
      std::shuffle(lines.begin(), lines.end(), random);
      std::string shuffled;
      for (auto const& line : lines) shuffled += line;
      ASSERT_NO_FATAL_FAILURE(expect_sound(shuffled));
    }
  }
}

constexpr std::array kPhrases = {
    "The General Assembly,"sv,
    "The Security Council,"sv,
    "Recalling its resolution "sv,
    "59/153"sv,
    "1373 (2001)"sv,
    "A/RES/59/153"sv,
    " of 20 December 2004"sv,
    "1."sv,
    "(a)"sv,
    "(i)"sv,
    "(aa)"sv,
    "12 bis."sv,
    "1.1"sv,
    "58. (a) (i) "sv,
    "Requests"sv,
    "Reaffirming"sv,
    "Annex"sv,
    "II."sv,
    "A"sv,
    "Article 5"sv,
    "Considering that"sv,
    "74th plenary meeting"sv,
    "20 December 2004"sv,
    "Agenda item 96"sv,
    "Fifty-ninth session"sv,
    "[on the report of the Third Committee (A/59/494)]"sv,
    "Resolution adopted by the General Assembly"sv,
    "imple-\nmenting"sv,
    "long-\nterm"sv,
    "e\u0301"sv,
    "-\n\u0301"sv,
    "e-\n\u0301x"sv,
    "\u00AD\n"sv,
    "\u1100\n\u1161"sv,
    "\u200E"sv,
    "\u00A0"sv,
    "\u200B"sv,
    "\u0421ouncil"sv,
    "\uFB01"sv,
    "[1]"sv,
    "1/"sv,
    "\u00B9"sv,
    "* * *"sv,
    "____"sv,
    "- 4 -"sv,
    "04-48544"sv,
    "/..."sv,
    "\f"sv,
    "\n"sv,
    "\n"sv,
    "\n\n"sv,
    "\r\n"sv,
    "\t"sv,
    " "sv,
    " "sv,
    ", "sv,
    ";\n"sv,
    ":\n"sv,
    ".\n"sv,
    "\u201C"sv,
    "\u201D"sv,
    "\""sv,
    "("sv,
    ")"sv,
    "\0"sv,
    "\xFF"sv,
    "\xE2\x80"sv,
    "paragraph 3 (a) above"sv,
    "the present resolution"sv,
    "and"sv,
    "to report to it at its sixtieth session"sv,
    "See "sv,
    "Ibid."sv,
    "In favour:"sv,
    "Adopted by 9 votes to none"sv,
    "S/PRST/2004/36"sv,
    "<<ODS JOB NO>>"sv,
    "the Secretary-General"sv,
    "Member States"sv,
    "Requests the Secretary-General to report"sv,
    ", and also requests it to"sv,
    ", while recalling the report,"sv,
    "In this context, encourages States to"sv,
    "The Council, while noting it, welcomes"sv,
    "subject to the availability of resources"sv,
    ", as appropriate,"sv,
    "upon request"sv,
    "the Committee on Conferences"sv,
    "the Committee"sv,
    "Special Rapporteur on the right to food"sv,
    " (hereinafter \u201Cthe Fund\u201D)"sv,
    " (WHO)"sv,
    "Kenya"sv,
    "the Government of Kenya"sv,
    "Mr. Kofi Annan"sv,
    "United Nations"sv,
    "We, the Heads of State,"sv,
    "We reaffirm"sv,
    "(b) To report;"sv,
    "by 31 October 2040"sv,
    "every two years"sv,
    "for a period of twelve months"sv,
    "Century53"sv,
};

TEST_F(AnalysisProperty, OfPhrasesInAnyOrder) {
  Random random(3);
  for (int round = 0; round < 4000; ++round) {
    std::string input;
    // Few words, so that some of them come together often; blanks between some.
    std::array<std::string_view, 8> few;
    for (auto& each : few) each = kPhrases[random() % kPhrases.size()];
    for (std::size_t n = random() % 60; n > 0; --n) {
      input += random() % 3 == 0 ? kPhrases[random() % kPhrases.size()] : few[random() % few.size()];
      if (random() % 4 == 0) input += random() % 3 == 0 ? "\n" : " ";
    }
    ASSERT_NO_FATAL_FAILURE(expect_sound(input));
  }
}

TEST_F(AnalysisProperty, OfRandomBytes) {
  Random random(4);
  for (int round = 0; round < 500; ++round) {
    std::string input(random() % 400, '\0');
    for (char& c : input) c = static_cast<char>(static_cast<unsigned char>(random() & 0xFFU));
    ASSERT_NO_FATAL_FAILURE(expect_sound(input));
  }
}

}  // namespace
}  // namespace rapporteur
