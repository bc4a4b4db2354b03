#include "pipeline/clause_body.hpp"

#include "grammar/time.hpp"
#include "pipeline/phrase_bytes.hpp"

#include <algorithm>

namespace rapporteur {

using grammar::Body;
using grammar::BodyId;

namespace {

/// " on 16 May 1998"
bool dated(std::string_view words) {
  if (!drop_prefix(words, " on ")) return false;
  auto const date = grammar::accept_calendar_date(words);
  return date && trim_blanks(words).empty();
}

}  // namespace

Body body_of_its(std::string_view text, std::size_t its) {
  Body const its_body{BodyId::kIts, text.substr(its, 3)};
  auto before = trim_blanks(text.substr(0, its));
  bool const preposed = before.ends_with(" in") || before.ends_with(" by") || before.ends_with(" under") ||
                        before.ends_with(" through") || before.ends_with(" of") || before.ends_with(" with");
  if (!preposed) return its_body;
  auto const word = before.find_last_of(' ');
  bool const in = before.ends_with(" in") || before.ends_with(" by") || before.ends_with(" through");
  before = before.substr(0, word);
  // The nearest body in the words before, unless the organ's own next act stands between.
  constexpr std::size_t kReach = 90;
  auto const from = before.size() > kReach ? before.size() - kReach : 0;
  for (auto at = before.size(); at > from; --at) {
    if (at < before.size() && before[at] != ' ' && before[at] != ',' && before[at] != '\xE2' && before[at] != '\'')
      continue;
    auto const body = grammar::body_before(before.substr(0, at));
    if (body.id == BodyId::kNone || body.id == BodyId::kIts) continue;
    auto const between = before.substr(at);
    if (body.id == BodyId::kOther) {
      // One without a series of its own only right before, as who acted: "by the Governing Council in its decision".
      auto const ahead = trim_blanks(before.substr(0, at - body.name.size()));
      bool const acted = ahead.ends_with("by the") && (trim_blanks(between).empty() || dated(between));
      if (acted) return body;
      continue;
    }
    bool const own_act =
        between.find(';') != std::string_view::npos || between.find("ing its") != std::string_view::npos ||
        between.find(" and ") != std::string_view::npos || between.find(" paragraph") != std::string_view::npos ||
        between.find("resolution") != std::string_view::npos;
    if (own_act) break;
    if (!in && between.size() > 2) break;
    if (between.size() > 30 && between.find("ed") == std::string_view::npos) break;
    return body;
  }
  return its_body;
}

std::optional<Body> nearest_body(std::string_view text, std::size_t before, grammar::ActNumber const& number,
                                 OwnBody const& own, std::uint16_t year) {
  constexpr std::size_t kReach = 500;
  auto const from = before > kReach ? before - kReach : 0;
  auto const window = text.substr(from, before - from);
  for (auto at = window.size(); at > 0; --at) {
    if (!letter_byte(window[at - 1]) || (at < window.size() && (letter_byte(window[at]) || digit_byte(window[at]))))
      continue;
    auto const body = grammar::body_before(window.substr(0, at));
    if (body.id == BodyId::kNone || body.id == BodyId::kIts || body.id == BodyId::kForeign) continue;
    if (!can_be_of(number, body, own, year)) continue;
    if (body.id != BodyId::kOther) return body;
    // "Conference of the Parties" with the convention behind it.
    auto name = text.substr(static_cast<std::size_t>(body.name.data() - text.data()));
    auto const whole = grammar::accept_body(name);
    return whole ? *whole : body;
  }
  return std::nullopt;
}

std::optional<Body> commission_before(std::string_view text, std::size_t end, std::string_view lead) {
  constexpr std::size_t kReach = 200;
  auto window = text.substr(end > kReach ? end - kReach : 0, std::min(end, kReach));
  auto const at = window.rfind(lead);
  if (at == std::string_view::npos) return std::nullopt;
  auto rest = window.substr(at + lead.find("Economic"));
  auto const body = grammar::accept_body(rest);
  if (!body || body->id != BodyId::kOther) return std::nullopt;
  for (std::string_view const other : {"resolution", "decision", ";"}) {
    if (rest.find(other) != std::string_view::npos) return std::nullopt;
  }
  return body;
}

}  // namespace rapporteur
