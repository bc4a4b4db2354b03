#pragma once

#include "grammar/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// From when to when the sessions of organs lasted.
namespace rapporteur::grammar {

enum class DatePrecision : std::uint8_t { kDay, kMonth, kYear };

struct SessionSpan {
  CalendarDate begin;
  CalendarDate end;           ///< year 0: only adjourned, it may meet again
  DatePrecision precision{};  ///< of the coarser of the two
  bool by_rule = false;       ///< reckoned; no table has it
  std::string_view source;    ///< "A/RES/57/301", "rule 1"; lives as long as the program
};

/// The span of a session by the organ's id in the table of organs ("GA", "ECOSOC", "HRC", "UNEA"). What the table of
/// sessions lacks is reckoned where a rule says when the organ meets, to the month; nothing for other organs and
/// numbers. A resumed session is the session that it resumes. Thread-safe.
[[nodiscard]] std::optional<SessionSpan> session_span(std::string_view organ, SessionForm kind, std::uint32_t number);

/// "2005-09-13/2006-09-11", "1997-04-24/.." where the end is open.
[[nodiscard]] std::string iso(SessionSpan const& span);

}  // namespace rapporteur::grammar
