#include "pipeline/act_list.hpp"

#include "pipeline/anchors.hpp"
#include "pipeline/symbol_list.hpp"

#include "grammar/citation.hpp"
#include "grammar/grammar.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace rapporteur {
namespace {

using grammar::ActForm;
using grammar::ActNumber;
using grammar::Body;
using grammar::BodyId;

bool digit(char c) { return c >= '0' && c <= '9'; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool letter(char c) { return upper(c) || (c >= 'a' && c <= 'z'); }

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool drop(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::string iso(grammar::Date const& date) {
  auto const two = [](unsigned value) {
    std::string digits = std::to_string(value);
    return digits.size() < 2 ? digits.insert(0, 1, '0') : digits;
  };
  std::string result = std::to_string(date.year);
  result.append(1, '-').append(two(date.month)).append(1, '-').append(two(date.day));
  return result;
}

class Scanner {
 public:
  Scanner(std::string_view paragraph, OwnBody const& own, std::vector<Citation>& found) : text_(paragraph), own_(own), found_(found) {}

  void run() {
    find_anchors(text_, anchors_);
    for (auto const anchor : anchors_) {
      if (anchor < end_) continue;
      if (text_[anchor] == '/') {
        slash(anchor);
      } else {
        parenthesis(anchor);
      }
    }
  }

 private:
  /// Members of one list: they share the noun, the body, and a date behind the last of them.
  struct List {
    bool open = false;
    bool decision = false;
    bool plural = false;
    Body body;
    std::size_t end = 0;                  // behind the last member, its date and title
    std::vector<std::size_t> undated;     // members that wait for a date, in found_
    std::vector<std::uint32_t> years;     // of those: the year in their number, 0 for none
  };

  void slash(std::size_t anchor) {
    auto begin = anchor;
    while (begin > end_ && (letter(text_[begin - 1]) || digit(text_[begin - 1]) || text_[begin - 1] == '-' || text_[begin - 1] == '.')) --begin;
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
    if (digit(text_[begin])) return act(begin);
    // A word glued to a symbol: "resolutionS/RES/1", "NationsA/59/1".
    auto capital = anchor;
    while (capital > begin && (upper(text_[capital - 1]) || digit(text_[capital - 1]) || text_[capital - 1] == '-')) --capital;
    if (capital == anchor) return;
    auto rest = text_.substr(capital);
    if (auto const number = grammar::accept_act_number(rest)) {
      bool const headed = grammar::noun_before(text_.substr(0, capital)).has_value() || joins(capital);
      if (number->form == ActForm::kRomanSlash ? headed : headed || dated(rest)) return act(capital);
      if (number->form == ActForm::kRomanSlash && upper(text_[capital]) && text_.substr(capital).starts_with("C/")) return;
      if (number->form == ActForm::kRomanSlash) return;
    }
    symbol(capital);
  }

  void parenthesis(std::size_t anchor) {
    if (anchor + 2 >= text_.size()) return;
    char const next = text_[anchor + 1];
    bool const year = next == '1' || next == '2';
    bool const roman = next == 'I' || next == 'V' || next == 'X' || next == 'L' || next == 'S' || next == 'E' || next == 'C';
    if (!year && !roman) return;
    auto at = anchor;
    while (at > end_ && text_[at - 1] == ' ') --at;
    if (roman && at > end_ + 1 && upper(text_[at - 1]) && (text_[at - 2] == ' ' || digit(text_[at - 2]))) {
      --at;
      while (at > end_ && text_[at - 1] == ' ') --at;
    }
    auto begin = at;
    while (begin > end_ && digit(text_[begin - 1])) --begin;
    if (begin == at || at - begin > 4) return;
    if (begin > 0 && (letter(text_[begin - 1]) || text_[begin - 1] == '/' || text_[begin - 1] == '.' || text_[begin - 1] == '-')) return;
    act(begin);
  }

  // --- Acts -----------------------------------------------------------------------------------------------------

  struct Tail {
    std::size_t end = 0;  // of the citation
    std::optional<grammar::Date> date;
    Body body;            // "of the Economic and Social Council"
  };

  void act(std::size_t begin) {
    auto rest = text_.substr(begin);
    auto const number = grammar::accept_act_number(rest);
    if (!number) return;
    auto const number_end = text_.size() - rest.size();
    auto const before = text_.substr(0, begin);
    auto const noun = grammar::noun_before(before);
    auto tail = tail_of(number_end, noun.has_value());
    std::size_t span_begin = begin;
    if (noun) {
      auto const noun_begin = static_cast<std::size_t>(noun->span.data() - text_.data());
      list_ = {};
      list_.open = true;
      list_.decision = noun->decision;
      list_.plural = noun->plural;
      auto const ahead = text_.substr(0, noun_begin);
      list_.body = grammar::body_before(ahead);
      head_begin_ = list_.body.name.empty() ? noun_begin : static_cast<std::size_t>(list_.body.name.data() - text_.data());
      if (list_.body.id == BodyId::kIts) list_.body = body_of_its(head_begin_);
      if (list_.body.id == BodyId::kNone && tail.body.id != BodyId::kNone) list_.body = tail.body;
      if (list_.body.id == BodyId::kNone) inherit(ahead);
      if (!noun->plural) span_begin = noun_begin;
      pinpoint_ = grammar::pinpoint_before(text_.substr(0, head_begin_));
    } else if (joins(begin)) {
      pinpoint_.reset();
      auto const gap = trim(text_.substr(list_.end, begin - list_.end));
      if (auto const body = grammar::body_before(gap); body.id != BodyId::kNone && body.id != BodyId::kIts) list_.body = body;
    } else if (!stands_alone(*number, tail, before)) {
      return;
    } else {
      pinpoint_.reset();
      bool const goes_on = list_.open && text_.substr(list_.end, begin - list_.end).find(';') == std::string_view::npos;
      if (!goes_on) {
        list_ = {};
        list_.open = true;
        list_.body = grammar::body_before(before);
      } else {
        list_.undated.clear();
        list_.years.clear();
      }
      loose_ = true;
    }
    add(*number, span_begin, number_end, tail);
    loose_ = false;
    end_ = tail.end;
    list_.end = tail.end;
    after_pinpoint();
    skip_title();
    if (!noun) return;
    last_body_ = list_.body;
  }

  /// "[of the Economic and Social Council] of 13 August 1948", ", adopted on 5 May 1990".
  Tail tail_of(std::size_t number_end, bool headed) {
    Tail tail;
    tail.end = number_end;
    auto rest = text_.substr(number_end);
    auto const body_behind = [&] {
      auto of = rest;
      if (!headed || !(drop(of, " of the ") || drop(of, " of ") || drop(of, ", of the "))) return;
      if (auto const body = grammar::accept_body(of)) {
        tail.body = *body;
        rest = of;
      }
    };
    body_behind();
    auto dates = rest;
    // Blanks stand for note marks that were blanked out, a comma for one between two marks.
    while (drop(dates, " ") || drop(dates, ",")) {
    }
    bool const comma = rest.starts_with(",") && !rest.starts_with(", of");
    for (std::string_view const preposition : {"of ", "on ", "dated ", "adopted on ", "(of "}) {
      auto dated = dates;
      if (comma && preposition == "on ") continue;
      if (!drop(dated, preposition)) continue;
      dated = trim_left(dated);
      auto const date = grammar::accept_date(dated);
      if (!date || date->day == 0) continue;
      tail.date = date;
      rest = dated;
      tail.end = static_cast<std::size_t>(date->span.data() + date->span.size() - text_.data());
      body_behind();
      break;
    }
    return tail;
  }

  static std::string_view trim_left(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    return text;
  }

  [[nodiscard]] static bool dated(std::string_view rest) {
    if (!drop(rest, " of ")) return false;
    auto const date = grammar::accept_date(rest);
    return date && date->day != 0;
  }

  /// Between two members of a list stand only a joint and what belongs to the first: "and", ", ", "as well as".
  [[nodiscard]] bool joins(std::size_t begin) const {
    if (!list_.open || begin < list_.end || begin - list_.end > 40) return false;
    auto gap = trim(text_.substr(list_.end, begin - list_.end));
    if (auto const body = grammar::body_before(gap); body.id != BodyId::kNone && !gap.empty()) {
      gap = trim(gap.substr(0, gap.size() - body.name.size()));
    }
    static constexpr std::array<std::string_view, 19> kJoints = {"", ",", "and", ", and", "or", ", or", "as well as", ", as well as", "to", "and also", ",and", "and in", ", and in", "through", "\xE2\x80\x93", "-", "and of", "&", "and,"};
    return std::find(kJoints.begin(), kJoints.end(), gap) != kJoints.end();
  }

  /// A number without a noun before it is an act only with a date of its own, or where its shape has no other meaning.
  [[nodiscard]] bool stands_alone(ActNumber const& number, Tail const& tail, std::string_view before) const {
    before = trim(before);
    if (before.ends_with("No.") || before.ends_with("Nos.") || before.ends_with("No") || before.ends_with("nos.") || before.ends_with("no.")) return false;
    if (number.form == ActForm::kSlash || number.form == ActForm::kSpecial || number.form == ActForm::kEmergency) return tail.date.has_value();
    if (number.form == ActForm::kYear) return tail.date.has_value() || list_.open || own_.id == BodyId::kSecurityCouncil || grammar::body_before(before).id == BodyId::kSecurityCouncil;
    if (number.form == ActForm::kRoman) return tail.date.has_value() || (list_.open && list_.plural);
    return number.form == ActForm::kConference;
  }

  /// "Recalling General Assembly resolution 60/1 and resolution 61/2": without a body of its own a noun that is joined keeps the last one.
  void inherit(std::string_view ahead) {
    auto const words = trim(ahead);
    bool const joined = words.ends_with(" and") || words.ends_with(",") || words.ends_with(" or") || words.ends_with("as well as");
    if (joined && last_body_.id != BodyId::kNone && text_.substr(end_, head_begin_ - std::min(end_, head_begin_)).find(';') == std::string_view::npos && found_in_paragraph_) list_.body = last_body_;
  }

  /// "by which the Council, in its resolution 2005/14": its is the body that the clause is about.
  [[nodiscard]] Body body_of_its(std::size_t its) const {
    Body const its_body{BodyId::kIts, text_.substr(its, 3)};
    auto before = trim(text_.substr(0, its));
    bool const preposed = before.ends_with(" in") || before.ends_with(" by") || before.ends_with(" under") || before.ends_with(" through") || before.ends_with(" of") || before.ends_with(" with");
    if (!preposed) return its_body;
    auto const word = before.find_last_of(' ');
    bool const in = before.ends_with(" in") || before.ends_with(" by") || before.ends_with(" through");
    before = before.substr(0, word);
    // The nearest body in the words before, unless the organ's own next act stands between.
    constexpr std::size_t kReach = 90;
    auto const from = before.size() > kReach ? before.size() - kReach : 0;
    for (auto at = before.size(); at > from; --at) {
      if (at < before.size() && before[at] != ' ' && before[at] != ',' && before[at] != '\xE2' && before[at] != '\'') continue;
      auto const body = grammar::body_before(before.substr(0, at));
      if (body.id == BodyId::kNone || body.id == BodyId::kIts || body.id == BodyId::kOther) continue;
      auto const between = before.substr(at);
      bool const own_act = between.find(';') != std::string_view::npos || between.find("ing its") != std::string_view::npos || between.find(" and ") != std::string_view::npos || between.find(" paragraph") != std::string_view::npos || between.find("resolution") != std::string_view::npos;
      if (own_act) break;
      if (!in && between.size() > 2) break;
      if (between.size() > 30 && between.find("ed") == std::string_view::npos) break;
      return body;
    }
    return its_body;
  }

  void add(ActNumber const& number, std::size_t begin, std::size_t number_end, Tail const& tail) {
    auto letters = grammar::letters_of(number.letters);
    if (letters.empty()) letters.push_back(0);
    auto const base_end = static_cast<std::size_t>(number.text.data() + number.text.size() - text_.data());
    for (std::size_t i = 0; i < letters.size(); ++i) {
      auto resolved = resolve_act(number, letters[i], list_.decision, list_.body, own_);
      Citation citation;
      citation.kind = resolved.kind;
      citation.symbol = std::move(resolved.symbol);
      citation.runner_up = std::move(resolved.runner_up);
      citation.confidence = loose_ ? std::min(resolved.confidence, 0.6F) : resolved.confidence;
      citation.rule = loose_ ? std::string_view("act.alone") : resolved.rule;
      citation.span = letter_span(number, letters.size(), i, begin, base_end, number_end);
      if (i + 1 == letters.size()) citation.span.end = static_cast<std::uint32_t>(tail.end);
      if (i == 0 && pinpoint_) citation.pinpoint = convert(*pinpoint_);
      if (tail.date) citation.date = iso(*tail.date);
      list_.undated.push_back(found_.size());
      list_.years.push_back(number.form == ActForm::kYear ? number.second : 0);
      found_.push_back(std::move(citation));
    }
    found_in_paragraph_ = true;
    if (!tail.date) return;
    // "58/136 and 58/140 of 22 December 2003": a date counts for all members that wait for one, but not against their year.
    auto const date = iso(*tail.date);
    for (std::size_t i = 0; i < list_.undated.size(); ++i) {
      auto& waiting = found_[list_.undated[i]].date;
      if (waiting.empty() && (list_.years[i] == 0 || list_.years[i] == tail.date->year)) waiting = date;
    }
    list_.undated.clear();
    list_.years.clear();
  }

  /// "76/84 A and B" are two: "76/84 A", "B".
  [[nodiscard]] Span letter_span(ActNumber const& number, std::size_t count, std::size_t i, std::size_t begin, std::size_t base_end, std::size_t number_end) const {
    auto const span = [](std::size_t from, std::size_t to) { return Span{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)}; };
    if (count == 1) return span(begin, number_end);
    std::vector<std::size_t> places;
    for (auto at = base_end; at < number_end; ++at) {
      if (upper(text_[at])) places.push_back(at);
    }
    if (places.empty()) return span(begin, number_end);
    if (i == 0) return span(begin, places.front() + 1);
    // A range names its ends only.
    if (places.size() != count) return i + 1 == count ? span(places.back(), number_end) : span(begin, number_end);
    static_cast<void>(number);
    return span(places[i], places[i] + 1);
  }

  Pinpoint convert(grammar::PinpointPhrase const& phrase) const {
    Pinpoint pinpoint;
    auto const begin = static_cast<std::size_t>(phrase.span.data() - text_.data());
    pinpoint.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + phrase.span.size())};
    for (auto const& place : phrase.places) {
      PinpointPath path;
      for (auto const& division : place) {
        path.push_back({unit_of(division.unit), std::string(division.label), std::string(division.through)});
        if (division.label.empty() && !division.subdivisions.empty()) path.pop_back();
        for (std::size_t at = 0; at < division.subdivisions.size();) {
          auto const close = division.subdivisions.find(')', at);
          if (close == std::string_view::npos) break;
          auto const open = division.subdivisions.find('(', at);
          path.push_back({PinpointUnit::kSubparagraph, std::string(division.subdivisions.substr(open, close + 1 - open)), {}});
          at = close + 1;
        }
      }
      pinpoint.paths.push_back(std::move(path));
    }
    return pinpoint;
  }

  static PinpointUnit unit_of(grammar::DivisionUnit unit) {
    using grammar::DivisionUnit;
    switch (unit) {
      case DivisionUnit::kParagraph: return PinpointUnit::kParagraph;
      case DivisionUnit::kSection: return PinpointUnit::kSection;
      case DivisionUnit::kChapter: return PinpointUnit::kChapter;
      case DivisionUnit::kPart: return PinpointUnit::kPart;
      case DivisionUnit::kArticle: return PinpointUnit::kArticle;
      case DivisionUnit::kRule: return PinpointUnit::kRule;
      case DivisionUnit::kAnnex: return PinpointUnit::kAnnex;
      case DivisionUnit::kAppendix: return PinpointUnit::kAppendix;
      case DivisionUnit::kPage: return PinpointUnit::kPage;
      case DivisionUnit::kPreamble: return PinpointUnit::kPreamble;
    }
    return PinpointUnit::kUnspecified;
  }

  /// ", annex I", ", sect. II", ", para. 4" behind a citation.
  void after_pinpoint() {
    auto rest = text_.substr(end_);
    auto const whole = rest.size();
    while (drop(rest, " ")) {
    }
    if (!drop(rest, ",")) return;
    rest = trim_left(rest);
    auto phrase = grammar::accept_pinpoint(rest);
    if (!phrase || found_.empty() || found_.back().pinpoint) return;
    // "resolution 60/1, paragraph 4 of resolution 61/2": the place belongs to what follows.
    if (rest.starts_with(" of ") || rest.starts_with(" to ") || phrase->places.front().front().unit == grammar::DivisionUnit::kArticle) return;
    found_.back().pinpoint = convert(*phrase);
    end_ += whole - rest.size();
    list_.end = end_;
  }

  /// `, entitled “Transforming our world: …”,` stands between the members of a list.
  void skip_title() {
    auto rest = text_.substr(end_);
    auto const whole = rest.size();
    rest = trim_left(rest);
    drop(rest, ",");
    rest = trim_left(rest);
    if (!drop(rest, "entitled ")) return;
    auto const quoted = drop(rest, "\xE2\x80\x9C") || drop(rest, "\"");
    if (!quoted) return;
    auto close = rest.find("\xE2\x80\x9D");
    std::size_t length = 3;
    if (close == std::string_view::npos) {
      close = rest.find('"');
      length = 1;
    }
    if (close == std::string_view::npos || close > 400) return;
    rest.remove_prefix(close + length);
    list_.end = end_ + (whole - rest.size());
  }

  // --- Symbols --------------------------------------------------------------------------------------------------

  void symbol(std::size_t begin) {
    auto rest = text_.substr(begin);
    auto const parsed = grammar::accept_symbol(rest);
    if (!parsed) return;
    auto whole = parsed->text;
    // A document of two organs has two symbols in one: "A/48/486-S/26560".
    if (rest.size() > 3 && rest.front() == '-' && upper(rest[1])) {
      auto second = rest.substr(1);
      if (grammar::accept_symbol(second)) {
        rest = second;
        whole = text_.substr(begin, text_.size() - rest.size() - begin);
      }
    }
    if (!rest.empty() && (letter(rest.front()) || digit(rest.front()))) return;
    if (begin > 0 && text_[begin - 1] == '/') return;
    Citation citation;
    citation.symbol = canonical_symbol(whole);
    citation.kind = kind_of(whole);
    citation.rule = "symbol";
    citation.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + whole.size())};
    citation.date = date_before(begin);
    auto const base = citation.symbol;
    found_.push_back(std::move(citation));
    end_ = begin + whole.size();
    after_pinpoint();
    additions(base);
  }

  static CitationKind kind_of(std::string_view symbol) {
    if (symbol.find("/PRST/") != std::string_view::npos) return CitationKind::kPresidentialStatement;
    if (symbol.find("/DEC/") != std::string_view::npos) return CitationKind::kDecision;
    return grammar::adopted_symbol(symbol) ? CitationKind::kResolution : CitationKind::kDocument;
  }

  /// "29 August 2014 (S/PRST/2014/18)": the date stands before the parenthesis.
  [[nodiscard]] std::string date_before(std::size_t begin) const {
    auto before = trim(text_.substr(0, begin));
    if (!before.ends_with('(')) return {};
    before.remove_suffix(1);
    before = trim(before);
    constexpr std::size_t kLongest = 18;  // "30 September 2014"
    auto const from = before.size() > kLongest ? before.size() - kLongest : 0;
    for (auto at = from; at < before.size(); ++at) {
      if (!digit(before[at]) || (at > 0 && digit(before[at - 1]))) continue;
      auto rest = before.substr(at);
      auto const date = grammar::accept_date(rest);
      if (date && date->day != 0 && rest.empty()) return iso(*date);
    }
    return {};
  }

  /// "A/65/L.67 and Add.1", "A/71/644 and Corr.1 and 2"
  void additions(std::string const& base) {
    for (;;) {
      auto rest = text_.substr(end_);
      auto const whole = rest.size();
      rest = trim_left(rest);
      bool const joint = drop(rest, "and ") || drop(rest, ", ") || drop(rest, "-");
      drop(rest, "and ");
      if (!joint) return;
      std::string_view series;
      for (std::string_view const name : {"Add.", "Corr.", "Rev."}) {
        if (rest.starts_with(name)) series = name;
      }
      if (series.empty()) return;
      auto at = series.size();
      while (at < rest.size() && digit(rest[at])) ++at;
      if (at == series.size()) return;
      auto const begin = end_ + (whole - rest.size());
      while (at + 1 < rest.size() && rest[at] == '/' && (rest.substr(at).starts_with("/Corr.") || rest.substr(at).starts_with("/Add.") || rest.substr(at).starts_with("/Rev."))) {
        at = rest.find('.', at) + 1;
        while (at < rest.size() && digit(rest[at])) ++at;
      }
      Citation citation;
      citation.symbol = base + "/" + std::string(rest.substr(0, at));
      citation.kind = CitationKind::kDocument;
      citation.rule = "symbol.addition";
      citation.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + at)};
      found_.push_back(std::move(citation));
      end_ = begin + at;
    }
  }

  std::string_view text_;
  OwnBody const& own_;
  std::vector<Citation>& found_;
  std::vector<std::size_t> anchors_;
  std::size_t end_ = 0;         // what stands before it has been read
  std::size_t head_begin_ = 0;  // of the words that name the body and the noun
  List list_;
  Body last_body_;
  std::optional<grammar::PinpointPhrase> pinpoint_;
  bool loose_ = false;
  bool found_in_paragraph_ = false;
};

}  // namespace

void find_acts(std::string_view paragraph, OwnBody const& own, std::vector<Citation>& found) { Scanner(paragraph, own, found).run(); }

}  // namespace rapporteur
