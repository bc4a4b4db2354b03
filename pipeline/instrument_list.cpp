#include "pipeline/instrument_list.hpp"

#include "grammar/citation.hpp"
#include "pipeline/pinpoints.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace rapporteur {
namespace {

constexpr std::string_view kCharter = "Charter of the United Nations";

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool digit(char c) { return c >= '0' && c <= '9'; }

bool short_name(std::string_view name) { return name.find(' ') == std::string_view::npos; }

/// "(2)" of "article 24 (2)" is a paragraph, "(c)" a subparagraph.
void add_steps(std::string_view subs, Citations& all) {
  auto& steps = all.pinpoints.steps;
  auto const first = steps.size();
  for (std::size_t at = subs.find('('); at != std::string_view::npos; at = subs.find('(', at + 1)) {
    auto const close = subs.find(')', at);
    if (close == std::string_view::npos) break;
    bool const number = at + 1 < subs.size() && digit(subs[at + 1]);
    if (number && steps.size() == first)
      steps.push_back({PinpointUnit::kParagraph, all.keep(subs.substr(at + 1, close - at - 1)), {}});
    else
      steps.push_back({PinpointUnit::kSubparagraph, all.keep(subs.substr(at, close + 1 - at)), {}});
  }
}

class InstrumentScanner {
 public:
  InstrumentScanner(std::string_view text, std::string_view earlier, std::string_view own, InstrumentNames& names,
                    Citations& all)
      : text_(text), earlier_(earlier), own_(own), names_(names), all_(all), found_(all.citations) {}

  void run(std::span<Anchor const> anchors) {
    for (auto const& [at, kind] : anchors) {
      switch (kind) {
        case AnchorKind::kArticle:
        case AnchorKind::kChapter:
          articles(at);
          break;
        case AnchorKind::kSales:
          sales(at);
          break;
        case AnchorKind::kTreatySeries:
          treaty_series(at);
          break;
        case AnchorKind::kOfficialRecords:
          records(at);
          break;
        case AnchorKind::kRules:
          rules(at);
          break;
        default:
          break;
      }
    }
  }

 private:
  void articles(std::size_t at) {
    if (at == 0) return;
    auto const begin = at - 1;
    if (begin > 0 && (letter(text_[begin - 1]) || text_[begin - 1] == '-')) return;
    auto const list = grammar::parse_articles(text_.substr(begin));
    if (!list) return;
    float confidence = 1;
    std::string_view rule = "instrument.named";
    std::string name(list->instrument);
    bool const charter =
        name == "Charter" || name == "UN Charter" || name == "United Nations Charter" || name == kCharter;
    if (charter) {
      name = kCharter;
      rule = "instrument.charter";
    } else if (short_name(name)) {
      auto full = names_.full_name(name, earlier_, text_.substr(0, begin));
      rule = full.empty() ? std::string_view("instrument.short") : std::string_view("instrument.earlier");
      confidence = full.empty() ? 0.5F : 0.8F;
      if (!full.empty()) name = std::move(full);
    }
    for (std::size_t i = 0; i < list->labels.size(); ++i) {
      Citation citation;
      citation.kind = charter ? CitationKind::kCharter : CitationKind::kTreaty;
      citation.symbol = all_.keep(name + (list->chapter ? ", Chapter " : ", Article ") + std::string(list->labels[i]));
      citation.confidence = confidence;
      citation.rule = rule;
      citation.span = span_of(list->spans[i]);
      bool const last = i + 1 == list->labels.size();
      auto const first_step = all_.pinpoints.steps.size();
      add_steps(list->subs[i], all_);
      if (all_.pinpoints.steps.size() != first_step) {
        citation.pinpoint = add_pinpoint(span_of(list->subs[i]), first_step, all_);
      } else if (last && list->places) {
        citation.pinpoint = add_pinpoint(text_, *list->places, all_);
      } else if (i == 0) {
        if (auto const before = grammar::pinpoint_before(text_.substr(0, begin)))
          citation.pinpoint = add_pinpoint(text_, *before, all_);
      }
      found_.push_back(citation);
    }
  }

  [[nodiscard]] Span span_of(std::string_view part) const {
    auto const begin = static_cast<std::uint32_t>(part.data() - text_.data());
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
  }

  void add(CitationKind kind, std::size_t begin, std::string_view rest, std::string_view symbol,
           std::string_view rule) {
    Citation citation;
    citation.kind = kind;
    citation.symbol = all_.keep(symbol);
    citation.rule = rule;
    citation.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text_.size() - rest.size())};
    found_.push_back(citation);
  }

  void sales(std::size_t at) {
    auto rest = text_.substr(at);
    if (auto const number = grammar::accept_sales_number(rest))
      add(CitationKind::kPublication, at, rest, "Sales No. " + std::string(*number), "publication.sales_number");
  }

  void treaty_series(std::size_t at) {
    auto rest = text_.substr(at);
    auto const place = grammar::accept_treaty_series(rest);
    if (!place) return;
    bool const league = at >= 18 && text_.substr(0, at).ends_with("League of Nations, ");
    add(CitationKind::kTreatySeries, at, rest,
        (league ? "League of Nations, Treaty Series, " : "United Nations, Treaty Series, ") + std::string(*place),
        "treaty_series");
  }

  void records(std::size_t at) {
    auto rest = text_.substr(at);
    auto const all = grammar::accept_official_records(rest);
    if (!all) return;
    // The symbol in its parentheses names it; without one, the words do.
    auto const open = all->rfind('(');
    auto symbol = *all;
    if (open != std::string_view::npos && all->ends_with(')')) symbol = all->substr(open + 1, all->size() - open - 2);
    add(CitationKind::kOfficialRecords, at, rest, symbol, "official_records");
  }

  /// "rule 15 of the rules of procedure of the General Assembly", "rules 15 and 16 of its rules of procedure"
  void rules(std::size_t at) {
    constexpr std::string_view kAnchor = "les of procedure";
    auto before = text_.substr(0, at);
    if (!before.ends_with(" ru")) return;
    before.remove_suffix(2);
    for (std::string_view const word : {"provisional ", "own "}) {
      if (before.ends_with(word)) before.remove_suffix(word.size());
    }
    bool const its = before.ends_with(" its ");
    if (its) before.remove_suffix(4);
    auto const phrase = grammar::pinpoint_before(before);
    if (!phrase || phrase->places.front().front().unit != grammar::DivisionUnit::kRule) return;
    auto rest = text_.substr(at + kAnchor.size());
    auto end = at + kAnchor.size();
    std::string body(own_);
    if (auto of = rest; !its && of.starts_with(" of the ")) {
      of.remove_prefix(8);
      constexpr std::string_view kCommissions = "functional commissions of the ";
      bool const commissions = of.starts_with(kCommissions);
      if (commissions) of.remove_prefix(kCommissions.size());
      if (auto const named = grammar::accept_body(of)) {
        body = (commissions ? std::string(kCommissions) : std::string()) + full_body(*named);
        end = text_.size() - of.size();
      }
    }
    auto const source = "Rules of procedure" + (body.empty() ? std::string() : " of the " + body) + ", Rule ";
    auto const first = found_.size();
    auto const add_rule = [&](std::string_view label) {
      Citation citation;
      citation.kind = CitationKind::kRule;
      citation.symbol = all_.keep(source + std::string(label));
      citation.rule = "rule_of_procedure";
      citation.confidence = body.empty() ? 0.7F : 1.0F;
      citation.span = span_of(label);
      found_.push_back(citation);
    };
    for (auto const& place : phrase->places) {
      auto const& rule = place.front();
      if (rule.unit != grammar::DivisionUnit::kRule || rule.label.empty()) continue;
      add_rule(rule.label);
      if (!rule.through.empty()) add_rule(rule.through);
      auto& steps = all_.pinpoints.steps;
      auto const first_step = steps.size();
      add_steps(rule.subdivisions, all_);
      if (place.size() > 1) steps.push_back({PinpointUnit::kParagraph, all_.keep(place[1].label), {}});
      if (steps.size() != first_step) found_.back().pinpoint = add_pinpoint(span_of(phrase->span), first_step, all_);
    }
    if (found_.size() == first) return;
    found_[first].span.begin = span_of(phrase->span).begin;
    found_.back().span.end = static_cast<std::uint32_t>(end);
  }

  /// "of the Assembly" in a text of the General Assembly.
  [[nodiscard]] std::string full_body(grammar::Body const& named) const {
    bool const is_short = named.id == grammar::BodyId::kAssembly || named.id == grammar::BodyId::kCouncil ||
                          named.id == grammar::BodyId::kCommission;
    if (is_short && own_.find(named.name) != std::string_view::npos) return std::string(own_);
    return named.id == grammar::BodyId::kAssembly ? std::string("General Assembly") : std::string(named.name);
  }

  std::string_view text_;
  std::string_view earlier_;
  std::string_view own_;
  InstrumentNames& names_;
  Citations& all_;
  std::vector<Citation>& found_;
};

/// "the present resolution", "this resolution"
void whole_text(std::string_view paragraph, std::size_t at, std::vector<InternalReference>& found) {
  constexpr std::string_view kThe = "the ";
  auto begin = at;
  if (paragraph[at] == 'p') {
    if (at < kThe.size() || paragraph.substr(at - kThe.size(), kThe.size()) != kThe) return;
    begin -= kThe.size();
  } else if (at > 0 && letter(paragraph[at - 1])) {
    return;
  }
  auto const rest = paragraph.substr(paragraph.find(' ', at) + 1);
  for (std::string_view const noun : {"resolution", "decision", "statement", "declaration", "annex", "report"}) {
    // "this report" is another one; the present one is this document.
    bool const own = paragraph[at] == 'p' || noun == "resolution" || noun == "decision";
    if (!own || !rest.starts_with(noun) || (rest.size() > noun.size() && letter(rest[noun.size()]))) continue;
    auto const end = static_cast<std::size_t>(rest.data() - paragraph.data()) + noun.size();
    found.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, {}});
    return;
  }
}

/// Whether "above" or "below" stands in `rest` with nothing before it but what a list of places is made of: numbers,
/// letters, units, words that join them. Most places are of another text. What goes on past the reach may: the grammar,
/// which is asked then, counts the places.
bool points_inside(std::string_view rest) {
  constexpr std::size_t kReach = 256;
  bool const more = rest.size() > kReach;
  rest = rest.substr(0, kReach);
  for (std::size_t at = 0; at < rest.size();) {
    if (rest[at] == ';') return false;
    if (rest[at] < 'a' || rest[at] > 'z') {
      ++at;
      continue;
    }
    auto end = at;
    while (end < rest.size() && rest[end] >= 'a' && rest[end] <= 'z') ++end;
    auto const word = rest.substr(at, end - at);
    bool const label = word.size() == 1 || (at > 0 && !(rest[at - 1] == ' ' || rest[at - 1] == ','));
    at = end;
    if (label) continue;
    if (word.starts_with("above") || word.starts_with("below")) return true;
    static constexpr std::array<std::string_view, 18> kBeginnings = {
        "pa", "pr", "su", "se", "ch", "ar", "an", "ap", "ru", "op", "or", "to", "th", "of", "on", "tw", "fo", "ab"};
    if (std::find(kBeginnings.begin(), kBeginnings.end(), word.substr(0, 2)) == kBeginnings.end()) return false;
  }
  return more;
}

/// "paragraph 3 above", "paragraphs 1 and 2 below"
void numbered_paragraph(std::string_view paragraph, std::size_t at, std::vector<InternalReference>& found) {
  if (at == 0 || (at > 1 && letter(paragraph[at - 2]))) return;
  auto rest = paragraph.substr(at - 1);
  auto const whole = rest;
  if (!points_inside(rest) || !grammar::accept_pinpoint(rest)) return;
  if (!rest.starts_with(" above") && !rest.starts_with(" below")) return;
  auto const consumed = whole.size() - rest.size();
  auto const first = whole.find_first_of("0123456789");
  std::string_view number;
  if (first < consumed) {
    auto end = first;
    while (end < consumed && digit(whole[end])) ++end;
    number = whole.substr(first, end - first);
  }
  constexpr std::size_t kDirection = 6;  // " above", " below"
  auto const begin = static_cast<std::uint32_t>(at - 1);
  found.push_back({{begin, begin + static_cast<std::uint32_t>(consumed + kDirection)}, number});
}

}  // namespace

void find_instruments(std::string_view paragraph, std::span<Anchor const> anchors, std::string_view earlier,
                      std::string_view own, InstrumentNames& names, Citations& all) {
  InstrumentScanner(paragraph, earlier, own, names, all).run(anchors);
}

void find_internal_references(std::string_view paragraph, std::span<Anchor const> anchors,
                              std::vector<InternalReference>& found) {
  for (auto const& [at, kind] : anchors) {
    if (kind == AnchorKind::kPresent || kind == AnchorKind::kThis) whole_text(paragraph, at, found);
    if (kind == AnchorKind::kParagraph) numbered_paragraph(paragraph, at, found);
  }
}

}  // namespace rapporteur
