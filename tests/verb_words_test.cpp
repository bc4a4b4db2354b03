// Further verbs are looked for only at the words that may begin one: that must find what a look at every sign finds.

#include "pipeline/paragraph_view.hpp"
#include "pipeline/verbs.hpp"
#include "pipeline/words.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {
namespace {

using Voice = VerbSetting::Voice;

struct Case {
  Voice voice;
  std::string_view text;
  std::size_t verbs;
};

std::vector<std::string> found(VerbFinder& finder, std::string_view view, std::optional<WordPlace> place, Voice voice) {
  VerbSetting setting;
  setting.voice = voice;
  setting.organ = "Security Council";
  std::vector<Verb> verbs;
  finder.find(view, place, setting, verbs);
  std::vector<std::string> spans;
  for (Verb const& verb : verbs) {
    spans.emplace_back(std::string(verb.rule) + ": " + std::string(view.substr(verb.begin, verb.end - verb.begin)) +
                       " -> " + std::to_string(verb.clause_end));
  }
  return spans;
}

TEST(VerbWords, FindsWhatEverySignFinds) {
  constexpr Case kCases[] = {
      {Voice::kOperative, "Requests the keepers to report, and decides to remain seized of the matter.", 2},
      {Voice::kOperative, "Notes the lamp, in this regard, welcomes the oil, and, in that context, urges care;", 3},
      {Voice::kOperative, "Urges all keepers to trim the wicks; and also calls upon them to stay awake;", 2},
      {Voice::kOperative, "Welcomes the report and underlines the need for lamps, measures and reports;", 2},
      {Voice::kOperative, "Calls for lamps, while noting the price of oil, and takes note of the plan;", 3},
      {Voice::kOperative, "The Council, while recalling the storm, underscores the need for light.", 2},
      {Voice::kOperative, "The Council notes the storm. The Security Council further requests lamps, and urges care.",
       3},
      {Voice::kOperative,
       "Notes the storm. It also requests lamps, and urges care. \xE2\x80\x9CThe Council notes the oil.", 4},
      {Voice::kOperative, "Notes the storm. The oil, which is dear, burns, and requests lamps.", 1},
      {Voice::kOperative,
       "With a view to better light, and in the light of the storm, requests the keepers to buy oil;", 1},
      {Voice::kOperative, "The lamps burn. The oil is dear, and the keepers sleep.", 0},
      {Voice::kPreambular, "Recalling its resolution, noting the storm, and also bearing in mind the oil,", 3},
      {Voice::kPreambular, "Deeply concerned at the dark; welcoming the lamps, recognizing, in particular, the oil,",
       3},
  };
  VerbFinder finder;
  for (auto const& [voice, text, verbs] : kCases) {
    // As a part of a longer text, whose first words and last ones are not of the paragraph.
    std::string const whole = "and notes, " + std::string(text) + " and requests, also notes";
    constexpr std::uint32_t kBegin = 11;
    WordIndex words;
    index_words(whole, words);
    finder.begin(words);
    auto const view = std::string_view(whole).substr(kBegin, text.size());
    auto const by_words = found(finder, view, WordPlace{kBegin, word_from(words, 0, words.size(), kBegin)}, voice);
    EXPECT_EQ(by_words, found(finder, view, std::nullopt, voice)) << text;
    EXPECT_EQ(by_words.size(), verbs) << text;
  }
}

TEST(VerbWords, LooksOverBlankedOutNotes) {
  std::string const text = "Notes the lamp,12 and requests the oil,b and urges care;";
  std::vector<Span> const marks = {{15, 17}, {39, 40}};
  WordIndex words;
  index_words(text, words);
  ParagraphView paragraph;
  paragraph.assign(text, {0, static_cast<std::uint32_t>(text.size())}, marks, {});
  ASSERT_TRUE(paragraph.keeps_words());
  VerbFinder finder;
  finder.begin(words);
  auto const by_words = found(finder, paragraph.view(), WordPlace{}, Voice::kOperative);
  EXPECT_EQ(by_words, found(finder, paragraph.view(), std::nullopt, Voice::kOperative));
  EXPECT_EQ(by_words.size(), 3U);
}

TEST(VerbWords, ANoteGluedToAWordChangesIt) {
  std::string const text = "Notes the lampa and requestsb the oil";
  ParagraphView paragraph;
  std::vector<Span> const marks = {{28, 29}};
  paragraph.assign(text, {0, static_cast<std::uint32_t>(text.size())}, marks, {});
  EXPECT_FALSE(paragraph.keeps_words());
}

}  // namespace
}  // namespace rapporteur
