#include "grammar/lexis.hpp"
#include "grammar/time_parts.hpp"
#include "grammar/word_starts.hpp"
#include "grammar/word_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

// Times are rare. A word that may be the heart of one ("sixtieth", "December", "every", a number) is looked at with the
// small words in front of it, and only then does a rule run.

namespace rapporteur::grammar {
namespace {

using namespace lexis;

/// What the table says of a word, a bit for each.
enum TimeWord : std::uint16_t {
  kHeart = 1,
  kMonth = 2,
  kOpener = 4,
  kInside = 8,
  kUnit = 16,
  kJoint = 32,
  kCount = 64,
  kSession = 128,
  kLength = 256,
  kPart = 512,
  kEra = 1024,
  kNumber = 2048  // by what it is
};

std::uint16_t class_named(std::string_view name) {
  static constexpr std::pair<std::string_view, TimeWord> kNames[] = {
      {"heart", kHeart},   {"month", kMonth}, {"opener", kOpener}, {"inside", kInside},
      {"unit", kUnit},     {"joint", kJoint}, {"count", kCount},   {"session", kSession},
      {"length", kLength}, {"part", kPart},   {"era", kEra}};
  for (auto const& [known, value] : kNames) {
    if (known == name) return value;
  }
  throw TableError("time_words.tsv: \"" + std::string(name) + "\" is no class");
}

std::uint64_t last_eight(std::string_view text) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text.data() + text.size() - sizeof bytes, sizeof bytes);
  return bytes;
}

struct TimeWords {
  WordTable<std::uint16_t> classes;
  std::vector<std::string_view> words;  // each once
  std::vector<std::uint64_t> numbered;  // their last seven letters and a blank

  TimeWords() {
    for (auto const& row : embedded_table("time_words", {"word", "class"}).rows) {
      if (row[1] == "numbered") {
        auto const spaced = std::string(row[0]) + ' ';
        if (spaced.size() < sizeof(std::uint64_t)) throw TableError("time_words.tsv: \"" + spaced + "\" is too short");
        numbered.push_back(last_eight(spaced));
        continue;
      }
      auto& known = classes[row[0]];
      if (known == 0) words.push_back(row[0]);
      known |= class_named(row[1]);
    }
  }

  static TimeWords const& standard() {
    static TimeWords const words;
    return words;
  }
};

unsigned classes_of(std::string_view word) {
  auto const* const found = word.empty() ? nullptr : TimeWords::standard().classes.find_any_case(word);
  return found == nullptr ? 0 : *found;
}

std::string_view letters_at(std::string_view text, std::size_t at) {
  auto const rest = text.substr(std::min(at, text.size()));
  return rest.substr(0, lexis::letters_at(rest));
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
      // "1325 (2000)" of an act.
      bool const act =
          byte_at(text, digits + 1) == '(' && byte_at(text, digits + 6) == ')' && is_digit(text[digits + 2]);
      if (year) return !act && !text.substr(digits + 1).starts_with("Agenda");
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

/// "resolution 60/1", "paragraphs 3 and 4": whether a number is one of those by the word right before it.
bool counts_parts(std::string_view before) {
  if (before.size() < sizeof(std::uint64_t)) return false;
  auto const ending = last_eight(before);
  bool counts = false;
  for (auto const word : TimeWords::standard().numbered) counts |= ending == word;
  return counts;
}

/// What the number at `begin` tells of a time; a month may be glued to it.
unsigned cues_of_number(std::string_view text, std::size_t begin) {
  auto const number = text.substr(begin);
  // "resolution 2612 (2021)", of which there are many: no word can stand right before it, and none behind.
  if (begin > 0 && text[begin - 1] == '(' && byte_at(number, 4) == ')') return 0;
  if (counts_parts(text.substr(0, begin))) return 0;
  if (!number_may_begin(number)) return 0;
  return is_upper(byte_at(number, digits_at(number))) ? unsigned{kNumber | kMonth} : unsigned{kNumber};
}

/// What the word at `begin` tells of a time.
unsigned cues_at(std::string_view text, std::size_t begin) {
  if (is_digit(text[begin])) return cues_of_number(text, begin);
  auto end = begin + 1;
  while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
  auto const classes = classes_of(text.substr(begin, end - begin));
  return (classes & kMonth) != 0 && !is_upper(text[begin]) ? classes & ~static_cast<unsigned>(kMonth) : classes;
}

/// The places where a phrase around the heart at `heart` may begin, from the right to the left.
struct Openers {
  static constexpr std::size_t kMost = 10;
  std::array<std::size_t, kMost> places;  // the first `count`
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

/// The places in a text, as far as it goes.
class Places {
 public:
  Places(std::span<TimePlace const> places, std::size_t offset) : places_(places), offset_(offset) {}

  [[nodiscard]] std::size_t size() const { return places_.size(); }
  [[nodiscard]] std::size_t begin(std::size_t index) const { return places_[index].begin - offset_; }
  [[nodiscard]] unsigned classes(std::size_t index) const { return places_[index].classes; }

 private:
  std::span<TimePlace const> places_;
  std::size_t offset_;
};

/// Whether what stands behind a year may make a range of it.
bool may_be_range(std::string_view rest) {
  auto const next = byte_at(rest, skip_blanks(rest, 0));
  return next == '-' || next == '/' || next == '\xE2' || next == 't' || next == 'u';
}

/// The same for a number: the months, quarters and sessions that a rule needs stand apart.
unsigned families_of_number(std::string_view number) {
  using namespace time_parts;
  auto const digits = digits_at(number);
  auto const next = byte_at(number, digits);
  return (digits >= 4 ? kYears : 0U) | (next == '-' || next == '/' ? kDates : 0U);
}

/// Which rules may match a time that begins at `first` at the earliest and goes on over the heart at place `index`.
unsigned families_around(std::string_view text, Places const& places, std::size_t index, std::size_t first) {
  using namespace time_parts;
  // As far as the rules look ahead.
  constexpr std::size_t kToSession = 160;
  constexpr std::size_t kToLength = 72;
  constexpr std::size_t kToPart = 28;
  constexpr std::size_t kToMonth = 96;
  auto const heart = places.begin(index);
  auto const classes = places.classes(index);
  bool const number = (classes & kNumber) != 0;
  if (!number && (classes & kHeart) == 0) return kDates;  // a month
  auto const word = letters_at(text, heart);
  bool const ordinal = !number && ends_as_ordinal(text, heart + word.size());
  bool const count = number ? digits_at(text.substr(heart)) < 4 : (classes & kCount) != 0 && !ordinal;
  unsigned families = number ? families_of_number(text.substr(heart)) : 0U;
  if (!number && !ordinal) families |= kRecurrence;
  auto begin = index;
  while (begin > 0 && places.begin(begin - 1) >= first) --begin;
  for (auto i = begin; i < places.size(); ++i) {
    auto const at = places.begin(i);
    if (at >= heart + kToSession) break;
    auto const of = places.classes(i);
    if ((of & kSession) != 0) families |= kSessions;
    if (count && (of & kLength) != 0 && at < heart + kToLength) families |= kPeriod;
    if ((of & kPart) != 0 && at < heart + kToPart) families |= kDates;
    if (number && (of & kMonth) != 0 && at < heart + kToMonth) families |= kDates;
  }
  if ((classes & kEra) != 0) families |= kYears;
  return families;
}

/// Whether a year, or another number, needs no word in front: a range of years, a date, "2025 session".
bool year_alone(std::string_view text) {
  auto const digits = digits_at(text);
  if (digits < 4) return true;
  auto const next = byte_at(text, digits);
  return is_blank(next) || next == '-' || next == '/' || next == '\xE2';
}

/// The time around the heart at place `index`, the longest one from the left; false where there is none.
bool time_around(std::string_view text, Places const& places, std::size_t index, std::size_t floor,
                 TimeExpression& time) {
  auto const heart = places.begin(index);
  auto const openers = openers_before(text, heart, floor);
  if (openers.count == 0 && is_digit(text[heart]) && !year_alone(text.substr(heart))) return false;
  auto families = families_around(text, places, index, openers.count == 0 ? heart : openers.places[openers.count - 1]);
  for (auto i = openers.count; i-- > 0 && families != 0;) {
    auto rest = text.substr(openers.places[i]);
    if ((families & time_parts::kSessions) == 0 && (rest.starts_with("of ") || rest.starts_with("to "))) continue;
    if (time_parts::accept_time_of(rest, families, time) && rest.data() > text.data() + heart) return true;
  }
  auto rest = text.substr(heart);
  // One year without a word in front is none.
  if (is_digit(rest.front()) && !may_be_range(rest.substr(digits_at(rest)))) families &= ~unsigned{time_parts::kYears};
  return families != 0 && time_parts::accept_time_of(rest, families, time);
}

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

std::vector<TimeCue> time_cues() {
  auto const& table = TimeWords::standard();
  std::vector<TimeCue> cues;
  for (auto const word : table.words) {
    auto const classes = *table.classes.find(word);
    auto const small = static_cast<std::uint16_t>(classes & ~static_cast<unsigned>(kMonth));
    constexpr unsigned kInNames = kHeart | kMonth | kSession;
    if ((small & (kHeart | kSession | kLength | kPart)) != 0) cues.push_back({std::string(word), small});
    if ((classes & kInNames) == 0) continue;
    cues.push_back({capitalized(word), classes});
    cues.push_back({in_capitals(word), classes});
  }
  return cues;
}

std::uint16_t time_number_at(std::string_view text, std::size_t begin) {
  if (begin > 0 && is_letter(text[begin - 1])) return 0;
  return static_cast<std::uint16_t>(cues_of_number(text, begin));
}

void find_times(std::string_view text, std::span<TimePlace const> places, std::size_t offset,
                std::vector<TimeExpression>& times) {
  constexpr unsigned kHearts = kHeart | kMonth | kNumber;
  Places const all(places, offset);
  TimeExpression time;
  std::size_t floor = 0;  // nothing before it counts
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto const heart = all.begin(i);
    if ((all.classes(i) & kHearts) == 0 || heart < floor) continue;
    if ((all.classes(i) & kNumber) != 0 && goes_on(text, heart, floor)) continue;
    if (!time_around(text, all, i, floor, time)) continue;
    times.push_back(time);
    auto const end = static_cast<std::size_t>(time.span.data() - text.data()) + time.span.size();
    // A note mark behind a year is no number.
    floor = std::max(end + time.glued_digits, heart + 1);
  }
}

void find_times(std::string_view text, std::vector<TimeExpression>& times) {
  std::vector<TimePlace> places;
  for_word_starts(text, [&](std::size_t begin) {
    auto const classes = cues_at(text, begin);
    if (classes != 0) places.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint16_t>(classes)});
  });
  find_times(text, places, 0, times);
}

}  // namespace rapporteur::grammar
