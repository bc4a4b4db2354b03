#include "pipeline/mark_surroundings.hpp"

#include "pipeline/utf8.hpp"

#include <algorithm>

namespace rapporteur {
namespace {

using grammar::not_mark_kind;
using grammar::NotMarkKind;
using Strength = std::optional<MarkStrength>;

constexpr std::uint32_t kLongestWord = 40;
constexpr std::uint32_t kLongestParenthesis = 300;
constexpr int kMostInvisible = 16;  // in a row; more of them are a gap

bool digit(char32_t c) { return c >= '0' && c <= '9'; }
bool upper(char32_t c) { return c >= 'A' && c <= 'Z'; }
/// Of the Latin alphabet; the letters of others stand in no resolution in English.
bool letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || upper(c) || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7);
}
bool blank(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A) || c == 0x3000;
}
bool invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}
bool closing_quote(char32_t c) { return c == 0x201D || c == 0x2019 || c == '"' || c == '\'' || c == 0xBB; }
bool dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

/// Walks back over the characters of a line. 0 stands for the line's beginning.
class Back {
 public:
  Back(std::string_view text, std::uint32_t at) : text_(text), at_(at) { load(); }

  [[nodiscard]] char32_t get() const { return character_; }
  /// Where the character begins and ends.
  [[nodiscard]] std::uint32_t begin() const { return begin_; }
  [[nodiscard]] std::uint32_t end() const { return at_; }
  void step() {
    at_ = begin_;
    load();
  }
  /// What stands one further.
  [[nodiscard]] char32_t peek() const {
    auto further = *this;
    further.step();
    return further.get();
  }

 private:
  void load() {
    if (at_ != 0 && text_[at_ - 1] != '\n' && utf8::is_ascii(text_.data() + at_ - 1)) {
      begin_ = at_ - 1;
      character_ = utf8::byte_at(text_.data() + begin_);
      return;
    }
    for (int skipped = 0; skipped <= kMostInvisible; ++skipped) {
      begin_ = at_;
      character_ = 0;
      if (at_ == 0 || text_[at_ - 1] == '\n') return;
      auto const* const from = utf8::previous(text_.data(), text_.data() + at_);
      begin_ = static_cast<std::uint32_t>(from - text_.data());
      character_ = utf8::decode(from, text_.data() + at_).code;
      if (!invisible(character_)) return;
      at_ = begin_;
    }
  }

  std::string_view text_;
  std::uint32_t at_;
  std::uint32_t begin_ = 0;
  char32_t character_ = 0;
};

/// The word of letters that ends at `back`, which is left before it.
std::string_view take_word(std::string_view text, Back& back) {
  auto const end = back.end();
  auto begin = end;
  while (letter(back.get()) && end - begin < kLongestWord) {
    begin = back.begin();
    back.step();
  }
  return text.substr(begin, end - begin);
}

std::string_view take_digits(std::string_view text, Back& back) {
  auto const end = back.end();
  auto begin = end;
  while (digit(back.get()) && end - begin < kLongestWord) {
    begin = back.begin();
    back.step();
  }
  return text.substr(begin, end - begin);
}

void skip_blanks(Back& back) {
  for (int count = 0; count < 8 && blank(back.get()); ++count) back.step();
}

std::optional<NotMarkKind> kind_before(std::string_view text, Back back) {
  skip_blanks(back);
  if (back.get() == '.') back.step();
  auto const word = take_word(text, back);
  return word.empty() ? std::nullopt : not_mark_kind(word);
}

/// The word behind a number says that it counts or dates something.
bool counts(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text.substr(at).starts_with("\xC2\xA0")))
    at += text[at] == '\xC2' ? 2 : 1;
  auto const begin = at;
  while (at < text.size() && at - begin < kLongestWord && letter(static_cast<unsigned char>(text[at])) &&
         static_cast<unsigned char>(text[at]) < 0x80)
    ++at;
  auto const word = text.substr(begin, at - begin);
  if (word.empty()) return false;
  auto const kind = not_mark_kind(word);
  if (kind == NotMarkKind::kMonth) return true;
  return kind == NotMarkKind::kUnit && !upper(static_cast<unsigned char>(word.front()));
}

/// The mark may end a sentence: nothing or a new sentence follows.
bool ends_sentence(std::string_view text, std::size_t at) {
  auto const rest = text.substr(at);
  if (rest.empty() || rest.front() == '\n') return true;
  if (rest.front() == ')' || rest.front() == ']' || rest.starts_with("\xE2\x80\x9D")) return true;
  std::size_t blanks = 0;
  while (blanks < rest.size() && (rest[blanks] == ' ' || rest[blanks] == '\t')) ++blanks;
  if (blanks == 0) return false;
  if (blanks == rest.size() || rest[blanks] == '\n') return true;
  auto const next = rest.substr(blanks);
  return upper(static_cast<unsigned char>(next.front())) || next.front() == '(' || next.starts_with("\xE2\x80\x9C");
}

bool year_alone(std::string_view digits, Back const& before) {
  if (digits.size() != 4 || !(digits.starts_with("19") || digits.starts_with("20"))) return false;
  auto const c = before.get();
  if (c == 0 || blank(c) || c == '(') return true;
  // The end of a range.
  return dash(c) && digit(before.peek());
}

bool month_before(std::string_view text, Back const& back) { return kind_before(text, back) == NotMarkKind::kMonth; }

/// `70/1`, `S-19/1`, `2012/11`: the number of an act by itself, no symbol. `back` stands behind it.
bool act_number(std::string_view text, Back back) {
  auto const low = take_digits(text, back);
  if (low.empty() || low.size() > 4 || back.get() != '/') return false;
  back.step();
  auto const high = take_digits(text, back);
  if (high.empty() || high.size() > 4) return false;
  if (dash(back.get())) {
    back.step();
    auto const kind = take_word(text, back);
    if (kind != "S" && kind != "ES") return false;
  }
  return back.get() == 0 || blank(back.get()) || back.get() == '(';
}

/// A number ends at `back` to which a mark may be joined: a year or the number of an act. Neither goes on in thousands.
Strength after_number(std::string_view text, Back const& back) {
  if (act_number(text, back)) return MarkStrength::kMedium;
  auto before = back;
  if (!year_alone(take_digits(text, before), before)) return std::nullopt;
  return month_before(text, before) ? MarkStrength::kStrong : MarkStrength::kMedium;
}

/// Glued to a word: `Vienna87`.
Strength after_word(std::string_view text, Back back, std::uint32_t number) {
  auto const last = back.get();
  auto const word = take_word(text, back);
  if (word.size() >= kLongestWord) return std::nullopt;
  auto const before = back.get();
  if (before == '.' || before == '/' || before == '_' || before == '@' || before == ':' || digit(before))
    return std::nullopt;
  // The letter of a part: "222 (IX) A36", "57/270 B1".
  if (word.size() == 1 && upper(last) && blank(before) && (back.peek() == ')' || digit(back.peek())))
    return MarkStrength::kWeak;
  auto const kind = not_mark_kind(word, number);
  if (kind == NotMarkKind::kMonth) return digit(back.peek()) ? Strength(MarkStrength::kMedium) : std::nullopt;
  if (kind == NotMarkKind::kCounted) return MarkStrength::kWeak;
  if (kind && kind != NotMarkKind::kUnit) return std::nullopt;
  // Acronyms, letters of parts, debris of a scan.
  if (upper(last) || word.size() < 3) return MarkStrength::kWeak;
  return MarkStrength::kMedium;
}

/// Behind a parenthesis: `2096 (XX)6`, `(the Paris Principles)2`. `back` stands at the closing sign.
Strength after_parenthesis(std::string_view text, Back back) {
  back.step();
  auto const end = back.end();
  auto const limit = end > kLongestParenthesis ? end - kLongestParenthesis : 0;
  auto const last = back.get();
  while (back.get() != 0 && back.get() != '(' && back.end() > limit) back.step();
  if (back.get() != '(') return MarkStrength::kWeak;
  auto const inside = text.substr(back.end(), end - back.end());
  back.step();
  // "SSA2(5)", "CM/Rec(2022)17".
  if (!blank(back.get()) && back.get() != 0) return std::nullopt;
  skip_blanks(back);
  bool const numbered = digit(back.get()) || (upper(back.get()) && blank(back.peek()));
  bool const roman = inside.find_first_not_of("IVXLCES-") == std::string_view::npos;
  if (roman && numbered) return MarkStrength::kStrong;
  bool const digits = inside.find_first_not_of("0123456789") == std::string_view::npos;
  if (digits) {
    if (!numbered) return inside.size() == 4 ? std::nullopt : Strength(MarkStrength::kWeak);
    return inside.size() == 4 ? MarkStrength::kMedium : MarkStrength::kWeak;
  }
  if (inside.size() < 3) return MarkStrength::kWeak;
  return letter(last) && !upper(last) ? MarkStrength::kStrong : MarkStrength::kMedium;
}

Strength after_quote(Back back) {
  auto const quote = back.get();
  auto const before = back.peek();
  // An opening quotation mark, a year without its century.
  if (before == 0 || blank(before) || before == '(') return std::nullopt;
  return quote == 0x201D ? MarkStrength::kStrong : MarkStrength::kMedium;
}

/// `Century,1`, `2004;4`. `back` stands at the sign.
Strength after_comma(std::string_view text, Back back) {
  auto const sign = back.get();
  back.step();
  auto const c = back.get();
  if (c == 0) return std::nullopt;
  if (digit(c)) return sign == ':' ? std::nullopt : after_number(text, back);
  if (letter(c)) {
    auto const word = take_word(text, back);
    auto const kind = not_mark_kind(word);
    if (kind == NotMarkKind::kAbbreviation) return std::nullopt;
    if (back.get() == '/' || back.get() == '_' || back.get() == '@') return std::nullopt;
    if (sign == ':' || upper(c) || word.size() < 2) return MarkStrength::kMedium;
    return MarkStrength::kStrong;
  }
  if (c == ')' || c == ']') return MarkStrength::kStrong;
  if (closing_quote(c)) return after_quote(back);
  if (blank(c)) return MarkStrength::kWeak;
  return std::nullopt;
}

/// `Agency.7`. `back` stands at the full stop; a full stop inside a symbol is the commoner thing.
Strength after_full_stop(std::string_view text, Back back, std::size_t behind) {
  if (!ends_sentence(text, behind)) return std::nullopt;
  back.step();
  auto const c = back.get();
  if (digit(c)) {
    auto before = back;
    return year_alone(take_digits(text, before), before) ? Strength(MarkStrength::kMedium) : std::nullopt;
  }
  if (letter(c)) {
    auto const word = take_word(text, back);
    if (word.size() < 3 || upper(c) || not_mark_kind(word) == NotMarkKind::kAbbreviation) return std::nullopt;
    auto const before = back.get();
    if (before == '.' || before == '/' || before == '_' || before == '@' || digit(before)) return std::nullopt;
    return word.size() > 4 ? MarkStrength::kStrong : MarkStrength::kMedium;
  }
  if (c == ')') return MarkStrength::kMedium;
  if (closing_quote(c)) return after_quote(back);
  return std::nullopt;
}

}  // namespace

Strength plain_strength(std::string_view text, std::uint32_t at, grammar::Mark const& mark) {
  auto const behind = at + mark.text.size();
  Back const back(text, at);
  auto const c = back.get();
  Strength strength;
  if (letter(c)) {
    strength = after_word(text, back, mark.number);
  } else if (c == ',' || c == ';' || c == ':') {
    strength = after_comma(text, back);
  } else if (c == '.') {
    strength = after_full_stop(text, back, behind);
  } else if (c == ')') {
    strength = after_parenthesis(text, back);
  } else if (c == ']') {
    strength = MarkStrength::kWeak;
  } else if (closing_quote(c)) {
    strength = after_quote(back);
  }
  if (strength && counts(text, behind)) return std::nullopt;
  return strength;
}

Strength year_strength(std::string_view text, std::uint32_t at, grammar::YearAndMark const& parsed) {
  Back back(text, at);
  auto const year_end = at + 4;
  auto const behind = year_end + parsed.mark.text.size();
  auto const c = back.get();
  if (counts(text, behind)) return std::nullopt;
  if (dash(c)) {
    back.step();
    auto const from = take_digits(text, back);
    return year_alone(from, back) ? Strength(MarkStrength::kStrong) : std::nullopt;
  }
  if (!blank(c)) return std::nullopt;
  skip_blanks(back);
  // "July, 19543"
  if (back.get() == ',') back.step();
  bool const full_stop = back.get() == '.';
  auto const kind = kind_before(text, back);
  if (kind == NotMarkKind::kMonth) return MarkStrength::kStrong;
  if (kind == NotMarkKind::kAbbreviation || kind == NotMarkKind::kCounted || full_stop) return std::nullopt;
  return kind == NotMarkKind::kJoining ? MarkStrength::kMedium : MarkStrength::kWeak;
}

Strength typewriter_strength(std::string_view text, std::uint32_t at, grammar::Mark const& mark) {
  Back back(text, at);
  auto const c = back.get();
  if (c == 0) return std::nullopt;
  if (!blank(c)) {
    // Without the blank: the digits may belong to a number, a symbol or a share.
    if (letter(c)) return after_word(text, back, mark.number);
    if (c == '.') return after_full_stop(text, back, at + mark.text.size());
    bool const sign = c == ',' || c == ';' || c == ')' || closing_quote(c);
    return sign && !digit(back.peek()) ? Strength(MarkStrength::kMedium) : std::nullopt;
  }
  skip_blanks(back);
  // The list number of a paragraph stands there too.
  if (back.get() == 0) return std::nullopt;
  if (letter(back.get())) {
    auto const word = take_word(text, back);
    auto const kind = not_mark_kind(word);
    if (kind == NotMarkKind::kAbbreviation || kind == NotMarkKind::kCounted || kind == NotMarkKind::kJoining)
      return std::nullopt;
    // "resolution 34/ 172": a blank inside the number.
    if (word.starts_with("resolution") || word.starts_with("decision")) {
      auto const rest = text.substr(at + mark.text.size());
      auto const next = rest.find_first_not_of(" \t");
      if (next != std::string_view::npos && digit(static_cast<unsigned char>(rest[next]))) return std::nullopt;
    }
  }
  return MarkStrength::kStrong;
}

Strength superscript_strength(std::string_view text, std::uint32_t at, grammar::Mark const& mark) {
  Back back(text, at);
  auto const c = back.get();
  if (c == 0) return std::nullopt;
  if (digit(c)) {
    if (act_number(text, back)) return MarkStrength::kStrong;
    auto const digits = take_digits(text, back);
    if (year_alone(digits, back)) return MarkStrength::kStrong;
    // A power, or "Agenda 21" with its note.
    return digits == "10" || mark.number < 4 ? MarkStrength::kWeak : MarkStrength::kMedium;
  }
  if (letter(c) && (mark.number == 2 || mark.number == 3)) {
    static constexpr std::string_view kUnits[] = {"m", "km", "cm", "mm", "dm", "ft"};
    auto const word = take_word(text, back);
    if (std::find(std::begin(kUnits), std::end(kUnits), word) != std::end(kUnits)) return std::nullopt;
  }
  return MarkStrength::kStrong;
}

Strength bracketed_strength(std::string_view text, std::uint32_t at, grammar::Mark const&) {
  Back const back(text, at);
  auto const c = back.get();
  if (c == 0) return std::nullopt;
  if (blank(c)) return MarkStrength::kWeak;
  bool const sign = c == ',' || c == ';' || c == '.' || c == ')' || closing_quote(c);
  if (letter(c) || sign) return MarkStrength::kMedium;
  return std::nullopt;
}

Strength asterisk_strength(std::string_view text, std::uint32_t at) {
  auto const c = Back(text, at).get();
  if (c == 0 || blank(c) || c == '*' || c == 0xF02A) return std::nullopt;
  return MarkStrength::kStrong;
}

}  // namespace rapporteur
