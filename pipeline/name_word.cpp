#include "pipeline/name_word.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace rapporteur {
namespace {

constexpr std::array<std::string_view, 31> kNames = {"joint-of",
                                                     "joint-on",
                                                     "joint-for",
                                                     "joint-to",
                                                     "joint-in",
                                                     "joint-against",
                                                     "joint-with",
                                                     "joint-at",
                                                     "joint-concerning",
                                                     "joint-from",
                                                     "joint-between",
                                                     "joint-and",
                                                     "joint-into",
                                                     "article",
                                                     "function",
                                                     "ordinal",
                                                     "month",
                                                     "cardinal",
                                                     "makes-state",
                                                     "unmakes-state",
                                                     "behind-country",
                                                     "united-nations-noun",
                                                     "united-nations-kind",
                                                     "shared-adjective",
                                                     "numeral",
                                                     "mandate-end",
                                                     "mandate-end-and",
                                                     "mandate-to",
                                                     "next-act",
                                                     "heads-names",
                                                     "title-word"};
static_assert(kNames.size() == static_cast<std::size_t>(NameWord::kModifier));

}  // namespace

void NameWordClasses::make_room(std::size_t words) {
  slots_.assign(std::bit_ceil(4 * words + 1), {});
  mask_ = slots_.size() - 1;
}

bool NameWordClasses::add(std::uint64_t word, std::string_view name) {
  auto const found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return false;
  add(word, static_cast<NameWord>(found - kNames.begin()));
  return true;
}

void NameWordClasses::add(std::uint64_t word, NameWord of) {
  auto& classes = slot(word);
  classes.tag = tag_of(word);
  classes.bits |= bit(of);
}

NameWordClasses::Slot& NameWordClasses::slot(std::uint64_t word) {
  auto at = static_cast<std::size_t>(word) & mask_;
  while (slots_[at].bits != 0 && slots_[at].tag != tag_of(word)) at = (at + 1) & mask_;
  return slots_[at];
}

}  // namespace rapporteur
