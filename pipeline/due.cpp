#include "pipeline/due.hpp"

#include "grammar/due_words.hpp"
#include "grammar/find_literal.hpp"
#include "grammar/lexicon.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace rapporteur {
namespace {

using grammar::SessionReference;
using grammar::TimeExpression;
using grammar::TimeForm;
using grammar::TimeRelation;

constexpr std::string_view kSessionRule = "due-session";
constexpr std::string_view kDeadlineRule = "due-deadline";
constexpr std::string_view kMeetingRule = "due-date-of-meeting";
constexpr std::string_view kTermRule = "due-term";
constexpr std::string_view kWithinRule = "due-within";
constexpr std::string_view kRecurrenceRule = "due-recurrence";
constexpr std::string_view kAnaphorRule = "due-date-named-before";

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_lower(static_cast<char>(c | 0x20)); }

/// The last word of `text` and what stands before it.
std::string_view take_last_word(std::string_view& text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  auto begin = text.size();
  while (begin > 0 && (is_letter(text[begin - 1]) || text[begin - 1] == '-')) --begin;
  auto const word = text.substr(begin);
  text.remove_suffix(word.size());
  return word;
}

std::string_view first_word(std::string_view text) {
  text.remove_prefix(std::min(text.size(), text.find_first_not_of(' ')));
  std::size_t size = 0;
  while (size < text.size() && (is_letter(text[size]) || text[size] == '-')) ++size;
  return text.substr(0, size);
}

/// "submitted", but not "be submitted" and not "to be submitted": done, not owed. `text` ends with the participle.
bool reports_participle(std::string_view text) {
  constexpr std::size_t kShortest = 3;
  auto const word = take_last_word(text);
  if (word.size() <= kShortest || !word.ends_with("ed") || !is_lower(word.front())) return false;
  auto const auxiliary = take_last_word(text);
  return auxiliary != "be" && auxiliary != "to";
}

/// "held at its sixtieth session", "submitted to the Council at …": what was done then, not what is owed.
bool reports(std::string_view before) {
  auto rest = before;
  if ((grammar::due_classes(take_last_word(rest)) & grammar::kDone) != 0) return take_last_word(rest) != "be";
  // "adopted by the International Labour Conference at its …"
  constexpr std::size_t kReach = 89;
  auto const near = rest.substr(rest.size() - std::min(kReach, rest.size()));
  constexpr std::string_view kBy = " by the ";
  auto const by = grammar::find_literal(near, kBy) == std::string_view::npos ? std::string_view::npos : near.rfind(kBy);
  if (by != std::string_view::npos && near.find_first_of(",;:", by) == std::string_view::npos &&
      reports_participle(rest.substr(0, rest.size() - near.size() + by)))
    return true;
  return reports_participle(before);
}

/// "of 12 December", "dated": the time belongs to a text that is referred to.
bool in_reference(std::string_view before) {
  auto const word = take_last_word(before);
  return word == "of" || word == "dated";
}

/// A day, a month, a year or several.
bool is_date(TimeForm form) {
  return form != TimeForm::kSession && form != TimeForm::kPeriod && form != TimeForm::kRecurrence;
}

bool is_during(TimeRelation relation) { return relation == TimeRelation::kAt || relation == TimeRelation::kDuring; }

/// Words that set a limit: "by" and its like, "until".
std::optional<DueRelation> limit_of(TimeRelation relation) {
  switch (relation) {
    case TimeRelation::kBy:
    case TimeRelation::kNoLaterThan:
    case TimeRelation::kBefore:
      return DueRelation::kBy;
    case TimeRelation::kUntil:
      return DueRelation::kUntil;
    default:
      return std::nullopt;
  }
}

/// "2018-01-31" for the end of January 2018; other times as they are.
grammar::DateRange end_of(TimeExpression const& time) {
  if (time.part != grammar::TimePart::kEnd || time.begin != time.end || time.begin.day != 0 || time.begin.year == 0) {
    return {time.begin, time.end};
  }
  static constexpr std::array<std::uint8_t, 13> kDays = {31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  auto date = time.begin;
  if (date.month == 0) date.month = 12;
  bool const leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
  date.day = date.month == 2 && leap ? 29 : kDays[date.month];
  return {date, date};
}

SessionKind kind_of(grammar::SessionForm form, bool resumed) {
  if (resumed) return SessionKind::kResumed;
  switch (form) {
    case grammar::SessionForm::kSpecial:
      return SessionKind::kSpecial;
    case grammar::SessionForm::kEmergencySpecial:
      return SessionKind::kEmergencySpecial;
    default:
      return SessionKind::kRegular;
  }
}

}  // namespace

struct DueFinder::Context {
  TimeExpression const& time;
  std::string_view before;  ///< of the clause
  std::string_view after;
  Action const& action;
  bool meets;  ///< "to convene" stands before it
};

void DueFinder::begin(Metadata const& metadata) {
  auto const* const organ = grammar::Lexicon::standard().organ_at(metadata.organ);
  organ_id_ = organ == nullptr ? std::string_view{} : organ->id;
  session_ = metadata.session.value_or(0);
  year_ = 0;
  auto const& date = metadata.adopted_on;
  if (date.size() >= 4) std::from_chars(date.data(), date.data() + 4, year_);
}

void DueFinder::find(ParagraphView const& paragraph, OwedPlaces const& places, std::size_t begin, std::size_t end,
                     Action const& action, std::vector<Due>& dues) {
  // Most clauses name no time.
  if (auto const around = places.times(begin, end); !around.empty())
    find_around(paragraph, around, begin, end, action, dues);
}

void DueFinder::find_around(ParagraphView const& paragraph, std::span<grammar::TimePlace const> places,
                            std::size_t begin, std::size_t end, Action const& action, std::vector<Due>& dues) {
  auto const clause = paragraph.view().substr(begin, end - begin);
  auto const first = dues.size();
  times_.clear();
  grammar::find_times(clause, places, begin, times_);
  bool meets = false;
  std::size_t sought = 0;  // up to there for a word that says that somebody meets
  std::size_t owed = 0;    // where the first of them begins
  for (TimeExpression const& time : times_) {
    auto const at = static_cast<std::size_t>(time.span.data() - clause.data());
    bool const on_a_date = is_date(time.form) && is_during(time.relation);
    if (on_a_date && !meets) {
      auto const from = sought - std::min(sought, grammar::kLongestMeeting);
      auto const before = clause.substr(from, at - from);
      meets = grammar::meeting_end(before) <= before.size();
      sought = at;
    }
    Context const context{time, clause.substr(0, at), clause.substr(at + time.span.size()), action, on_a_date && meets};
    Due due;
    if (!accept(context, due)) continue;
    if (dues.size() == first) owed = at;
    due.span = paragraph.span_of(time.span);
    join_until(paragraph, context, due);
    if (auto const event = time.form == TimeForm::kPeriod ? event_behind(context) : std::string_view{}; !event.empty())
      due.event = paragraph.span_of(event);
    dues.push_back(due);
    add_further_sessions(context, dues);
  }
  if (dues.size() != first) find_anaphors(paragraph, clause.substr(owed), first, dues);
}

/// "until its planned exit by 31 December 2024"
void DueFinder::join_until(ParagraphView const& paragraph, Context const& context, Due& due) {
  constexpr std::size_t kReach = 48;
  auto const near = context.before.substr(context.before.size() - std::min(kReach, context.before.size()));
  if (due.relation != DueRelation::kBy) return;
  auto const until = near.rfind(" until ");
  if (until == std::string_view::npos || near.find_first_of(",;", until) != std::string_view::npos) return;
  auto const* const begin = near.data() + until + 1;
  auto const* const end = context.time.span.data() + context.time.span.size();
  due.span = paragraph.span_of({begin, static_cast<std::size_t>(end - begin)});
  due.relation = DueRelation::kUntil;
}

/// "by this date", "by the latter date": the last one of those from `first` on that stands before.
void DueFinder::find_anaphors(ParagraphView const& paragraph, std::string_view clause, std::size_t first,
                              std::vector<Due>& dues) {
  constexpr std::string_view kBeginning = "by th";
  if (grammar::find_literal(clause, kBeginning) == std::string_view::npos) return;
  for (std::string_view const phrase :
       {"by this date", "by that date", "by the latter date", "by the same date", "by then"}) {
    auto const at = grammar::find_literal(clause, phrase);
    if (at == std::string_view::npos) continue;
    auto const span = paragraph.span_of(clause.substr(at, phrase.size()));
    Due due;
    for (auto i = first; i < dues.size(); ++i) {
      if (dues[i].span.begin < span.begin && dues[i].date.said()) due.date = {dues[i].date.end, dues[i].date.end};
    }
    if (!due.date.said()) continue;
    due.span = span;
    due.relation = DueRelation::kBy;
    due.rule = kAnaphorRule;
    due.confidence = 0.9F;
    dues.push_back(due);
  }
}

bool DueFinder::accept(Context const& context, Due& due) {
  switch (context.time.form) {
    case TimeForm::kSession:
      return accept_session(context, due);
    case TimeForm::kPeriod:
      return accept_period(context, due);
    case TimeForm::kRecurrence:
      return accept_recurrence(context, due);
    default:
      return accept_date(context, due);
  }
}

/// "at its fifty-first and fifty-fourth sessions": each is owed; of "at their …" the last one is the last organ's.
void DueFinder::add_further_sessions(Context const& context, std::vector<Due>& dues) {
  auto const& session = context.time.session;
  if (context.time.form != TimeForm::kSession || session.count < 2) return;
  auto const numbers = grammar::session_numbers(session);
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    Due further = dues.back();
    further.session = numbers[i];
    if (i + 1 == numbers.size()) further.session_organ = organ_of(context, false);
    further.session_dates = session_dates_.of(further.session_organ, session.form, numbers[i]);
    dues.push_back(further);
  }
}

/// "the adoption of the present resolution" behind "within 30 days of the date of"; empty where it counts from none.
std::string_view DueFinder::event_behind(Context const& context) {
  auto rest = context.after;
  bool counts = false;
  for (std::string_view const anchor : {" after ", " from ", " following ", " before ", " prior to ", " of "}) {
    if (!rest.starts_with(anchor)) continue;
    // "during the first two days of the session" is a part of it.
    counts = anchor != " of " || context.time.relation == TimeRelation::kWithin;
    rest.remove_prefix(anchor.size());
    break;
  }
  if (!counts) return {};
  for (std::string_view const lead : {"the date of the ", "the date of ", "the time of "}) {
    if (!rest.starts_with(lead)) continue;
    rest.remove_prefix(lead.size() - (lead.ends_with("the ") ? 4 : 0));
    break;
  }
  auto end = std::min(rest.size(), rest.find_first_of(",;:.("));
  for (std::string_view const over :
       {" on ", " to ", " and ", " or ", " with ", " for ", " unless ", " containing ", " in order ", " following ",
        " leading ", " shall ", " should ", " will ", " into "}) {
    auto const at = grammar::find_literal(rest.substr(0, end), over);
    // "before the mandate is due to expire"
    if (at != std::string_view::npos && at > 0 && !rest.substr(0, at).ends_with(" due")) end = at;
  }
  constexpr std::string_view kResolution = " resolution ";
  if (auto const at = grammar::find_literal(rest.substr(0, end), kResolution); at != std::string_view::npos)
    end = at + kResolution.size() - 1;
  while (end > 0 && rest[end - 1] == ' ') --end;
  return rest.substr(0, end);
}

/// "report to the General Assembly at its sixtieth session".
bool DueFinder::accept_session(Context const& context, Due& due) {
  auto const& session = context.time.session;
  if (auto const limit = limit_of(context.time.relation)) {
    due.relation = *limit;
  } else if (is_during(context.time.relation) || context.time.relation == TimeRelation::kTo ||
             context.time.relation == TimeRelation::kWithin) {
    due.relation = DueRelation::kAt;
  } else {
    return false;
  }
  if (context.time.span.find("subsequent") != std::string_view::npos) return false;
  if (context.time.span.starts_with("on ")) return false;  // "the report of the Council on its twelfth session"
  if (session.reference == SessionReference::kPrevious || session.reference == SessionReference::kThat) return false;
  if (reports(context.before)) return false;
  due.session_organ = organ_of(context, true);
  due.session_kind = kind_of(session.form, session.resumed);
  if (session.count > 0) {
    due.session = session.numbers[0];
    bool const own = !due.session_organ.empty() && due.session_organ == organ_id_;
    // What lies behind the document is a report, not a date.
    if (own && session_ != 0 && session.form == grammar::SessionForm::kRegular && *due.session < session_) return false;
    due.session_dates = session_dates_.of(due.session_organ, session.form, *due.session);
  }
  if (session.reference == SessionReference::kEach) {
    due.relation = DueRelation::kEvery;
  }
  if (context.time.begin.year != 0) due.date = {context.time.begin, context.time.end};
  due.rule = kSessionRule;
  due.confidence = 0.95F;
  return true;
}

/// The organ whose session it is: the one named with it, the last one named before "its", else the document's own.
std::string_view DueFinder::organ_of(Context const& context, bool first) const {
  auto const& lexicon = grammar::Lexicon::standard();
  auto const& session = context.time.session;
  if (!session.organ.empty()) {
    auto const* const organ = lexicon.organ_at(session.organ);
    if (organ != nullptr) return organ->id;
    if (session.organ == "Assembly") return "GA";
    return session.organ == "Council" ? organ_id_ : std::string_view{};
  }
  constexpr std::size_t kReach = 160;
  // "to the General Assembly and the Human Rights Council at their …": the first number is the first organ's.
  bool skip_one =
      first && session.count > 1 && !session.range && context.time.span.find("their") != std::string_view::npos;
  auto before = context.before.substr(context.before.size() - std::min(kReach, context.before.size()));
  for (auto at = before.rfind("the "); at != std::string_view::npos;
       at = at == 0 ? std::string_view::npos : before.rfind("the ", at - 1)) {
    auto const name = before.substr(at + 4);
    if (name.empty() || name.front() < 'A' || name.front() > 'Z') continue;
    if (skip_one && (lexicon.organ_at(name) != nullptr || name.starts_with("Council"))) {
      skip_one = false;
      continue;
    }
    if (auto const* const organ = lexicon.organ_at(name)) return organ->id;
    if (name.starts_with("Assembly")) return "GA";
    if (name.starts_with("Council")) return organ_id_ == "GA" ? std::string_view{} : organ_id_;
    if (name.starts_with("Secretary-General") || name.starts_with("Executive") ||
        name.starts_with("High Commissioner") || name.starts_with("Secretariat") ||
        name.starts_with("Special Rapporteur") || name.starts_with("Office")) {
      continue;  // has no sessions
    }
    if (session.own && (name.starts_with("Com") || name.starts_with("Conference") ||
                        name.starts_with("Working Group") || name.starts_with("Board"))) {
      return {};
    }
  }
  return organ_id_;
}

/// "by 31 October 2025", "no later than", "until 30 April 2023".
bool DueFinder::accept_date(Context const& context, Due& due) const {
  auto const& time = context.time;
  due.rule = kDeadlineRule;
  due.confidence = 0.95F;
  bool const range = time.relation == TimeRelation::kFrom && time.begin != time.end;
  if (auto const limit = limit_of(time.relation)) {
    due.relation = *limit;
  } else if (time.relation == TimeRelation::kTo) {
    due.relation = DueRelation::kUntil;
  } else if (time.relation == TimeRelation::kWithin) {
    due.relation = DueRelation::kWithin;
  } else if (range && time.span.find(" until ") != std::string_view::npos) {
    due.relation = DueRelation::kFor;
  } else if (is_during(time.relation) && context.meets && !reports(context.before)) {
    due.relation = DueRelation::kAt;
    due.rule = kMeetingRule;
    due.confidence = 0.75F;
  } else {
    return false;
  }
  if (in_reference(context.before)) return false;
  auto const last = time.end.year != 0 ? time.end.year : time.begin.year;
  if (last == 0) return due.rule == kDeadlineRule;
  if (year_ != 0 && last < year_) return false;
  due.date = end_of(time);
  if (time.duration.count > 0 && time.form != TimeForm::kPeriod) due.frequency = time.duration;
  return true;
}

/// Of a mandate, not how long a meeting lasts or something has been so: "for a further period of 12 months".
bool DueFinder::term(Context const& context) {
  auto const span = context.time.span;
  if (context.after.starts_with(" longer") || context.after.starts_with(" or longer")) return false;
  if (span.find("longer") != std::string_view::npos) return false;
  bool const said = span.find("period") != std::string_view::npos || span.find("term") != std::string_view::npos ||
                    span.find("further") != std::string_view::npos ||
                    span.find("additional") != std::string_view::npos || span.find("maximum") != std::string_view::npos;
  bool const days =
      context.time.duration.unit == grammar::TimeUnit::kDay || context.time.duration.unit == grammar::TimeUnit::kHour;
  return said || (context.action.category == ActionCategory::kDeciding && !days);
}

/// "within 90 days", "for a period of three years".
bool DueFinder::accept_period(Context const& context, Due& due) const {
  auto const& time = context.time;
  if (time.past || time.duration.count == 0) return false;
  due.confidence = 0.9F;
  switch (time.relation) {
    case TimeRelation::kWithin:
    case TimeRelation::kBy:
    case TimeRelation::kNoLaterThan:
    case TimeRelation::kDuring:
      due.relation = DueRelation::kWithin;
      due.rule = kWithinRule;
      break;
    case TimeRelation::kFor:
    case TimeRelation::kUntil:
      if (!term(context)) return false;
      due.relation = DueRelation::kFor;
      due.rule = kTermRule;
      break;
    default:
      if (time.anchor.empty() || time.adjective) return false;
      due.relation = time.anchor == "after" || time.anchor == "from" ? DueRelation::kAfter : DueRelation::kBy;
      due.rule = kWithinRule;
      break;
  }
  due.period = time.duration;
  return true;
}

/// "annually", "every two years", "annual" of a report.
bool DueFinder::accept_recurrence(Context const& context, Due& due) const {
  auto const& time = context.time;
  due.relation = DueRelation::kEvery;
  due.rule = kRecurrenceRule;
  due.confidence = 0.9F;
  due.frequency = time.duration;
  auto const next = first_word(context.after);
  // "at a monthly rate": an adjective by what follows.
  bool const adverb = next.empty() || !context.after.starts_with(' ') ||
                      (grammar::due_classes(next) & grammar::kFollowsAdverb) != 0 || next.ends_with("ed") ||
                      next.ends_with("ing") || !time.span.ends_with("ly");
  if (!time.adjective && adverb) return true;
  if ((grammar::due_classes(next) & grammar::kReported) == 0) return false;
  // "in its annual report": a place, not how often it is owed.
  auto before = context.before;
  if ((grammar::due_classes(take_last_word(before)) & grammar::kInsideReport) != 0) return false;
  due.confidence = 0.8F;
  return true;
}

}  // namespace rapporteur
