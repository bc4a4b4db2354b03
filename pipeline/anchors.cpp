#include "pipeline/anchors.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

namespace rapporteur {
namespace {

/// A word with the two of its bytes that together are rarest in the texts.
struct Word {
  std::string_view word;
  AnchorKind kind;
  std::array<std::uint8_t, 2> probes;
};

constexpr std::array<Word, 8> kWords = {{{"rticle", AnchorKind::kArticle, {3, 4}},
                                         {"hapter", AnchorKind::kChapter, {2, 3}},
                                         {"Sales No", AnchorKind::kSales, {0, 6}},
                                         {"Treaty Series", AnchorKind::kTreatySeries, {0, 7}},
                                         {"Official Records", AnchorKind::kOfficialRecords, {0, 9}},
                                         {"aragraph", AnchorKind::kParagraph, {3, 6}},
                                         {"present ", AnchorKind::kPresent, {0, 3}},
                                         {"this ", AnchorKind::kThis, {1, 3}}}};
constexpr std::size_t kLongest = 16;
constexpr std::size_t kStep = 16;

void verify(std::string_view text, std::size_t at, std::vector<Anchor>& anchors) {
  char const c = text[at];
  if (c == '/') return anchors.push_back({static_cast<std::uint32_t>(at), AnchorKind::kSlash});
  if (c == '(') return anchors.push_back({static_cast<std::uint32_t>(at), AnchorKind::kParenthesis});
  auto const rest = text.substr(at);
  for (auto const& word : kWords) {
    if (c == word.word.front() && rest.starts_with(word.word))
      return anchors.push_back({static_cast<std::uint32_t>(at), word.kind});
  }
}

#if defined(__SSE2__)
__m128i load(char const* from) { return _mm_loadu_si128(reinterpret_cast<__m128i const*>(from)); }

/// A bit for each of the 16 bytes from `from` on where an anchor may stand; reads `kLongest` more.
unsigned candidates(char const* from) {
  auto const bytes = load(from);
  auto hits = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('/')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('(')));
  for (auto const& [word, kind, probes] : kWords) {
    auto const first = _mm_cmpeq_epi8(load(from + probes[0]), _mm_set1_epi8(word[probes[0]]));
    auto const second = _mm_cmpeq_epi8(load(from + probes[1]), _mm_set1_epi8(word[probes[1]]));
    hits = _mm_or_si128(hits, _mm_and_si128(first, second));
  }
  return static_cast<unsigned>(_mm_movemask_epi8(hits));
}

/// Looks at 16 places of `text`, the first at `at`; `bytes` are those that stand there.
void look(std::string_view text, std::size_t at, char const* bytes, std::vector<Anchor>& anchors) {
  for (auto mask = candidates(bytes); mask != 0; mask &= mask - 1) {
    verify(text, at + static_cast<std::size_t>(std::countr_zero(mask)), anchors);
  }
}
#endif

}  // namespace

void find_anchors(std::string_view text, std::vector<Anchor>& anchors) {
  anchors.clear();
  std::size_t at = 0;
#if defined(__SSE2__)
  for (; at + kStep + kLongest <= text.size(); at += kStep) look(text, at, text.data() + at, anchors);
  // The rest, less than 32 bytes, with zeros behind it: most paragraphs are short.
  std::array<char, 2 * (kStep + kLongest)> rest{};
  std::memcpy(rest.data(), text.data() + at, text.size() - at);
  for (char const* bytes = rest.data(); at < text.size(); at += kStep, bytes += kStep) look(text, at, bytes, anchors);
#else
  for (; at < text.size(); ++at) verify(text, at, anchors);
#endif
}

}  // namespace rapporteur
