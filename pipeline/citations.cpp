#include "pipeline/citations.hpp"

#include "grammar/grammar.hpp"
#include "pipeline/act_list.hpp"
#include "pipeline/act_symbol.hpp"
#include "pipeline/fold.hpp"
#include "pipeline/instrument_list.hpp"

#include <algorithm>
#include <string>

namespace rapporteur {
namespace {

/// A line of a masthead is metadata; the prose of a report stands in front matter too and is longer.
bool holds_references(Paragraph const& paragraph, std::string_view text) {
  constexpr std::uint32_t kProse = 120;  // bytes
  switch (paragraph.kind) {
    case ParagraphKind::kBackMatter:
    case ParagraphKind::kEnacting:
      return false;
    case ParagraphKind::kFrontMatter:
      return paragraph.span.size() > kProse && text[paragraph.span.begin] != '[';
    default:
      return true;
  }
}

class Finder {
 public:
  Finder(std::string_view text, Structure const& structure, Metadata const& metadata, std::span<Span const> marks,
         Citations& result)
      : text_(text), structure_(structure), marks_(marks), result_(result) {
    document_ = body_of_symbol(metadata.symbol);
    if (document_.id == grammar::BodyId::kNone)
      document_ = {body_of(metadata.organ), metadata.organ, metadata.session.value_or(0)};
    own_ = document_;
    symbol_ = metadata.symbol;
  }

  void run() {
    for (std::uint32_t i = 0; i < structure_.paragraphs.size(); ++i) {
      auto const& paragraph = structure_.paragraphs[i];
      speak(paragraph);
      if (!paragraph.span.empty() && holds_references(paragraph, text_)) look(i);
    }
  }

 private:
  /// "its" is the body of the nearest enacting line, that of a draft or an annexed text included.
  void speak(Paragraph const& paragraph) {
    bool const may_enact = paragraph.kind == ParagraphKind::kEnacting ||
                           (paragraph.kind == ParagraphKind::kAnnex && paragraph.span.size() < 90);
    if (paragraph.kind == ParagraphKind::kTitle) own_ = document_;
    if (!may_enact) return;
    folded_.assign(text_.substr(paragraph.span.begin, paragraph.span.size()));
    auto const enacting = grammar::parse_enacting(folded_.view());
    if (!enacting) return;
    bool const line = paragraph.kind == ParagraphKind::kEnacting || (enacting->comma && enacting->rest.empty());
    if (!line) return;
    auto const name = enacting->organ.name;
    auto const id = body_of(name);
    // A French line names the same organ.
    if (id == grammar::BodyId::kOther && enacting->organ.name == name && !enacting->span.starts_with("The") &&
        !enacting->span.starts_with("\xE2\x80\x9C"))
      return;
    own_ = {id, std::string(name), id == document_.id ? document_.session : 0};
  }

  /// The paragraph as the grammar reads it: note marks blanked out, then folded.
  std::string_view readable(Span span) {
    auto const part = text_.substr(span.begin, span.size());
    auto mark = std::lower_bound(marks_.begin(), marks_.end(), span.begin,
                                 [](Span const& each, std::uint32_t at) { return each.end <= at; });
    if (mark == marks_.end() || mark->begin >= span.end) {
      folded_.assign(part);
      return folded_.view();
    }
    unmarked_.assign(part);
    for (; mark != marks_.end() && mark->begin < span.end; ++mark) {
      auto const from = std::max(mark->begin, span.begin) - span.begin;
      auto const to = std::min(mark->end, span.end) - span.begin;
      std::fill(unmarked_.begin() + from, unmarked_.begin() + to, ' ');
    }
    folded_.assign(unmarked_);
    return folded_.view();
  }

  void look(std::uint32_t index) {
    auto const span = structure_.paragraphs[index].span;
    auto const view = readable(span);
    find_anchors(view, anchors_);
    if (anchors_.empty()) return;
    found_.clear();
    find_acts(view, anchors_, own_, found_);
    auto const acts = found_.size();
    find_instruments(view, anchors_, text_.substr(0, span.begin), found_);
    if (found_.size() != acts) settle(acts);
    bool const title = structure_.paragraphs[index].kind == ParagraphKind::kTitle;
    for (auto& citation : found_) {
      if (title && citation.symbol == symbol_) continue;  // the text's own number
      citation.paragraph = index;
      place(citation.span, view, span.begin);
      if (citation.pinpoint) place(citation.pinpoint->span, view, span.begin);
      result_.citations.push_back(std::move(citation));
    }
    internal(index, view, span.begin);
  }

  /// Brings the citations of a paragraph into the order of their spans; what stands inside an Official Records
  /// reference is that.
  void settle(std::size_t acts) {
    auto const records = std::find_if(found_.begin() + static_cast<std::ptrdiff_t>(acts), found_.end(),
                                      [](auto const& each) { return each.kind == CitationKind::kOfficialRecords; });
    if (records != found_.end()) {
      std::vector<Span> volumes;
      for (auto const& each : found_) {
        if (each.kind == CitationKind::kOfficialRecords) volumes.push_back(each.span);
      }
      std::erase_if(found_, [&](Citation const& inner) {
        return inner.kind != CitationKind::kOfficialRecords &&
               std::any_of(volumes.begin(), volumes.end(),
                           [&](Span outer) { return outer.begin <= inner.span.begin && inner.span.end <= outer.end; });
      });
    }
    std::stable_sort(found_.begin(), found_.end(),
                     [](Citation const& a, Citation const& b) { return a.span.begin < b.span.begin; });
  }

  void place(Span& span, std::string_view view, std::uint32_t base) const {
    auto const original = folded_.to_original(view.substr(span.begin, span.size()));
    span = {base + original.begin, base + original.end};
    // A blanked-out mark may end the span.
    while (span.end > span.begin && inside_mark(span.end - 1)) --span.end;
    while (span.end > span.begin && (text_[span.end - 1] == ' ' || text_[span.end - 1] == ',')) --span.end;
  }

  [[nodiscard]] bool inside_mark(std::uint32_t at) const {
    auto const mark = std::lower_bound(marks_.begin(), marks_.end(), at,
                                       [](Span const& each, std::uint32_t place) { return each.end <= place; });
    return mark != marks_.end() && mark->begin <= at && at < mark->end;
  }

  void internal(std::uint32_t index, std::string_view view, std::uint32_t base) {
    internal_.clear();
    find_internal_references(view, anchors_, internal_);
    for (auto const& reference : internal_) {
      Citation citation;
      citation.paragraph = index;
      citation.kind = CitationKind::kInternal;
      citation.rule = reference.paragraph.empty() ? "internal.whole" : "internal.paragraph";
      citation.span = reference.span;
      place(citation.span, view, base);
      if (!reference.paragraph.empty()) citation.target = paragraph_numbered(index, reference.paragraph);
      result_.internal.push_back(std::move(citation));
    }
  }

  /// The nearest paragraph of the same resolution and part with this number.
  [[nodiscard]] std::optional<std::uint32_t> paragraph_numbered(std::uint32_t from, std::string_view number) const {
    auto const fits = [&](std::uint32_t i) {
      auto const& paragraph = structure_.paragraphs[i];
      auto const marker = text_.substr(paragraph.marker.begin, paragraph.marker.size());
      auto const& here = structure_.paragraphs[from];
      return paragraph.level == 1 && marker.size() == number.size() + 1 && marker.starts_with(number) &&
             paragraph.resolution == here.resolution && paragraph.kind == here.kind;
    };
    constexpr std::uint32_t kReach = 400;
    for (std::uint32_t away = 1; away < kReach; ++away) {
      if (away <= from && fits(from - away)) return from - away;
      if (from + away < structure_.paragraphs.size() && fits(from + away)) return from + away;
    }
    return std::nullopt;
  }

  std::string_view text_;
  Structure const& structure_;
  std::span<Span const> marks_;
  Citations& result_;
  OwnBody document_;
  OwnBody own_;
  std::string symbol_;  // of the document
  Folded folded_;
  std::string unmarked_;
  std::vector<Anchor> anchors_;
  std::vector<Citation> found_;
  std::vector<InternalReference> internal_;
};

}  // namespace

void find_citations(std::string_view text, Structure const& structure, Metadata const& metadata,
                    std::span<Span const> marks, Citations& result) {
  result.citations.clear();
  result.internal.clear();
  Finder(text, structure, metadata, marks, result).run();
}

}  // namespace rapporteur
