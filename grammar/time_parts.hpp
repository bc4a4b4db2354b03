#pragma once

// Private to grammar/time*.cpp: the families of rules that accept_time is made of. Each takes what it knows from the
// beginning of `text`, fills its part of `time` and leaves `text` behind it; where it gives false, `time` is not to be
// used. None allocates.

#include "grammar/time.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace rapporteur::grammar::time_parts {

/// The first two letters that the phrases of a rule may begin with, as one bit each: what does not begin so is turned
/// down by one look. Letters of either case.
class Beginnings {
 public:
  /// Pairs of small letters, "atinon".
  constexpr explicit Beginnings(std::string_view pairs) {
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) bits_[place(pairs[i])] |= 1U << (pairs[i + 1] & 31);
  }
  [[nodiscard]] constexpr bool match(std::string_view text) const {
    return text.size() > 1 && (text[0] & 0x40) != 0 && (bits_[place(text[0])] >> (text[1] & 31) & 1U) != 0;
  }

 private:
  static constexpr std::size_t place(char letter) { return static_cast<std::size_t>(letter & 31); }
  std::array<std::uint32_t, 32> bits_{};
};

/// The families, a bit for each.
enum Family : unsigned { kDates = 1, kSessions = 2, kYears = 4, kPeriod = 8, kRecurrence = 16, kAllFamilies = 31 };

// time.cpp
/// accept_time with the rules of some families only, for who knows that no other can match.
bool accept_time_of(std::string_view& text, unsigned families, TimeExpression& time);

// time_lead.cpp
/// "by", "no later than", "with effect from" with the blanks behind it; kNone where no such word stands.
TimeRelation accept_relation(std::string_view& text);
/// "the end of", "mid-", with the blanks behind it.
TimePart accept_part(std::string_view& text);

// time_date.cpp
bool accept_dates(std::string_view& text, TimeExpression& time);
/// A year of four digits, 1800 to 2199; `glued` counts the digits that stand right behind it.
std::optional<std::uint16_t> accept_year(std::string_view& text, std::uint8_t& glued);

// time_year.cpp
bool accept_years(std::string_view& text, TimeExpression& time);

// time_session.cpp
bool accept_sessions(std::string_view& text, TimeExpression& time);

// time_period.cpp
bool accept_period(std::string_view& text, TimeExpression& time);
/// "days", "working days", "month", "decades"; multiplies `time.duration.count` where one unit is several of another.
bool accept_unit(std::string_view& text, TimeExpression& time);

// time_recurrence.cpp
bool accept_recurrence(std::string_view& text, TimeExpression& time);

}  // namespace rapporteur::grammar::time_parts
