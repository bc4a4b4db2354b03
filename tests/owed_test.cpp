// What is owed is looked for only at the words that tell of it: that must find what a look at every word finds.

#include "grammar/due_words.hpp"
#include "grammar/find_literal.hpp"
#include "grammar/product.hpp"
#include "grammar/time.hpp"
#include "pipeline/owed_places.hpp"
#include "pipeline/paragraph_view.hpp"
#include "pipeline/words.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {
namespace {

struct Clause {
  std::string text;
  WordIndex words;
  ParagraphView paragraph;
  OwedPlaces places;

  explicit Clause(std::string_view of, std::vector<Span> const& marks = {}) : text(of) {
    index_words(text, words);
    std::vector<std::uint32_t> foldable;
    find_foldable(text, foldable);
    paragraph.assign(text, {0, static_cast<std::uint32_t>(text.size())}, marks, foldable);
    places.find(paragraph, paragraph.keeps_words() ? std::optional(WordPlace{}) : std::nullopt, words);
  }

  [[nodiscard]] std::vector<std::string> times(std::size_t begin = 0) const {
    auto const view = paragraph.view();
    std::vector<grammar::TimeExpression> found;
    grammar::find_times(view.substr(begin), places.times(begin, view.size()), begin, found);
    return spans(found);
  }

  [[nodiscard]] std::vector<std::string> times_at_every_word() const {
    std::vector<grammar::TimeExpression> found;
    grammar::find_times(paragraph.view(), found);
    return spans(found);
  }

  [[nodiscard]] std::vector<std::string> products(bool object = false) const {
    auto const view = paragraph.view();
    std::vector<grammar::Product> found;
    grammar::find_products(view, object, places.products(0, view.size()), 0, found);
    std::vector<std::string> names;
    for (auto const& each : found) names.emplace_back(view.substr(each.begin, each.end - each.begin));
    return names;
  }

 private:
  static std::vector<std::string> spans(std::vector<grammar::TimeExpression> const& times) {
    std::vector<std::string> names;
    for (auto const& each : times) names.emplace_back(each.span);
    return names;
  }
};

using Names = std::vector<std::string>;

TEST(Owed, TimesAreThoseOfALookAtEveryWord) {
  for (std::string_view const text : {
           "to report to the Assembly at its seventy-fifth session, and annually thereafter until 2030",
           "within three months of the adoption, no later than 31 March 2025, for a period of one year",
           "the first quarter of 2025, the biennium 2018\xE2\x80\x93"
           "2019 and each year by 15 June",
           "paragraph 6 of its report, the 2030 Agenda, 15 Member States, resolution 60/1 and 1.5 per cent",
           "every two years, on a regular basis, at least once a year, SIXTIETH SESSION, in May and may follow",
           "during the first three years, 12-month, 90 (ninety) days after, 1 and 2 June, 4 to 8 October 2010",
           "",
           "2",
           "session",
           "1990",
       }) {
    Clause const clause(text);
    EXPECT_EQ(clause.times(), clause.times_at_every_word()) << text;
  }
}

TEST(Owed, NumbersAreFoundWhereverTheyStand) {
  for (std::size_t before = 0; before < 140; ++before) {
    for (std::size_t const behind : {0U, 1U, 62U, 63U, 64U, 65U}) {
      Clause const clause(std::string(before, ' ') + "by 2025, 30 June 2026" + std::string(behind, ' '));
      EXPECT_EQ(clause.times(), (Names{"by 2025", "30 June 2026"})) << before << ' ' << behind;
    }
  }
}

TEST(Owed, WhatAProductIsAboutEndsWhereverThatStands) {
  for (std::size_t letters = 1; letters < 60; ++letters) {
    std::string const topic(letters, 'x');
    Clause const clause("to submit a report on " + topic + " to the General Assembly");
    std::vector<grammar::Product> found;
    auto const view = clause.paragraph.view();
    grammar::find_products(view, false, clause.places.products(0, view.size()), 0, found);
    ASSERT_EQ(found.size(), 1U) << letters;
    EXPECT_EQ(view.substr(found[0].subject_begin, found[0].subject_end - found[0].subject_begin), topic);
    EXPECT_EQ(view.substr(found[0].recipient_begin, found[0].recipient_end - found[0].recipient_begin),
              "General Assembly");
  }
}

TEST(Owed, WhatAProductIsAbout) {
  struct Row {
    std::string_view clause;
    std::string_view subject;
  };
  static constexpr Row kRows[] = {
      {"to submit a report on the state of the lamps at its sixtieth session", "the state of the lamps"},
      {"to submit a report on a study of fog", "a study of fog"},
      {"to report on a regular basis on the state of the lamps", "the state of the lamps"},
      {"to report on a monthly basis regarding fog", "fog"},
      {"to provide support on mutually agreed terms", ""},
      {"to review the situation on the ground", ""},
      {"to report on 1 August 2035", ""},
      {"to report to the Council on 15 February 2035 on the oil of keepers", "the oil of keepers"},
      {"to submit a report to the Commission on the Status of Lamps", ""},
      {"to submit a report to the Committee on Oil on the price of wicks", "the price of wicks"},
      {"to submit a report to the Council on Lamps and Oil", "Lamps and Oil"},
      {"to submit a report to the Committee on the price of wicks", "the price of wicks"},
      {"to submit a report of the Committee on Oil", "the Committee on Oil"},
      {"to submit a report on the basis of", ""},
  };
  for (auto const& [text, subject] : kRows) {
    Clause const clause(text);
    std::vector<grammar::Product> found;
    auto const view = clause.paragraph.view();
    grammar::find_products(view, false, clause.places.products(0, view.size()), 0, found);
    ASSERT_EQ(found.size(), 1U) << text;
    EXPECT_EQ(view.substr(found[0].subject_begin, found[0].subject_end - found[0].subject_begin), subject) << text;
  }
}

TEST(Owed, TimesOfAPartOfAParagraph) {
  Clause const clause("by 31 March 2025, and to meet again at its sixtieth session");
  EXPECT_EQ(clause.times(), (Names{"by 31 March 2025", "at its sixtieth session"}));
  EXPECT_EQ(clause.times(17), (Names{"at its sixtieth session"}));
}

TEST(Owed, NoteMarksAndFoldedSignsLeavePlacesWhereTheViewHasThem) {
  Clause const marked("to submit5 a report by 31 March 2025", {{9, 10}});
  EXPECT_EQ(marked.products(), (Names{"report"}));
  EXPECT_EQ(marked.times(), (Names{"by 31 March 2025"}));
  Clause const folded(
      "to\xC2\xA0submit\xC2\xA0"
      "a\xC2\xA0report by 31\xC2\xA0March 2025");
  EXPECT_EQ(folded.products(), (Names{"report"}));
  EXPECT_EQ(folded.times(), (Names{"by 31 March 2025"}));
}

TEST(Owed, ProductsOfVerbs) {
  EXPECT_EQ(Clause("to submit a comprehensive report and specific recommendations").products(),
            (Names{"comprehensive report", "specific recommendations"}));
  EXPECT_EQ(Clause("to re-establish the working group").products(), (Names{"working group"}));
  EXPECT_EQ(Clause("to carry out a study").products(), (Names{"study"}));
  EXPECT_EQ(Clause("an update of the plan").products(true).size(), 1U);
}

/// The products that a look at every word finds that may begin one, whatever stands around it.
Names products_at_every_word(std::string_view text) {
  std::vector<grammar::ProductPlace> places;
  WordIndex words;
  index_words(text, words);
  auto const beginnings = grammar::product_beginnings();
  for (std::size_t word = 0; word < words.size(); ++word) {
    for (std::size_t row = 0; row < beginnings.size(); ++row) {
      if (beginnings[row].word == words.word(text, word))
        places.push_back({words.begin[word], static_cast<std::uint16_t>(row), {}});
    }
  }
  std::vector<grammar::Product> found;
  grammar::find_products(text, false, places, 0, found);
  Names names;
  for (auto const& each : found) names.emplace_back(text.substr(each.begin, each.end - each.begin));
  return names;
}

TEST(Owed, ProductsAreThoseOfALookAtEveryVerb) {
  for (std::string_view const text : {
           "to undertake an in-depth analysis of the crisis and to convene three in-person informal meetings",
           "to provide adequate, predictable and sustained funding, as well as to develop such a strategy",
           "to ensure that those who are furthest behind receive assistance",
           "to provide, in accordance with the rules, a report, and to prepare for and hold a meeting",
           "to submit to the Assembly at its sixtieth session a report, and also to make available further information",
           "providing REPORTS, when providing reports, or further develop the States\xE2\x80\x99 plans; to create 3 "
           "centres",
           "to establish, by 2025, a working group, to promote the provision of training; to adopt",
           "they develop policies and shall he provide - information",
           "to increase the full, equal and meaningful participation of women in the preparation of plans",
           "to include in their next annual reports information on the matter, and in its report an update",
       }) {
    EXPECT_EQ(Clause(text).products(), products_at_every_word(text)) << text;
  }
}

TEST(Owed, NoProducts) {
  EXPECT_EQ(Clause("in order to enable the Office to provide assistance").products(), Names{});
  EXPECT_EQ(Clause("report writing and non-submit a report").products(), Names{});
  EXPECT_EQ(Clause("including a report").products(), Names{});
  EXPECT_EQ(Clause("").products(), Names{});
}

TEST(Owed, WordsOfMeeting) {
  EXPECT_LE(grammar::meeting_end("to convene a meeting in 2025"), std::string_view("to convene a meeting").size());
  EXPECT_EQ(grammar::meeting_end("the holders"), std::string_view("the holders").size() + 1);
}

TEST(Owed, LiteralsAreFoundWhereverTheyStand) {
  std::string text(100, 'a');
  EXPECT_EQ(grammar::find_literal(text, "ab"), std::string_view::npos);
  for (std::size_t at = 0; at + 2 <= text.size(); ++at) {
    auto copy = text;
    copy.replace(at, 2, "xy");
    EXPECT_EQ(grammar::find_literal(copy, "xy"), at);
  }
  EXPECT_EQ(grammar::find_literal("", "xy"), std::string_view::npos);
}

}  // namespace
}  // namespace rapporteur
