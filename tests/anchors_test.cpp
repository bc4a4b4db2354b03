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

TEST(Anchors, TellWhatMayHaveToBeFolded) {
  std::vector<Anchor> anchors;
  std::vector<std::uint32_t> to_fold;
  for (std::size_t before = 0; before < 200; ++before) {
    auto const at = static_cast<std::uint32_t>(before);
    auto const around = [&](std::string_view character) {
      find_anchors(std::string(before, 'x') + std::string(character) + std::string(150, 'x'), anchors, to_fold);
    };
    for (std::string_view const folds : {"\u00A0", "\u00AD", "\u2011", "\u202F", "\u0410", "\uFB01"}) {
      around(folds);
      ASSERT_EQ(to_fold.size(), 1U) << before;
      EXPECT_LE(to_fold[0], at);
      EXPECT_GT(to_fold[0] + kFoldStretch, at);
    }
    for (std::string_view const stays : {"\u00E9", "\u0153", "\u2013", "\u2019", "\u201C", "\u2022"}) {
      around(stays);
      EXPECT_TRUE(to_fold.empty()) << before << stays;
    }
  }
}

}  // namespace
}  // namespace rapporteur
