#include "pipeline/verb_sites.hpp"

#include "pipeline/vector_choice.hpp"

#include <array>
#include <cstddef>

namespace rapporteur {
namespace {

char lower(char c) { return static_cast<char>(c | 0x20); }

bool is_site(std::string_view text, std::size_t at) {
  char const c = text[at];
  if (c == ',' || c == ';') return true;
  if (c == '.') return at + 1 < text.size() && static_cast<signed char>(text[at + 1]) < '0';
  if (c != ' ' || at + 2 >= text.size()) return false;
  char const first = lower(text[at + 1]);
  char const second = lower(text[at + 2]);
  return (first == 'a' && second == 'n') || (first == 'b' && second == 'u') ||
         (first == 'w' && (second == 'h' || second == 'e'));
}

#if defined(RAPPORTEUR_AVX2)
RAPPORTEUR_INLINE_FOR_BITS __m256i equal_wide(__m256i bytes, char c) {
  return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(c));
}

RAPPORTEUR_INLINE_FOR_BITS __m256i load_wide(char const* from) {
  return _mm256_loadu_si256(reinterpret_cast<__m256i const*>(from));
}

/// For each of the bytes that are chosen by their low four bits, small letters and capitals alike, its value.
RAPPORTEUR_INLINE_FOR_BITS __m256i by_low_bits(std::array<char, 16> const& values) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<__m128i const*>(values.data())));
}

// Two letters begin a joint where their values share a bit. A few other signs have the low bits of these letters: what
// comes of them is told by the word itself.
constexpr char kAnd = 1;
constexpr char kBut = 2;
constexpr char kWhile = 4;
constexpr auto kFirst = [] {
  std::array<char, 16> values{};
  values['a' & 15] = kAnd;
  values['b' & 15] = kBut;
  values['w' & 15] = kWhile;  // and "we"
  return values;
}();
constexpr auto kSecond = [] {
  std::array<char, 16> values{};
  values['n' & 15] = kAnd;
  values['u' & 15] = kBut | kWhile;  // the low bits of "e" too
  values['h' & 15] = kWhile;
  return values;
}();

/// The sites of whole blocks of thirty-two bytes; gives the place to go on from.
RAPPORTEUR_FOR_BITS std::size_t find_wide(std::string_view text, VerbSites& sites) {
  constexpr std::size_t kWide = 32;
  auto const first = by_low_bits(kFirst);
  auto const second = by_low_bits(kSecond);
  std::size_t count = 0;
  std::size_t at = 0;
  for (; at + kWide + 2 <= text.size(); at += kWide) {
    auto const here = load_wide(text.data() + at);
    auto const next = load_wide(text.data() + at + 1);
    auto const letters = _mm256_and_si256(_mm256_shuffle_epi8(first, next),
                                          _mm256_shuffle_epi8(second, load_wide(text.data() + at + 2)));
    auto const joint = _mm256_and_si256(equal_wide(here, ' '), _mm256_cmpgt_epi8(letters, _mm256_setzero_si256()));
    auto const stop = _mm256_and_si256(equal_wide(here, '.'), _mm256_cmpgt_epi8(_mm256_set1_epi8('0'), next));
    auto const sign = _mm256_or_si256(equal_wide(here, ','), equal_wide(here, ';'));
    auto left = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_or_si256(_mm256_or_si256(sign, stop), joint)));
    if (left == 0) continue;
    if (count + kWide > sites.size()) sites.resize(2 * (count + kWide));
    auto* out = sites.data() + count;
    count += static_cast<std::size_t>(_mm_popcnt_u32(left));
    for (; left != 0; left &= left - 1) *out++ = static_cast<std::uint32_t>(at) + _tzcnt_u32(left);
  }
  sites.resize(count);
  return at;
}
#endif

}  // namespace

void find_verb_sites(std::string_view text, VerbSites& sites) {
  sites.clear();
  std::size_t at = 0;
#if defined(RAPPORTEUR_AVX2)
  if (has_bits()) at = find_wide(text, sites);
#endif
  for (; at < text.size(); ++at) {
    if (is_site(text, at)) sites.push_back(static_cast<std::uint32_t>(at));
  }
}

}  // namespace rapporteur
