#include "grammar/product_surroundings.hpp"

#include "grammar/find_literal.hpp"
#include "grammar/product_lexis.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace rapporteur::grammar {
namespace {

using namespace lexis;

#if defined(__SSE2__)
__m128i load(char const* from) { return _mm_loadu_si128(reinterpret_cast<__m128i const*>(from)); }
__m128i same(__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }
#endif

/// Where words begin that may be verbs of giving, by what stands around their first letter, in up to 160 bytes.
class FirstLetters {
 public:
  static constexpr std::size_t kMost = 160;

  explicit FirstLetters(std::string_view text) {
    if (text.empty()) return;
    if (is_one(text[0])) places_[count_++] = 0;
    std::size_t at = 1;
#if defined(__SSE2__)
    constexpr std::size_t kSeen = 17;  // by one look, with the byte behind
    auto known = at;
    while (text.size() > kSeen && at + 1 < text.size()) {
      // The last look begins inside the one before.
      at = std::min(at, text.size() - kSeen);
      auto const bytes = load(text.data() + at);
      auto const next = load(text.data() + at + 1);
      auto const before = load(text.data() + at - 1);
      // "su", "pr", "tr", "re"
      auto const pairs = _mm_or_si128(_mm_or_si128(_mm_and_si128(same(bytes, 's'), same(next, 'u')),
                                                   _mm_and_si128(same(bytes, 'r'), same(next, 'e'))),
                                      _mm_and_si128(_mm_or_si128(same(bytes, 'p'), same(bytes, 't')), same(next, 'r')));
      auto mask = static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(pairs, same(before, ' '))));
      mask &= ~0U << (known - at);
      for (; mask != 0; mask &= mask - 1)
        places_[count_++] = static_cast<std::uint8_t>(at + static_cast<std::size_t>(std::countr_zero(mask)));
      known = at += 16;
    }
#endif
    for (; at < text.size(); ++at) {
      if (text[at - 1] == ' ' && is_one(text[at])) places_[count_++] = static_cast<std::uint8_t>(at);
    }
  }

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::size_t operator[](std::size_t index) const { return places_[index]; }

 private:
  static bool is_one(char c) { return c == 'p' || c == 'r' || c == 's' || c == 't'; }

  std::array<std::uint8_t, kMost> places_;
  std::size_t count_ = 0;
};

/// The last of "submit", "present", … where one of them stands; "report" counts only beside another of them.
std::size_t last_verb_of_giving(std::string_view text) {
  auto last = std::string_view::npos;
  FirstLetters const letters(text);
  for (auto i = letters.count(); i-- > 0;) {
    auto const at = letters[i];
    auto const rest = text.substr(at);
    bool const gives = rest.starts_with("submit") || rest.starts_with("present") || rest.starts_with("provide") ||
                       rest.starts_with("transmit");
    if (!gives && !rest.starts_with("report")) continue;
    if (last == std::string_view::npos) last = at;
    if (gives) return last;
  }
  return std::string_view::npos;
}

/// Whether what a product is about ends at `at`: at a sign, or at words that say who gets it or when.
bool subject_ends(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case ';':
    case ':':
      return true;
    case '.':
    case ',':
      return byte_at(text, at + 1) == ' ';
    case ' ': {
      auto const rest = text.substr(at);
      switch (byte_at(text, at + 1)) {
        case 't':
          return rest.starts_with(" to the ");
        case 'a':
          return rest.starts_with(" at its ") || rest.starts_with(" and to ");
        case 'f':
          return rest.starts_with(" for consideration");
        case 'n':
          return rest.starts_with(" no later than");
        default:
          return false;
      }
    }
    default:
      return false;
  }
}

std::size_t end_of_subject(std::string_view text) {
  std::size_t at = 0;
#if defined(__SSE2__)
  constexpr std::size_t kSeen = 18;  // by one look, with the two bytes behind
  while (text.size() > kSeen && at + 2 < text.size()) {
    // The last look begins inside the one before, where nothing ends.
    at = std::min(at, text.size() - kSeen);
    auto const bytes = load(text.data() + at);
    auto const next = load(text.data() + at + 1);
    auto const third = load(text.data() + at + 2);
    // " to", " no", " fo", " at", " an"
    auto const with_o =
        _mm_and_si128(_mm_or_si128(_mm_or_si128(same(next, 't'), same(next, 'n')), same(next, 'f')), same(third, 'o'));
    auto const with_a = _mm_and_si128(same(next, 'a'), _mm_or_si128(same(third, 't'), same(third, 'n')));
    auto const words = _mm_and_si128(same(bytes, ' '), _mm_or_si128(with_o, with_a));
    // ';' and ':' differ in one bit, as '.' and ',' do.
    auto const signs =
        _mm_or_si128(same(_mm_and_si128(bytes, _mm_set1_epi8('\xFE')), ':'),
                     _mm_and_si128(same(_mm_and_si128(bytes, _mm_set1_epi8('\xFD')), ','), same(next, ' ')));
    auto mask = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(signs, words)));
    for (; mask != 0; mask &= mask - 1) {
      auto const place = at + static_cast<std::size_t>(std::countr_zero(mask));
      if (subject_ends(text, place)) return place;
    }
    at += 16;
  }
#endif
  for (; at < text.size(); ++at) {
    if (subject_ends(text, at)) return at;
  }
  return text.size();
}

/// The size of the name that `text` begins with: words with capitals and what joins them.
std::size_t name_size(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    auto const word = product_word_at(text.substr(end));
    if (word.empty()) break;
    bool const joins = word == "of" || word == "on" || word == "for" || word == "and" || word == "the";
    if (!is_upper(word.front()) && !(joins && is_upper(byte_at(text, end + word.size() + 1)))) break;
    end += word.size();
    if (byte_at(text, end) != ' ') break;
    ++end;
  }
  while (end > 0 && text[end - 1] == ' ') --end;
  return end;
}

constexpr std::string_view kToThe = "to the ";

/// Whether a name may stand behind "to the".
bool has_recipient(std::string_view text) {
  for (auto at = find_literal(text, kToThe); at != std::string_view::npos; at = find_literal(text, kToThe)) {
    text.remove_prefix(at + kToThe.size());
    if (is_upper(byte_at(text, 0))) return true;
  }
  return false;
}

/// The body behind "to the": true where there is one.
bool take_recipient(std::string_view clause, std::string_view text, Product& product) {
  constexpr std::size_t kShortest = 3;
  std::size_t from = 0;
  for (auto at = find_literal(text, kToThe); at != std::string_view::npos;
       at = find_literal(text.substr(from), kToThe)) {
    at += from;
    from = at + kToThe.size();
    if (at > 0 && text[at - 1] != ' ' && text[at - 1] != ',') continue;
    if (!is_upper(byte_at(text, from))) continue;
    auto const name = text.substr(from);
    auto const size = name_size(name);
    if (size < kShortest) continue;
    product.recipient_begin = static_cast<std::size_t>(name.data() - clause.data());
    product.recipient_end = product.recipient_begin + size;
    return true;
  }
  return false;
}

/// "Commission on the Status of Women": "on" at `on` stands inside a name.
bool in_name(std::string_view text, std::size_t on, std::string_view behind) {
  constexpr std::string_view kThe = "the ";
  if (behind.starts_with(kThe)) behind.remove_prefix(kThe.size());
  auto const word = word_before(text, on);
  return !word.empty() && is_upper(word.front()) && is_upper(byte_at(behind, 0)) &&
         product_token(word).is(product_class::kNamesOn);
}

/// "on a regular basis", "on the ground", "on 1 March": how, where and when, not what about. `behind`: what follows
/// "on".
bool says_otherwise(std::string_view behind) {
  constexpr int kMostWords = 6;
  if (is_digit(byte_at(behind, 0))) return true;
  for (int count = 0; count < kMostWords; ++count) {
    auto const word = product_token_at(behind);
    if (word.text.empty() || (word.is_small(product_class::kFunction) && !word.is_small(product_class::kDeterminer)))
      return false;
    if (word.is_small(product_class::kNoSubject)) return true;
    behind.remove_prefix(word.text.size());
    if (byte_at(behind, 0) != ' ') return false;
    behind.remove_prefix(1);
  }
  return false;
}

/// Where the words first stand that say what a product is about, near it.
class Abouts {
 public:
  static constexpr std::string_view kOn = " on ";
  static constexpr std::string_view kRegarding = " regarding ";
  static constexpr std::string_view kConcerning = " concerning ";

  explicit Abouts(std::string_view rest) {
    auto const text = rest.substr(0, kNear + kConcerning.size());
    std::size_t at = 0;
#if defined(__SSE2__)
    constexpr std::size_t kSeen = 18;  // by one look, with the two bytes behind
    while (text.size() > kSeen && at + 2 < text.size()) {
      // The last look begins inside the one before; what stands first counts.
      at = std::min(at, text.size() - kSeen);
      auto const next = load(text.data() + at + 1);
      auto const third = load(text.data() + at + 2);
      auto const pairs = _mm_or_si128(_mm_and_si128(same(next, 'o'), same(third, 'n')),
                                      _mm_or_si128(_mm_and_si128(same(next, 'r'), same(third, 'e')),
                                                   _mm_and_si128(same(next, 'c'), same(third, 'o'))));
      auto mask = static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(pairs, same(load(text.data() + at), ' '))));
      for (; mask != 0; mask &= mask - 1) take(text, at + static_cast<std::size_t>(std::countr_zero(mask)));
      at += 16;
    }
#endif
    for (; at < text.size(); ++at) {
      if (text[at] == ' ') take(text, at);
    }
  }

  std::size_t on = std::string_view::npos;
  std::size_t regarding = std::string_view::npos;
  std::size_t concerning = std::string_view::npos;

 private:
  static constexpr std::size_t kNear = 120;

  void take(std::string_view text, std::size_t at) {
    if (at > kNear) return;
    auto const rest = text.substr(at);
    bool const is_on = rest.starts_with(kOn);
    auto& first = is_on ? on : rest.starts_with(kRegarding) ? regarding : concerning;
    if (is_on && on == std::string_view::npos &&
        (in_name(text, at, rest.substr(kOn.size())) || says_otherwise(rest.substr(kOn.size()))))
      return;
    if (first == std::string_view::npos && (&first != &concerning || rest.starts_with(kConcerning))) first = at;
  }
};

}  // namespace

void set_surroundings(std::string_view clause, Product& product) {
  constexpr std::size_t kReach = 400;
  constexpr auto kOn = Abouts::kOn;
  auto rest = clause.substr(product.end, kReach);
  rest = rest.substr(0, rest.find(';'));
  auto before = clause.substr(0, product.begin);
  before = before.substr(before.size() - std::min(before.size(), FirstLetters::kMost));
  if (!take_recipient(clause, rest, product) && product.form == ProductForm::kObject && has_recipient(before)) {
    auto const verb = last_verb_of_giving(before);
    if (verb != std::string_view::npos) take_recipient(clause, before.substr(verb), product);
  }
  Abouts const abouts(rest);
  auto const is_about = [&](std::string_view about, std::size_t at) {
    if (at == std::string_view::npos) return false;
    auto const from = product.end + at + about.size();
    auto const text = clause.substr(from, kReach);
    auto end = end_of_subject(text);
    while (end > 0 && (text[end - 1] == '.' || text[end - 1] == ' ')) --end;
    product.subject_begin = from;
    product.subject_end = from + end;
    return true;
  };
  if (is_about(kOn, abouts.on) || is_about(Abouts::kRegarding, abouts.regarding) ||
      is_about(Abouts::kConcerning, abouts.concerning))
    return;
  constexpr std::string_view kOf = " of ";  // right behind it only
  if (rest.starts_with(kOf) || rest.substr(std::min<std::size_t>(rest.size(), 1)).starts_with(kOf))
    is_about(kOf, rest.starts_with(kOf) ? 0 : 1);
}

}  // namespace rapporteur::grammar
