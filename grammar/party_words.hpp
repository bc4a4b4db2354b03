#pragma once

// Private to grammar/party*.cpp: what words can be to a party.

#include "grammar/party.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rapporteur::grammar {

/// The names of party_words.tsv, in the order of `kPartyClassNames`; one bit each.
enum PartyClass : PartyClasses {
  kPartyNoun = 1ULL << 0U,
  kLightNoun = 1ULL << 1U,
  kThingNoun = 1ULL << 2U,
  kPronoun = 1ULL << 3U,
  kRelative = 1ULL << 4U,
  kParticiple = 1ULL << 5U,
  kFalseTo = 1ULL << 6U,
  kNotVerb = 1ULL << 7U,
  kLongInsertion = 1ULL << 8U,
  kBareVerb = 1ULL << 9U,
  kDefinite = 1ULL << 10U,
  kIndefinite = 1ULL << 11U,
  kPreposition = 1ULL << 12U,
  kTrailing = 1ULL << 13U,
  kTaskAdverb = 1ULL << 14U,
  kNotAdverb = 1ULL << 15U,
  kSelector = 1ULL << 16U,
  kAsideOpener = 1ULL << 17U,
  kShortAside = 1ULL << 18U,
  kDuty = 1ULL << 19U,
  kBehindIn = 1ULL << 20U,
  kBehindWith = 1ULL << 21U,
  kBehindEd = 1ULL << 22U,
  kMeans = 1ULL << 23U,
  kSpecial = 1ULL << 24U,
  kPower = 1ULL << 25U,
  kModal = 1ULL << 26U,
  kNotBare = 1ULL << 27U,
  kStative = 1ULL << 28U,
  kSettled = 1ULL << 29U,
  kAnd = 1ULL << 30U,
  kOr = 1ULL << 31U,
  kTo = 1ULL << 32U,
  kOf = 1ULL << 33U,
  kThat = 1ULL << 34U,
  kIncluding = 1ULL << 35U,
  kAs = 1ULL << 36U,
  kWell = 1ULL << 37U,
  kAlong = 1ULL << 38U,
  kIn = 1ULL << 39U,
  kWith = 1ULL << 40U,
  kBe = 1ULL << 41U,
  kBy = 1ULL << 42U,
  kFurther = 1ULL << 43U,
};
/// Of words in letters of either case; the others are classes of words in small letters, or of "The".
inline constexpr PartyClasses kOfAnyCase = (1ULL << 11U) - 1;
inline constexpr PartyClasses kArticle = kDefinite | kIndefinite;
inline constexpr PartyClasses kConjunction = kAnd | kOr;

/// The classes of a word; 0 for a word in no row. Eight bytes from its beginning may be read where they lie before
/// `end`.
[[nodiscard]] PartyClasses party_classes(std::string_view word, char const* end);

/// Whether a noun is no party by its ending alone.
[[nodiscard]] bool thing_by_ending(std::string_view noun);

}  // namespace rapporteur::grammar
