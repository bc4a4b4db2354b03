// The examples of tests/spec/*.md, each a test of its own: SECTION.line_N, so that
//   spec_test --gtest_filter='*Headings*'   or   --gtest_filter='*.line_1204'
// runs those alone. The pages say themselves how an example is written.

#include "action_page.hpp"
#include "condition_page.hpp"
#include "examples.hpp"
#include "pipeline/analyze.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace rapporteur {
namespace {

using tests::Example;

/// Letters and digits only, as a name of a test has to be.
std::string test_name(std::string_view words) {
  std::string name(words);
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

/// How the examples of a page are read, and what of the result they show.
struct PageForm {
  std::string_view page;     ///< the name of its file
  std::string_view context;  ///< stands before every example
  std::string (*shown)(Analysis const& analysis);
};

constexpr std::array<PageForm, 5> kForms = {{
    {"actions", "", tests::actions_page},
    {"conditions", "The General Assembly,\n", tests::conditions_page},
    {"mentions", "", tests::mentions_page},
    {"tasks", "The General Assembly,\n", tests::tasks_page},
    {"structure", "", [](Analysis const& analysis) { return tests::structure_page(analysis); }},
}};

class SpecExample : public testing::Test {
 public:
  SpecExample(Example example, PageForm const& form) : example_(std::move(example)), form_(form) {}

  void TestBody() override {
    Analyzer analyzer;
    auto const& analysis = analyzer.analyze("example", std::string(form_.context) + example_.input);
    EXPECT_EQ(form_.shown(analysis), example_.expected) << example_.input;
  }

 private:
  Example example_;
  PageForm const& form_;
};

/// Registers the examples of every page before main() looks for tests.
std::size_t const registered = [] {
  std::size_t count = 0;
  for (auto const& path : tests::files_in(tests::folder() / "spec", ".md")) {
    auto const file = path.string();
    auto const form =
        std::find_if(kForms.begin(), kForms.end(), [&](PageForm const& each) { return path.stem() == each.page; });
    if (form == kForms.end()) continue;
    for (auto const& example : tests::examples_in(tests::read_file(path))) {
      auto const suite = test_name(path.stem().string()) + "_" + test_name(example.section);
      auto const name = "line_" + std::to_string(example.line);
      testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr, file.c_str(), static_cast<int>(example.line),
                            [example, form]() -> testing::Test* { return new SpecExample(example, *form); });
      ++count;
    }
  }
  return count;
}();

TEST(Spec, EveryPageIsRead) {
  for (auto const& path : tests::files_in(tests::folder() / "spec", ".md")) {
    EXPECT_TRUE(std::any_of(kForms.begin(), kForms.end(), [&](auto const& form) { return path.stem() == form.page; }))
        << path;
  }
}

TEST(Spec, HasExamples) { EXPECT_GT(registered, 0U) << "no pages in " << tests::folder() / "spec"; }

}  // namespace
}  // namespace rapporteur
