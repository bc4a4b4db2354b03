#include "pipeline/note_marks.hpp"

#include "pipeline/mark_surroundings.hpp"
#include "pipeline/utf8.hpp"

#include <algorithm>
#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace rapporteur {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

bool trigger(char c) { return digit(c) || c == '*' || static_cast<unsigned char>(c) >= 0x80; }

#if defined(__SSE2__)
/// A bit for each of the 16 bytes from `from` on that is a digit, an asterisk or beyond ASCII.
unsigned triggers(char const* from) {
  auto const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(from));
  auto const from_zero = _mm_sub_epi8(bytes, _mm_set1_epi8('0'));
  auto const digits = _mm_cmpeq_epi8(_mm_min_epu8(from_zero, _mm_set1_epi8(9)), from_zero);
  auto const asterisks = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('*'));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(digits, asterisks), bytes)));
}
#endif

/// The first byte of [at, end) that is a digit, an asterisk or beyond ASCII; `end` where there is none.
char const* next_trigger(char const* at, char const* end) {
#if defined(__SSE2__)
  for (; end - at >= 16; at += 16) {
    if (auto const found = triggers(at); found != 0) return at + std::countr_zero(found);
  }
#endif
  while (at != end && !trigger(*at)) ++at;
  return at;
}

class Scanner {
 public:
  Scanner(std::string_view text, Structure const& structure, std::vector<MarkCandidate>& candidates)
      : text_(text), structure_(structure), candidates_(candidates) {}

  void run() {
    auto const* const begin = text_.data();
    auto const* const end = begin + text_.size();
    for (auto const* at = next_trigger(begin, end); at != end; at = next_trigger(at, end)) {
      auto const offset = static_cast<std::uint32_t>(at - begin);
      if (digit(*at)) {
        at = begin + digits(offset);
      } else {
        at = begin + sign(offset);
      }
    }
  }

 private:
  /// Looks at a run of digits; gives the offset behind it.
  std::uint32_t digits(std::uint32_t begin) {
    auto end = begin + 1;
    while (end < text_.size() && digit(text_[end])) ++end;
    if (begin == 0) return end;
    auto const size = end - begin;
    auto const before = text_[begin - 1];
    // Most numbers stand behind a blank, a slash or a parenthesis.
    if (size <= 3) {
      bool const slash = end < text_.size() && text_[end] == '/';
      if (goes_on(begin, slash ? end + 1 : end)) return end;
      if (before == '/' || before == '(' || before == '\n' || before == '-') return end;
      if (before == '[') return bracketed(begin - 1, end);
      if (slash) return typewriter(begin, end);
      if (before == ' ' && !follows(begin)) return end;
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
    auto const c = text_[next];
    return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/' || c == '-';
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
    bool const possible = first == '*' || first == 0xC2 || first == 0xE2 || first == 0xEF;
    auto const* const at = text_.data() + begin;
    auto const length = utf8::is_ascii(at) ? 1U : utf8::decode(at, text_.data() + text_.size()).length;
    auto const next = begin + std::max(length, 1U);
    // Superscripts, raised parentheses, the asterisk of the Symbol font; dashes and curly quotes are the many.
    if (!possible || next > text_.size()) return next;
    auto const second = length > 1 ? static_cast<unsigned char>(text_[begin + 1]) : 0U;
    if (first == 0xC2 && second != 0xB2 && second != 0xB3 && second != 0xB9) return next;
    if (first == 0xE2 && second != 0x81) return next;
    if (first == 0xEF && second != 0x80) return next;
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
  }

  std::string_view text_;
  Structure const& structure_;
  std::vector<MarkCandidate>& candidates_;
  std::uint32_t paragraph_ = 0;  // the one that the last candidate stood in
};

}  // namespace

void find_mark_candidates(std::string_view text, Structure const& structure, std::vector<MarkCandidate>& candidates) {
  candidates.clear();
  Scanner(text, structure, candidates).run();
}

}  // namespace rapporteur
