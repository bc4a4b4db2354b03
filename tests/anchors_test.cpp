#include "pipeline/anchors.hpp"

#include "examples.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The pass that every reference begins with looks at many bytes at a time; here one byte at a time must give the same.

namespace rapporteur {

bool operator==(Anchor const& a, Anchor const& b) { return a.at == b.at && a.kind == b.kind; }

namespace {

std::vector<Anchor> one_by_one(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, AnchorKind>, 11> kAll = {
      {{"/", AnchorKind::kSlash},
       {"(", AnchorKind::kParenthesis},
       {"rticle", AnchorKind::kArticle},
       {"hapter", AnchorKind::kChapter},
       {"Sales No", AnchorKind::kSales},
       {"Treaty Series", AnchorKind::kTreatySeries},
       {"Official Records", AnchorKind::kOfficialRecords},
       {"aragraph", AnchorKind::kParagraph},
       {"present ", AnchorKind::kPresent},
       {"this ", AnchorKind::kThis},
       {"les of procedure", AnchorKind::kRules}}};
  std::vector<Anchor> anchors;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (auto const& [word, kind] : kAll) {
      if (text.substr(at).starts_with(word)) anchors.push_back({static_cast<std::uint32_t>(at), kind});
    }
  }
  return anchors;
}

std::vector<Anchor> found(std::string_view text) {
  std::vector<Anchor> anchors;
  find_anchors(text, anchors);
  std::erase_if(anchors, [](Anchor const& anchor) { return anchor.kind == AnchorKind::kAct; });
  return anchors;
}

TEST(Anchors, StandAtEveryPlaceOfAVector) {
  for (std::string_view const word : {"/", "(", "Article 5", "chapter", "Sales No", "Treaty Series", "Official Records",
                                      "paragraphs", "the present one", "this one", "rules of procedure"}) {
    for (std::size_t before = 0; before < 70; ++before) {
      for (std::size_t const behind : {0U, 1U, 40U}) {
        auto const text = std::string(before, 'x') + std::string(word) + std::string(behind, 's');
        EXPECT_EQ(found(text), one_by_one(text)) << text;
      }
    }
  }
}

TEST(Anchors, AreTheSameInTheSamples) {
  for (auto const& path : tests::files_in(tests::folder() / "samples", ".txt")) {
    auto const text = tests::read_file(path);
    EXPECT_EQ(found(text), one_by_one(text)) << path;
  }
}

TEST(Anchors, OfABareNumberNeedOne) {
  auto const acts = [](std::string_view text) {
    std::vector<Anchor> anchors;
    find_anchors(text, anchors);
    std::erase_if(anchors, [](Anchor const& anchor) { return anchor.kind != AnchorKind::kAct; });
    return anchors.size();
  };
  EXPECT_EQ(acts("in resolution 2250, and resolutions 425 and 426 (1978)"), 2U);
  EXPECT_EQ(acts("resolution 60/1, resolution 1325 (2000), resolution 5, resolution 217 A (III), a resolution on"), 0U);
}

}  // namespace
}  // namespace rapporteur
