#pragma once

// Private to grammar/clause_*.cpp: the rules over words of which the clause grammar is made. A rule of X3 runs over
// ClauseWords instead of characters; it looks at classes and signs only and writes nothing.

#include "grammar/clause.hpp"

#include <boost/spirit/home/x3.hpp>

#include <cstddef>
#include <iterator>

namespace rapporteur::grammar::clause {

namespace x3 = boost::spirit::x3;

/// A word of one of some classes; with `blank_only`, no sign may part it from the word before.
struct WordParser : x3::parser<WordParser> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;

  constexpr WordParser(WordClasses classes, bool blank_only) : any(classes), blank(blank_only) {}

  template <class Iterator, class Context, class Rule, class Attribute>
  bool parse(Iterator& first, Iterator const& last, Context const& /*context*/, Rule& /*rule*/,
             Attribute& /*attribute*/) const {
    if (first == last || !first->is(any) || (blank && first->before != kBlankOnly)) return false;
    ++first;
    return true;
  }

  WordClasses any;
  bool blank;
};

/// The first word of a cue; nothing is consumed.
struct CueParser : x3::parser<CueParser> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;

  template <class Iterator, class Context, class Rule, class Attribute>
  bool parse(Iterator& first, Iterator const& last, Context const& /*context*/, Rule& /*rule*/,
             Attribute& /*attribute*/) const {
    return first != last && first->cue != kNoCue;
  }
};

/// A word of none of some classes, without a sign before it.
struct OtherParser : x3::parser<OtherParser> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;

  constexpr explicit OtherParser(WordClasses classes) : none(classes) {}

  template <class Iterator, class Context, class Rule, class Attribute>
  bool parse(Iterator& first, Iterator const& last, Context const& /*context*/, Rule& /*rule*/,
             Attribute& /*attribute*/) const {
    if (first == last || first->is(none) || first->before != kBlankOnly) return false;
    ++first;
    return true;
  }

  WordClasses none;
};

template <class... Classes>
[[nodiscard]] constexpr WordParser is(Classes... classes) {
  return {any_of(classes...), false};
}
/// The same without a sign before it.
template <class... Classes>
[[nodiscard]] constexpr WordParser then(Classes... classes) {
  return {any_of(classes...), true};
}

inline constexpr CueParser kCueHere{};

/// A verb in no table is known by the article behind it: "to commission a study".
inline constexpr OtherParser kUnknownVerb{any_of(word::kDeterminer, word::kPreposition, word::kCapital, word::kFigure,
                                                 word::kPlural, word::kPronoun, word::kRelative, word::kAdverb,
                                                 word::kGerund, word::kAnd, word::kTo, word::kNominal, word::kJoined)};
/// "to develop", "not to fully implement", "to, as appropriate, develop"
inline auto const infinitive = -is(word::kNot) >> is(word::kTo) >>
                               (kCueHere | (*then(word::kAdverb) >>
                                            (then(word::kInfinitive) | (kUnknownVerb >> then(word::kArticle)))));
inline auto const conjunction = is(word::kAnd, word::kBut);
/// "requests the", "calls upon", "encourages Member States"
inline auto const act_verb = *is(word::kAdverb) >> is(word::kThirdPerson) >>
                             then(word::kDeterminer, word::kPreposition, word::kRelative, word::kCapital, word::kTo);
/// "as set out in", "as contained in"
inline auto const attribute = is(word::kAs) >> then(word::kAttribute);
/// "including", "in particular", "such as", "inter alia"
inline auto const extension =
    is(word::kExtension) | (is(word::kIn) >> then(word::kParticular)) | (is(word::kSuch) >> then(word::kAs));
inline auto const as_well_as = is(word::kAs) >> then(word::kWell) >> then(word::kAs);
/// What is behind "including" or "and" when it is about the main clause, not about the phrase: "including through".
inline auto const adverbial =
    is(word::kThrough, word::kBy, word::kIn, word::kPreposition) | is(word::kGerund) | is(word::kAdverb);
/// "in which", "which", "whose"
inline auto const relative = -is(word::kPreposition) >> is(word::kRelative);

/// A place among words, for the rules.
class ClausePlace {
 public:
  using iterator_category = std::forward_iterator_tag;  // NOLINT(readability-identifier-naming): the library's names
  using value_type = ClauseWord;                        // NOLINT(readability-identifier-naming)
  using difference_type = std::ptrdiff_t;               // NOLINT(readability-identifier-naming)
  using pointer = ClauseWord const*;                    // NOLINT(readability-identifier-naming)
  using reference = ClauseWord const&;                  // NOLINT(readability-identifier-naming)

  ClausePlace() = default;
  ClausePlace(ClauseWords const& words, std::size_t at) : words_(&words), at_(at) {}
  reference operator*() const { return (*words_)[at_]; }
  pointer operator->() const { return &(*words_)[at_]; }
  ClausePlace& operator++() {
    ++at_;
    return *this;
  }
  ClausePlace operator++(int) {
    auto const before = *this;
    ++at_;
    return before;
  }
  friend bool operator==(ClausePlace const& a, ClausePlace const& b) { return a.at_ == b.at_; }

 private:
  ClauseWords const* words_ = nullptr;
  std::size_t at_ = 0;
};

template <class Rule>
[[nodiscard]] bool holds(ClauseWords words, std::size_t at, Rule const& rule) {
  if (at >= words.size()) return false;
  ClausePlace first(words, at);
  return x3::parse(first, ClausePlace(words, words.size()), rule);
}

/// `act_verb` holds; most words have no class with which it could begin.
[[nodiscard]] inline bool act_verb_at(ClauseWords words, std::size_t at) {
  return at < words.size() && words[at].is(any_of(word::kAdverb, word::kThirdPerson)) && holds(words, at, act_verb);
}

/// The cue at `at` ends with itself.
[[nodiscard]] inline bool closed_cue_at(ClauseWords words, std::size_t at) {
  if (at >= words.size() || words[at].cue == kNoCue) return false;
  auto const end = ConditionTables::standard().facts[words[at].cue].end;
  return end == ConditionEnd::kCue || end == ConditionEnd::kOpen || end == ConditionEnd::kRemit;
}

}  // namespace rapporteur::grammar::clause
