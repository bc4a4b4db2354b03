#include "pipeline/act_list.hpp"

#include "grammar/citation.hpp"
#include "grammar/council_year.hpp"
#include "grammar/grammar.hpp"
#include "pipeline/act_tail.hpp"
#include "pipeline/clause_body.hpp"
#include "pipeline/phrase_bytes.hpp"
#include "pipeline/pinpoints.hpp"
#include "pipeline/symbol_citations.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace rapporteur {
namespace {

using grammar::ActForm;
using grammar::ActNumber;
using grammar::Body;
using grammar::BodyId;

class Scanner {
 public:
  Scanner(std::string_view paragraph, OwnBody const& own, ActMemory& memory, Citations& all)
      : text_(paragraph), own_(own), all_(all), found_(all.citations), list_(memory.list) {
    list_.renew();
    list_.open = false;
  }

  void run(std::span<Anchor const> anchors) {
    for (auto const& [at, kind] : anchors) {
      if (at < end_) continue;
      if (kind == AnchorKind::kSlash) slash(at);
      if (kind == AnchorKind::kParenthesis) parenthesis(at);
      if (kind == AnchorKind::kAct) bare(at);
    }
  }

 private:
  void slash(std::size_t anchor) {
    auto begin = anchor;
    while (begin > end_ && (letter_byte(text_[begin - 1]) || digit_byte(text_[begin - 1]) || text_[begin - 1] == '-' ||
                            text_[begin - 1] == '.'))
      --begin;
    while (begin < anchor && (text_[begin] == '-' || text_[begin] == '.')) ++begin;
    if (begin == anchor) {
      // "GC(62)/RES/6"
      if (anchor >= 6 && text_[anchor - 1] == ')') {
        auto const open = text_.rfind("GC(", anchor);
        if (open != std::string_view::npos && anchor - open < 12 && open >= end_) act(open);
      }
      return;
    }
    if (begin > 0 && text_[begin - 1] == '/') return;
    if (trim_blanks(text_.substr(0, begin)).ends_with(" PRST")) {
      end_ = std::max(end_, read_statement(text_, begin, all_));
      return;
    }
    if (digit_byte(text_[begin])) return act(begin);
    // A word glued to a symbol: "resolutionS/RES/1", "NationsA/59/1".
    auto capital = anchor;
    while (capital > begin &&
           (upper_byte(text_[capital - 1]) || digit_byte(text_[capital - 1]) || text_[capital - 1] == '-'))
      --capital;
    if (capital == anchor) return;
    auto rest = text_.substr(capital);
    if (auto const number = grammar::accept_act_number(rest)) {
      bool const headed = grammar::noun_before(text_.substr(0, capital)).has_value() || joins(capital);
      if (number->form == ActForm::kRomanSlash ? headed : headed || dated(rest)) return act(capital);
      if (number->form == ActForm::kRomanSlash && upper_byte(text_[capital]) && text_.substr(capital).starts_with("C/"))
        return;
      if (number->form == ActForm::kRomanSlash) return;
    }
    end_ = std::max(end_, read_symbol(text_, capital, all_));
  }

  void parenthesis(std::size_t anchor) {
    if (anchor + 2 >= text_.size()) return;
    char const next = text_[anchor + 1];
    bool const year = next == '1' || next == '2';
    bool const roman =
        next == 'I' || next == 'V' || next == 'X' || next == 'L' || next == 'S' || next == 'E' || next == 'C';
    auto at = anchor;
    while (at > end_ && text_[at - 1] == ' ') --at;
    // "decision E (69)" of an economic commission.
    bool const session = digit_byte(next) && anchor + 3 < text_.size() && text_[anchor + 3] == ')';
    if (session && at > end_ + 1 && upper_byte(text_[at - 1]) && text_[at - 2] == ' ' &&
        grammar::noun_before(text_.substr(0, at - 1)))
      return act(at - 1);
    if (!year && !roman) return;
    if (roman && at > end_ + 1 && upper_byte(text_[at - 1]) && (text_[at - 2] == ' ' || digit_byte(text_[at - 2]))) {
      --at;
      while (at > end_ && text_[at - 1] == ' ') --at;
    }
    auto begin = at;
    while (begin > end_ && digit_byte(text_[begin - 1])) --begin;
    if (begin == at || at - begin > 4) return;
    if (begin > 0 && (letter_byte(text_[begin - 1]) || text_[begin - 1] == '/' || text_[begin - 1] == '.' ||
                      text_[begin - 1] == '-'))
      return;
    act(begin);
  }

  /// The Security Council numbers its resolutions through: the number tells the year; where it does not yet, `year` is
  /// taken, and without one there is no symbol.
  [[nodiscard]] std::string_view council_symbol(std::string_view digits, std::uint32_t year) {
    std::uint32_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    auto const known = grammar::council_year(number).value_or(static_cast<std::uint16_t>(year));
    if (known == 0) return {};
    return all_.keep("S/RES/" + std::string(digits) + " (" + std::to_string(known) + ")");
  }

  /// "resolution 2250", "resolutions 425 and 426 (1978)": a number whose year was said before or is said behind.
  void bare(std::size_t anchor) {
    if (anchor == 0) return;
    auto at = text_.find(' ', anchor) + 1;
    auto const noun = grammar::noun_before(text_.substr(0, at));
    if (!noun) return;
    auto const noun_begin = static_cast<std::size_t>(noun->span.data() - text_.data());
    auto const body = grammar::body_before(text_.substr(0, noun_begin));
    if (body.id == BodyId::kOther || body.id == BodyId::kForeign) return;
    list_.renew();
    list_.plural = noun->plural;
    list_.body = body;
    head_begin_ = noun_begin;
    for (bool first = true;; first = false) {
      auto end = at;
      while (end < text_.size() && digit_byte(text_[end])) ++end;
      auto const next = trim_left_blanks(text_.substr(end));
      bool const lettered = next.size() > 1 && upper_byte(next[0]) && next[1] == ' ';
      if (end - at < 2 || end - at > 4 || lettered || next.starts_with('(') || next.starts_with('/')) break;
      Citation citation;
      citation.kind = CitationKind::kResolution;
      citation.rule = kBareAct;
      citation.confidence = 0.8F;
      citation.span = {static_cast<std::uint32_t>(first && !noun->plural ? noun_begin : at),
                       static_cast<std::uint32_t>(end)};
      bool const of_council = body.id == BodyId::kSecurityCouncil ||
                              (own_.id == BodyId::kSecurityCouncil && body.id != BodyId::kGeneralAssembly);
      if (of_council) citation.symbol = council_symbol(text_.substr(at, end - at), 0);
      list_.bare.push_back({found_.size(), text_.substr(at, end - at)});
      found_.push_back(citation);
      list_.end = end_ = end;
      if (!noun->plural) break;
      auto rest = text_.substr(end);
      if (!drop_prefix(rest, ", and ") && !drop_prefix(rest, ", ") && !drop_prefix(rest, " and ")) break;
      at = text_.size() - rest.size();
    }
  }

  // --- Acts -----------------------------------------------------------------------------------------------------

  void act(std::size_t begin) {
    auto rest = text_.substr(begin);
    auto const number = grammar::accept_act_number(rest);
    if (!number) return scanned(begin);
    auto const number_end = text_.size() - rest.size();
    auto const before = text_.substr(0, begin);
    auto const noun = grammar::noun_before(before);
    auto const tail = read_tail(text_, number_end, noun.has_value() || list_.plural);
    std::size_t span_begin = begin;
    if (noun) {
      auto const noun_begin = static_cast<std::size_t>(noun->span.data() - text_.data());
      list_.renew();
      list_.decision = noun->decision;
      list_.plural = noun->plural;
      auto const ahead = text_.substr(0, noun_begin);
      list_.body = grammar::named_body_before(ahead);
      head_begin_ =
          list_.body.name.empty() ? noun_begin : static_cast<std::size_t>(list_.body.name.data() - text_.data());
      find_body(*number, tail, ahead);
      if (!noun->plural) span_begin = noun_begin;
      pinpoint_ = grammar::pinpoint_before(text_.substr(0, head_begin_));
    } else if (joins(begin)) {
      pinpoint_.reset();
      auto const gap = trim_blanks(text_.substr(list_.end, begin - list_.end));
      if (auto const body = grammar::body_before(gap); body.id != BodyId::kNone && body.id != BodyId::kIts)
        list_.body = body;
      find_body_of_list(*number, tail);
    } else if (!stands_alone(*number, tail, before)) {
      return;
    } else {
      pinpoint_.reset();
      bool const goes_on = list_.open && text_.substr(list_.end, begin - list_.end).find(';') == std::string_view::npos;
      if (!goes_on) {
        list_.renew();
        list_.body = grammar::body_before(before);
      } else {
        list_.first_undated = list_.members.size();
      }
      loose_ = true;
    }
    if (!noun && tail.body.id != BodyId::kNone && (list_.body.id == BodyId::kNone || list_.guessed)) rename(tail.body);
    add(*number, span_begin, number_end, tail);
    loose_ = false;
    end_ = read_pinpoint_behind(text_, tail.end, found_.back(), all_);
    list_.end = end_;
    skip_title();
    if (!noun) return;
    last_body_ = list_.body;
  }

  /// Whose act it is that a noun heads, where the word before the noun leaves it open.
  void find_body(ActNumber const& number, ActTail const& tail, std::string_view ahead) {
    auto const open = [&] { return list_.body.id == BodyId::kNone || list_.body.id == BodyId::kIts; };
    auto const year = tail.date ? tail.date->year : std::uint16_t{0};
    if (number.form == ActForm::kRoman && open()) {
      // A letter and a session are theirs alone: "the Economic Commission for Europe, in its decision E (69)".
      auto const lead = number.first == 0 ? "Economic " : "by the Economic ";
      if (auto const commission = commission_before(text_, head_begin_, lead)) list_.body = *commission;
    }
    if (list_.body.id == BodyId::kIts) {
      auto const clause = body_of_its(text_, head_begin_);
      if (numbers_so(number, clause, own_)) list_.body = clause;
    }
    if (list_.body.id == BodyId::kNone && tail.body.id != BodyId::kNone) list_.body = tail.body;
    if (open() && preposed(ahead)) {
      if (auto const subject = subject_behind(text_, tail.end, first_of_sentence(ahead));
          subject && can_be_of(number, *subject, own_, year))
        list_.body = *subject;
    }
    if (list_.body.id == BodyId::kNone) {
      inherit(ahead);
      list_.guessed = list_.body.id != BodyId::kNone;
    }
    if (!open()) return;
    bool const dated_so = !tail.date || held_in(number, own_.id, tail.date->year);
    // A report cites others as often as its own body.
    bool const report = own_.by_symbol && own_.id == BodyId::kOther && list_.body.id == BodyId::kNone;
    if (own_act(number, own_) && dated_so && !report) return;
    if (auto const adopter = adopter_behind(text_, tail.end); adopter && can_be_of(number, *adopter, own_, year)) {
      list_.body = *adopter;
      list_.guessed = true;
    } else if (auto const body = nearest_body(text_, head_begin_, number, own_, year)) {
      list_.body = *body;
      list_.guessed = true;
    }
  }

  /// "including its resolutions 58/2, 58/3 and 58/5 of 17 March 2015": the date of the last tells whose they are.
  void find_body_of_list(ActNumber const& number, ActTail const& tail) {
    bool const open = list_.body.id == BodyId::kNone || list_.body.id == BodyId::kIts;
    if (!open || !tail.date || list_.first_undated != 0) return;
    auto const year = tail.date->year;
    if (held_in(number, likely_body(number, list_.decision, own_), year)) return;
    if (auto const body = nearest_body(text_, head_begin_, number, own_, year)) {
      rename(*body);
    } else if (auto const dated = body_by_date(number, year); dated.id != BodyId::kNone) {
      rename(dated);
    }
  }

  /// Scans tear numbers apart: "resolution 34/ 1 72 of 1 7 December 1 979". Blanks between digits close only inside
  /// such a shape.
  void scanned(std::size_t begin) {
    auto const noun = grammar::noun_before(text_.substr(0, begin));
    if (!noun) return;
    constexpr std::size_t kWindow = 48;
    auto const window = text_.substr(begin, kWindow);
    std::string tight;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < window.size(); ++i) {
      bool const inside = i > 0 && i + 1 < window.size() && window[i] == ' ' &&
                          (digit_byte(window[i - 1]) || window[i - 1] == '/') && digit_byte(window[i + 1]);
      if (inside) continue;
      tight += window[i];
      places.push_back(i);
    }
    std::string_view rest = tight;
    auto const number = grammar::accept_act_number(rest);
    if (!number || !drop_prefix(rest, " of ")) return;
    auto const date = grammar::accept_calendar_date(rest);
    if (!date || date->day == 0) return;
    auto const noun_begin = static_cast<std::size_t>(noun->span.data() - text_.data());
    auto resolved = resolve_act(*number, 0, noun->decision, grammar::body_before(text_.substr(0, noun_begin)), own_);
    Citation citation;
    citation.kind = resolved.kind;
    citation.symbol = all_.keep(resolved.symbol);
    citation.confidence = 0.7F;
    citation.rule = "act.torn_by_a_scan";
    citation.date = *date;
    auto const last = tight.size() - rest.size() - 1;
    end_ = begin + places[last] + 1;
    citation.span = {static_cast<std::uint32_t>(noun_begin), static_cast<std::uint32_t>(end_)};
    found_.push_back(citation);
  }

  /// "resolutions 7/8 and 8/4 of the Conference": the body behind the last member is that of all.
  void rename(Body const& body) {
    list_.body = body;
    list_.guessed = false;
    for (auto const& [index, number, letter] : list_.members) {
      auto resolved = resolve_act(number, letter, list_.decision, body, own_);
      found_[index].kind = resolved.kind;
      found_[index].symbol = all_.keep(resolved.symbol);
      found_[index].runner_up = all_.keep(resolved.runner_up);
      found_[index].confidence = resolved.confidence;
      found_[index].rule = resolved.rule;
    }
  }

  [[nodiscard]] static bool dated(std::string_view rest) {
    if (!drop_prefix(rest, " of ")) return false;
    auto const date = grammar::accept_calendar_date(rest);
    return date && date->day != 0;
  }

  /// Between two members of a list stand only a joint and what belongs to the first: "and", ", ", "as well as".
  [[nodiscard]] bool joins(std::size_t begin) const {
    if (!list_.open || begin < list_.end || begin - list_.end > 40) return false;
    auto gap = trim_blanks(text_.substr(list_.end, begin - list_.end));
    if (auto const body = grammar::body_before(gap); body.id != BodyId::kNone && !gap.empty()) {
      gap = trim_blanks(gap.substr(0, gap.size() - body.name.size()));
    }
    static constexpr std::array<std::string_view, 19> kJoints = {
        "",       ",",        "and",  ", and",  "or",       ", or",    "as well as",   ", as well as",
        "to",     "and also", ",and", "and in", ", and in", "through", "\xE2\x80\x93", "-",
        "and of", "&",        "and,"};
    return std::find(kJoints.begin(), kJoints.end(), gap) != kJoints.end();
  }

  /// A number without a noun before it is an act only with a date of its own, or where its shape has no other meaning.
  [[nodiscard]] bool stands_alone(ActNumber const& number, ActTail const& tail, std::string_view before) const {
    before = trim_blanks(before);
    if (before.ends_with("No.") || before.ends_with("Nos.") || before.ends_with("No") || before.ends_with("nos.") ||
        before.ends_with("no.") || before.ends_with(" OC") || before.ends_with(" conclusions"))
      return false;
    if (number.form == ActForm::kSlash || number.form == ActForm::kSpecial || number.form == ActForm::kEmergency)
      return tail.date.has_value();
    if (number.form == ActForm::kYear)
      return tail.date.has_value() || list_.open || own_.id == BodyId::kSecurityCouncil ||
             grammar::body_before(before).id == BodyId::kSecurityCouncil;
    if (number.form == ActForm::kRoman) return tail.date.has_value() || (list_.open && list_.plural);
    return number.form == ActForm::kConference;
  }

  /// "Recalling General Assembly resolution 60/1 and resolution 61/2": without a body of its own a noun that is joined
  /// keeps the last one.
  void inherit(std::string_view ahead) {
    auto const words = trim_blanks(ahead);
    bool const joined =
        words.ends_with(" and") || words.ends_with(",") || words.ends_with(" or") || words.ends_with("as well as");
    if (joined && last_body_.id != BodyId::kNone &&
        text_.substr(end_, head_begin_ - std::min(end_, head_begin_)).find(';') == std::string_view::npos &&
        found_in_paragraph_)
      list_.body = last_body_;
  }

  /// A session that was held in another year is another body's: "45/30 of 7 October 2020" is not the Assembly's.
  [[nodiscard]] ActSymbol resolve(ActNumber const& number, char letter, ActTail const& tail) const {
    bool const open = list_.body.id == BodyId::kNone || list_.body.id == BodyId::kIts;
    if (open && tail.date) {
      auto const shape = likely_body(number, list_.decision, own_);
      if (!held_in(number, shape, tail.date->year)) {
        auto const dated = body_by_date(number, tail.date->year);
        if (dated.id != BodyId::kNone) {
          auto resolved = resolve_act(number, letter, list_.decision, dated, own_);
          resolved.confidence = 0.8F;
          resolved.rule = "act.by_date";
          return resolved;
        }
        if ((list_.body.id == BodyId::kNone || list_.guessed) && number.form == ActForm::kSlash && own_.id != shape) {
          auto resolved = resolve_act(number, letter, list_.decision, {BodyId::kOther, {}}, own_);
          resolved.confidence = 0.5F;
          resolved.rule = "act.unknown_body";
          return resolved;
        }
      }
    }
    return resolve_act(number, letter, list_.decision, list_.body, own_);
  }

  void add(ActNumber const& number, std::size_t begin, std::size_t number_end, ActTail const& tail) {
    std::vector<char> letters;  // of few
    if (!number.letters.empty()) letters = grammar::letters_of(number.letters);
    auto const count = std::max<std::size_t>(letters.size(), 1);
    auto const base_end = static_cast<std::size_t>(number.text.data() + number.text.size() - text_.data());
    auto const date = tail.date.value_or(grammar::CalendarDate{});
    for (std::size_t i = 0; i < count; ++i) {
      auto const letter = letters.empty() ? '\0' : letters[i];
      auto resolved = resolve(number, letter, tail);
      list_.members.push_back({found_.size(), number, letter});
      auto& citation = found_.emplace_back();
      citation.kind = resolved.kind;
      citation.symbol = all_.keep(resolved.symbol);
      citation.runner_up = all_.keep(resolved.runner_up);
      citation.confidence = loose_ ? std::min(resolved.confidence, 0.6F) : resolved.confidence;
      citation.rule = loose_ ? std::string_view("act.alone") : resolved.rule;
      citation.span = letter_span(number, count, i, begin, base_end, number_end);
      if (i + 1 == count) citation.span.end = static_cast<std::uint32_t>(tail.end);
      if (i == 0 && pinpoint_) citation.pinpoint = add_pinpoint(text_, *pinpoint_, all_);
      citation.date = date;
    }
    found_in_paragraph_ = true;
    if (number.form == ActForm::kYear) {
      for (auto const& [index, digits] : list_.bare) {
        if (found_[index].symbol.empty()) found_[index].symbol = council_symbol(digits, number.second);
      }
    }
    list_.bare.clear();
    if (!tail.date) return;
    // "58/136 and 58/140 of 22 December 2003": a date counts for all members that wait for one, but not against their
    // year or session.
    for (auto i = list_.first_undated; i < list_.members.size(); ++i) {
      auto const& [index, member, letter] = list_.members[i];
      auto& waiting = found_[index].date;
      bool const other_year = member.form == ActForm::kYear && member.second != 0 && member.second != tail.date->year;
      if (waiting.said() || other_year) continue;
      bool const last = index + 1 == found_.size();
      if (last || held_in(member, series_of_symbol(found_[index].symbol), tail.date->year)) waiting = date;
    }
    list_.first_undated = list_.members.size();
  }

  /// "76/84 A and B" are two: "76/84 A", "B".
  [[nodiscard]] Span letter_span(ActNumber const& number, std::size_t count, std::size_t i, std::size_t begin,
                                 std::size_t base_end, std::size_t number_end) const {
    auto const span = [](std::size_t from, std::size_t to) {
      return Span{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
    };
    if (count == 1) return span(begin, number_end);
    std::vector<std::size_t> places;
    for (auto at = base_end; at < number_end; ++at) {
      if (upper_byte(text_[at])) places.push_back(at);
    }
    if (places.empty()) return span(begin, number_end);
    if (i == 0) return span(begin, places.front() + 1);
    // A range names its ends only.
    if (places.size() != count) return i + 1 == count ? span(places.back(), number_end) : span(begin, number_end);
    static_cast<void>(number);
    return span(places[i], places[i] + 1);
  }

  /// `, entitled “Transforming our world: …”,` stands between the members of a list.
  void skip_title() {
    auto rest = text_.substr(end_);
    auto const whole = rest.size();
    rest = trim_left_blanks(rest);
    drop_prefix(rest, ",");
    rest = trim_left_blanks(rest);
    if (!drop_prefix(rest, "entitled ")) return;
    auto const quoted = drop_prefix(rest, "\xE2\x80\x9C") || drop_prefix(rest, "\"");
    if (!quoted) return;
    auto close = rest.find("\xE2\x80\x9D");
    std::size_t length = 3;
    if (close == std::string_view::npos) {
      close = rest.find('"');
      length = 1;
    }
    if (close > 400) return;  // or there is none
    rest.remove_prefix(close + length);
    list_.end = end_ + (whole - rest.size());
  }

  std::string_view text_;
  OwnBody const& own_;
  Citations& all_;
  std::vector<Citation>& found_;
  std::size_t end_ = 0;         // what stands before it has been read
  std::size_t head_begin_ = 0;  // of the words that name the body and the noun
  ActList& list_;
  Body last_body_;
  std::optional<grammar::PinpointPhrase> pinpoint_;
  bool loose_ = false;
  bool found_in_paragraph_ = false;
};

}  // namespace

void find_acts(std::string_view paragraph, std::span<Anchor const> anchors, OwnBody const& own, ActMemory& memory,
               Citations& all) {
  Scanner(paragraph, own, memory, all).run(anchors);
}

}  // namespace rapporteur
