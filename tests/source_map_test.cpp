#include "pipeline/source_map.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <ostream>
#include <vector>

namespace rapporteur {

static std::ostream& operator<<(std::ostream& out, ByteRange const& range) {
  return out << '[' << range.begin << ',' << range.end << ')';
}

static std::ostream& operator<<(std::ostream& out, MapRun const& run) {
  return out << "{text " << run.text << '+' << run.length << ", source " << run.source << '+' << run.source_length
             << ", stride " << run.stride << '}';
}

namespace {

using Runs = std::vector<MapRun>;

/// "ab" of UTF-16, "é" of two bytes at 4, a joint for the line end at 6, "cd" of UTF-8 at 20, "ef" moved here from 10.
SourceMap mixed() {
  SourceMap map;
  map.add({0, 2, 0, 4, 2});
  map.add({2, 2, 4, 2, 0});
  map.add({4, 1, 6, 2, 0});
  map.add({5, 2, 20, 2, 1});
  map.add({7, 2, 10, 2, 1});
  return map;
}

TEST(SourceMap, AnEmptyMapLeadsNowhere) {
  SourceMap const map;
  EXPECT_EQ(map.at(0), (ByteRange{0, 0}));
  EXPECT_EQ(map.at(7), (ByteRange{0, 0}));
  EXPECT_EQ(map.range(0, 0), (ByteRange{0, 0}));
  SourceMap into;
  map.append_to(into, 0, 5, 0);
  EXPECT_TRUE(into.runs().empty());
}

TEST(SourceMap, JoinsLinearRunsThatAreAdjacentOnBothSides) {
  SourceMap map;
  map.add({0, 2, 3, 2, 1});
  map.add({2, 5, 5, 5, 1});
  EXPECT_EQ(map.runs(), (Runs{{0, 7, 3, 7, 1}}));
  map.add({7, 3, 10, 6, 2});  // another stride
  map.add({10, 1, 16, 2, 2});
  EXPECT_EQ(map.runs(), (Runs{{0, 7, 3, 7, 1}, {7, 4, 10, 8, 2}}));
}

TEST(SourceMap, KeepsApartWhatIsNotOneRun) {
  SourceMap gap;
  gap.add({0, 2, 0, 2, 1});
  gap.add({2, 2, 3, 2, 1});
  EXPECT_EQ(gap.runs().size(), 2U);

  SourceMap back;
  back.add({0, 2, 5, 2, 1});
  back.add({2, 2, 3, 2, 1});
  EXPECT_EQ(back.runs().size(), 2U);

  SourceMap atomic;
  atomic.add({0, 2, 0, 2, 0});
  atomic.add({2, 2, 2, 2, 0});
  EXPECT_EQ(atomic.runs().size(), 2U);
}

TEST(SourceMap, LeavesEmptyRunsOut) {
  SourceMap map;
  map.add({0, 0, 0, 3, 0});
  EXPECT_TRUE(map.runs().empty());
}

TEST(SourceMap, LeadsEveryByteBack) {
  SourceMap const map = mixed();
  struct Case {
    std::uint32_t offset;
    ByteRange range;
  };
  for (Case const& c : {Case{0, {0, 2}}, Case{1, {2, 4}}, Case{2, {4, 6}}, Case{3, {4, 6}}, Case{4, {6, 8}},
                        Case{5, {20, 21}}, Case{6, {21, 22}}, Case{7, {10, 11}}, Case{8, {11, 12}},
                        // past the text
                        Case{9, {12, 12}}, Case{4000000000U, {12, 12}}}) {
    EXPECT_EQ(map.at(c.offset), c.range) << c.offset;
  }
}

TEST(SourceMap, GivesTheRangeOfAPart) {
  SourceMap const map = mixed();
  EXPECT_EQ(map.range(0, 5), (ByteRange{0, 8}));
  EXPECT_EQ(map.range(1, 3), (ByteRange{2, 6})) << "the half of an atomic run stands for all of it";
  EXPECT_EQ(map.range(5, 7), (ByteRange{20, 22}));
  EXPECT_EQ(map.range(1, 1), (ByteRange{2, 2}));
  EXPECT_EQ(map.range(9, 9), (ByteRange{12, 12}));
}

TEST(SourceMap, AppendsAPartElsewhere) {
  SourceMap into;
  into.add({0, 100, 0, 100, 1});
  mixed().append_to(into, 1, 8, 100);
  EXPECT_EQ(into.runs(), (Runs{{0, 100, 0, 100, 1},
                               {100, 1, 2, 2, 2},
                               {101, 2, 4, 2, 0},
                               {103, 1, 6, 2, 0},
                               {104, 2, 20, 2, 1},
                               {106, 1, 10, 1, 1}}));
}

TEST(SourceMap, AppendsPartsThatGrowTogether) {
  SourceMap lines;
  lines.add({0, 30, 5, 30, 1});
  SourceMap into;
  lines.append_to(into, 0, 10, 0);
  lines.append_to(into, 10, 30, 10);
  EXPECT_EQ(into.runs(), lines.runs());
}

TEST(SourceMap, CutsAnAtomicRunOnlyInTheText) {
  SourceMap into;
  mixed().append_to(into, 3, 4, 0);
  EXPECT_EQ(into.runs(), (Runs{{0, 1, 4, 2, 0}}));
}

TEST(SourceMap, AppendsNothingOfAnEmptyOrOutlyingPart) {
  SourceMap into;
  mixed().append_to(into, 3, 3, 0);
  mixed().append_to(into, 5, 4, 0);
  mixed().append_to(into, 9, 12, 0);
  EXPECT_TRUE(into.runs().empty());
}

TEST(SourceMap, AppendingByteByByteIsAppendingAtOnce) {
  SourceMap const map = mixed();
  SourceMap pieces;
  for (std::uint32_t i = 0; i < 9; ++i) map.append_to(pieces, i, i + 1, i);
  for (std::uint32_t i = 0; i < 9; ++i) EXPECT_EQ(pieces.at(i), map.at(i)) << i;
}

TEST(SourceMap, ForgetsAll) {
  SourceMap map = mixed();
  map.clear();
  map.reserve(8);
  EXPECT_TRUE(map.runs().empty());
  map.add({0, 1, 9, 1, 1});
  EXPECT_EQ(map.at(0), (ByteRange{9, 10}));
}

}  // namespace
}  // namespace rapporteur
