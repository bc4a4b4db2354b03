#include "pipeline/note_marks.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {
namespace {

struct Found {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t number;
  bool listed;
  bool operator==(Found const&) const = default;
};

/// What is found in `text` behind `before`, which stands in a paragraph of its own; offsets in `text`.
std::vector<Found> found(std::string const& before, std::string_view text) {
  auto const whole = before + std::string(text);
  Structure structure;
  auto const shift = static_cast<std::uint32_t>(before.size());
  for (Span const span : {Span{0, shift}, Span{shift, static_cast<std::uint32_t>(whole.size())}}) {
    structure.paragraphs.emplace_back().kind = ParagraphKind::kOperative;
    structure.paragraphs.back().span = span;
  }
  std::vector<MarkCandidate> candidates;
  find_mark_candidates(whole, structure, candidates);
  std::vector<Found> all;
  for (auto const& each : candidates)
    all.push_back({each.span.begin - shift, each.span.end - shift, each.number, each.listed});
  return all;
}

// A text is looked through in stretches, most numbers of which are told from marks by what stands beside them; a short
// text is looked at number by number.
TEST(NoteMarks, AreTheSameAtEveryPlaceOfAStretch) {
  for (std::string_view const text :
       {"the Vienna Declaration87 and", "the Lamps Convention,1, 2 and 3", "on Lighthouses;4, 5;",
        "of 14 May 20043 and", "in resolution 58/136 of 7", "the keepers 3/ of lamps 12/", "a lamp[4] or [5]",
        "the oil (12) and 7, 8", "harbours* and piers\xC2\xB2 and quays\xE2\x81\xB5", "Recalling 1, 2, 3 and 4",
        "-5 lamps;6\n7. Requests", "keepers;1, 22, 333, 4444",
        "\xE2\x80\x9Clight\xE2\x80\x9D"
        "9 of"}) {
    auto const alone = found("x\n", text);
    for (std::size_t size = 2; size < 140; ++size) {
      EXPECT_EQ(found(std::string(size - 1, 'x') + '\n', text), alone) << text << " behind " << size;
    }
  }
}

TEST(NoteMarks, AListGoesOnInTheStretchOfItsFirstMark) {
  auto const all = found(std::string(70, 'x') + '\n', "the Lamps Convention,1, 2, 3 and");
  ASSERT_EQ(all.size(), 3U);
  EXPECT_TRUE(all[1].listed);
  EXPECT_TRUE(all[2].listed);
}

}  // namespace
}  // namespace rapporteur
