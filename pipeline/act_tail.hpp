#pragma once

#include "grammar/citation.hpp"
#include "grammar/time.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace rapporteur {

/// What stands behind the number of an act.
struct ActTail {
  std::size_t end = 0;  ///< of the citation: behind its date
  std::optional<grammar::CalendarDate> date;
  grammar::Body body;  ///< "of the Economic and Social Council"
};

/// Reads "[of the Economic and Social Council] of 13 August 1948", ", adopted on 5 May 1990", "of 2007" behind a number
/// that ends at `number_end`. Without a noun before it (`headed`) a number has no body behind it.
[[nodiscard]] ActTail read_tail(std::string_view text, std::size_t number_end, bool headed);

/// `ahead`, the words before the noun, end in "in its", "by": the subject may follow.
[[nodiscard]] bool preposed(std::string_view ahead);
/// They are the first of the sentence: "In its resolution …, the Council decided".
[[nodiscard]] bool first_of_sentence(std::string_view ahead);

/// The subject of the clause: "in its resolution 48/141, the General Assembly decided". Where the sentence begins with
/// "In its resolution" (`first`), other words may stand between.
[[nodiscard]] std::optional<grammar::Body> subject_behind(std::string_view text, std::size_t end, bool first);

/// The body that a clause names later: "resolution 1/6 on microplastics, adopted by the Environment Assembly",
/// "decision 15/4 at the meeting of the Conference of the Parties".
[[nodiscard]] std::optional<grammar::Body> adopter_behind(std::string_view text, std::size_t end);

}  // namespace rapporteur
