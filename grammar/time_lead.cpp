#include "grammar/lexis.hpp"
#include "grammar/time_parts.hpp"

namespace rapporteur::grammar::time_parts {
namespace {

using namespace lexis;

// Keys in lower case, matched under no_case; the longest one counts.
struct Relations : x3::symbols<TimeRelation> {
  Relations() {
    using enum TimeRelation;
    for (auto const* const words : {"at", "in", "on"}) add(words, kAt);
    for (auto const* const words : {"by", "by about"}) add(words, kBy);
    for (auto const* const words :
         {"no later than", "not later than", "by no later than", "by not later than", "on or before",
          "at the latest by", "by at the latest", "at the latest on", "at the latest at", "no later than at",
          "not later than at", "no later than by", "no later than in", "no later than on", "by or before"})
      add(words, kNoLaterThan);
    for (auto const* const words : {"before", "prior to", "in advance of"}) add(words, kBefore);
    for (auto const* const words : {"until", "till", "up to", "up until", "through", "through to"}) add(words, kUntil);
    for (auto const* const words : {"not before",
                                    "not earlier than",
                                    "no earlier than",
                                    "on or after",
                                    "from",
                                    "as from",
                                    "as of",
                                    "with effect from",
                                    "with effect as from",
                                    "with effect as of",
                                    "with effect on",
                                    "effective",
                                    "effective from",
                                    "effective as of",
                                    "effective as from",
                                    "starting",
                                    "starting in",
                                    "starting from",
                                    "starting on",
                                    "starting at",
                                    "starting with",
                                    "starting as from",
                                    "beginning",
                                    "beginning in",
                                    "beginning from",
                                    "beginning on",
                                    "beginning at",
                                    "beginning with",
                                    "commencing",
                                    "commencing in",
                                    "commencing from",
                                    "commencing on",
                                    "commencing at",
                                    "commencing with",
                                    "from at"})
      add(words, kFrom);
    for (auto const* const words : {"since", "ever since"}) add(words, kSince);
    for (auto const* const words : {"after", "following"}) add(words, kAfter);
    for (auto const* const words : {"during", "throughout", "over", "in the course of"}) add(words, kDuring);
    for (auto const* const words : {"within", "in no more than", "in less than"}) add(words, kWithin);
    for (auto const* const words : {"for", "lasting"}) add(words, kFor);
    add("between", kBetween);
    add("to", kTo);
    add("of", kOf);
  }
} const relations_table;
auto const relations = one_of(relations_table);

struct Parts : x3::symbols<TimePart> {
  Parts() {
    using enum TimePart;
    for (auto const* const words : {"the beginning of", "the start of", "the opening of", "early", "early in",
                                    "the commencement of", "the outset of"})
      add(words, kBeginning);
    for (auto const* const words : {"the middle of", "middle of", "mid"}) add(words, kMiddle);
    for (auto const* const words :
         {"the end of", "end of", "late", "the close of", "the closing of", "the conclusion of", "the latter part of"})
      add(words, kEnd);
  }
} const parts_table;
auto const parts = one_of(parts_table);

}  // namespace

TimeRelation accept_relation(std::string_view& text) {
  static constexpr Beginnings kBeginnings("atinonbynobepruntiupthfraswiefstcosievaffoduovlatoof");
  if (!kBeginnings.match(text)) return TimeRelation::kNone;
  auto relation = TimeRelation::kNone;
  auto rest = text;
  if (!accept(rest, x3::no_case[relations] >> blanks, relation)) return TimeRelation::kNone;
  text = rest;
  return relation;
}

TimePart accept_part(std::string_view& text) {
  static constexpr Beginnings kBeginnings("theaenmila");
  if (!kBeginnings.match(text)) return TimePart::kWhole;
  auto part = TimePart::kWhole;
  auto rest = text;
  if (!accept(rest, x3::no_case[parts] >> (blanks | '-'), part)) return TimePart::kWhole;
  text = rest;
  return part;
}

}  // namespace rapporteur::grammar::time_parts
