// `rapporteur spans` as the programs that check readers of the stream meet it.

#include "tests/command_fixture.hpp"

#include <string>
#include <string_view>

namespace rapporteur::tests {
namespace {

using ::testing::ContainsRegex;

std::string const kText = resolution(
    "1.\tRequests the Secretary-General, as appropriate, to report on \"Ωcean 𝄞 façades\" by 31 March 2006.\n");

class Spans : public CommandTest {
 protected:
  std::string input = folder.write("input.txt", kText);

  [[nodiscard]] std::string spans(std::string const& offsets) const {
    RunResult const result = run_program({"spans", "--offsets=" + offsets, input});
    EXPECT_EQ(result.status, 0);
    EXPECT_THAT(result.error, IsEmpty());
    return result.output;
  }
};

/// The line that begins with `path`, without it; empty where there is none.
std::string line(std::string_view output, std::string const& path) {
  std::size_t const at = output.find("\n" + path + "\t");
  if (at == std::string_view::npos) return {};
  std::string_view const rest = output.substr(at + path.size() + 2);
  return std::string(rest.substr(0, rest.find('\n')));
}

/// What comes after the digest's count.
std::string digest(std::string_view output) { return std::string(output.substr(output.rfind(' '))); }

TEST_F(Spans, EachSpanHasItsPathItsPlaceAndItsWords) {
  std::string const output = spans("utf8");
  EXPECT_THAT(output, StartsWith("# " + input + " utf8\nmetadata.evidence[0].span\t"));
  EXPECT_THAT(line(output, "paragraphs[0].span"),
              "0\t62\t\"Resolution adopted by the General Assembly on 20 December "
              "2004\"");
  EXPECT_THAT(line(output, "actions[0].addressees[0].span"), EndsWith("\t\"Secretary-General\""));
  EXPECT_THAT(line(output, "actions[0].due[0].span"), EndsWith("\t\"by 31 March 2006\""));
  EXPECT_THAT(line(output, "conditions[0].cue"), EndsWith("\t\"as appropriate\""));
  EXPECT_THAT(output, HasSubstr("report on \\\"Ωcean 𝄞 façades\\\" by"));
}

TEST_F(Spans, TheOrderIsThatOfTheFieldsNumbers) {
  std::string const output = spans("utf8");
  std::size_t last = 0;
  for (char const* path : {"\nmetadata.", "\nparagraphs[0]", "\nparagraphs[3]", "\nmentions[0]", "\nactions[0].span",
                           "\nactions[0].addressees[0]", "\nactions[0].task", "\nactions[0].due[0]",
                           "\nconditions[0].span", "\nconditions[0].cue", "\n= "}) {
    std::size_t const at = output.find(path);
    ASSERT_NE(at, std::string::npos) << path;
    EXPECT_GT(at, last) << path;
    last = at;
  }
}

TEST_F(Spans, TheWordsAreTheSameInEachUnit) {
  std::string const bytes = spans("utf8");
  std::string const units = spans("utf16");
  std::string const points = spans("utf32");
  EXPECT_EQ(digest(bytes), digest(units));
  EXPECT_EQ(digest(bytes), digest(points));
  std::string const due = "actions[0].due[0].span";
  EXPECT_THAT(line(bytes, due), Not(line(units, due)));
  EXPECT_THAT(line(units, due), Not(line(points, due)));
  EXPECT_THAT(line(units, due), EndsWith("\t\"by 31 March 2006\""));
  EXPECT_THAT(line(points, due), EndsWith("\t\"by 31 March 2006\""));
}

TEST_F(Spans, ADocumentWithoutTextHasNoneAndTheDigestOfNothing) {
  std::string const empty = folder.write("empty.txt", "");
  EXPECT_EQ(run_program({"spans", empty}).output,
            "# " + empty + " utf8\n= 0 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n");
}

TEST_F(Spans, TheLastLineCountsAndDigests) {
  // sha256sum of "Nothing.\n", the words of the only span.
  EXPECT_THAT(run_program({"spans", folder.write("one.txt", "Nothing.\n")}).output,
              EndsWith("\nparagraphs[0].span\t0\t8\t\"Nothing.\"\n= 1 "
                       "d16be6060ce11adff97025fd01c9671660300ad798708d6545ed7d83ae6a7c84\n"));
}

TEST_F(Spans, SeveralInputsInTheirOrder) {
  folder.write("a.txt", kText);
  folder.write("b.txt", "Nothing.\n");
  expect_same_with_any_threads({"spans"});
  EXPECT_THAT(run_program({"spans", folder.path().string()}).output, ContainsRegex("# .*a.txt utf8(.|\n)*# .*b.txt"));
}

TEST_F(Spans, TellsWhatCannotBeReadAndFaultsOfUsage) {
  RunResult const missing = run_program({"spans", folder.at("none")});
  EXPECT_EQ(missing.status, 1);
  EXPECT_THAT(missing.output, StartsWith("# " + folder.at("none") + " utf8\n= 0 "));
  EXPECT_EQ(run_program({"spans"}).status, 2);
  EXPECT_EQ(run_program({"spans", "--offsets=utf7", input}).status, 2);
}

}  // namespace
}  // namespace rapporteur::tests
