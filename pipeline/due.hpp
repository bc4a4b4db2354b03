#pragma once

#include "grammar/time.hpp"
#include "pipeline/action.hpp"
#include "pipeline/model.hpp"
#include "pipeline/owed_places.hpp"
#include "pipeline/paragraph_view.hpp"
#include "pipeline/session_dates.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Finds by when, for how long and how often something is owed.
class DueFinder {
 public:
  /// What the document says of itself settles what lies in the past and whose session is meant.
  void begin(Metadata const& metadata);

  /// Appends what the bytes [begin, end) of the paragraph say, in order.
  void find(ParagraphView const& paragraph, OwedPlaces const& places, std::size_t begin, std::size_t end,
            Action const& action, std::vector<Due>& dues);

 private:
  struct Context;
  void find_around(ParagraphView const& paragraph, std::span<grammar::TimePlace const> places, std::size_t begin,
                   std::size_t end, Action const& action, std::vector<Due>& dues);
  bool accept(Context const& context, Due& due);
  bool accept_session(Context const& context, Due& due);
  bool accept_date(Context const& context, Due& due) const;
  bool accept_period(Context const& context, Due& due) const;
  static bool term(Context const& context);
  static void join_until(ParagraphView const& paragraph, Context const& context, Due& due);
  static void find_anaphors(ParagraphView const& paragraph, std::string_view clause, std::size_t first,
                            std::vector<Due>& dues);
  bool accept_recurrence(Context const& context, Due& due) const;
  void add_further_sessions(Context const& context, std::vector<Due>& dues);
  static std::string_view event_behind(Context const& context);
  /// The organ whose session it is; `first`: of several sessions that of the first one is asked for.
  [[nodiscard]] std::string_view organ_of(Context const& context, bool first) const;

  std::string_view organ_id_;  // of the document, in the table of organs
  std::uint32_t session_ = 0;
  std::uint32_t year_ = 0;  // of adoption; 0: not said
  std::vector<grammar::TimeExpression> times_;
  SessionDates session_dates_;
};

}  // namespace rapporteur
