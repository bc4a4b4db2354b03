#include "pipeline/instrument_list.hpp"

#include "grammar/citation.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

namespace rapporteur {
namespace {

constexpr std::string_view kCharter = "Charter of the United Nations";

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool digit(char c) { return c >= '0' && c <= '9'; }

bool short_name(std::string_view name) { return name.find(' ') == std::string_view::npos; }

/// `text.rfind(word, from)` by the first byte of `word`, a capital and rare; the whole text before is looked through.
std::size_t last_place(std::string_view text, std::string_view word, std::size_t from) {
  if (word.empty() || word.size() > text.size()) return std::string_view::npos;
  auto end = std::min(from, text.size() - word.size()) + 1;
  while (end > 0) {
    auto const* const found = static_cast<char const*>(memrchr(text.data(), word.front(), end));
    if (found == nullptr) break;
    auto const at = static_cast<std::size_t>(found - text.data());
    if (text.substr(at).starts_with(word)) return at;
    end = at;
  }
  return std::string_view::npos;
}

/// "the Convention": the last name before that begins or ends with this word.
std::string full_name(std::string_view name, std::string_view earlier) {
  constexpr int kTries = 40;
  auto end = earlier.size();
  for (int i = 0; i < kTries; ++i) {
    auto const at = last_place(earlier, name, end == 0 ? 0 : end - 1);
    if (at == std::string_view::npos || end == 0) break;
    end = at;
    if (at + name.size() < earlier.size() && letter(earlier[at + name.size()])) continue;
    // A name may begin before its head ("International Covenant on …") and goes on behind it.
    auto begin = at;
    while (begin > 0) {
      auto const word_end = begin - 1;
      if (earlier[word_end] != ' ') break;
      auto word = earlier.rfind(' ', word_end == 0 ? 0 : word_end - 1);
      word = word == std::string_view::npos ? 0 : word + 1;
      if (word >= word_end || earlier[word] < 'A' || earlier[word] > 'Z') break;
      begin = word;
    }
    auto rest = earlier.substr(begin);
    auto const found = grammar::accept_instrument(rest);
    if (found && !short_name(*found) && found->find(name) != std::string_view::npos) return std::string(*found);
    if (at == 0) break;
  }
  return {};
}

class InstrumentScanner {
 public:
  InstrumentScanner(std::string_view text, std::string_view earlier, std::vector<Citation>& found)
      : text_(text), earlier_(earlier), found_(found) {}

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
      auto full = full_name(name, std::string_view(earlier_));
      rule = full.empty() ? std::string_view("instrument.short") : std::string_view("instrument.earlier");
      confidence = full.empty() ? 0.5F : 0.8F;
      if (!full.empty()) name = std::move(full);
    }
    for (std::size_t i = 0; i < list->labels.size(); ++i) {
      Citation citation;
      citation.kind = charter ? CitationKind::kCharter : CitationKind::kTreaty;
      citation.symbol = name + (list->chapter ? ", Chapter " : ", Article ") + std::string(list->labels[i]);
      citation.confidence = confidence;
      citation.rule = rule;
      citation.span = span_of(list->spans[i]);
      if (!list->paragraph.empty() && i + 1 == list->labels.size()) {
        Pinpoint pinpoint;
        pinpoint.span = span_of(list->paragraph);
        pinpoint.paths.push_back({{PinpointUnit::kParagraph, std::string(list->paragraph), {}}});
        citation.pinpoint = std::move(pinpoint);
      }
      found_.push_back(std::move(citation));
    }
  }

  [[nodiscard]] Span span_of(std::string_view part) const {
    auto const begin = static_cast<std::uint32_t>(part.data() - text_.data());
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
  }

  void add(CitationKind kind, std::size_t begin, std::string_view rest, std::string symbol, std::string_view rule) {
    Citation citation;
    citation.kind = kind;
    citation.symbol = std::move(symbol);
    citation.rule = rule;
    citation.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text_.size() - rest.size())};
    found_.push_back(std::move(citation));
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
    std::string symbol(*all);
    if (open != std::string_view::npos && all->ends_with(')')) symbol = all->substr(open + 1, all->size() - open - 2);
    add(CitationKind::kOfficialRecords, at, rest, std::move(symbol), "official_records");
  }

  std::string_view text_;
  std::string_view earlier_;
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

/// "paragraph 3 above", "paragraphs 1 and 2 below"
void numbered_paragraph(std::string_view paragraph, std::size_t at, std::vector<InternalReference>& found) {
  if (at == 0 || (at > 1 && letter(paragraph[at - 2]))) return;
  auto rest = paragraph.substr(at - 1);
  auto const whole = rest;
  if (!grammar::accept_pinpoint(rest)) return;
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
                      std::vector<Citation>& found) {
  InstrumentScanner(paragraph, earlier, found).run(anchors);
}

void find_internal_references(std::string_view paragraph, std::span<Anchor const> anchors,
                              std::vector<InternalReference>& found) {
  for (auto const& [at, kind] : anchors) {
    if (kind == AnchorKind::kPresent || kind == AnchorKind::kThis) whole_text(paragraph, at, found);
    if (kind == AnchorKind::kParagraph) numbered_paragraph(paragraph, at, found);
  }
}

}  // namespace rapporteur
