#include "grammar/mark.hpp"

#include "grammar/embedded.hpp"
#include "grammar/lexicon.hpp"
#include "grammar/lexis.hpp"

#include <string>
#include <unordered_map>

namespace rapporteur::grammar {
namespace {

using namespace lexis;

struct SuperscriptDigits : x3::symbols<std::uint32_t> {
  SuperscriptDigits() {
    add("\xC2\xB9", 1)("\xC2\xB2", 2)("\xC2\xB3", 3)("\xE2\x81\xB0", 0)("\xE2\x81\xB4", 4)("\xE2\x81\xB5", 5)(
        "\xE2\x81\xB6", 6)("\xE2\x81\xB7", 7)("\xE2\x81\xB8", 8)("\xE2\x81\xB9", 9);
  }
} const superscript_digits;

auto const superscript_open = x3::lit("\xE2\x81\xBD");
auto const superscript_close = x3::lit("\xE2\x81\xBE");
auto const asterisk_sign = x3::lit('*') | "\xEF\x80\xAA";  // U+F02A: the asterisk of the Symbol font
auto const no_break_blank = x3::lit("\xC2\xA0");

// A note has no number 0 and none is written with a zero before it.
auto const mark_number = &x3::char_('1', '9') >> x3::uint_parser<std::uint32_t, 10, 1, 3>{} >> !digit;

auto const glued_thousands = x3::lit(',') >> digit >> digit >> digit;
auto const decimals = x3::lit('.') >> digit;
/// What makes more than a mark of the digits before it.
auto const goes_on = letter | '(' | '/' | '-' | '%' | '_' | '$' | glued_thousands | decimals | "\xE2\x80\x90" |
                     "\xE2\x80\x91" | "\xE2\x80\x92" | "\xE2\x80\x93" | "\xE2\x88\x92" | "\xC2\xB0" |
                     // Letters beyond ASCII and the superscript digits; no-break blanks are no letters.
                     (x3::char_('\xC3', '\xDF')) | one_of(superscript_digits);

/// "3/4", "12/...", "1/CP".
auto const after_slash =
    letter | digit | '/' | '-' | (x3::lit('.') >> (x3::lit('.') | digit)) | x3::char_('\xC3', '\xDF');

auto const typewriter_end = x3::lit('/') >> !after_slash;
auto const plain_end = !goes_on;

struct Word {
  NotMarkKind kind{};
  std::uint32_t number = 0;  // 0: any
};

using Words = std::unordered_multimap<std::string, Word, StringHash, std::equal_to<>>;

Words read_words() {
  struct Kinds : x3::symbols<NotMarkKind> {
    Kinds() {
      add("name", NotMarkKind::kName)("counted", NotMarkKind::kCounted)("abbreviation", NotMarkKind::kAbbreviation)(
          "joining", NotMarkKind::kJoining)("unit", NotMarkKind::kUnit)("month", NotMarkKind::kMonth);
    }
  } const kinds;
  Words words;
  for (auto const& table : embedded_tables()) {
    if (table.name != "not_marks") continue;
    for (auto const& row : Table::parse(table.name, table.text, {"word", "number", "kind"}).rows) {
      Word word;
      if (!row[1].empty() && !accept_all(row[1], number, word.number)) throw TableError("not_marks.tsv: bad number");
      if (!accept_all(row[2], kinds, word.kind)) throw TableError("not_marks.tsv: unknown kind");
      words.emplace(row[0], word);
    }
  }
  return words;
}

/// The commonest mark: digits with a blank, the end of the line or a sign behind them. Only the grammar tells what any
/// other byte makes of them.
bool read_simple_mark(std::string_view text, Mark& mark) {
  constexpr std::size_t kMostDigits = 3;
  auto const is_digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  std::size_t end = 0;
  for (; end < text.size() && end < kMostDigits && is_digit(end); ++end)
    mark.number = mark.number * 10 + static_cast<std::uint32_t>(text[end] - '0');
  if (end == 0 || end == text.size() || text.front() == '0') return false;
  auto const next = text[end];
  bool const pause = (next == '.' || next == ',') && end + 1 < text.size() && !is_digit(end + 1);
  if (next != ' ' && next != '\n' && next != ';' && !pause) return false;
  mark.form = MarkForm::kPlain;
  mark.text = text.substr(0, end);
  return true;
}

}  // namespace

std::optional<Mark> parse_mark(std::string_view text) {
  Mark mark;
  if (read_simple_mark(text, mark)) return mark;
  mark = {};
  auto rest = text;
  if (is_digit(byte_at(text, 0))) {
    if (!accept(rest, mark_number, mark.number)) return std::nullopt;
    mark.form = accept(rest, typewriter_end) ? MarkForm::kTypewriter : MarkForm::kPlain;
    if (mark.form == MarkForm::kPlain && !accept(rest, plain_end)) return std::nullopt;
    mark.text = text.substr(0, text.size() - rest.size());
    return mark;
  }
  auto const raised = [&](auto const& context) { mark.number = mark.number * 10 + x3::_attr(context); };
  auto const number = [&](auto const& context) { mark.number = x3::_attr(context); };
  auto const form = [&](MarkForm value) { return [&mark, value](auto const&) { mark.form = value; }; };
  auto const sign = [&](auto const&) { ++mark.signs; };

  auto const superscripts = x3::repeat(1, 3)[one_of(superscript_digits)[raised]] >> !one_of(superscript_digits);
  auto const superscript = (superscript_open >> superscripts >> superscript_close) | superscripts;
  auto const bracketed = x3::lit('[') >> mark_number[number] >> x3::omit[*(blank | no_break_blank)] >> ']';
  auto const asterisks = x3::repeat(1, 4)[x3::omit[asterisk_sign][sign]] >> !(asterisk_sign | letter | digit);
  auto const any = x3::omit[bracketed][form(MarkForm::kBracketed)] | x3::omit[asterisks][form(MarkForm::kAsterisk)] |
                   x3::omit[superscript][form(MarkForm::kSuperscript)];
  if (!accept(rest, any)) return std::nullopt;
  if (mark.form == MarkForm::kSuperscript && mark.number == 0) return std::nullopt;
  mark.text = text.substr(0, text.size() - rest.size());
  return mark;
}

std::optional<YearAndMark> parse_year_and_mark(std::string_view text) {
  YearAndMark parsed;
  auto const four_digits = x3::uint_parser<std::uint32_t, 10, 4, 4>{};
  if (!accept(text, &(x3::lit("19") | "20") >> four_digits, parsed.year)) return std::nullopt;
  auto const mark = parse_mark(text);
  if (!mark || mark->form != MarkForm::kPlain) return std::nullopt;
  parsed.mark = *mark;
  return parsed;
}

std::optional<NoteReference> parse_note_reference(std::string_view note) {
  NoteReference reference;
  auto start = trim(note);
  if (accept(start, x3::no_case[x3::lit("ibid")] >> word_end)) {
    reference.before = true;
    auto const whole = trim(note);
    reference.words = whole.substr(0, whole.size() - start.size() + (start.starts_with('.') ? 1 : 0));
    return reference;
  }
  auto const named = x3::no_case["see "] >> skip >> -x3::lit("also ") >> x3::omit[-(x3::lit("foot") >> skip)] >>
                     x3::lit("note") >> -x3::lit('s') >> blanks >> x3::uint_parser<std::uint32_t, 10, 1, 3>{} >>
                     word_end;
  for (auto at = note.find("ote"); at != std::string_view::npos; at = note.find("ote", at + 1)) {
    // "See also footnotes " is the longest of what may stand before it.
    auto const first = note.rfind("ee ", at);
    if (first == std::string_view::npos || first == 0 || at - first > 20) continue;
    auto phrase = note.substr(first - 1);
    if (!accept(phrase, named, reference.number) || reference.number == 0) continue;
    reference.words = note.substr(first - 1, note.size() - phrase.size() - (first - 1));
    return reference;
  }
  return std::nullopt;
}

std::optional<NotMarkKind> not_mark_kind(std::string_view word, std::uint32_t number) {
  static Words const words = read_words();
  LowerWord const lower(word);
  auto const [first, last] = words.equal_range(lower.view());
  for (auto entry = first; entry != last; ++entry) {
    if (entry->second.number == 0 || entry->second.number == number) return entry->second.kind;
  }
  return std::nullopt;
}

}  // namespace rapporteur::grammar
