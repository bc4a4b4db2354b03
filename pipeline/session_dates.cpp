#include "pipeline/session_dates.hpp"

#include "grammar/session_calendar.hpp"

namespace rapporteur {

grammar::DateRange SessionDates::of(std::string_view organ, grammar::SessionForm form, std::uint32_t number) {
  for (Entry const& known : known_) {
    if (known.number == number && known.form == form && known.organ == organ) return known.dates;
  }
  Entry& entry = known_[next_++ % known_.size()];
  entry.organ = organ;
  entry.form = form;
  entry.number = number;
  auto const span = grammar::session_span(organ, form, number);
  entry.dates = span ? grammar::DateRange{span->begin, span->end} : grammar::DateRange{};
  return entry.dates;
}

}  // namespace rapporteur
