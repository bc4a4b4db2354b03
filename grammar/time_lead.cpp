#include "grammar/phrases_lexis.hpp"
#include "grammar/time_parts.hpp"

namespace rapporteur::grammar::time_parts {
namespace {

using namespace lexis;

using enum TimeRelation;
using enum TimePart;

constexpr auto kRelations = phrases<TimeRelation>({{"at", kAt},
                                                   {"in", kAt},
                                                   {"on", kAt},
                                                   {"by", kBy},
                                                   {"by about", kBy},
                                                   {"no later than", kNoLaterThan},
                                                   {"not later than", kNoLaterThan},
                                                   {"by no later than", kNoLaterThan},
                                                   {"by not later than", kNoLaterThan},
                                                   {"on or before", kNoLaterThan},
                                                   {"at the latest by", kNoLaterThan},
                                                   {"by at the latest", kNoLaterThan},
                                                   {"at the latest on", kNoLaterThan},
                                                   {"at the latest at", kNoLaterThan},
                                                   {"no later than at", kNoLaterThan},
                                                   {"not later than at", kNoLaterThan},
                                                   {"no later than by", kNoLaterThan},
                                                   {"no later than in", kNoLaterThan},
                                                   {"no later than on", kNoLaterThan},
                                                   {"by or before", kNoLaterThan},
                                                   {"before", kBefore},
                                                   {"prior to", kBefore},
                                                   {"in advance of", kBefore},
                                                   {"until", kUntil},
                                                   {"till", kUntil},
                                                   {"up to", kUntil},
                                                   {"up until", kUntil},
                                                   {"through", kUntil},
                                                   {"through to", kUntil},
                                                   {"not before", kFrom},
                                                   {"not earlier than", kFrom},
                                                   {"no earlier than", kFrom},
                                                   {"on or after", kFrom},
                                                   {"from", kFrom},
                                                   {"as from", kFrom},
                                                   {"as of", kFrom},
                                                   {"with effect from", kFrom},
                                                   {"with effect as from", kFrom},
                                                   {"with effect as of", kFrom},
                                                   {"with effect on", kFrom},
                                                   {"effective", kFrom},
                                                   {"effective from", kFrom},
                                                   {"effective as of", kFrom},
                                                   {"effective as from", kFrom},
                                                   {"starting", kFrom},
                                                   {"starting in", kFrom},
                                                   {"starting from", kFrom},
                                                   {"starting on", kFrom},
                                                   {"starting at", kFrom},
                                                   {"starting with", kFrom},
                                                   {"starting as from", kFrom},
                                                   {"beginning", kFrom},
                                                   {"beginning in", kFrom},
                                                   {"beginning from", kFrom},
                                                   {"beginning on", kFrom},
                                                   {"beginning at", kFrom},
                                                   {"beginning with", kFrom},
                                                   {"commencing", kFrom},
                                                   {"commencing in", kFrom},
                                                   {"commencing from", kFrom},
                                                   {"commencing on", kFrom},
                                                   {"commencing at", kFrom},
                                                   {"commencing with", kFrom},
                                                   {"from at", kFrom},
                                                   {"since", kSince},
                                                   {"ever since", kSince},
                                                   {"after", kAfter},
                                                   {"following", kAfter},
                                                   {"during", kDuring},
                                                   {"throughout", kDuring},
                                                   {"over", kDuring},
                                                   {"in the course of", kDuring},
                                                   {"within", kWithin},
                                                   {"in no more than", kWithin},
                                                   {"in less than", kWithin},
                                                   {"for", kFor},
                                                   {"lasting", kFor},
                                                   {"between", kBetween},
                                                   {"to", kTo},
                                                   {"of", kOf}});
constexpr auto kParts = phrases<TimePart>({{"the beginning of", kBeginning},
                                           {"the start of", kBeginning},
                                           {"the opening of", kBeginning},
                                           {"early", kBeginning},
                                           {"early in", kBeginning},
                                           {"the commencement of", kBeginning},
                                           {"the outset of", kBeginning},
                                           {"the middle of", kMiddle},
                                           {"middle of", kMiddle},
                                           {"mid", kMiddle},
                                           {"the end of", kEnd},
                                           {"end of", kEnd},
                                           {"late", kEnd},
                                           {"the close of", kEnd},
                                           {"the closing of", kEnd},
                                           {"the conclusion of", kEnd},
                                           {"the latter part of", kEnd}});

}  // namespace

TimeRelation accept_relation(std::string_view& text) {
  static constexpr Beginnings kBeginnings("atinonbynobepruntiupthfraswiefstcosievaffoduovlatoof");
  if (!kBeginnings.match(text)) return TimeRelation::kNone;
  auto relation = TimeRelation::kNone;
  auto rest = text;
  if (!accept(rest, in_any_case(kRelations) >> blanks, relation)) return TimeRelation::kNone;
  text = rest;
  return relation;
}

TimePart accept_part(std::string_view& text) {
  static constexpr Beginnings kBeginnings("theaenmila");
  if (!kBeginnings.match(text)) return TimePart::kWhole;
  auto part = TimePart::kWhole;
  auto rest = text;
  if (!accept(rest, in_any_case(kParts) >> (blanks | '-'), part)) return TimePart::kWhole;
  text = rest;
  return part;
}

}  // namespace rapporteur::grammar::time_parts
