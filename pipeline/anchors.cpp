#include "pipeline/anchors.hpp"

#include "pipeline/vector_choice.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace rapporteur {
namespace {

/// A word with the two of its bytes that together are rarest in the texts.
struct Word {
  std::string_view word;
  AnchorKind kind;
  std::array<std::uint8_t, 2> probes;
};

constexpr std::array<Word, 10> kWords = {{{"rticle", AnchorKind::kArticle, {3, 4}},
                                         {"hapter", AnchorKind::kChapter, {2, 3}},
                                         {"Sales No", AnchorKind::kSales, {0, 6}},
                                         {"Treaty Series", AnchorKind::kTreatySeries, {0, 7}},
                                         {"Official Records", AnchorKind::kOfficialRecords, {0, 9}},
                                         {"aragraph", AnchorKind::kParagraph, {3, 6}},
                                         {"present ", AnchorKind::kPresent, {0, 3}},
                                         {"this ", AnchorKind::kThis, {1, 3}},
                                         {"les of procedure", AnchorKind::kRules, {7, 10}},
                                         {"esolution", AnchorKind::kAct, {2, 4}}}};
constexpr std::size_t kLongest = 16;
constexpr std::size_t kBlock = 64;

/// " 2250", "s 425", and neither a slash nor a parenthesis, which would be anchors themselves.
bool number_behind(std::string_view rest) {
  if (rest.starts_with('s')) rest.remove_prefix(1);
  if (!rest.starts_with(' ')) return false;
  rest.remove_prefix(1);
  std::size_t at = 0;
  while (at < rest.size() && rest[at] >= '0' && rest[at] <= '9') ++at;
  constexpr std::size_t kMostDigits = 4;
  if (at < 2 || at > kMostDigits) return false;
  auto const next = rest.substr(at);
  bool const decimal = next.size() > 1 && (next[0] == '.' || next[0] == ',') && next[1] >= '0' && next[1] <= '9';
  bool const word = !next.empty() && ((next[0] >= 'a' && next[0] <= 'z') || (next[0] >= 'A' && next[0] <= 'Z'));
  bool const lettered = next.size() > 3 && next[0] == ' ' && next[1] >= 'A' && next[1] <= 'Z' && next[2] == ' ';
  return !decimal && !word && !lettered && !next.starts_with('/') && !next.starts_with('(') && !next.starts_with(" (") &&
         !next.starts_with('-');
}

void verify(std::string_view text, std::size_t at, std::vector<Anchor>& anchors) {
  char const c = text[at];
  if (c == '/') return anchors.push_back({static_cast<std::uint32_t>(at), AnchorKind::kSlash});
  if (c == '(') return anchors.push_back({static_cast<std::uint32_t>(at), AnchorKind::kParenthesis});
  auto const rest = text.substr(at);
  for (auto const& word : kWords) {
    if (c != word.word.front() || !rest.starts_with(word.word)) continue;
    if (word.kind == AnchorKind::kAct && !number_behind(rest.substr(word.word.size()))) return;
    return anchors.push_back({static_cast<std::uint32_t>(at), word.kind});
  }
}

#if defined(__SSE2__)
/// A bit for each of the 64 bytes from `from` on where an anchor may stand; reads `kLongest` more.
using Candidates = std::uint64_t (*)(char const* from);

std::uint64_t candidates(char const* from) {
  auto const load = [](char const* at) { return _mm_loadu_si128(reinterpret_cast<__m128i const*>(at)); };
  std::uint64_t all = 0;
  for (unsigned part = 0; part < kBlock; part += 16, from += 16) {
    auto const bytes = load(from);
    auto hits = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('/')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('(')));
    for (auto const& [word, kind, probes] : kWords) {
      auto const first = _mm_cmpeq_epi8(load(from + probes[0]), _mm_set1_epi8(word[probes[0]]));
      auto const second = _mm_cmpeq_epi8(load(from + probes[1]), _mm_set1_epi8(word[probes[1]]));
      hits = _mm_or_si128(hits, _mm_and_si128(first, second));
    }
    all |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(hits))) << part;
  }
  return all;
}

#if defined(RAPPORTEUR_AVX2)
RAPPORTEUR_FOR_AVX2 __m256i equal_at(char const* at, char c) {
  return _mm256_cmpeq_epi8(_mm256_loadu_si256(reinterpret_cast<__m256i const*>(at)), _mm256_set1_epi8(c));
}

RAPPORTEUR_FOR_AVX2 std::uint64_t wide_candidates(char const* from) {
  std::uint64_t all = 0;
  for (unsigned part = 0; part < kBlock; part += 32, from += 32) {
    auto hits = _mm256_or_si256(equal_at(from, '/'), equal_at(from, '('));
    for (auto const& [word, kind, probes] : kWords) {
      auto const first = equal_at(from + probes[0], word[probes[0]]);
      hits = _mm256_or_si256(hits, _mm256_and_si256(first, equal_at(from + probes[1], word[probes[1]])));
    }
    all |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm256_movemask_epi8(hits))) << part;
  }
  return all;
}

Candidates best_candidates() { return has_avx2() ? wide_candidates : candidates; }
#else
Candidates best_candidates() { return candidates; }
#endif

/// Looks at the places that `mask` has bits for, the lowest of which stands for `at`.
void look(std::string_view text, std::size_t at, std::uint64_t mask, std::vector<Anchor>& anchors) {
  for (; mask != 0; mask &= mask - 1) verify(text, at + static_cast<std::size_t>(std::countr_zero(mask)), anchors);
}
#endif

}  // namespace

void find_anchors(std::string_view text, std::vector<Anchor>& anchors) {
  anchors.clear();
  std::size_t at = 0;
#if defined(__SSE2__)
  auto const candidates_at = best_candidates();
  for (; at + kBlock + kLongest <= text.size(); at += kBlock) look(text, at, candidates_at(text.data() + at), anchors);
  // The rest, less than 80 bytes, with zeros behind it: most paragraphs are short.
  std::array<char, 2 * kBlock + kLongest> rest{};
  std::memcpy(rest.data(), text.data() + at, text.size() - at);
  for (char const* bytes = rest.data(); at < text.size(); at += kBlock, bytes += kBlock) {
    look(text, at, candidates_at(bytes), anchors);
  }
#else
  for (; at < text.size(); ++at) verify(text, at, anchors);
#endif
}

}  // namespace rapporteur
