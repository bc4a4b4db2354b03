#include "pipeline/hyphen.hpp"

#include "pipeline/nfc.hpp"
#include "pipeline/utf8.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace rapporteur {
namespace {

constexpr auto kWordBytes = [] {
  std::array<bool, 256> bytes{};
  for (std::size_t c = 0; c < bytes.size(); ++c)
    bytes[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
  return bytes;
}();

bool word_byte(char c) { return kWordBytes[static_cast<unsigned char>(c)]; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

/// Whether `text` can stand behind any other and both keep their normal form: not so where it begins with an accent.
bool can_follow(std::string_view text) {
  if (text.empty() || utf8::is_ascii(text.data())) return true;
  return nfc::has_boundary_before(utf8::decode(text.data(), text.data() + text.size()).code);
}

std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

/// Eight bytes with the ASCII letters in lower case.
std::uint64_t lowered_bytes(std::uint64_t bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  std::uint64_t const low_bits = bytes & (kEach * 0x7F);
  std::uint64_t const from_a = low_bits + kEach * (0x80 - 'A');
  std::uint64_t const past_z = low_bits + kEach * (0x7F - 'Z');
  std::uint64_t const capitals = (from_a & ~past_z & ~bytes & (kEach * 0x80));
  return bytes | capitals >> 2U;
}

template <class Integer>
std::uint64_t load(char const* at) {
  Integer bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

/// The bits that stand for a word, whatever the case of its letters.
std::uint64_t bits_of(std::string_view word) {
  constexpr std::size_t kWide = sizeof(std::uint64_t);
  constexpr std::size_t kHalf = sizeof(std::uint32_t);
  std::uint64_t bits = 0xCBF29CE484222325U + word.size();
  auto const mix = [&bits](std::uint64_t bytes) {
    bits = (bits ^ lowered_bytes(bytes)) * 0x9E3779B97F4A7C15U;
    bits ^= bits >> 32U;
  };
  char const* at = word.data();
  char const* const end = at + word.size();
  if (word.size() >= kWide) {
    for (; static_cast<std::size_t>(end - at) > kWide; at += kWide) mix(load<std::uint64_t>(at));
    mix(load<std::uint64_t>(end - kWide));
  } else if (word.size() >= kHalf) {
    mix(load<std::uint32_t>(at) | load<std::uint32_t>(end - kHalf) << 32U);
  } else {
    std::uint64_t bytes = 0;
    for (; at != end; ++at) bytes = bytes << 8U | load<std::uint8_t>(at);
    mix(bytes);
  }
  return bits;
}

constexpr std::size_t kLongestWord = 64;

/// Whether [begin, end) is a word as `HyphenJudge::count` counts them: none that goes on on either side, and no half of
/// a compound or of a broken word.
bool stands_alone(std::string_view chars, std::size_t begin, std::size_t end) {
  if (begin > 0 && word_byte(chars[begin - 1])) return false;
  if (begin > 1 && chars[begin - 1] == '-' && word_byte(chars[begin - 2])) return false;
  return end == chars.size() || (!word_byte(chars[end]) && chars[end] != '-');
}

/// Calls `visit` with each place where `word`, letters in either case, may begin, as long as it says so.
template <class Visit>
void for_each_place(std::string_view chars, std::string_view word, Visit const& visit) {
  if (chars.size() < word.size()) return;
  auto const last = word.size() - 1;
  auto const places = chars.size() - last;
  std::size_t at = 0;
#if defined(__SSE2__)
  // Both ends of the word. The bit that tells small letters from capitals is set in all bytes; what becomes equal by it
  // is seen when the bytes are compared.
  auto const folded = [&](std::size_t from) {
    return _mm_or_si128(_mm_loadu_si128(reinterpret_cast<__m128i const*>(chars.data() + from)), _mm_set1_epi8(0x20));
  };
  auto const first_byte = _mm_set1_epi8(static_cast<char>(word.front() | 0x20));
  auto const last_byte = _mm_set1_epi8(static_cast<char>(word.back() | 0x20));
  for (; places - at >= 16; at += 16) {
    auto const both =
        _mm_and_si128(_mm_cmpeq_epi8(folded(at), first_byte), _mm_cmpeq_epi8(folded(at + last), last_byte));
    for (auto mask = static_cast<unsigned>(_mm_movemask_epi8(both)); mask != 0; mask &= mask - 1) {
      if (!visit(at + static_cast<std::size_t>(std::countr_zero(mask)))) return;
    }
  }
#endif
  for (; at < places; ++at) {
    if (!visit(at)) return;
  }
}

constexpr std::string_view kSoftHyphen = "\xC2\xAD";

/// First halves that keep their hyphen.
bool begins_compounds(std::string_view left) {
  static constexpr std::array<std::string_view, 22> kFirstHalves = {
      "above", "age",    "below", "cross", "eighty",  "ex",    "fifty", "forty",  "gender", "high", "long",
      "low",   "ninety", "non",   "self",  "seventy", "short", "sixty", "thirty", "twenty", "vice", "well"};
  return std::binary_search(kFirstHalves.begin(), kFirstHalves.end(), left);
}

}  // namespace

void WordCounts::clear() {
  if (used_ == 0) return;
  slots_.assign(kFewest, {});
  used_ = 0;
}

void WordCounts::add(std::uint64_t word) {
  auto& slot = slots_[find_slot(word)];
  slot.word = word;
  if (slot.count++ > 0 || ++used_ * 2 <= slots_.size()) return;
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (auto const& each : old) {
    if (each.count > 0) slots_[find_slot(each.word)] = each;
  }
}

std::size_t WordCounts::find_slot(std::uint64_t word) const {
  auto at = static_cast<std::size_t>(word) & (slots_.size() - 1);
  while (slots_[at].count > 0 && slots_[at].word != word) at = (at + 1) & (slots_.size() - 1);
  return at;
}

std::uint32_t HyphenJudge::count_of(std::string_view word, std::uint32_t enough) const {
  return counted_ ? words_.of(bits_of(word)) : search(word, enough);
}

std::uint32_t HyphenJudge::search(std::string_view word, std::uint32_t enough) const {
  std::uint32_t found = 0;
  if (word.size() >= kLongestWord || word.empty()) return found;
  auto const matches = [&](std::size_t at) {
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (lower(chars_[at + i]) != word[i]) return false;
    }
    return stands_alone(chars_, at, at + word.size());
  };
  for_each_place(chars_, word, [&](std::size_t at) {
    if (matches(at)) ++found;
    return found <= enough;
  });
  return found;
}

void HyphenJudge::begin(std::string_view chars) {
  chars_ = chars;
  asked_ = 0;
  counted_ = false;
  words_.clear();
}

void HyphenJudge::count() {
  counted_ = true;
  std::size_t at = 0;
  while (at < chars_.size()) {
    if (!word_byte(chars_[at])) {
      ++at;
      continue;
    }
    auto const begin = at;
    while (at < chars_.size() &&
           (word_byte(chars_[at]) || (chars_[at] == '-' && at + 1 < chars_.size() && word_byte(chars_[at + 1])))) {
      ++at;
    }
    // Half a word before a line's end is no evidence.
    bool const cut = at < chars_.size() && chars_[at] == '-';
    if (!cut && at - begin < kLongestWord) words_.add(bits_of(chars_.substr(begin, at - begin)));
  }
}

HyphenFate HyphenJudge::judge(std::string_view before, std::string_view after, std::size_t& length) {
  length = 0;
  if (!can_follow(after)) return HyphenFate::kNone;
  if (before.ends_with(kSoftHyphen)) {
    length = kSoftHyphen.size();
    return HyphenFate::kDrop;
  }
  if (!before.ends_with('-') || before.size() < 2 || after.empty()) return HyphenFate::kNone;
  auto const stem = before.substr(0, before.size() - 1);
  if (!word_byte(stem.back())) return HyphenFate::kNone;
  if (!word_byte(after.front())) return HyphenFate::kKeep;
  if (after.front() >= 'A' && after.front() <= 'Z') return HyphenFate::kKeep;
  auto left_begin = stem.size();
  while (left_begin > 0 && (word_byte(stem[left_begin - 1]) || stem[left_begin - 1] == '-')) --left_begin;
  std::size_t right_end = 0;
  while (right_end < after.size() && word_byte(after[right_end])) ++right_end;
  auto const left = lowered(stem.substr(left_begin));
  auto const right = lowered(after.substr(0, right_end));
  // "peace- and nation-building" hangs.
  if (right == "and" || right == "or" || right == "to") return HyphenFate::kNone;
  if (!counted_ && ++asked_ > kSearched) count();
  if (has(left + right)) {
    length = 1;
    return HyphenFate::kDrop;
  }
  if (has(left + "-" + right) || (has(left) && repeats(right)) || left.find('-') != std::string::npos)
    return HyphenFate::kKeep;
  // The text says nothing. What stands behind this hyphen was counted once itself; if it stands elsewhere too it is a
  // word, and the second half of a compound: a broken word's is seldom one.
  if (repeats(right) || begins_compounds(left)) return HyphenFate::kKeep;
  length = 1;
  return HyphenFate::kDrop;
}

}  // namespace rapporteur
