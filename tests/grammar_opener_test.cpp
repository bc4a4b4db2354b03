#include "grammar/embedded.hpp"
#include "grammar/grammar.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::grammar {
namespace {

struct Row {
  std::string_view text;
  OpenerForm form;
  std::string_view head;
  std::string_view lemma;
};

constexpr auto kPreambular = OpenerForm::kPreambular;
constexpr auto kOperative = OpenerForm::kOperative;
constexpr auto kDeclaration = OpenerForm::kDeclaration;

TEST(Opener, ReadsHeadsWithTheirAdverbs) {
  static constexpr Row kRows[] = {
      {"Recalling its resolution 90/3,", kPreambular, "Recalling", "recall"},
      {"Recalling also its resolution 90/3,", kPreambular, "Recalling", "recall"},
      {"Further recalling the statement", kPreambular, "recalling", "recall"},
      {"Strongly condemning the theft", kPreambular, "condemning", "condemn"},
      {"Having considered the report", kPreambular, "Having", "have"},
      {"Noting with deep concern the state", kPreambular, "Noting", "note"},
      {"Recognising the courage", kPreambular, "Recognising", "recognize"},
      {"Emphasizing that", kPreambular, "Emphasizing", "emphasize"},
      {"Welcoming, in this regard, the register", kPreambular, "Welcoming", "welcome"},
      {"Deeply concerned that lighthouses", kPreambular, "concerned", "be concerned"},
      {"Gravely alarmed at the loss", kPreambular, "alarmed", "be alarmed"},
      {"Aware of the importance", kPreambular, "Aware", "be aware"},
      {"Mindful, in that connection, of", kPreambular, "Mindful", "be mindful"},
      {"Resolved to act", kPreambular, "Resolved", "be resolved"},
      {"Whereas the lamps were damaged", kPreambular, "Whereas", "consider"},
      {"Requests the Secretary-General", kOperative, "Requests", "request"},
      {"Also requests the Secretariat", kOperative, "requests", "request"},
      {"Once again calls upon Governments", kOperative, "calls", "call"},
      {"Therefore decides to", kOperative, "decides", "decide"},
      {"Further strongly urges all States", kOperative, "urges", "urge"},
      {"Authorises the Mission", kOperative, "Authorises", "authorize"},
      {"Takes further note of", kOperative, "Takes", "take"},
      {"Expresses its deep concern", kOperative, "Expresses", "express"},
      {"Remains deeply concerned", kOperative, "Remains", "remain"},
      {"Is convinced that talks", kOperative, "convinced", "be convinced"},
      {"Is deeply concerned about", kOperative, "concerned", "be concerned"},
      {"States that no lamp shall be put out;", kOperative, "States", "state"},
      {"ESTABLISHES A COMMISSION", kOperative, "ESTABLISHES", "establish"},
      {"We reaffirm the commitment", kDeclaration, "reaffirm", "reaffirm"},
      {"We also commit to", kDeclaration, "commit", "commit"},
      {"We are deeply concerned that", kDeclaration, "concerned", "be concerned"},
  };
  for (auto const& row : kRows) {
    SCOPED_TRACE(std::string(row.text));
    auto const found = parse_opener(row.text);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->form, row.form);
    EXPECT_TRUE(found->known);
    EXPECT_EQ(found->head, row.head);
    EXPECT_EQ(found->lemma, row.lemma);
  }
}

TEST(Opener, TakesAnUnknownHeadByItsForm) {
  struct Unknown {
    std::string_view text;
    OpenerForm form;
  };
  static constexpr Unknown kRows[] = {
      {"Cherishing the memory", kPreambular},
      {"Deeply cherishing the memory", kPreambular},
      {"Cherishes the memory", kOperative},
      {"Also cherishes the memory", kOperative},
  };
  for (auto const& row : kRows) {
    auto const found = parse_opener(row.text);
    ASSERT_TRUE(found) << row.text;
    EXPECT_EQ(found->form, row.form) << row.text;
    EXPECT_FALSE(found->known) << row.text;
    EXPECT_TRUE(found->lemma.empty()) << row.text;
  }
}

TEST(Opener, IsNothingElse) {
  for (std::string_view const text : {
           "",
           "recalling its resolution 90/3,",
           "requests the Secretary-General",
           "The General Assembly,",
           "To train keepers,",
           "Ensuring access to measurements;",
           "Promoting the exchange of maps;",
           "Developing guidelines",
           "Facilitating the exchange of maps",
           "Including by means of maps",
           "Following the decision of the Council",
           "During the discussion of any matter",
           "Meeting of the Board",
           "Financing of the Mission",
           "States should keep their lamps in order.",
           "States parties shall",
           "Measures",
           "Members of the Commission",
           "United Nations Children’s Fund",
           "Concerned Citizens of Tavira",
           "Is it so?",
           "Is the Council",
           "Always",
           "Also",
           "We",
           "We the peoples",
           "We, Heads of State and Government",
           "Wehere reaffirm",
           "Process and modalities",
           "Status of the lamps",
           "Basis for discussion",
           "Declarations",
           "Requested the Secretary-General",
           "“Recalling its resolution",
           "1. Recalls",
       }) {
    auto const found = parse_opener(text);
    EXPECT_FALSE(found) << text << " has the head " << found->head;
  }
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  for (auto const& table : embedded_tables()) {
    if (table.name != name) continue;
    for (auto const& row : Table::parse(table.name, table.text, {}).rows) words.emplace_back(row[0]);
  }
  EXPECT_FALSE(words.empty()) << name;
  return words;
}

std::string capitalised(std::string word) {
  word.front() = static_cast<char>(word.front() - 'a' + 'A');
  return word;
}

/// Each verb of the table opens acts in the third person, considerations as a gerund, pledges behind "We".
TEST(Opener, KnowsEveryVerbInAllItsForms) {
  auto const verbs = words_of("verbs");
  ASSERT_GT(verbs.size(), 100U);
  auto const expect = [](std::string const& word, std::string const& text, OpenerForm form, std::string const& lemma) {
    auto const found = parse_opener(text);
    ASSERT_TRUE(found) << text;
    EXPECT_EQ(found->form, form) << text;
    EXPECT_TRUE(found->known) << text;
    EXPECT_EQ(found->head, word) << text;
    EXPECT_EQ(found->lemma, lemma) << text;
  };
  for (auto const& verb : verbs) {
    std::vector<std::string> spellings = {verb};
    if (verb.ends_with("ize")) spellings.push_back(verb.substr(0, verb.size() - 3) + "ise");
    for (auto const& spelling : spellings) {
      auto const acts = third_person(spelling);
      auto const considers = gerund(spelling);
      // " that": a word that is also a noun is a verb before a clause only.
      expect(capitalised(acts), capitalised(acts) + " that the lamps burn;", kOperative, verb);
      expect(acts, "Also " + acts + " that the lamps burn;", kOperative, verb);
      if (Lexicon::standard().list_word(considers)) {
        EXPECT_FALSE(parse_opener(capitalised(considers) + " that the lamps burn,")) << considers;
      } else {
        expect(capitalised(considers), capitalised(considers) + " that the lamps burn,", kPreambular, verb);
      }
      if (Lexicon::standard().head(spelling)->form != HeadForm::kBase) continue;  // "set" is nothing else
      expect(spelling, "We " + spelling + " that the lamps burn.", kDeclaration, verb);
    }
  }
}

TEST(Opener, KnowsEveryParticiple) {
  for (auto const& word : words_of("participles")) {
    for (auto const& text : {capitalised(word) + " that the lamps burn,", "Deeply " + word + " by the loss,"}) {
      auto const found = parse_opener(text);
      ASSERT_TRUE(found) << text;
      EXPECT_EQ(found->form, kPreambular) << text;
      EXPECT_EQ(found->head, text.starts_with("Deeply") ? word : capitalised(word)) << text;
    }
    EXPECT_FALSE(parse_opener(capitalised(word) + " Nations")) << word;
    auto const acts = parse_opener("Is " + word + " that the lamps burn;");
    ASSERT_TRUE(acts) << word;
    EXPECT_EQ(acts->form, kOperative) << word;
  }
}

TEST(Opener, PassesOverEveryAdverbBeforeItsHead) {
  for (auto const& word : words_of("adverbs")) {
    if (*Lexicon::standard().adverb(word) == AdverbPlace::kAfter) continue;
    for (std::string const head : {"requests", "recalling", "concerned"}) {
      auto const text = capitalised(word) + " " + head + " that the lamps burn";
      auto const found = parse_opener(text);
      ASSERT_TRUE(found) << text;
      EXPECT_EQ(found->head, head) << text;
      EXPECT_TRUE(found->known) << text;
    }
  }
}

/// Each word has the form of a head, and would be taken for one if the table did not say otherwise.
TEST(Opener, TakesNoWordThatOpensItemsOrHeadings) {
  for (auto const& word : words_of("list_words")) {
    EXPECT_FALSE(parse_opener(capitalised(word) + " the lamps")) << word;
    EXPECT_GE(word.size(), 6U) << word << " has not the form of a gerund";
  }
  for (auto const& word : words_of("not_verbs")) EXPECT_FALSE(parse_opener(capitalised(word) + " the lamps")) << word;
}

TEST(Opener, MakesTheFormsOfVerbsByRule) {
  struct Forms {
    std::string_view verb, third, gerund;
  };
  static constexpr Forms kForms[] = {
      {"request", "requests", "requesting"},
      {"express", "expresses", "expressing"},
      {"deny", "denies", "denying"},
      {"convey", "conveys", "conveying"},
      {"note", "notes", "noting"},
      {"agree", "agrees", "agreeing"},
      {"commit", "commits", "committing"},
      {"refer", "refers", "referring"},
      {"have", "has", "having"},
      {"stress", "stresses", "stressing"},
      {"establish", "establishes", "establishing"},
      {"reaffirm", "reaffirms", "reaffirming"},
      {"emphasize", "emphasizes", "emphasizing"},
      {"annul", "annuls", "annulling"},
      {"veto", "vetoes", "vetoing"},
  };
  for (auto const& row : kForms) {
    EXPECT_EQ(third_person(row.verb), row.third);
    EXPECT_EQ(gerund(row.verb), row.gerund);
  }
}

}  // namespace
}  // namespace rapporteur::grammar
