// What must hold of every analysis (analysis_checks.hpp), over a corpus of real documents: RAPPORTEUR_CORPUS.

#include "analysis_checks.hpp"
#include "command_support.hpp"
#include "examples.hpp"
#include "pipeline/analyze.hpp"
#include "proto/convert.hpp"
#include "proto/json.hpp"
#include "rapporteur/v1/document.pb.h"

#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace rapporteur {
namespace {

namespace fs = std::filesystem;

class CorpusProperty : public testing::TestWithParam<char const*> {
 protected:
  void SetUp() override {
    if (tests::corpus().empty() || !fs::is_directory(folder())) GTEST_SKIP() << "no corpus: RAPPORTEUR_CORPUS";
  }
  static fs::path folder() { return tests::corpus() / GetParam(); }
};

TEST_P(CorpusProperty, EveryCharacterHasItsPlaceAndEveryRunTheSameResult) {
  Analyzer used;
  auto const files = tests::files_in(folder(), ".txt");
  ASSERT_FALSE(files.empty());
  int faults = 0;
  for (auto const& file : files) {
    auto const input = tests::read_file(file);
    auto const& analysis = used.analyze("input", input);
    auto const fault = tests::fault_of(input, analysis);
    EXPECT_EQ(fault, "") << file;
    Analyzer fresh;
    auto const same = tests::record_of(fresh.analyze("input", input)) == tests::record_of(analysis);
    EXPECT_TRUE(same) << file << " gives another result after other documents";
    if (!fault.empty() || !same) ++faults;
    ASSERT_LT(faults, 10) << "and so on";
  }
}

/// The stream that `analyze` writes for the folder with `jobs` threads.
std::string stream_of(fs::path const& folder, std::string const& jobs) {
  tests::TemporaryFolder const temporary;
  auto const path = temporary.at("documents.pb");
  auto const run = tests::run_program({"analyze", "-j", jobs, "-o", path, folder.string()});
  EXPECT_EQ(run.status, 0) << run.error;
  return tests::read_file(path);
}

TEST_P(CorpusProperty, TheStreamIsTheSameWithAnyNumberOfThreads) {
  auto const one = stream_of(folder(), "1");
  EXPECT_FALSE(one.empty());
  EXPECT_TRUE(one == stream_of(folder(), "2"));
  EXPECT_TRUE(one == stream_of(folder(), "3"));
}

TEST_P(CorpusProperty, JsonIsThatOfTheCanonicalPrinter) {
  Analyzer analyzer;
  MessageWriter writer;
  JsonWriter const json;
  v1::Document document;
  std::string ours;
  std::string theirs;
  for (auto const& file : tests::files_in(folder(), ".txt")) {
    auto const input = tests::read_file(file);
    auto const message = writer.write(analyzer.analyze("input", input), OffsetEncoding::kUtf8);
    ours.clear();
    theirs.clear();
    ASSERT_TRUE(json.append(message, ours)) << file;
    ASSERT_TRUE(document.ParseFromArray(message.data(), static_cast<int>(message.size()))) << file;
    ASSERT_TRUE(google::protobuf::util::MessageToJsonString(document, &theirs).ok()) << file;
    ASSERT_TRUE(ours == theirs) << file;
  }
}

INSTANTIATE_TEST_SUITE_P(Folders, CorpusProperty, testing::Values("ods", "pdf", "raw"),
                         [](auto const& folder) { return std::string(folder.param); });

}  // namespace
}  // namespace rapporteur
