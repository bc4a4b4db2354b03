#pragma once

// Private to grammar/*.cpp: the words that counts and ordinals are made of.

#include <cstdint>
#include <string_view>

namespace rapporteur::grammar {

enum class NumberKind : std::uint8_t {
  kNone,
  kUnit,            ///< "one" to "nine"
  kTeen,            ///< "ten" to "nineteen"
  kTen,             ///< "twenty" to "ninety"
  kHundred,         ///< "hundred"
  kUnitOrdinal,     ///< "first" to "ninth"
  kOtherOrdinal,    ///< "tenth" to "nineteenth", "twentieth" to "ninetieth"
  kHundredOrdinal,  ///< "hundredth"
};

struct NumberWord {
  std::string_view word;
  std::uint8_t value = 0;
  NumberKind kind = NumberKind::kNone;
};

/// The word of letters in either case that `text` begins with, which is left behind it; of no kind, and `text` left as
/// it is, where it is no number.
NumberWord take_number_word(std::string_view& text);

/// Leaves `text` behind a hyphen or blanks; false where neither stands.
bool take_number_joint(std::string_view& text);

}  // namespace rapporteur::grammar
