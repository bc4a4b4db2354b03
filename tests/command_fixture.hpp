#pragma once

#include "tests/command_support.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

/// What the tests of all commands begin with.
namespace rapporteur::tests {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

/// A resolution of the fifty-ninth session with these paragraphs, each with its line feed.
[[nodiscard]] inline std::string resolution(std::string_view paragraphs, int number = 901) {
  return "Resolution adopted by the General Assembly on 20 December 2004\n59/" + std::to_string(number) +
         ".\tMeasures to keep tests short\nThe General Assembly,\n" + std::string(paragraphs);
}

/// A test with a folder for its inputs.
class CommandTest : public ::testing::Test {
 protected:
  TemporaryFolder folder;

  /// That `arguments`, the command first, give the same for all that is in the folder, however many threads work.
  void expect_same_with_any_threads(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {folder.path().string(), "-j1"});
    std::string const one = run_program(arguments).output;
    EXPECT_THAT(one, Not(IsEmpty()));
    for (char const* threads : {"-j2", "-j7"}) {
      arguments.back() = threads;
      EXPECT_EQ(run_program(arguments).output, one) << ::testing::PrintToString(arguments);
    }
  }
};

}  // namespace rapporteur::tests
