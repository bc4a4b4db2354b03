#include "pipeline/verb_sites.hpp"

#include "pipeline/vector_choice.hpp"

#include <algorithm>
#include <array>
#include <bit>
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

// Two letters may begin a joint where both of their values have the highest bit. A few other signs and pairs ("be") are
// among them: what comes of them is told by the word itself.
constexpr char kMayJoin = '\x80';
constexpr auto kFirst = [] {
  std::array<char, 16> values{};
  for (char const c : {'a', 'b', 'w'}) values[static_cast<unsigned char>(c) & 15U] = kMayJoin;
  return values;
}();
constexpr auto kSecond = [] {
  std::array<char, 16> values{};
  for (char const c : {'n', 'u', 'h', 'e'}) values[static_cast<unsigned char>(c) & 15U] = kMayJoin;
  return values;
}();

/// A bit for each of thirty-two bytes that is a site; two more bytes are read.
RAPPORTEUR_INLINE_FOR_BITS std::uint32_t sites_at(char const* from, __m256i first, __m256i second) {
  auto const here = load_wide(from);
  auto const next = load_wide(from + 1);
  auto const letters =
      _mm256_and_si256(_mm256_shuffle_epi8(first, next), _mm256_shuffle_epi8(second, load_wide(from + 2)));
  auto const joint = _mm256_and_si256(equal_wide(here, ' '), letters);
  auto const stop = _mm256_and_si256(equal_wide(here, '.'), _mm256_cmpgt_epi8(_mm256_set1_epi8('0'), next));
  auto const sign = _mm256_or_si256(equal_wide(here, ','), equal_wide(here, ';'));
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_or_si256(_mm256_or_si256(sign, stop), joint)));
}

constexpr std::size_t kWide = 64;

/// The sites of the sixty-four bytes that follow `from`, which is the text's at `at`; two more bytes are read.
RAPPORTEUR_INLINE_FOR_BITS std::size_t add_sites(char const* from, std::size_t at, __m256i first, __m256i second,
                                                 std::size_t count, VerbSites& sites) {
  auto left = sites_at(from, first, second) | static_cast<std::uint64_t>(sites_at(from + kWide / 2, first, second))
                                                  << (kWide / 2);
  if (left == 0) return count;
  if (count + kWide > sites.size()) sites.resize(2 * (count + kWide));
  auto* out = sites.data() + count;
  count += static_cast<std::size_t>(_mm_popcnt_u64(left));
  for (; left != 0; left &= left - 1) *out++ = static_cast<std::uint32_t>(at + _tzcnt_u64(left));
  return count;
}

RAPPORTEUR_FOR_BITS void find_wide(std::string_view text, VerbSites& sites) {
  auto const first = by_low_bits(kFirst);
  auto const second = by_low_bits(kSecond);
  std::size_t count = 0;
  std::size_t at = 0;
  for (; at + kWide + 2 <= text.size(); at += kWide) {
    count = add_sites(text.data() + at, at, first, second, count, sites);
  }
  for (; at < text.size(); at += kWide) {
    // Behind the end stands what makes nothing before it a site.
    std::array<char, kWide + 2> last;
    last.fill('9');
    std::copy_n(text.data() + at, std::min(text.size() - at, last.size()), last.begin());
    count = add_sites(last.data(), at, first, second, count, sites);
  }
  sites.resize(count);
}
#endif

}  // namespace

void find_verb_sites(std::string_view text, VerbSites& sites) {
  sites.clear();
#if defined(RAPPORTEUR_AVX2)
  if (has_bits()) return find_wide(text, sites);
#endif
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_site(text, at)) sites.push_back(static_cast<std::uint32_t>(at));
  }
}

bool may_say_we(std::string_view text) {
  std::size_t at = 0;
#if defined(__SSE2__)
  constexpr std::size_t kBlock = 16;
  for (; at + kBlock + 2 <= text.size(); at += kBlock) {
    auto const load = [&](std::size_t from) {
      return _mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data() + at + from));
    };
    auto const small = _mm_or_si128(load(0), _mm_set1_epi8(0x20));
    auto const behind = load(2);
    auto const ends =
        _mm_or_si128(_mm_cmpeq_epi8(behind, _mm_set1_epi8(' ')), _mm_cmpeq_epi8(behind, _mm_set1_epi8(',')));
    auto const we =
        _mm_and_si128(_mm_cmpeq_epi8(small, _mm_set1_epi8('w')), _mm_cmpeq_epi8(load(1), _mm_set1_epi8('e')));
    if (_mm_movemask_epi8(_mm_and_si128(we, ends)) != 0) return true;
  }
#endif
  for (; at + 2 < text.size(); ++at) {
    if (lower(text[at]) == 'w' && text[at + 1] == 'e' && (text[at + 2] == ' ' || text[at + 2] == ',')) return true;
  }
  return false;
}

Copulas find_copulas(std::string_view text) {
  Copulas found;
  // False where a semicolon ends the search.
  auto const look = [&](std::size_t at) {
    if (text[at] == ';') return false;
    auto const rest = text.substr(at);
    if (found.are == 0 && rest.starts_with(" are ")) found.are = at + 5;
    if (found.is == 0 && rest.starts_with(" is ")) found.is = at + 4;
    return true;
  };
  std::size_t at = 0;
#if defined(__SSE2__)
  constexpr std::size_t kBlock = 16;
  auto const load = [&](std::size_t from) {
    return _mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data() + from));
  };
  auto const equal = [](__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
  for (; at + kBlock + 2 <= text.size(); at += kBlock) {
    auto const here = load(at);
    auto const next = load(at + 1);
    auto const behind = load(at + 2);
    auto const word = _mm_or_si128(_mm_and_si128(equal(next, 'a'), equal(behind, 'r')),
                                   _mm_and_si128(equal(next, 'i'), equal(behind, 's')));
    auto const places = _mm_or_si128(_mm_and_si128(word, equal(here, ' ')), equal(here, ';'));
    for (auto left = static_cast<unsigned>(_mm_movemask_epi8(places)); left != 0; left &= left - 1) {
      if (!look(at + static_cast<std::size_t>(std::countr_zero(left)))) return found;
    }
  }
#endif
  while (at < text.size() && look(at)) ++at;
  return found;
}

}  // namespace rapporteur
