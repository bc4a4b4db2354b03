// Whole documents: samples/NAME.txt against golden/NAME.structure.txt and golden/NAME.metadata.txt. With
// RAPPORTEUR_UPDATE_GOLDEN=1 the golden files are written anew, and their diff is read before it is believed.

#include "examples.hpp"
#include "pipeline/analyze.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

namespace rapporteur {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCharacters = 60;  // of a paragraph's text

std::vector<std::string> samples() {
  std::vector<std::string> names;
  for (auto const& path : tests::files_in(tests::folder() / "samples", ".txt")) names.push_back(path.stem().string());
  return names;
}

/// Blanks in symbols and numbers do not count.
std::string without_blanks(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

class Golden : public testing::TestWithParam<std::string> {
 protected:
  Golden() : bytes_(tests::read_file(tests::folder() / "samples" / (GetParam() + ".txt"))) {}

  /// What the golden file says; it is made to say `page` first where that is wanted.
  static std::string golden(std::string_view what, std::string const& page) {
    auto const path = tests::folder() / "golden" / (GetParam() + "." + std::string(what) + ".txt");
    char const* const update = std::getenv("RAPPORTEUR_UPDATE_GOLDEN");
    if (update != nullptr && std::string_view(update) == "1") std::ofstream(path, std::ios::binary) << page;
    return tests::read_file(path);
  }

  [[nodiscard]] Analysis const& analysis() { return analyzer_.analyze(GetParam(), bytes_); }

 private:
  std::string bytes_;
  Analyzer analyzer_;
};

TEST_P(Golden, Structure) {
  auto const page = tests::structure_page(analysis(), kCharacters);
  EXPECT_EQ(page, golden("structure", page));
}

TEST_P(Golden, Metadata) {
  auto const page = tests::metadata_page(analysis().metadata);
  EXPECT_EQ(without_blanks(page), without_blanks(golden("metadata", page)));
}

INSTANTIATE_TEST_SUITE_P(Samples, Golden, testing::ValuesIn(samples()),
                         [](auto const& sample) { return sample.param; });

TEST(GoldenFiles, EachHasItsSample) {
  auto const names = samples();
  for (auto const& path : tests::files_in(tests::folder() / "golden", ".txt")) {
    auto const file = path.filename().string();
    if (!file.ends_with(".structure.txt") && !file.ends_with(".metadata.txt")) continue;
    EXPECT_TRUE(std::count(names.begin(), names.end(), file.substr(0, file.find('.'))) == 1) << file;
  }
}

}  // namespace
}  // namespace rapporteur
