#include "grammar/lexis.hpp"
#include "grammar/time.hpp"
#include "grammar/word_starts.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

// Times are rare: most words of a text are passed over by one look at their first bytes. A word that may be the heart
// of a time ("sixtieth", "December", "every", a number) is looked at with the small words in front of it, and only then
// does a rule run.

namespace rapporteur::grammar {
namespace {

using namespace lexis;

/// A word's first eight bytes in small letters as one number; longer words are cut.
constexpr std::uint64_t packed(std::string_view word) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < 8; ++i)
    key = key << 8U | static_cast<unsigned char>(i < word.size() ? to_lower(word[i]) : '\0');
  return key;
}

constexpr bool word_byte(char c) { return is_letter(c) || is_digit(c); }

/// Words, or beginnings of eight letters, that may be the heart of a time.
constexpr std::array kHearts = {
    "january",  "february", "march",    "april",     "may",      "june",     "july",     "august",   "september",
    "october",  "november", "december", "first",     "second",   "third",    "fourth",   "fifth",    "sixth",
    "seventh",  "eighth",   "ninth",    "tenth",     "eleventh", "twelfth",  "thirteen", "fourteen", "fifteent",
    "sixteent", "seventee", "eighteen", "nineteen",  "twentiet", "thirtiet", "fortieth", "fiftieth", "sixtieth",
    "seventie", "eightiet", "ninetiet", "twenty",    "thirty",   "forty",    "fifty",    "sixty",    "seventy",
    "eighty",   "ninety",   "hundred",  "hundredth", "one",      "two",      "three",    "four",     "five",
    "six",      "seven",    "eight",    "nine",      "ten",      "eleven",   "twelve",   "fifteen",  "sixteen",
    "every",    "each",     "once",     "twice",     "thrice",   "annually", "annual",   "yearly",   "biennial",
    "biennia",  "triennia", "quadrenn", "quinquen",  "biannual", "bi",       "semi",     "semiannu", "quarterl",
    "monthly",  "weekly",   "daily",    "fortnigh",  "biweekly", "bimonthl", "regularl", "regular",  "periodic",
    "biennium", "session",  "sessions", "year",      "month",    "week",     "decade",   "half",     "decennia"};

/// What may stand in front of the heart; `kOpener` where a phrase may begin with it.
enum class Front : std::uint8_t { kNone, kInside, kOpener };

struct FrontWord {
  std::string_view word;
  Front front;
};

constexpr FrontWord kFronts[] = {
    {"at", Front::kOpener},         {"by", Front::kOpener},          {"in", Front::kOpener},
    {"on", Front::kOpener},         {"until", Front::kOpener},       {"till", Front::kOpener},
    {"up", Front::kOpener},         {"within", Front::kOpener},      {"for", Front::kOpener},
    {"from", Front::kOpener},       {"as", Front::kOpener},          {"with", Front::kOpener},
    {"no", Front::kOpener},         {"not", Front::kOpener},         {"before", Front::kOpener},
    {"prior", Front::kOpener},      {"after", Front::kOpener},       {"following", Front::kOpener},
    {"during", Front::kOpener},     {"throughout", Front::kOpener},  {"over", Front::kOpener},
    {"since", Front::kOpener},      {"between", Front::kOpener},     {"to", Front::kOpener},
    {"of", Front::kOpener},         {"effective", Front::kOpener},   {"starting", Front::kOpener},
    {"beginning", Front::kOpener},  {"commencing", Front::kOpener},  {"lasting", Front::kOpener},
    {"through", Front::kOpener},    {"the", Front::kOpener},         {"its", Front::kOpener},
    {"their", Front::kOpener},      {"early", Front::kOpener},       {"late", Front::kOpener},
    {"mid", Front::kOpener},        {"that", Front::kOpener},        {"this", Front::kOpener},
    {"years", Front::kOpener},      {"year", Front::kOpener},        {"biennium", Front::kOpener},
    {"bienniums", Front::kOpener},  {"biennia", Front::kOpener},     {"one", Front::kOpener},
    {"a", Front::kOpener},          {"an", Front::kOpener},          {"or", Front::kInside},
    {"latest", Front::kInside},     {"later", Front::kInside},       {"than", Front::kInside},
    {"effect", Front::kInside},     {"end", Front::kInside},         {"start", Front::kInside},
    {"middle", Front::kInside},     {"close", Front::kInside},       {"conclusion", Front::kInside},
    {"period", Front::kInside},     {"periods", Front::kInside},     {"term", Front::kInside},
    {"terms", Front::kInside},      {"duration", Front::kInside},    {"maximum", Front::kInside},
    {"minimum", Front::kInside},    {"total", Front::kInside},       {"further", Front::kInside},
    {"additional", Front::kInside}, {"another", Front::kOpener},     {"initial", Front::kInside},
    {"new", Front::kInside},        {"renewable", Front::kInside},   {"fixed", Front::kInside},
    {"single", Front::kInside},     {"next", Front::kOpener},        {"coming", Front::kInside},
    {"past", Front::kInside},       {"last", Front::kInside},        {"previous", Front::kInside},
    {"preceding", Front::kInside},  {"subsequent", Front::kInside},  {"first", Front::kOpener},
    {"second", Front::kOpener},     {"main", Front::kOpener},        {"part", Front::kInside},
    {"parts", Front::kInside},      {"resumed", Front::kOpener},     {"special", Front::kOpener},
    {"emergency", Front::kOpener},  {"substantive", Front::kOpener}, {"organizational", Front::kOpener},
    {"regular", Front::kOpener},    {"annual", Front::kOpener},      {"ordinary", Front::kOpener},
    {"present", Front::kOpener},    {"current", Front::kOpener},     {"ongoing", Front::kInside},
    {"same", Front::kOpener},       {"forthcoming", Front::kInside}, {"future", Front::kInside},
    {"upcoming", Front::kInside},   {"each", Front::kOpener},        {"every", Front::kOpener},
    {"least", Front::kInside},      {"more", Front::kInside},        {"less", Front::kInside},
    {"calendar", Front::kInside},   {"financial", Front::kInside},   {"fiscal", Front::kInside},
    {"decade", Front::kInside},     {"quarter", Front::kInside},     {"course", Front::kInside},
    {"opening", Front::kInside},    {"exceeding", Front::kInside},   {"advance", Front::kInside},
    {"earlier", Front::kInside},    {"earlier", Front::kInside},     {"only", Front::kInside},
    {"final", Front::kInside},      {"longer", Front::kInside},      {"consecutive", Front::kInside}};

/// A set of packed words that says "no" after one look at a table.
template <std::size_t Count>
class PackedSet {
 public:
  static constexpr std::size_t kPlaces = 1024;
  constexpr explicit PackedSet(std::array<std::uint64_t, Count> const& keys) {
    for (auto const key : keys) {
      auto place = place_of(key);
      while (keys_[place] != 0 && keys_[place] != key) place = (place + 1) % kPlaces;
      keys_[place] = key;
    }
  }
  /// The place of a word in the table, `kPlaces` for one that is not in it.
  [[nodiscard]] constexpr std::size_t find(std::uint64_t key) const {
    auto place = place_of(key);
    while (keys_[place] != 0) {
      if (keys_[place] == key) return place;
      place = (place + 1) % kPlaces;
    }
    return kPlaces;
  }

 private:
  static constexpr std::size_t place_of(std::uint64_t key) { return key * 0x9E3779B97F4A7C15ULL >> 54U; }
  std::array<std::uint64_t, kPlaces> keys_{};
};

constexpr auto kHeartSet = [] {
  std::array<std::uint64_t, kHearts.size()> keys{};
  for (std::size_t i = 0; i < kHearts.size(); ++i) keys[i] = packed(kHearts[i]);
  return PackedSet<kHearts.size()>(keys);
}();

constexpr auto kFrontKeys = [] {
  std::array<std::uint64_t, std::size(kFronts)> keys{};
  for (std::size_t i = 0; i < std::size(kFronts); ++i) keys[i] = packed(kFronts[i].word);
  return keys;
}();
constexpr PackedSet<std::size(kFronts)> kFrontSet(kFrontKeys);

constexpr auto kFrontKinds = [] {
  std::array<Front, PackedSet<1>::kPlaces> kinds{};
  for (auto const& [word, front] : kFronts) kinds[kFrontSet.find(packed(word))] = front;
  return kinds;
}();

Front front_of(std::string_view word) {
  auto const place = kFrontSet.find(packed(word));
  return place < kFrontKinds.size() ? kFrontKinds[place] : Front::kNone;
}

/// The first three letters of the hearts; a look at them passes over nineteen words of twenty.
constexpr std::size_t beginning_of(char const* word) {
  return static_cast<std::size_t>((word[0] & 31) << 10 | (word[1] & 31) << 5 | (word[2] & 31));
}
constexpr auto kHeartBeginnings = [] {
  std::array<std::uint64_t, 512> known{};
  for (std::string_view const word : kHearts) {
    auto const place = beginning_of(word == "bi" ? "bi-" : word.data());
    known[place / 64] |= std::uint64_t{1} << place % 64;
  }
  return known;
}();

/// Whether a number may be the heart of a time by what stands behind it.
bool number_may_begin(std::string_view text) {
  auto const digits = digits_at(text);
  auto const next = byte_at(text, digits);
  bool const year = digits >= 4 && digits <= 6 && (text[0] == '1' || text[0] == '2');
  if (!year && digits > 4) return false;
  switch (next) {
    case ' ':
    case '\t': {
      if (year) return true;
      auto const letter = byte_at(text, digits + 1);
      // A month, a unit of time, "to", "and", "or", "of", "until", "working"; "(90)"; a digit torn off.
      return is_upper(letter) || letter == '(' || (is_digit(letter) && digits == 1) ||
             std::string_view("adwmyhtouqbcf\xE2-").find(letter) != std::string_view::npos;
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

/// Whether the word at `begin`, may be the heart of a time; nothing before `floor` counts.
bool heart_at(std::string_view text, std::size_t begin, std::size_t floor) {
  if (is_digit(text[begin])) {
    bool const inside = begin > floor && (text[begin - 1] == '/' || text[begin - 1] == '.' ||
                                          (text[begin - 1] == ',' && begin - floor > 1 && is_digit(text[begin - 2])));
    return !inside && number_may_begin(text.substr(begin));
  }
  if (text.size() - begin < 3) return false;
  auto const place = beginning_of(text.data() + begin);
  if ((kHeartBeginnings[place / 64] >> place % 64 & 1U) == 0) return false;
  auto end = begin + 1;
  while (end < text.size() && word_byte(text[end])) ++end;
  return kHeartSet.find(packed(text.substr(begin, end - begin))) < PackedSet<1>::kPlaces;
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
    if (begin == end || (begin > 0 && begin > floor && word_byte(text[begin - 1]))) break;
    auto const front = front_of(text.substr(begin, end - begin));
    if (front == Front::kNone) break;
    if (front == Front::kOpener) openers.places[openers.count++] = begin;
    at = begin;
  }
  return openers;
}

/// The time around the heart at `heart`, the longest one from the left.
std::optional<TimeExpression> time_around(std::string_view text, std::size_t heart, std::size_t floor) {
  auto const openers = openers_before(text, heart, floor);
  for (auto i = openers.count; i-- > 0;) {
    auto rest = text.substr(openers.places[i]);
    auto time = accept_time(rest);
    if (time && time->span.data() + time->span.size() > text.data() + heart) return time;
  }
  auto rest = text.substr(heart);
  return accept_time(rest);
}

}  // namespace

void find_times(std::string_view text, std::vector<TimeExpression>& times) {
  std::size_t floor = 0;
  for_word_starts(text, [&](std::size_t begin) {
    if (begin < floor || !heart_at(text, begin, floor)) return;
    auto const time = time_around(text, begin, floor);
    if (!time) return;
    times.push_back(*time);
    auto const end = static_cast<std::size_t>(time->span.data() - text.data()) + time->span.size();
    // A note mark behind a year is no number.
    floor = std::max(end + time->glued_digits, begin + 1);
  });
}

}  // namespace rapporteur::grammar
