#include "grammar/phrases_lexis.hpp"
#include "grammar/time_parts.hpp"

namespace rapporteur::grammar::time_parts {
namespace {

using namespace lexis;

/// The end of a word; a closing quotation mark may stand behind it, an accented letter not.
auto const time_end = !(x3::ascii::alnum | x3::char_('\xc3', '\xdf'));

constexpr auto kUnits = phrases<Duration>({{"hour", {1, TimeUnit::kHour}},
                                           {"day", {1, TimeUnit::kDay}},
                                           {"week", {1, TimeUnit::kWeek}},
                                           {"month", {1, TimeUnit::kMonth}},
                                           {"year", {1, TimeUnit::kYear}},
                                           {"quarter", {3, TimeUnit::kMonth}},
                                           {"decade", {10, TimeUnit::kYear}},
                                           {"fortnight", {2, TimeUnit::kWeek}}});
constexpr auto units = exactly(kUnits);
constexpr auto kArticles =
    phrases<NoValue>({{"a"}, {"an"}, {"the"}, {"its"}, {"their"}, {"this"}, {"that"}, {"another"}, {"one"}});
constexpr auto articles = exactly(kArticles);
constexpr auto kKinds = phrases<NoValue>({{"further"},
                                          {"additional"},
                                          {"initial"},
                                          {"new"},
                                          {"total"},
                                          {"renewable"},
                                          {"fixed"},
                                          {"single"},
                                          {"non-renewable"},
                                          {"maximum"},
                                          {"minimum"},
                                          {"consecutive"},
                                          {"final"},
                                          {"limited"},
                                          {"extended"},
                                          {"transitional"},
                                          {"interim"},
                                          {"probationary"},
                                          {"subsequent"}});
constexpr auto kinds = exactly(kKinds);
constexpr auto kNouns = phrases<NoValue>(
    {{"period"}, {"periods"}, {"term"}, {"terms"}, {"duration"}, {"total"}, {"maximum"}, {"mandate"}, {"minimum"}});
constexpr auto nouns = exactly(kNouns);
constexpr auto kComing = phrases<NoValue>({{"next"},
                                           {"following"},
                                           {"coming"},
                                           {"upcoming"},
                                           {"forthcoming"},
                                           {"subsequent"},
                                           {"ensuing"},
                                           {"first"},
                                           {"final"}});
constexpr auto coming = exactly(kComing);
constexpr auto kGone = phrases<NoValue>({{"past"}, {"last"}, {"previous"}, {"preceding"}});
constexpr auto gone = exactly(kGone);
constexpr auto kUnitKinds = phrases<NoValue>(
    {{"calendar"}, {"consecutive"}, {"more"}, {"further"}, {"additional"}, {"full"}, {"successive"}, {"clear"}});
constexpr auto unit_kinds = exactly(kUnitKinds);

enum class Limit : std::uint8_t { kNone, kMost, kLeast };

constexpr auto kLimits = phrases<Limit>({{"up to", Limit::kMost},
                                         {"not more than", Limit::kMost},
                                         {"no more than", Limit::kMost},
                                         {"at most", Limit::kMost},
                                         {"not exceeding", Limit::kMost},
                                         {"less than", Limit::kMost},
                                         {"a maximum of", Limit::kMost},
                                         {"a total of", Limit::kMost},
                                         {"at least", Limit::kLeast},
                                         {"a minimum of", Limit::kLeast},
                                         {"no less than", Limit::kLeast},
                                         {"not less than", Limit::kLeast},
                                         {"more than", Limit::kLeast},
                                         {"longer than", Limit::kLeast},
                                         {"over", Limit::kLeast}});
constexpr auto kMeasures = phrases<NoValue>({{"of"}, {"longer than"}, {"not exceeding"}});
constexpr auto kAnchors = phrases<NoValue>(
    {{"before"}, {"after"}, {"prior to"}, {"following"}, {"from"}, {"of"}, {"in advance of"}, {"preceding"}});

/// "up to", with the blanks behind it.
Limit accept_limit(std::string_view& text) {
  auto limit = Limit::kNone;
  return accept(text, exactly(kLimits) >> blanks, limit) ? limit : Limit::kNone;
}

/// A number with a unit behind it, or one of the words that come before one.
bool may_begin_period(std::string_view text) {
  if (is_digit(byte_at(text, 0))) {
    auto const digits = digits_at(text);
    auto const next = byte_at(text, digits);
    return digits <= 4 && (next == ' ' || next == '-' || next == '\xE2');
  }
  static constexpr Beginnings kBeginnings("ontwthfofisiseeinitehuanpematoupnolemoovitelatrefuadinnesucoliextrdu");
  return kBeginnings.match(text) || begins_like(text, "a ");
}

void accept_anchor(std::string_view text, TimeExpression& time) {
  auto rest = text;
  if (!accept(rest, blanks)) return;
  auto behind = rest;
  if (accept(behind, exactly(kAnchors) >> time_end)) time.anchor = rest.substr(0, rest.size() - behind.size());
}

/// "one and a half", "two and a half": in months.
bool accept_half(std::string_view& text) {
  return accept(text, (blanks | '-') >> "and" >> (blanks | '-') >> "a" >> (blanks | '-') >> "half");
}

/// "12-month", "three-year", "120-day", "two-and-a-half-year".
bool accept_adjective(std::string_view& text, TimeExpression& time) {
  auto rest = text;
  std::optional<std::uint32_t> count;
  // "twenty-four-month" has hyphens inside the number, "three-year" none.
  count = accept_cardinal(rest);
  if (!count) return false;
  bool const half = accept_half(rest);
  Duration unit;
  if (!accept(rest, x3::lit('-') >> units, unit) || !accept(rest, -x3::lit('s') >> time_end)) return false;
  if (byte_at(rest, 0) == '-') return false;
  time.duration = {*count * unit.count, unit.unit};
  if (half && unit.unit == TimeUnit::kYear) time.duration = {*count * 12 + 6, TimeUnit::kMonth};
  time.adjective = true;
  text = rest;
  return true;
}

/// "three years", "ninety (90) days", "five working days", "two to three months", "one and a half years".
bool accept_length(std::string_view& text, bool article, TimeExpression& time) {
  auto rest = text;
  auto count = accept_cardinal(rest);
  if (!count) {
    // "a year", "another month"; "a further three years" has its number behind the article.
    if (!article) return false;
    count = 1;
  } else {
    accept(rest, skip >> '(' >> +digit >> ')');
    auto more = rest;
    if (accept(more, (blanks >> (x3::lit("to") | "or") >> blanks) | en_dash)) {
      if (auto const most = accept_cardinal(more)) {
        count = most;
        time.at_most = true;
        rest = more;
      }
    }
    bool const half = accept_half(rest);
    if (!accept(rest, blanks)) return false;
    time.duration.count = *count;
    if (!accept_unit(rest, time)) return false;
    if (half && time.duration.unit == TimeUnit::kYear) time.duration = {*count * 12 + 6, TimeUnit::kMonth};
    text = rest;
    return true;
  }
  time.duration.count = *count;
  if (!accept_unit(rest, time)) return false;
  text = rest;
  return true;
}

}  // namespace

bool accept_unit(std::string_view& text, TimeExpression& time) {
  auto rest = text;
  accept(rest, +(unit_kinds >> blanks));
  if (accept(rest, (x3::lit("working") | "business") >> blanks)) time.working = true;
  Duration unit;
  if (!accept(rest, units, unit)) return false;
  accept(rest, x3::lit('s'));
  accept(rest, x3::lit("\xE2\x80\x99") | '\'');
  if (!accept(rest, time_end)) return false;
  if (byte_at(rest, 0) == '-') return false;
  time.duration = {time.duration.count * unit.count, unit.unit};
  text = rest;
  return true;
}

bool accept_period(std::string_view& text, TimeExpression& time) {
  if (time.relation == TimeRelation::kFrom) return false;  // "shall become effective one year after"
  if (!may_begin_period(text)) return false;
  auto rest = text;
  time.form = TimeForm::kPeriod;
  if (accept_adjective(rest, time)) {
    bool const alone = time.relation == TimeRelation::kNone;
    if (!alone) return false;  // "for three-year terms": the adjective alone is found there
    text = rest;
    return true;
  }
  bool article = false;
  bool past = false;
  bool said = time.relation == TimeRelation::kWithin || time.relation == TimeRelation::kFor;
  accept(rest, x3::lit("only") >> blanks);
  auto limit = accept_limit(rest);
  // "the period of three years", "a further renewable term of up to", "terms of"
  auto phrase = rest;
  if (accept(phrase, -(articles >> blanks) >> *(kinds >> blanks) >> nouns >> blanks >> exactly(kMeasures) >> blanks)) {
    if (auto const further = accept_limit(phrase); further != Limit::kNone) limit = further;
    rest = phrase;
    article = accept(rest, (x3::lit("a") | "an") >> blanks);
    said = time.relation != TimeRelation::kNone && time.relation != TimeRelation::kOf;
  } else {
    phrase = rest;
    if (accept(phrase, x3::lit("the") >> blanks >> coming >> blanks)) {
      if (auto const further = accept_limit(phrase); further != Limit::kNone) limit = further;
      rest = phrase;
      article = true;
      said = said || time.relation == TimeRelation::kDuring || time.relation == TimeRelation::kAt;
    } else if (phrase = rest; accept(phrase, x3::lit("the") >> blanks >> gone >> blanks)) {
      rest = phrase;
      article = past = true;
      said = said || time.relation == TimeRelation::kDuring || time.relation == TimeRelation::kAt;
    } else {
      phrase = rest;
      article = accept(phrase, (x3::lit("another") | "an" | "a" | "one" >> &(blanks >> kinds >> blanks)) >> blanks >>
                                   *(kinds >> blanks));
      if (article) rest = phrase;
    }
  }
  time.at_most = limit == Limit::kMost;
  time.at_least = limit == Limit::kLeast;
  if (!accept_length(rest, article, time)) return false;
  accept_anchor(rest, time);
  bool const counted = !time.anchor.empty() && time.anchor != "of";
  if (!said && !counted) return false;
  time.past = past;
  text = rest;
  return true;
}

}  // namespace rapporteur::grammar::time_parts
