#include "pipeline/phrase_filter.hpp"

#include "pipeline/vector_choice.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace rapporteur {
namespace {

TEST(PhraseFilter, AllWidthsAgreeAndMissNothing) {
  PhraseFilter filter;
  filter.prepare();
  std::mt19937_64 random(5);
  std::vector<std::uint64_t> words(PhraseFilter::kAtOnce + 1);
  for (int round = 0; round < 200; ++round) {
    for (auto& word : words) word = random();
    filter.add_alone(words[3]);
    filter.add_pair(words[62], words[63]);
    filter.add_pair(words[63], words[64]);
    auto const found = filter.find(words.data());
    EXPECT_EQ(found.alone >> 3U & 1U, 1U);
    EXPECT_EQ(found.pairs >> 62U, 3U);
#if defined(RAPPORTEUR_AVX2)
    if (has_avx2()) {
      auto const wide = filter.find_wide(words.data());
      EXPECT_EQ(wide.alone, found.alone);
      EXPECT_EQ(wide.pairs, found.pairs);
    }
    if (has_widest()) {
      auto const widest = filter.find_widest(words.data());
      EXPECT_EQ(widest.alone, found.alone);
      EXPECT_EQ(widest.pairs, found.pairs);
    }
#endif
  }
}

}  // namespace
}  // namespace rapporteur
