#include "pipeline/anchors.hpp"

#include "pipeline/vector_choice.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <numeric>

namespace rapporteur {
namespace {

/// A word with the two of its bytes that together are rarest in the texts.
struct Word {
  std::string_view word;
  AnchorKind kind;
  std::array<std::uint8_t, 2> probes;
  std::uint8_t window;  // where five bytes begin that are rare together, whatever the upper halves of them
  std::uint8_t group;   // of eight; words of one are looked for together
};

constexpr std::array<Word, 10> kWords = {{{"rticle", AnchorKind::kArticle, {3, 4}, 1, 0},
                                          {"hapter", AnchorKind::kChapter, {2, 3}, 1, 1},
                                          {"Sales No", AnchorKind::kSales, {0, 6}, 2, 2},
                                          {"Treaty Series", AnchorKind::kTreatySeries, {0, 7}, 3, 2},
                                          {"Official Records", AnchorKind::kOfficialRecords, {0, 9}, 1, 3},
                                          {"aragraph", AnchorKind::kParagraph, {3, 6}, 2, 4},
                                          {"present ", AnchorKind::kPresent, {0, 3}, 3, 5},
                                          {"this ", AnchorKind::kThis, {1, 3}, 0, 6},
                                          {"les of procedure", AnchorKind::kRules, {7, 10}, 9, 1},
                                          {"esolution", AnchorKind::kAct, {2, 4}, 3, 7}}};
constexpr std::size_t kLongest = 16;
constexpr std::size_t kStep = 16;

/// The words that have a byte at the beginning of their window, a bit for each.
constexpr auto kWordsOfByte = [] {
  std::array<std::uint16_t, 256> words{};
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    auto& each = words[static_cast<unsigned char>(kWords[i].word[kWords[i].window])];
    each = static_cast<std::uint16_t>(each | 1U << i);
  }
  return words;
}();

/// Whether a number may follow: most resolutions are cited otherwise.
bool may_be_numbered(std::string_view rest) {
  if (rest.starts_with('s')) rest.remove_prefix(1);
  return rest.size() > 1 && rest[0] == ' ' && rest[1] >= '0' && rest[1] <= '9';
}

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
  return !decimal && !word && !lettered && !next.starts_with('/') && !next.starts_with('(') &&
         !next.starts_with(" (") && !next.starts_with('-');
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
__m128i load(char const* from) { return _mm_loadu_si128(reinterpret_cast<__m128i const*>(from)); }

/// A bit for each of the 16 bytes from `from` on where an anchor may stand; reads `kLongest` more.
unsigned candidates(char const* from) {
  auto const bytes = load(from);
  auto hits = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('/')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('(')));
  for (auto const& [word, kind, probes, window, group] : kWords) {
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

#if defined(RAPPORTEUR_AVX2)
/// Where the processor has the instructions: 64 places at a time, all words at once. Five bytes of each word, its
/// window, are looked up by their lower halves; a bit for each of eight groups of words says which may stand there.
/// What is not ASCII is in no group.
class Windows {
 public:
  static constexpr std::size_t kBytes = 5;

  constexpr Windows() {
    for (auto const& word : kWords) {
      for (std::size_t i = 0; i < kBytes; ++i) {
        auto& groups = low_[i][static_cast<unsigned char>(word.word[word.window + i]) & 15U];
        groups = static_cast<char>(static_cast<unsigned char>(groups) | 1U << word.group);
      }
    }
  }
  [[nodiscard]] constexpr char const* low(std::size_t i) const { return low_[i].data(); }

 private:
  std::array<std::array<char, 16>, kBytes> low_{};
};
constexpr Windows kWindows;

RAPPORTEUR_INLINE_FOR_AVX2 __m256i wide_load(char const* from) {
  return _mm256_loadu_si256(reinterpret_cast<__m256i const*>(from));
}

/// The groups whose window has at its byte `i` what stands at each of the 32 places.
RAPPORTEUR_INLINE_FOR_AVX2 __m256i groups(char const* from, std::size_t i) {
  auto const* const low = reinterpret_cast<__m128i const*>(kWindows.low(i));
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128(low)), wide_load(from + i));
}

/// The signs, each where its lower half says.
constexpr char kSigns[] = {1, 0, 0, 0, 0, 0, 0, 0, '(', 0, 0, 0, 0, 0, 0, '/'};
constexpr auto kNumbers = [] {
  std::array<std::uint8_t, 64> numbers{};
  std::iota(numbers.begin(), numbers.end(), std::uint8_t{0});
  return numbers;
}();

/// Not zero in each of 32 bytes that is a sign or begins the window of a word; reads four bytes more.
RAPPORTEUR_INLINE_FOR_AVX2 __m256i hits_at(char const* from, __m256i bytes) {
  auto const table = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<__m128i const*>(kSigns)));
  auto const signs = _mm256_cmpeq_epi8(bytes, _mm256_shuffle_epi8(table, bytes));
  auto hits = _mm256_and_si256(groups(from, 0), groups(from, 1));
  hits = _mm256_and_si256(hits, _mm256_and_si256(groups(from, 2), groups(from, 3)));
  return _mm256_or_si256(_mm256_and_si256(hits, groups(from, 4)), signs);
}

/// A bit for each of 32 bytes that is zero.
RAPPORTEUR_INLINE_FOR_AVX2 std::uint64_t zeros_in(__m256i bytes) {
  return static_cast<unsigned>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, _mm256_setzero_si256())));
}

/// What is looked for in eight bytes, and which of them count.
struct Beginning {
  std::uint64_t bytes = 0;
  std::uint64_t mask = 0;
};
constexpr auto kBeginnings = [] {
  std::array<Beginning, kWords.size()> beginnings{};
  for (std::size_t word = 0; word < kWords.size(); ++word) {
    for (std::size_t i = 0; i < std::min<std::size_t>(kWords[word].word.size(), 8); ++i) {
      beginnings[word].bytes |= std::uint64_t{static_cast<unsigned char>(kWords[word].word[i])} << 8 * i;
      beginnings[word].mask |= std::uint64_t{0xFF} << 8 * i;
    }
  }
  return beginnings;
}();

/// The word whose window stands at `at`.
void verify_window(std::string_view text, std::size_t at, std::vector<Anchor>& anchors) {
  for (unsigned words = kWordsOfByte[static_cast<unsigned char>(text[at])]; words != 0; words &= words - 1) {
    auto const index = static_cast<std::size_t>(std::countr_zero(words));
    auto const& word = kWords[index];
    if (at < word.window) continue;
    auto const begin = at - word.window;
    if (begin + sizeof(std::uint64_t) <= text.size()) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text.data() + begin, sizeof bytes);
      if (((bytes ^ kBeginnings[index].bytes) & kBeginnings[index].mask) != 0) continue;
    }
    auto const rest = text.substr(begin);
    if (word.word.size() > sizeof(std::uint64_t) || rest.size() < sizeof(std::uint64_t)) {
      if (!rest.starts_with(word.word)) continue;
    }
    if (word.kind == AnchorKind::kAct) {
      auto const behind = rest.substr(word.word.size());
      if (!may_be_numbered(behind) || !number_behind(behind)) return;
    }
    return anchors.push_back({static_cast<std::uint32_t>(begin), word.kind});
  }
}

constexpr std::size_t kHalf = 32;
constexpr std::size_t kBlock = 2 * kHalf;

/// Places of candidates in one run of blocks. What looks at them comes behind the loop that collects them: a call
/// inside would take its tables out of the registers.
struct Places {
  static constexpr std::size_t kBlocks = 32;
  static constexpr std::size_t kSpare = 64;  // written past the last
  std::array<std::uint32_t, kBlocks * kBlock + kSpare> candidates;
  std::size_t count = 0;
};

/// Collects from [at, end) of `bytes`, whole blocks; four bytes more can be read.
RAPPORTEUR_FOR_AVX2 void collect(char const* bytes, std::size_t at, std::size_t end, Places& places) {
  std::size_t candidates = 0;
  for (; at < end; at += kBlock) {
    auto const low = wide_load(bytes + at);
    auto const high = wide_load(bytes + at + kHalf);
    auto const here = static_cast<std::uint32_t>(at);
    auto const low_hits = hits_at(bytes + at, low);
    auto const high_hits = hits_at(bytes + at + kHalf, high);
    auto const any = _mm256_or_si256(low_hits, high_hits);
    if (_mm256_testz_si256(any, any) != 0) continue;
    auto mask = ~(zeros_in(low_hits) | zeros_in(high_hits) << kHalf);
    for (; mask != 0; mask &= mask - 1)
      places.candidates[candidates++] = here + static_cast<unsigned>(std::countr_zero(mask));
  }
  places.count = candidates;
}

RAPPORTEUR_INLINE_FOR_WIDEST __m512i widest_table(char const* sixteen) {
  return _mm512_broadcast_i32x4(_mm_loadu_si128(reinterpret_cast<__m128i const*>(sixteen)));
}
RAPPORTEUR_INLINE_FOR_WIDEST __m512i widest_groups(char const* from, std::size_t i) {
  return _mm512_shuffle_epi8(widest_table(kWindows.low(i)), _mm512_loadu_si512(from + i));
}

/// The same a block at a time, without a branch that nobody can foretell.
RAPPORTEUR_FOR_WIDEST void collect_widest(char const* bytes, std::size_t at, std::size_t end, Places& places) {
  auto const numbers = _mm512_loadu_si512(kNumbers.data());
  auto const signs = widest_table(kSigns);
  auto* candidate = places.candidates.data();
  for (; at < end; at += kBlock) {
    auto const here = static_cast<std::uint32_t>(at);
    auto const all = _mm512_loadu_si512(bytes + at);
    auto const two = _mm512_and_si512(widest_groups(bytes + at, 0), widest_groups(bytes + at, 1));
    auto const four =
        _mm512_and_si512(two, _mm512_and_si512(widest_groups(bytes + at, 2), widest_groups(bytes + at, 3)));
    auto const mask = _mm512_test_epi8_mask(four, widest_groups(bytes + at, 4)) |
                      _mm512_cmpeq_epi8_mask(all, _mm512_shuffle_epi8(signs, all));
    auto const base = _mm512_set1_epi32(static_cast<int>(here));
    auto found = _mm512_maskz_compress_epi8(mask, numbers);
    auto const count = std::popcount(mask);
    // Hardly ever more than the first part has room for.
    for (int done = 0;; done += 16) {
      auto const part = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(found));
      _mm512_storeu_si512(candidate + done, _mm512_add_epi32(part, base));
      if (count <= done + 16) break;
      found = _mm512_alignr_epi32(found, found, 4);
    }
    candidate += count;
  }
  places.count = static_cast<std::size_t>(candidate - places.candidates.data());
}

void find_wide(std::string_view text, std::vector<Anchor>& anchors) {
  constexpr std::size_t kRun = Places::kBlocks * kBlock;
  auto const collect_most = has_widest() ? collect_widest : collect;
  Places places;
  auto const take = [&](std::size_t base) {
    for (std::size_t i = 0; i < places.count; ++i) {
      auto const at = base + places.candidates[i];
      char const c = text[at];
      if (c == '/' || c == '(') {
        anchors.push_back({static_cast<std::uint32_t>(at), c == '/' ? AnchorKind::kSlash : AnchorKind::kParenthesis});
      } else {
        verify_window(text, at, anchors);
      }
    }
  };
  auto const whole = text.size() < Windows::kBytes ? 0 : (text.size() - Windows::kBytes) / kBlock * kBlock;
  for (std::size_t at = 0; at < whole; at += kRun) {
    collect_most(text.data(), at, std::min(at + kRun, whole), places);
    take(0);
  }
  // The rest, less than 69 bytes, with zeros behind it.
  std::array<char, 3 * kBlock> rest{};
  auto const size = text.size() - whole;
  std::memcpy(rest.data(), text.data() + whole, size);
  collect_most(rest.data(), 0, size, places);
  take(whole);
}
#endif
#endif

void find_narrow(std::string_view text, std::vector<Anchor>& anchors) {
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

}  // namespace

void find_anchors(std::string_view text, std::vector<Anchor>& anchors) {
  anchors.clear();
  constexpr std::size_t kBytesPerAnchor = 128;  // or more, nearly always
  anchors.reserve(text.size() / kBytesPerAnchor + 4);
#if defined(RAPPORTEUR_AVX2)
  if (has_avx2()) return find_wide(text, anchors);
#endif
  find_narrow(text, anchors);
}

}  // namespace rapporteur
