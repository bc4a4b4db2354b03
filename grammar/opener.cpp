#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace rapporteur::grammar {
namespace {

using namespace lexis;

/// The small letter of each letter; 0 for every other byte.
constexpr auto kSmallLetters = [] {
  std::array<char, 256> letters{};
  for (char c = 'a'; c <= 'z'; ++c) {
    letters[static_cast<unsigned char>(c)] = c;
    letters[static_cast<unsigned char>(c - 'a' + 'A')] = c;
  }
  return letters;
}();

/// A word as it stands and in lower case: letters with hyphens between them ("Re-emphasizing"). Longer ones than any in
/// the tables have no lower case.
class Word {
 public:
  Word(Iterator const begin, Iterator const end) : begin_(begin) {
#if defined(__SSE2__)
    if (end - begin > static_cast<std::ptrdiff_t>(kLongest) && read_whole(begin)) return;
#endif
    read(begin, end);
  }

  [[nodiscard]] std::string_view text() const { return {begin_, size_}; }
  [[nodiscard]] std::string_view lowered() const { return {lowered_.data(), lowered_size_}; }
  [[nodiscard]] Iterator end() const { return begin_ + size_; }

 private:
  static constexpr std::size_t kLongest = 32;

#if defined(__SSE2__)
  /// Reads a word of letters alone all at once; false where it is another one or longer.
  bool read_whole(Iterator const begin) {
    constexpr std::size_t kHalf = 16;
    auto const small = [begin](std::size_t from) {
      return _mm_or_si128(_mm_loadu_si128(reinterpret_cast<__m128i const*>(begin + from)), _mm_set1_epi8(0x20));
    };
    auto const others = [](__m128i letters) {
      __m128i const from_a = _mm_sub_epi8(letters, _mm_set1_epi8('a'));
      __m128i const is_letter = _mm_cmpeq_epi8(_mm_min_epu8(from_a, _mm_set1_epi8('z' - 'a')), from_a);
      return ~static_cast<unsigned>(_mm_movemask_epi8(is_letter)) & 0xFFFFU;
    };
    __m128i const low = small(0);
    __m128i const high = small(kHalf);
    auto const ends = others(low) | others(high) << kHalf;
    if (ends == 0) return false;
    auto const size = static_cast<std::size_t>(std::countr_zero(ends));
    if (begin[size] == '-') return false;
    _mm_storeu_si128(reinterpret_cast<__m128i*>(lowered_.data()), low);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(lowered_.data() + kHalf), high);
    size_ = lowered_size_ = size;
    return true;
  }
#endif

  void read(Iterator const begin, Iterator const end) {
    auto const* const limit = begin + std::min<std::ptrdiff_t>(end - begin, kLongest);
    auto at = begin;
    for (auto* to = lowered_.data(); at != limit; ++at, ++to) {
      char const small = kSmallLetters[static_cast<unsigned char>(*at)];
      if (small == 0 && !is_hyphen(begin, at, end)) break;
      *to = small == 0 ? '-' : small;
    }
    lowered_size_ = static_cast<std::size_t>(at - begin);
    if (at == limit && at != end) {
      while (at != end && (is_letter(*at) || is_hyphen(begin, at, end))) ++at;
      if (at != limit) lowered_size_ = 0;
    }
    size_ = static_cast<std::size_t>(at - begin);
  }

  static bool is_hyphen(Iterator begin, Iterator at, Iterator end) {
    return *at == '-' && at != begin && at + 1 != end && is_letter(at[1]);
  }

  Iterator begin_;
  std::size_t size_ = 0;
  std::size_t lowered_size_ = 0;
  std::array<char, kLongest> lowered_;  // NOLINT: what is not written is not read
};

struct LexiconTag;

/// Matches one adverb that may stand before a head.
struct AdverbParser : x3::parser<AdverbParser> {
  using attribute_type = x3::unused_type;
  [[maybe_unused]] static bool const has_attribute = false;

  template <class Iter, class Context, class Rule, class Attribute>
  bool parse(Iter& first, Iter const& last, Context const& context, Rule&, Attribute&) const {
    Word const word(first, last);
    auto const* const entry = x3::get<LexiconTag>(context).word(word.lowered());
    if (entry == nullptr || !entry->stands_before_head()) return false;
    first = word.end();
    return true;
  }
};
AdverbParser const adverb{};

/// The word that decides, with what the lexicon or its ending says of it.
struct HeadWord {
  std::string_view text;
  HeadForm form{};
  bool copula = false;               // stands behind "Is"
  KnownWord const* known = nullptr;  // null: only its ending speaks for it

  [[nodiscard]] std::string_view lemma() const { return known == nullptr ? std::string_view{} : known->head.lemma; }
};

bool regular_gerund(std::string_view text) { return text.size() >= 6 && text.ends_with("ing"); }
bool regular_third_person(std::string_view text) {
  return text.size() >= 5 && text.ends_with('s') && !text.ends_with("ss") && !text.ends_with("us") &&
         !text.ends_with("is") && !text.ends_with("ions") && !text.ends_with("ments") && !text.ends_with("ities");
}

/// Digits and what is beyond ASCII are glued to a word; letters are part of it.
bool continues_word(char c) { return is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80U; }

/// What may stand between an adverb and the next word.
Iterator skip_separator(Iterator at, Iterator const end) {
  auto const from = at != end && *at == ',' ? at + 1 : at;
  at = from;
  while (at != end && is_blank(*at)) ++at;
  return at == from ? nullptr : at;
}

bool decide(Word const& word, KnownWord const* known, HeadWord& head) {
  static KnownWord const whereas = {{HeadForm::kGerund, "consider"}, {}, true, false, false, false, false};
  auto const lowered = word.lowered();
  if (lowered == "whereas") known = &whereas;
  // "Including", "Strengthening": forms of verbs that open items and headings all the same.
  bool const item = known != nullptr && known->list_word && known->head.form == HeadForm::kGerund;
  if (known != nullptr && known->is_head && !item) {
    head.form = known->head.form;
    head.known = known;
  } else if (regular_gerund(lowered) && !(known != nullptr && known->list_word)) {
    head.form = HeadForm::kGerund;
  } else if (regular_third_person(lowered) && !(known != nullptr && known->not_verb)) {
    head.form = HeadForm::kThirdPerson;
  } else {
    return false;
  }
  head.text = word.text();
  return true;
}

/// Reads a head with the adverbs before it, and with "Is" among them; leaves `first` behind it. Every paragraph is
/// asked, so each word is read once.
bool read_head(Iterator& first, Iterator const last, Lexicon const& lexicon, HeadWord& head) {
  auto at = first;
  for (;;) {
    Word const word(at, last);
    auto const end = word.end();
    if (end == at) return false;
    auto const* const known = lexicon.word(word.lowered());
    if (known != nullptr && known->stands_before_head()) {
      if (auto const* const next = skip_separator(end, last)) {
        at = next;
        continue;
      }
    }
    if (!head.copula && (word.text() == "Is" || word.text() == "is") && end != last && is_blank(*end)) {
      head.copula = true;
      at = skip_separator(end, last);
      continue;
    }
    first = end;
    return decide(word, known, head) && (end == last || !continues_word(*end));
  }
}

struct HeadParser : x3::parser<HeadParser> {
  using attribute_type = HeadWord;
  [[maybe_unused]] static bool const has_attribute = true;

  template <class Iter, class Context, class Rule>
  bool parse(Iter& first, Iter const& last, Context const& context, Rule&, HeadWord& result) const {
    Iter at = first;
    result = {};
    if (!read_head(at, last, x3::get<LexiconTag>(context), result)) return false;
    first = at;
    return true;
  }
};
HeadParser const head{};

/// A participle is an opener only before its complement ("Concerned that"), not before a name ("United Nations").
bool complement_follows(std::string_view rest) {
  if (rest.empty()) return true;
  if (rest.front() == ',') return true;
  auto const at = skip_blanks(rest, 0);
  return at == rest.size() || (at > 0 && is_lower(rest[at])) || rest[at] == '(';
}

/// "Meeting of", "Financing of": a gerund before "of" is a noun.
bool noun_follows(std::string_view rest) { return rest.starts_with(" of ") || rest.starts_with(" and "); }

}  // namespace

std::optional<Opener> parse_opener(std::string_view text, Lexicon const& lexicon) {
  if (text.empty() || text.front() < 'A' || text.front() > 'Z') return std::nullopt;
  HeadWord found;
  auto const of_form = [&](OpenerForm form) { return Opener{form, found.known != nullptr, found.text, found.lemma()}; };
  Iterator at = text.data();
  Iterator const end = at + text.size();
  if (text.starts_with("We ") || text.starts_with("We, ")) {
    auto const take = [&](auto const& context) { found = x3::_attr(context); };
    auto const separator = blanks | (x3::lit(',') >> blanks);
    auto const adverbs = x3::omit[*(adverb >> word_end >> separator)];
    auto const verb = x3::lit("We") >> separator >> -(adverbs >> "are" >> blanks) >> head[take];
    if (!x3::parse(at, end, x3::with<LexiconTag>(lexicon)[verb]) || found.copula || found.known == nullptr ||
        found.form == HeadForm::kThirdPerson || found.form == HeadForm::kGerund) {
      return std::nullopt;
    }
    return of_form(OpenerForm::kDeclaration);
  }
  if (!read_head(at, end, lexicon, found)) return std::nullopt;
  std::string_view const rest(at, static_cast<std::size_t>(end - at));
  if (found.copula) {
    // "Is convinced", "Is deeply concerned": the participle decides.
    if (found.form != HeadForm::kParticiple || !complement_follows(rest)) return std::nullopt;
    return of_form(OpenerForm::kOperative);
  }
  switch (found.form) {
    case HeadForm::kGerund:
      if (noun_follows(rest) && !(found.known != nullptr && rest.starts_with(" and "))) return std::nullopt;
      return of_form(OpenerForm::kPreambular);
    case HeadForm::kParticiple:
      if (!complement_follows(rest)) return std::nullopt;
      return of_form(OpenerForm::kPreambular);
    case HeadForm::kThirdPerson:
      // What is a noun as well is a verb only before a clause: "States that …", "States should …".
      if (found.known != nullptr && found.known->not_verb && !rest.starts_with(" that ")) return std::nullopt;
      return of_form(OpenerForm::kOperative);
    case HeadForm::kBase:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace rapporteur::grammar
