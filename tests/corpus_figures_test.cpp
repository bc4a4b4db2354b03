// Figures that documents in the corpus must reach: RAPPORTEUR_CORPUS/raw, texts as they were found in the wild.

#include "examples.hpp"
#include "pipeline/analyze.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace rapporteur {
namespace {

namespace fs = std::filesystem;

std::size_t count_of(Analysis const& analysis, ParagraphKind kind) {
  return static_cast<std::size_t>(
      std::count_if(analysis.paragraphs.begin(), analysis.paragraphs.end(),
                    [&](auto const& each) { return each.kind == kind && each.resolution == 0; }));
}

/// "S_RES_0017_1947_EN_GOLD.txt" is S/RES/17 (1947).
std::string symbol_of(fs::path const& file) {
  auto const name = file.filename().string();
  return "S/RES/" + std::to_string(std::stoi(name.substr(6, 4))) + " (" + name.substr(11, 4) + ")";
}

/// How many documents had what was looked for; the others by name.
struct Tally {
  std::string_view what;
  std::size_t found = 0;
  std::string missing = {};

  void add(bool holds, fs::path const& file) {
    if (holds) {
      ++found;
    } else {
      missing += " " + file.filename().string();
    }
  }
};

TEST(CorpusFigures, ResolutionsOfTheSecurityCouncilAsFound) {
  auto const folder = tests::corpus() / "raw" / "security_council";
  if (tests::corpus().empty() || !fs::is_directory(folder)) GTEST_SKIP() << "no corpus: RAPPORTEUR_CORPUS";
  constexpr double kLeast = 0.99;

  Analyzer analyzer;
  Tally symbols{"symbol"};
  Tally enacting{"enacting line"};
  Tally operative{"operative paragraph"};
  std::size_t documents = 0;
  for (auto const& file : tests::files_in(folder, ".txt")) {
    if (!file.filename().string().starts_with("S_RES_")) continue;
    auto const input = tests::read_file(file);
    auto const& analysis = analyzer.analyze("input", input);
    ++documents;
    symbols.add(analysis.metadata.symbol == symbol_of(file), file);
    enacting.add(count_of(analysis, ParagraphKind::kEnacting) > 0, file);
    operative.add(count_of(analysis, ParagraphKind::kOperative) > 0, file);
  }
  ASSERT_GT(documents, 0U);
  for (auto const* const tally : {&symbols, &enacting, &operative}) {
    EXPECT_GE(static_cast<double>(tally->found), kLeast * static_cast<double>(documents))
        << tally->what << " is not found in" << tally->missing;
  }
}

TEST(CorpusFigures, AnExportOfAWordProcessor) {
  auto const file = tests::corpus() / "raw" / "A_RES_59_153.word.txt";
  if (tests::corpus().empty() || !fs::exists(file)) GTEST_SKIP() << "no corpus: RAPPORTEUR_CORPUS";
  auto const input = tests::read_file(file);
  Analyzer analyzer;
  auto const& analysis = analyzer.analyze("input", input);

  auto const& metadata = analysis.metadata;
  EXPECT_EQ(metadata.symbol, "A/RES/59/153");
  EXPECT_EQ(metadata.type, DocumentType::kResolution);
  EXPECT_EQ(metadata.organ, "General Assembly");
  EXPECT_EQ(metadata.session, 59U);
  EXPECT_EQ(metadata.number, "59/153");
  EXPECT_EQ(metadata.title,
            "Strengthening international cooperation and technical assistance in promoting the implementation of the "
            "universal conventions and protocols related to terrorism within the framework of the activities of the "
            "United Nations Office on Drugs and Crime");
  EXPECT_EQ(metadata.adopted_on, "2004-12-20");
  EXPECT_EQ(metadata.meeting, "74th plenary meeting");
  EXPECT_EQ(metadata.agenda_items, std::vector<std::string>{"96"});
  EXPECT_EQ(metadata.report_symbols, std::vector<std::string>{"A/59/494"});
  EXPECT_EQ(metadata.issued_on, "2005-02-01");
  EXPECT_EQ(metadata.distribution, "General");
  EXPECT_EQ(metadata.job_number, "04-48544");

  EXPECT_EQ(count_of(analysis, ParagraphKind::kPreambular), 13U);
  EXPECT_EQ(count_of(analysis, ParagraphKind::kOperative), 16U);
  ASSERT_EQ(analysis.footnotes.size(), 4U);
  std::size_t marks = 0;
  for (auto const& note : analysis.footnotes) marks += note.references.size();
  EXPECT_EQ(marks, 6U);
}

}  // namespace
}  // namespace rapporteur
