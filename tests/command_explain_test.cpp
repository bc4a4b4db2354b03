// `rapporteur explain` as its users and their scripts meet it.

#include "tests/command_fixture.hpp"

#include <string>
#include <string_view>

namespace rapporteur::tests {
namespace {

using ::testing::ContainsRegex;
std::string const kText = resolution(
    "Recalling its resolution 58/1 of 3 October 2003,\n"
    "1.\tInvites the United Nations Development Programme (UNDP), subject to the availability of resources, to submit "
    "a report to the Assembly at its sixtieth session, as appropriate;\n"
    "2.\tCalls upon Member States:\n"
    "(a)\tTo keep records by 31 March 2006;\n"
    "3.\tRequests UNDP to assist them;\n");

class Explain : public CommandTest {
 protected:
  std::string input = folder.write("input.txt", kText);
  RunResult result = run_program({"explain", input});

  /// The first line that begins with `stage` and holds `words`.
  [[nodiscard]] std::string line(std::string_view stage, std::string_view words) const {
    std::string_view rest = result.output;
    while (!rest.empty()) {
      std::string_view const one = rest.substr(0, rest.find('\n'));
      if (one.starts_with(stage) && one.find(words) != std::string_view::npos) return std::string(one);
      rest.remove_prefix(one.size() + 1);
    }
    return {};
  }
};

TEST_F(Explain, EachFindingNamesItsRule) {
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.error, IsEmpty());
  EXPECT_THAT(result.output, Not(HasSubstr("\033")));
  EXPECT_THAT(line("citation", "58/1"), AllOf(HasSubstr("  act.its  "), EndsWith("A/RES/58/1")));
  EXPECT_THAT(line("action recall", "Recalling"), HasSubstr("verb-opener"));
  EXPECT_THAT(line("addressee", "Member States"), EndsWith("GROUP:member-states"));
  EXPECT_THAT(line("due", "sixtieth session"), HasSubstr("due-session"));
  EXPECT_THAT(line("deliverable", "report"), HasSubstr("report, to "));
  EXPECT_THAT(line("condition", "as appropriate"), HasSubstr("discretion, leaves 0.7 of invite"));
}

TEST_F(Explain, APlaceCountsBytesOfTheText) {
  std::string const found = line("action recall", "Recalling");
  EXPECT_THAT(found, ContainsRegex(" [0-9]+-[0-9]+ "));
}

TEST_F(Explain, ACommitmentIsTakenApart) {
  EXPECT_THAT(line("  commitment", "means-availability"),
              ContainsRegex("force 0\\.[0-9]+ × 0\\.[0-9]+ means-availability × 0\\.7 judgement$"));
  // Below its action.
  std::size_t const action = result.output.find("\naction invite");
  ASSERT_NE(action, std::string::npos);
  EXPECT_THAT(result.output.substr(result.output.find('\n', action + 1) + 1), StartsWith("  commitment "));
}

TEST_F(Explain, ANameSaysWhatTiedItToItsEntity) {
  EXPECT_THAT(line("mention", "United Nations Development Programme"), HasSubstr("UN:UNDP by "));
  EXPECT_THAT(line("mention", "the Assembly") + line("mention", "  Assembly"), HasSubstr("UN:GA by "));
}

TEST_F(Explain, AnInheritedActionStandsAtItsSubparagraph) {
  std::size_t const own = result.output.find("\naction call upon");
  std::size_t const inherited = result.output.find("\naction call upon", own + 1);
  ASSERT_NE(inherited, std::string::npos);
  EXPECT_LT(inherited, result.output.find("by 31 March 2006"));
  EXPECT_THAT(result.output.substr(inherited, result.output.find('\n', inherited + 1) - inherited),
              EndsWith(", inherited"));
}

TEST_F(Explain, ADocumentWithoutFindingsGivesNoLines) {
  RunResult const none = run_program({"explain", folder.write("none.txt", "Nothing that anybody does.\n")});
  EXPECT_EQ(none.status, 0);
  EXPECT_THAT(none.output + none.error, IsEmpty());
}

TEST_F(Explain, ReadsStandardInput) {
  EXPECT_EQ(run_program({"explain", "-"}, {.input = std::string(kText)}).output, result.output);
}

TEST_F(Explain, TellsWhatCannotBeRead) {
  RunResult const missing = run_program({"explain", folder.at("none")});
  EXPECT_EQ(missing.status, 1);
  EXPECT_THAT(missing.output, IsEmpty());
  EXPECT_EQ(missing.error, "rapporteur: " + folder.at("none") + ": No such file or directory\n");
  EXPECT_EQ(run_program({"explain", folder.path().string()}).status, 1);
}

TEST_F(Explain, TellsFaultsOfUsageAndOutput) {
  EXPECT_EQ(run_program({"explain"}).status, 2);
  EXPECT_EQ(run_program({"explain", input, input}).status, 2);
  EXPECT_EQ(run_program({"explain", input}, {.output_path = "/dev/full"}).status, 3);
}

TEST_F(Explain, UsesColorOnATerminalOnly) {
  RunOptions const options = {.environment = {"TERM=xterm", "NO_COLOR="}, .output_terminal = true};
  EXPECT_THAT(run_program({"explain", input}, options).output, HasSubstr("\033"));
}

}  // namespace
}  // namespace rapporteur::tests
