#include "grammar/find_literal.hpp"
#include "grammar/lexis.hpp"
#include "grammar/time_parts.hpp"
#include "grammar/word_starts.hpp"
#include "grammar/word_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

// Times are rare. A word that may be the heart of one ("sixtieth", "December", "every", a number) is looked at with the
// small words in front of it, and only then does a rule run.

namespace rapporteur::grammar {
namespace {

using namespace lexis;

/// What the table says of a word, a bit for each.
enum TimeWord : std::uint8_t { kHeart = 1, kMonth = 2, kOpener = 4, kInside = 8, kUnit = 16, kJoint = 32, kCount = 64 };

std::uint8_t class_named(std::string_view name) {
  static constexpr std::pair<std::string_view, TimeWord> kNames[] = {
      {"heart", kHeart}, {"month", kMonth}, {"opener", kOpener}, {"inside", kInside},
      {"unit", kUnit},   {"joint", kJoint}, {"count", kCount}};
  for (auto const& [known, value] : kNames) {
    if (known == name) return value;
  }
  throw TableError("time_words.tsv: \"" + std::string(name) + "\" is no class");
}

WordTable<std::uint8_t> const& time_words() {
  static WordTable<std::uint8_t> const words = [] {
    WordTable<std::uint8_t> table;
    for (auto const& row : embedded_table("time_words", {"word", "class"}).rows) {
      table[row[0]] |= class_named(row[1]);
    }
    return table;
  }();
  return words;
}

unsigned classes_of(std::string_view word) {
  auto const* const found = time_words().find(LowerWord(word).view());
  return found == nullptr ? 0 : *found;
}

std::string_view letters_at(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && is_letter(text[end])) ++end;
  return text.substr(at, end - at);
}

/// Whether what stands at `at`, behind a day or a number of units and a blank, goes on with a time: a month, a unit, a
/// further number behind a joining word.
bool goes_with_number(std::string_view text, std::size_t at) {
  auto const word = letters_at(text, at);
  auto const classes = classes_of(word);
  if ((classes & (kMonth | kUnit)) != 0) return true;
  if ((classes & kJoint) == 0) return false;
  at = skip_blanks(text, at + word.size());
  if (is_digit(byte_at(text, at))) return true;
  auto const next = letters_at(text, at);
  return next == "a" || next == "the" || (classes_of(next) & (kHeart | kMonth)) != 0;
}

/// Whether a number may be the heart of a time by what stands behind it.
bool number_may_begin(std::string_view text) {
  auto const digits = digits_at(text);
  auto const next = byte_at(text, digits);
  bool const year = digits >= 4 && digits <= 6 && (text[0] == '1' || text[0] == '2');
  if (!year && digits > 4) return false;
  switch (next) {
    case ' ':
    case '\t': {
      if (year) return !text.substr(digits + 1).starts_with("Agenda");
      auto const letter = byte_at(text, digits + 1);
      // "(90)", a digit torn off.
      return letter == '(' || letter == '-' || letter == '\xE2' || is_blank(letter) ||
             (is_digit(letter) && digits == 1) || goes_with_number(text, digits + 1);
    }
    case ',':
      return year || (digits <= 2 && byte_at(text, digits + 1) == ' ' && is_digit(byte_at(text, digits + 2)));
    case '-':
    case '\xE2':
      return true;
    case '/':
      return digits == 2 || digits == 4;
    case 's':
    case 'n':
    case 'r':
    case 't':
      return !year;
    default:
      return year || is_upper(next);
  }
}

/// Whether a number belongs to what stands before it: "A/RES/60", "3.5", "1,000"; nothing before `floor` counts.
bool goes_on(std::string_view text, std::size_t begin, std::size_t floor) {
  if (begin <= floor) return false;
  char const before = text[begin - 1];
  return before == '/' || before == '.' || (before == ',' && begin - floor > 1 && is_digit(text[begin - 2]));
}

/// Whether the word at `begin` may be the heart of a time.
bool heart_at(std::string_view text, std::size_t begin) {
  if (is_digit(text[begin])) return number_may_begin(text.substr(begin));
  auto end = begin + 1;
  while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
  auto const classes = classes_of(text.substr(begin, end - begin));
  return (classes & kHeart) != 0 || ((classes & kMonth) != 0 && is_upper(text[begin]));
}

/// The places where a phrase around the heart at `heart` may begin, from the right to the left.
struct Openers {
  static constexpr std::size_t kMost = 10;
  std::array<std::size_t, kMost> places{};
  std::size_t count = 0;
};

Openers openers_before(std::string_view text, std::size_t heart, std::size_t floor) {
  Openers openers;
  auto at = heart;
  while (openers.count < Openers::kMost) {
    auto end = at;
    while (end > floor && (is_blank(text[end - 1]))) --end;
    if (end == at && !(end > floor + 3 && text[end - 1] == '-' && to_lower(text[end - 2]) == 'd')) break;
    if (end == at) --end;  // "mid-2025"
    auto begin = end;
    while (begin > floor && is_letter(text[begin - 1])) --begin;
    if (begin == end || (begin > 0 && begin > floor && is_word_byte(text[begin - 1]))) break;
    auto const classes = classes_of(text.substr(begin, end - begin));
    if ((classes & (kOpener | kInside)) == 0) break;
    if ((classes & kOpener) != 0) openers.places[openers.count++] = begin;
    at = begin;
  }
  return openers;
}

/// Whether a hyphen and an ordinal stand behind a number in words: "seventy-fifth".
bool ends_as_ordinal(std::string_view text, std::size_t at) {
  if (byte_at(text, at) != '-') return false;
  auto const word = letters_at(text, at + 1);
  return word.ends_with("th") || word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd");
}

/// Which rules may match a time that begins at `first` at the earliest and goes on over the heart at `heart`.
unsigned families_around(std::string_view text, std::size_t first, std::size_t heart) {
  using namespace time_parts;
  // As far as the rules look ahead.
  constexpr std::size_t kToSession = 160;
  constexpr std::size_t kToUnit = 72;
  constexpr std::size_t kToQuarter = 28;
  auto const has = [&](std::size_t reach, std::string_view words) {
    return find_literal(text.substr(first, heart - first + reach), words) != std::string_view::npos;
  };
  bool const number = is_digit(text[heart]);
  auto const word = letters_at(text, heart);
  auto const classes = classes_of(word);
  if (!number && (classes & kHeart) == 0) return kDates;  // a month
  bool const ordinal = ends_as_ordinal(text, heart + word.size());
  unsigned families = number ? kDates | kYears : 0U;
  if (!number && !ordinal) families |= kRecurrence;
  if (has(kToSession, "ession")) families |= kSessions;
  bool const count = number ? digits_at(text.substr(heart)) < 4 : (classes & kCount) != 0 && !ordinal;
  for (std::string_view const unit : {"ear", "onth", "day", "week", "hour", "decade", "quarter"}) {
    if (!count || !has(kToUnit, unit)) continue;
    families |= kPeriod;
    break;
  }
  if (!number && (has(kToQuarter, "quarter of") || has(kToQuarter, "half of"))) families |= kDates;
  // "the year 2018", "the biennium 2018–2019"
  if (std::string_view("ybdtq").find(to_lower(text[heart])) != std::string_view::npos) families |= kYears;
  return families;
}

/// Whether a year, or another number, needs no word in front: a range of years, a date, "2025 session".
bool year_alone(std::string_view text) {
  auto const digits = digits_at(text);
  if (digits < 4) return true;
  auto const next = byte_at(text, digits);
  return is_blank(next) || next == '-' || next == '/' || next == '\xE2';
}

/// The time around the heart at `heart`, the longest one from the left.
std::optional<TimeExpression> time_around(std::string_view text, std::size_t heart, std::size_t floor) {
  auto const openers = openers_before(text, heart, floor);
  if (openers.count == 0 && is_digit(text[heart]) && !year_alone(text.substr(heart))) return std::nullopt;
  auto const families = families_around(text, openers.count == 0 ? heart : openers.places[openers.count - 1], heart);
  if (families == 0) return std::nullopt;
  for (auto i = openers.count; i-- > 0;) {
    auto rest = text.substr(openers.places[i]);
    auto time = time_parts::accept_time_of(rest, families);
    if (time && time->span.data() + time->span.size() > text.data() + heart) return time;
  }
  auto rest = text.substr(heart);
  return time_parts::accept_time_of(rest, families);
}

/// Reads times from the left to the right, around the hearts that it is given.
class Reader {
 public:
  Reader(std::string_view text, std::vector<TimeExpression>& times) : text_(text), times_(times) {}

  void read(std::size_t heart) {
    if (heart < floor_ || (is_digit(text_[heart]) && goes_on(text_, heart, floor_))) return;
    auto const time = time_around(text_, heart, floor_);
    if (!time) return;
    times_.push_back(*time);
    auto const end = static_cast<std::size_t>(time->span.data() - text_.data()) + time->span.size();
    // A note mark behind a year is no number.
    floor_ = std::max(end + time->glued_digits, heart + 1);
  }

 private:
  std::string_view text_;
  std::vector<TimeExpression>& times_;
  std::size_t floor_ = 0;  // nothing before it counts
};

std::string capitalized(std::string_view word) {
  std::string form(word);
  form.front() = static_cast<char>(form.front() & ~0x20);
  return form;
}

std::string in_capitals(std::string_view word) {
  std::string form(word);
  for (char& c : form) c = static_cast<char>(c & ~0x20);
  return form;
}

}  // namespace

std::vector<std::string> time_hearts() {
  std::vector<std::string> hearts;
  for (auto const& row : embedded_table("time_words", {"word", "class"}).rows) {
    if (row[1] != "heart" && row[1] != "month") continue;
    if (row[1] == "heart") hearts.emplace_back(row[0]);
    hearts.push_back(capitalized(row[0]));
    hearts.push_back(in_capitals(row[0]));
  }
  return hearts;
}

void find_time_numbers(std::string_view text, std::vector<std::uint32_t>& places) {
  for_digit_runs(text, [&](std::size_t begin) {
    if (begin > 0 && is_letter(text[begin - 1])) return;
    if (number_may_begin(text.substr(begin))) places.push_back(static_cast<std::uint32_t>(begin));
  });
}

void find_times(std::string_view text, std::span<std::uint32_t const> hearts, std::size_t offset,
                std::vector<TimeExpression>& times) {
  Reader reader(text, times);
  for (auto const heart : hearts) reader.read(heart - offset);
}

void find_times(std::string_view text, std::vector<TimeExpression>& times) {
  Reader reader(text, times);
  for_word_starts(text, [&](std::size_t begin) {
    if (heart_at(text, begin)) reader.read(begin);
  });
}

}  // namespace rapporteur::grammar
