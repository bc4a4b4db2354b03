#include "pipeline/fold.hpp"

#include "pipeline/ascii_run.hpp"
#include "pipeline/fold_bytes.hpp"
#include "pipeline/utf8.hpp"
#include "pipeline/vector_choice.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <iterator>
#include <optional>

namespace rapporteur {
namespace {

struct LookAlike {
  char32_t code;
  char latin;
};

/// Letters that print like a Latin one, in the order of their codes. Letters that are only similar (к, п, г) are left
/// out.
constexpr std::array kLookAlikes = {
    LookAlike{0x0391, 'A'}, LookAlike{0x0392, 'B'}, LookAlike{0x0395, 'E'}, LookAlike{0x0396, 'Z'},
    LookAlike{0x0397, 'H'}, LookAlike{0x0399, 'I'}, LookAlike{0x039A, 'K'}, LookAlike{0x039C, 'M'},
    LookAlike{0x039D, 'N'}, LookAlike{0x039F, 'O'}, LookAlike{0x03A1, 'P'}, LookAlike{0x03A4, 'T'},
    LookAlike{0x03A5, 'Y'}, LookAlike{0x03A7, 'X'}, LookAlike{0x03BF, 'o'}, LookAlike{0x03F2, 'c'},
    LookAlike{0x03F3, 'j'}, LookAlike{0x03F9, 'C'}, LookAlike{0x0405, 'S'}, LookAlike{0x0406, 'I'},
    LookAlike{0x0408, 'J'}, LookAlike{0x0410, 'A'}, LookAlike{0x0412, 'B'}, LookAlike{0x0415, 'E'},
    LookAlike{0x041A, 'K'}, LookAlike{0x041C, 'M'}, LookAlike{0x041D, 'H'}, LookAlike{0x041E, 'O'},
    LookAlike{0x0420, 'P'}, LookAlike{0x0421, 'C'}, LookAlike{0x0422, 'T'}, LookAlike{0x0425, 'X'},
    LookAlike{0x0430, 'a'}, LookAlike{0x0435, 'e'}, LookAlike{0x043E, 'o'}, LookAlike{0x0440, 'p'},
    LookAlike{0x0441, 'c'}, LookAlike{0x0443, 'y'}, LookAlike{0x0445, 'x'}, LookAlike{0x0455, 's'},
    LookAlike{0x0456, 'i'}, LookAlike{0x0458, 'j'}, LookAlike{0x0501, 'd'}, LookAlike{0x051B, 'q'},
    LookAlike{0x051D, 'w'},
};
static_assert(std::is_sorted(kLookAlikes.begin(), kLookAlikes.end(),
                             [](LookAlike a, LookAlike b) { return a.code < b.code; }));

/// The row of `code`; null where it looks like no Latin letter.
LookAlike const* look_alike(char32_t code) {
  if (code < kLookAlikes.front().code || code > kLookAlikes.back().code) return nullptr;
  auto const* const found = std::lower_bound(kLookAlikes.begin(), kLookAlikes.end(), code,
                                             [](LookAlike row, char32_t wanted) { return row.code < wanted; });
  return found != kLookAlikes.end() && found->code == code ? found : nullptr;
}

bool is_blank(char32_t code) {
  return code == 0x00A0U || (code >= 0x2000U && code <= 0x200AU) || code == 0x202FU || code == 0x205FU ||
         code == 0x3000U;
}

/// Soft hyphen, zero-width characters, direction marks and controls, invisible operators, the mark of byte order.
bool is_invisible(char32_t code) {
  return code == 0x00ADU || code == 0x061CU || (code >= 0x200BU && code <= 0x200FU) ||
         (code >= 0x202AU && code <= 0x202EU) || (code >= 0x2060U && code <= 0x206FU) || code == 0xFEFFU;
}

/// The en dash is none of them: between numbers it says "to".
bool is_hyphen(char32_t code) { return code == 0x2010U || code == 0x2011U || code == 0x2212U; }

bool is_letter(char32_t code) { return u_isalpha(static_cast<UChar32>(code)) != 0; }

bool is_latin_letter(char32_t code) {
  if (code < 0x80U) return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
  bool const in_latin_block = (code >= 0x00C0U && code <= 0x024FU) || (code >= 0x1E00U && code <= 0x1EFFU) ||
                              (code >= 0xFB00U && code <= 0xFB06U);
  return in_latin_block && is_letter(code);
}

/// Letters, and what is left out between them.
bool is_of_word(char32_t code) { return is_letter(code) || is_invisible(code); }

/// The word around a look-alike, looked at once for all of its letters, so that a word of a million letters takes a
/// million steps.
class WordAround {
 public:
  explicit WordAround(std::string_view text) : begin_(text.data()), end_(text.data() + text.size()) {}

  /// Whether the word that holds the letter at `at` holds a Latin one too. To be asked in the order of the text.
  bool has_latin(char const* at) {
    if (at < word_end_) return has_latin_;
    char const* from = at;
    // Not back over the last word: it has ended before this letter.
    char const* const limit = word_end_ == nullptr ? begin_ : word_end_;
    while (from != limit) {
      char const* const before = utf8::previous(limit, from);
      if (!is_of_word(utf8::decode(before, end_).code)) break;
      from = before;
    }
    has_latin_ = false;
    while (from != end_) {
      utf8::Character const character = utf8::decode(from, end_);
      if (!is_of_word(character.code)) break;
      has_latin_ = has_latin_ || is_latin_letter(character.code);
      from += std::max(character.length, 1U);
    }
    word_end_ = from;
    return has_latin_;
  }

 private:
  char const* begin_;
  char const* end_;
  char const* word_end_ = nullptr;
  bool has_latin_ = false;
};

/// The many: letters with accents, dashes and curly quotes, which stay as they are.
bool stays(char32_t code) {
  bool const punctuation = code >= 0x2012U && code <= 0x2027U;
  return punctuation || (code < kLookAlikes.front().code && code != 0x00A0U && code != 0x00ADU);
}

/// Where the first character stands that may have to be folded, or some before it; the end where there is none. Asked
/// 16 bytes at a time, of which the last ones are asked once more with what is before them.
char const* first_to_fold(std::string_view text) {
  auto const* at = text.data();
#if defined(__SSE2__)
  constexpr std::size_t kReads = 18;
  if (text.size() < kReads) return at;
  auto const* const end = at + text.size();
  auto const* const last = end - kReads;
  while (at < last && nothing_to_fold_in_16(at)) at += 16;
  if (at >= last && nothing_to_fold_in_16(last) && utf8::is_ascii(end - 2) && utf8::is_ascii(end - 1)) return end;
  // What began before this block stays.
  while (at != end && utf8::is_continuation(at)) ++at;
#endif
  return at;
}

/// What to read instead of the character at `at`; nothing where it stays.
std::optional<std::string_view> folded(char32_t code, char const* at, WordAround& word) {
  if (is_blank(code)) return " ";
  if (is_invisible(code)) return "";
  if (is_hyphen(code)) return "-";
  if (code == 0xFB01U) return "fi";
  if (code == 0xFB02U) return "fl";
  LookAlike const* const row = look_alike(code);
  if (row != nullptr && word.has_latin(at)) return std::string_view(&row->latin, 1);
  return std::nullopt;
}

/// Whether folding leaves the character as it is, whatever stands around it: quotation marks and dashes, and the
/// letters of western Europe, by their first bytes.
bool stays(char const* at, char const* end) {
  auto const byte = [at](int i) { return static_cast<unsigned char>(at[i]); };
  if (byte(0) == 0xC3U) return true;
  return byte(0) == 0xE2U && end - at > 2 && byte(1) == 0x80U && byte(2) >= 0x93U && byte(2) <= 0xA7U;
}

}  // namespace

namespace {

/// Keeps the place of the character at `at` if folding may change it; gives the end of the character.
char const* look_at(char const* at, std::string_view text, std::vector<std::uint32_t>& places) {
  char const* const end = text.data() + text.size();
  if (stays(at, end) && (end - at > 2 && utf8::is_continuation(at + 1))) {
    return at + (static_cast<unsigned char>(*at) == 0xC3U ? 2 : 3);
  }
  utf8::Character const character = utf8::decode(at, end);
  auto const code = character.code;
  if (!stays(at, end) && (is_blank(code) || is_invisible(code) || is_hyphen(code) || code == 0xFB01U ||
                          code == 0xFB02U || look_alike(code) != nullptr)) {
    places.push_back(static_cast<std::uint32_t>(at - text.data()));
  }
  return at + std::max(character.length, 1U);
}

#if defined(RAPPORTEUR_AVX2)
/// The same for all characters that begin in whole blocks of sixty-four bytes; gives the end of the last one.
RAPPORTEUR_FOR_AVX2 char const* look_at_blocks(std::string_view text, std::vector<std::uint32_t>& places) {
  constexpr std::ptrdiff_t kBlock = 64;
  char const* behind = text.data();
  char const* const end = text.data() + text.size();
  char const* block = text.data();
  for (; end - block >= kBlock; block += kBlock) {
    auto const low = _mm256_loadu_si256(reinterpret_cast<__m256i const*>(block));
    auto const high = _mm256_loadu_si256(reinterpret_cast<__m256i const*>(block + kBlock / 2));
    if (_mm256_movemask_epi8(_mm256_or_si256(low, high)) == 0) continue;
    auto left = static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) |
                static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(high))) << (kBlock / 2);
    for (; left != 0; left &= left - 1) {
      auto const* const at = block + std::countr_zero(left);
      if (at >= behind) behind = look_at(at, text, places);
    }
  }
  return std::max(block, behind);
}
#endif

}  // namespace

void find_foldable(std::string_view text, std::vector<std::uint32_t>& places) {
  places.clear();
  char const* at = text.data();
  char const* const end = at + text.size();
#if defined(RAPPORTEUR_AVX2)
  if (has_avx2()) at = look_at_blocks(text, places);
#endif
  for (at = utf8::skip_ascii(at, end); at != end; at = utf8::skip_ascii(at, end)) at = look_at(at, text, places);
}

template <class Next>
void Folded::fold(char const* at, Next const& next) {
  auto const original = original_;
  char const* const begin = original.data();
  char const* const end = begin + original.size();
  // Nothing becomes longer by it.
  if (storage_.size() < original.size()) storage_.resize(original.size());
  char* const folded_begin = storage_.data();
  char* to = folded_begin;
  WordAround word(original);
  char const* copied = begin;
  // Where two changes meet, the later shift holds: the text between them is empty.
  auto const shift_to = [&](char const* original_at) {
    Shift const shift{static_cast<std::uint32_t>(to - folded_begin), static_cast<std::uint32_t>(original_at - begin)};
    if (!shifts_.empty() && shifts_.back().folded == shift.folded) {
      shifts_.back() = shift;
    } else {
      shifts_.push_back(shift);
    }
  };
  for (; at != end; at = next(at)) {
    utf8::Character const character = utf8::decode(at, end);
    char const* const behind = at + std::max(character.length, 1U);
    std::optional<std::string_view> instead;
    if (!stays(character.code)) instead = folded(character.code, at, word);
    if (instead) {
      to = std::copy(copied, at, to);
      for (std::size_t i = 0; i < instead->size(); ++i) {
        // Each byte of a ligature leads to the ligature.
        if (i > 0) shift_to(at);
        *to++ = (*instead)[i];
      }
      shift_to(behind);
      copied = behind;
    }
    at = behind;
  }
  if (copied == begin) return;
  to = std::copy(copied, end, to);
  view_ = {folded_begin, static_cast<std::size_t>(to - folded_begin)};
}

void Folded::assign(std::string_view original) {
  assign_plain(original);
  char const* const end = original.data() + original.size();
  auto const next = [end](char const* at) { return utf8::skip_ascii(at, end); };
  if (char const* const first = next(first_to_fold(original)); first != end) fold(first, next);
}

void Folded::fold_at(std::span<std::uint32_t const> places, std::uint32_t base) {
  auto const* const begin = original_.data();
  auto const next = [&](char const* at) {
    auto const from = static_cast<std::uint32_t>(at - begin) + base;
    while (!places.empty() && places.front() < from) places = places.subspan(1);
    auto const offset =
        places.empty() ? original_.size() : std::min<std::size_t>(places.front() - base, original_.size());
    return begin + offset;
  };
  fold(next(begin), next);
}

std::uint32_t Folded::to_original(std::size_t folded_offset) const {
  if (folded_offset >= view_.size()) return static_cast<std::uint32_t>(original_.size());
  auto const offset = static_cast<std::uint32_t>(folded_offset);
  if (is_original()) return offset;
  auto const after = std::upper_bound(shifts_.begin(), shifts_.end(), offset,
                                      [](std::uint32_t wanted, Shift const& shift) { return wanted < shift.folded; });
  if (after == shifts_.begin()) return offset;
  Shift const& shift = *std::prev(after);
  return shift.original + (offset - shift.folded);
}

Span Folded::to_original(std::string_view part) const {
  auto const begin = static_cast<std::size_t>(part.data() - view_.data());
  auto const whole = begin + part.size() >= view_.size() || !utf8::is_continuation(part.data() + part.size());
  if (is_original() && whole) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + part.size())};
  }
  Span span{to_original(begin), to_original(begin)};
  if (part.empty()) return span;
  // The end of the last character itself, so that what was left out after it stays outside.
  std::size_t end = to_original(begin + part.size() - 1);
  do {
    ++end;
  } while (end < original_.size() && utf8::is_continuation(original_.data() + end));
  span.end = static_cast<std::uint32_t>(end);
  return span;
}

std::size_t Folded::from_original(std::uint32_t original_offset) const {
  auto const next = std::lower_bound(shifts_.begin(), shifts_.end(), original_offset,
                                     [](Shift const& shift, std::uint32_t wanted) { return shift.original < wanted; });
  std::size_t at = original_offset;
  if (next != shifts_.begin()) at = std::prev(next)->folded + (original_offset - std::prev(next)->original);
  if (next != shifts_.end()) at = std::min<std::size_t>(at, next->folded);
  return std::min(at, view_.size());
}

}  // namespace rapporteur
