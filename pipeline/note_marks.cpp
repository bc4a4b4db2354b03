#include "pipeline/note_marks.hpp"

#include "pipeline/mark_surroundings.hpp"
#include "pipeline/utf8.hpp"
#include "pipeline/vector_choice.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace rapporteur {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Bytes of a stretch of the text that is looked through at once.
constexpr std::size_t kStretch = 64;

/// What stands in a stretch, a bit for each byte.
struct Stretch {
  std::uint64_t digits = 0;
  std::uint64_t signs = 0;  ///< an asterisk, or a byte that begins characters as marks do; see `may_be_sign`
};

/// Superscripts, raised parentheses and the asterisk of the Symbol font begin with these.
bool may_be_sign(unsigned char c) { return c == '*' || c == 0xC2 || c == 0xE2 || c == 0xEF; }

Stretch read_stretch(char const* from, std::size_t size) {
  Stretch found;
  for (std::size_t i = 0; i < size; ++i) {
    if (digit(from[i])) found.digits |= std::uint64_t{1} << i;
    if (may_be_sign(static_cast<unsigned char>(from[i]))) found.signs |= std::uint64_t{1} << i;
  }
  return found;
}

#if defined(RAPPORTEUR_AVX2)
/// Blanks and `never_before_mark`, each where its lower half says. No two of them have the same.
constexpr char kNeverBefore[] = {' ', 0, 0, 0, 0, 0, 0, 0, '(', 0, '\n', 0, 0, '-', 0, '/'};

/// The bytes of a whole stretch, with a bit for each in all answers.
class WideBytes {
 public:
  RAPPORTEUR_FOR_AVX2 explicit WideBytes(char const* from)
      : low_(_mm256_loadu_si256(reinterpret_cast<__m256i const*>(from))),
        high_(_mm256_loadu_si256(reinterpret_cast<__m256i const*>(from) + 1)) {}

  /// Whether it is ASCII without a digit or an asterisk, as most are.
  [[nodiscard]] RAPPORTEUR_FOR_AVX2 bool empty() const {
    auto const asterisks = _mm256_or_si256(are(low_, '*'), are(high_, '*'));
    auto const digits = _mm256_or_si256(digits_in(low_), digits_in(high_));
    auto const beyond = _mm256_or_si256(low_, high_);
    return _mm256_movemask_epi8(_mm256_or_si256(_mm256_or_si256(asterisks, digits), beyond)) == 0;
  }
  [[nodiscard]] RAPPORTEUR_FOR_AVX2 std::uint64_t digits() const { return bits_of(digits_in(low_), digits_in(high_)); }
  [[nodiscard]] RAPPORTEUR_FOR_AVX2 std::uint64_t are(int byte) const {
    return bits_of(are(low_, byte), are(high_, byte));
  }
  [[nodiscard]] RAPPORTEUR_FOR_AVX2 std::uint64_t never_before() const {
    auto const table = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<__m128i const*>(kNeverBefore)));
    return bits_of(_mm256_cmpeq_epi8(low_, _mm256_shuffle_epi8(table, low_)),
                   _mm256_cmpeq_epi8(high_, _mm256_shuffle_epi8(table, high_)));
  }

 private:
  RAPPORTEUR_INLINE_FOR_AVX2 static std::uint64_t bits_of(__m256i low, __m256i high) {
    auto const upper = static_cast<std::uint64_t>(static_cast<unsigned>(_mm256_movemask_epi8(high)));
    return static_cast<unsigned>(_mm256_movemask_epi8(low)) | upper << 32U;
  }
  RAPPORTEUR_INLINE_FOR_AVX2 static __m256i digits_in(__m256i bytes) {
    auto const from_zero = _mm256_sub_epi8(bytes, _mm256_set1_epi8('0'));
    return _mm256_cmpeq_epi8(_mm256_min_epu8(from_zero, _mm256_set1_epi8(9)), from_zero);
  }
  RAPPORTEUR_INLINE_FOR_AVX2 static __m256i are(__m256i bytes, int byte) {
    return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(static_cast<char>(byte)));
  }

  __m256i low_;
  __m256i high_;
};

/// The same in one register.
class WidestBytes {
 public:
  RAPPORTEUR_FOR_WIDEST explicit WidestBytes(char const* from) : bytes_(_mm512_loadu_si512(from)) {}

  [[nodiscard]] RAPPORTEUR_FOR_WIDEST bool empty() const {
    return (digits() | are('*') | _mm512_movepi8_mask(bytes_)) == 0;
  }
  [[nodiscard]] RAPPORTEUR_FOR_WIDEST std::uint64_t digits() const {
    return _mm512_cmplt_epu8_mask(_mm512_sub_epi8(bytes_, _mm512_set1_epi8('0')), _mm512_set1_epi8(10));
  }
  [[nodiscard]] RAPPORTEUR_FOR_WIDEST std::uint64_t are(int byte) const {
    return _mm512_cmpeq_epi8_mask(bytes_, _mm512_set1_epi8(static_cast<char>(byte)));
  }
  [[nodiscard]] RAPPORTEUR_FOR_WIDEST std::uint64_t never_before() const {
    auto const table = _mm512_broadcast_i32x4(_mm_loadu_si128(reinterpret_cast<__m128i const*>(kNeverBefore)));
    return _mm512_cmpeq_epi8_mask(bytes_, _mm512_shuffle_epi8(table, bytes_));
  }

 private:
  __m512i bytes_;
};

template <class Bytes>
std::uint64_t signs_in(Bytes const& bytes) {
  return bytes.are('*') | bytes.are(0xC2) | bytes.are(0xE2) | bytes.are(0xEF);
}
#endif

/// What may stand before a plain mark: a word, its sign, a quotation mark, whatever is beyond ASCII.
constexpr auto kBeforePlain = [] {
  std::array<bool, 256> may{};
  for (int c = 0x80; c < 256; ++c) may[static_cast<std::size_t>(c)] = true;
  for (char c = 'a'; c <= 'z'; ++c) may[static_cast<unsigned char>(c)] = true;
  for (char c = 'A'; c <= 'Z'; ++c) may[static_cast<unsigned char>(c)] = true;
  for (char const c : std::string_view(",;:.)]\"'")) may[static_cast<unsigned char>(c)] = true;
  return may;
}();

/// Before these no mark of up to three digits begins.
constexpr bool never_before_mark(char c) { return c == '/' || c == '(' || c == '\n' || c == '-'; }

#if defined(RAPPORTEUR_AVX2)
/// Those of `starts` that have to be looked at where no list goes on; most numbers stand behind a blank, a slash or a
/// parenthesis. `before` is the byte before the stretch.
template <class Bytes>
std::uint64_t likely_starts(Bytes const& bytes, char before, std::uint64_t digits, std::uint64_t starts) {
  auto const two = digits & digits << 1U;
  auto const five = two & two << 2U & digits << 4U;  // a year with a mark behind it
  auto const slashes = bytes.are('/') & digits << 1U & ~(digits >> 1U);
  auto const behind = bytes.never_before() << 1U | (before == ' ' || never_before_mark(before) ? 1U : 0U);
  return starts & ((five | slashes | digits >> (kStretch - 1)) != 0 ? ~std::uint64_t{0} : ~behind);
}

/// Lists the whole stretches of [at, end) that have to be looked at where no list goes on; gives how many. Many are
/// asked the same, and those that answer are kept: which they are nobody could foretell.
template <class Bytes>
std::size_t list_stretches(char const* text, std::size_t at, std::size_t end, std::size_t* listed) {
  std::size_t count = 0;
  for (; at < end; at += kStretch) {
    listed[count] = at;
    count += Bytes(text + at).empty() ? 0 : 1;
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < count; ++i) {
    auto const place = listed[i];
    Bytes const bytes(text + place);
    auto const digits = bytes.digits();
    auto const before = place == 0 ? ' ' : text[place - 1];
    auto const starts = digits & ~(digits << 1U | (digit(before) ? 1U : 0U));
    auto const quotes = bytes.are(0xE2) & bytes.are(0x80) >> 1U;  // no marks
    listed[kept] = place;
    kept += (likely_starts(bytes, before, digits, starts) | (signs_in(bytes) & ~quotes)) != 0 ? 1 : 0;
  }
  return kept;
}

RAPPORTEUR_WITH_BITS std::size_t list_wide(char const* text, std::size_t at, std::size_t end, std::size_t* listed) {
  return list_stretches<WideBytes>(text, at, end, listed);
}
RAPPORTEUR_WITH_WIDEST std::size_t list_widest(char const* text, std::size_t at, std::size_t end, std::size_t* listed) {
  return list_stretches<WidestBytes>(text, at, end, listed);
}

/// What stands in a whole stretch, and which of the numbers that begin there are likely to be marks.
struct WideStretch {
  Stretch found;
  std::uint64_t starts = 0;
  std::uint64_t likely = 0;
};
RAPPORTEUR_WITH_BITS WideStretch read_wide(char const* from, char before) {
  WideBytes const bytes(from);
  auto const digits = bytes.digits();
  auto const starts = digits & ~(digits << 1U | (digit(before) ? 1U : 0U));
  return {{digits, signs_in(bytes)}, starts, likely_starts(bytes, before, digits, starts)};
}
#endif

/// What makes more than a mark of the digits before it, whatever stands behind.
constexpr auto kGoesOn = [] {
  std::array<bool, 256> goes_on{};
  for (char c = '0'; c <= '9'; ++c) goes_on[static_cast<unsigned char>(c)] = true;
  for (char c = 'a'; c <= 'z'; ++c) goes_on[static_cast<unsigned char>(c)] = true;
  for (char c = 'A'; c <= 'Z'; ++c) goes_on[static_cast<unsigned char>(c)] = true;
  for (char const c : std::string_view("/-")) goes_on[static_cast<unsigned char>(c)] = true;
  return goes_on;
}();

class Scanner {
 public:
  Scanner(std::string_view text, Structure const& structure, std::vector<MarkCandidate>& candidates)
      : text_(text), structure_(structure), candidates_(candidates) {}

  void run() {
    std::size_t at = 0;
#if defined(RAPPORTEUR_AVX2)
    if (has_bits()) at = run_wide();
#endif
    for (; at < text_.size(); at += kStretch)
      look(at, read_stretch(text_.data() + at, std::min(text_.size() - at, kStretch)));
  }

 private:
#if defined(RAPPORTEUR_AVX2)
  /// All whole stretches; gives the offset behind them.
  std::size_t run_wide() {
    auto const whole = text_.size() / kStretch * kStretch;
    constexpr std::size_t kMany = 64 * kStretch;
    std::array<std::size_t, kMany / kStretch> listed;
    auto const list = has_widest() ? list_widest : list_wide;
    for (std::size_t at = 0; at < whole; at += kMany) {
      auto const count = list(text_.data(), at, std::min(at + kMany, whole), listed.data());
      for (std::size_t i = 0; i < count; ++i) look_from(listed[i], whole);
    }
    in_number_ = whole != 0 && digit(text_[whole - 1]);
    return whole;
  }

  /// Looks at a whole stretch and those behind it into which a list may go on.
  void look_from(std::size_t at, std::size_t whole) {
    if (at < stretch_) return;
    do {
      auto const stretch = read_wide(text_.data() + at, at == 0 ? ' ' : text_[at - 1]);
      look(at, stretch.found, stretch.starts, at <= follow_until_ ? stretch.starts : stretch.likely);
      stretch_ = at += kStretch;
    } while (at <= follow_until_ && at < whole);
  }
#endif

  /// Where numbers begin.
  [[nodiscard]] std::uint64_t starts_in(Stretch const& stretch) const {
    return stretch.digits & ~(stretch.digits << 1U | (in_number_ ? 1U : 0U));
  }

  void look(std::size_t at, Stretch const& stretch) {
    auto const starts = starts_in(stretch);
    in_number_ = stretch.digits >> (kStretch - 1) != 0;
    look(at, stretch, starts, starts);
  }

  /// A mark may begin where a number does, or a sign; those of `starts` that are not `likely` only behind a mark.
  void look(std::size_t at, Stretch const& stretch, std::uint64_t starts, std::uint64_t likely) {
    for (auto found = likely | stretch.signs; found != 0; found &= found - 1) {
      auto const bit = std::countr_zero(found);
      auto const place = at + static_cast<std::size_t>(bit);
      if (place < next_) continue;
      auto const offset = static_cast<std::uint32_t>(place);
      if ((stretch.signs >> bit & 1U) != 0) {
        next_ = sign(offset);
      } else {
        auto end = offset + static_cast<std::uint32_t>(std::countr_one(stretch.digits >> bit));
        constexpr std::uint32_t kYear = 4;  // and nothing behind it
        if (end < at + kStretch) {
          if (end - offset == kYear || (end - offset < kYear && place != 0 && is_none(offset, end))) continue;
        } else {
          while (end < text_.size() && digit(text_[end])) ++end;
        }
        next_ = digits(offset, end);
      }
      if (follow_until_ > place) found |= starts & (~std::uint64_t{1} << bit);
    }
  }

  /// Whether the up to three digits are no mark by what stands beside them, as most are; `digits` finds the same.
  [[nodiscard]] bool is_none(std::uint32_t begin, std::uint32_t end) const {
    auto const before = text_[begin - 1];
    if (never_before_mark(before)) return true;
    if (kBeforePlain[static_cast<unsigned char>(before)] || before == '[' || begin <= follow_until_) return false;
    return end == text_.size() || text_[end] != '/';
  }

  /// Looks at a run of digits; gives the offset behind it.
  std::uint32_t digits(std::uint32_t begin, std::uint32_t end) {
    if (begin == 0) return end;
    auto const size = end - begin;
    auto const before = text_[begin - 1];
    // Most numbers stand behind a blank, a slash or a parenthesis.
    if (size <= 3) {
      bool const slash = end < text_.size() && text_[end] == '/';
      if (goes_on(begin, slash ? end + 1 : end)) return end;
      if (never_before_mark(before)) return end;
      if (before == '[') return bracketed(begin - 1, end);
      if (slash) return typewriter(begin, end);
      if (!kBeforePlain[static_cast<unsigned char>(before)] && !follows(begin)) return end;
      return plain(begin, end);
    }
    if (size >= 5 && size <= 7 && before != '/') return year(begin, end);
    return end;
  }

  /// What stands at `next`, behind the digits or their slash, makes more than a mark of them, as of most: "59th",
  /// "58/136". No note begins with 0.
  [[nodiscard]] bool goes_on(std::uint32_t begin, std::uint32_t next) const {
    if (text_[begin] == '0') return true;
    if (next >= text_.size()) return false;
    return kGoesOn[static_cast<unsigned char>(text_[next])];
  }

  /// The digits go on from a mark, after a comma and perhaps a blank.
  [[nodiscard]] bool follows(std::uint32_t begin) const {
    if (candidates_.empty()) return false;
    auto const last = candidates_.back().span.end;
    auto const between = text_.substr(last, begin - last);
    return between == "," || between == ", ";
  }

  std::uint32_t plain(std::uint32_t begin, std::uint32_t end) {
    auto const mark = grammar::parse_mark(text_.substr(begin));
    if (!mark || mark->form != grammar::MarkForm::kPlain) return end;
    if (follows(begin)) {
      add(begin, *mark, MarkStrength::kWeak, true);
    } else if (auto const strength = plain_strength(text_, begin, *mark)) {
      add(begin, *mark, *strength);
    }
    return end;
  }

  std::uint32_t year(std::uint32_t begin, std::uint32_t end) {
    auto const parsed = grammar::parse_year_and_mark(text_.substr(begin));
    if (!parsed) return end;
    if (auto const strength = year_strength(text_, begin, *parsed)) add(begin + 4, parsed->mark, *strength);
    return end;
  }

  std::uint32_t typewriter(std::uint32_t begin, std::uint32_t end) {
    auto const mark = grammar::parse_mark(text_.substr(begin));
    if (!mark || mark->form != grammar::MarkForm::kTypewriter) return end;
    if (auto const strength = typewriter_strength(text_, begin, *mark)) add(begin, *mark, *strength);
    return end + 1;
  }

  std::uint32_t bracketed(std::uint32_t begin, std::uint32_t end) {
    auto const mark = grammar::parse_mark(text_.substr(begin));
    if (!mark) return end;
    if (auto const strength = bracketed_strength(text_, begin, *mark)) add(begin, *mark, *strength);
    return begin + static_cast<std::uint32_t>(mark->text.size());
  }

  /// Looks at an asterisk or a character beyond ASCII; gives the offset behind it.
  std::uint32_t sign(std::uint32_t begin) {
    auto const first = static_cast<unsigned char>(text_[begin]);
    // Superscripts, raised parentheses, the asterisk of the Symbol font; dashes and curly quotes are the many.
    if (first != '*') {
      if (begin + 1 == text_.size()) return begin + 1;
      auto const second = static_cast<unsigned char>(text_[begin + 1]);
      if (first == 0xC2 && second != 0xB2 && second != 0xB3 && second != 0xB9) return begin + 1;
      if (first == 0xE2 && second != 0x81) return begin + 1;
      if (first == 0xEF && second != 0x80) return begin + 1;
    }
    auto const* const at = text_.data() + begin;
    auto const length = utf8::is_ascii(at) ? 1U : utf8::decode(at, text_.data() + text_.size()).length;
    auto const next = begin + std::max(length, 1U);
    if (next > text_.size()) return next;
    auto const mark = grammar::parse_mark(text_.substr(begin));
    if (!mark) return next;
    auto const strength = mark->form == grammar::MarkForm::kAsterisk ? asterisk_strength(text_, begin)
                                                                     : superscript_strength(text_, begin, *mark);
    if (strength) add(begin, *mark, *strength);
    return begin + static_cast<std::uint32_t>(mark->text.size());
  }

  void add(std::uint32_t begin, grammar::Mark const& mark, MarkStrength strength, bool listed = false) {
    while (paragraph_ < structure_.paragraphs.size() && structure_.paragraphs[paragraph_].span.end <= begin)
      ++paragraph_;
    if (paragraph_ == structure_.paragraphs.size()) return;
    auto const& paragraph = structure_.paragraphs[paragraph_];
    // Before the span there is the paragraph's own marker.
    if (paragraph.kind == ParagraphKind::kFootnote || begin < paragraph.span.begin) return;
    auto const end = begin + static_cast<std::uint32_t>(mark.text.size());
    candidates_.push_back({{begin, end}, paragraph_, mark.number, mark.signs, mark.form, strength, listed});
    follow_until_ = end + 2;  // ", "
  }

  std::string_view text_;
  Structure const& structure_;
  std::vector<MarkCandidate>& candidates_;
  std::size_t next_ = 0;            // what stands before it has been read
  bool in_number_ = false;          // the byte before the stretch is a digit
  std::uint32_t follow_until_ = 0;  // a run of digits that begins here or before may go on from the last candidate
  std::uint32_t paragraph_ = 0;     // the one that the last candidate stood in
  std::size_t stretch_ = 0;         // the first that has not been looked at
};

}  // namespace

void find_mark_candidates(std::string_view text, Structure const& structure, std::vector<MarkCandidate>& candidates) {
  candidates.clear();
  Scanner(text, structure, candidates).run();
}

}  // namespace rapporteur
