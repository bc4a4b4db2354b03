// The examples of tests/spec/*.md, each a test of its own: SECTION.line_N, so that
//   spec_test --gtest_filter='*Headings*'   or   --gtest_filter='*.line_1204'
// runs those alone. The pages say themselves how an example is written.

#include "examples.hpp"
#include "pipeline/analyze.hpp"

#include <gtest/gtest.h>

#include <algorithm>
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

using Page = std::string (*)(Analysis const& analysis);

class SpecExample : public testing::Test {
 public:
  SpecExample(Example example, Page page) : example_(std::move(example)), page_(page) {}

  void TestBody() override {
    Analyzer analyzer;
    auto const& analysis = analyzer.analyze("example", example_.input);
    EXPECT_EQ(page_(analysis), example_.expected) << example_.input;
  }

 private:
  Example example_;
  Page page_;
};

std::string paragraphs_page(Analysis const& analysis) { return tests::structure_page(analysis); }

/// What the examples of a page show.
Page page_of(std::string_view name) { return name == "mentions" ? tests::mentions_page : paragraphs_page; }

/// Registers the examples of every page before main() looks for tests.
std::size_t const registered = [] {
  std::size_t count = 0;
  for (auto const& path : tests::files_in(tests::folder() / "spec", ".md")) {
    auto const file = path.string();
    for (auto const& example : tests::examples_in(tests::read_file(path))) {
      auto const suite = test_name(path.stem().string()) + "_" + test_name(example.section);
      auto const name = "line_" + std::to_string(example.line);
      testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr, file.c_str(), static_cast<int>(example.line),
                            [example, page = page_of(path.stem().string())]() -> testing::Test* {
                              return new SpecExample(example, page);
                            });
      ++count;
    }
  }
  return count;
}();

TEST(Spec, HasExamples) { EXPECT_GT(registered, 0U) << "no pages in " << tests::folder() / "spec"; }

}  // namespace
}  // namespace rapporteur
