#include "pipeline/commands/document_page.hpp"

#include "pipeline/commands/action_text.hpp"
#include "pipeline/commands/citation_text.hpp"
#include "pipeline/commands/document_summary.hpp"
#include "pipeline/commands/marked_text.hpp"
#include "pipeline/commands/page.hpp"
#include "pipeline/commands/terminal.hpp"
#include "rapporteur/v1/document.pb.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapporteur::commands {

namespace {

constexpr std::size_t kLabelColumns = 14;
constexpr std::size_t kKindColumns = 14;
constexpr std::size_t kLevelColumns = 4;
constexpr std::size_t kMarkerColumns = 5;
constexpr std::string_view kQuoted = "> ";
constexpr std::string_view kArrow = "→ ";
constexpr std::string_view kPoint = "• ";
constexpr std::ptrdiff_t kNowhere = -1;

Tint tint_of(v1::ParagraphKind kind) {
  switch (kind) {
    case v1::PARAGRAPH_KIND_TITLE:
    case v1::PARAGRAPH_KIND_ENACTING:
      return Tint::kBold;
    case v1::PARAGRAPH_KIND_PREAMBULAR:
      return Tint::kCyan;
    case v1::PARAGRAPH_KIND_OPERATIVE:
      return Tint::kGreen;
    case v1::PARAGRAPH_KIND_HEADING:
      return Tint::kYellow;
    case v1::PARAGRAPH_KIND_ANNEX:
      return Tint::kBlue;
    default:
      return Tint::kFaint;
  }
}

template <typename Strings>
std::string listed(Strings const& strings) {
  std::string list;
  for (std::string const& each : strings) list.append(list.empty() ? "" : ", ").append(each);
  return list;
}

std::string session(v1::Metadata const& data) {
  if (!data.has_session()) return {};
  std::string text = std::to_string(data.session());
  if (data.session_kind() > v1::SESSION_KIND_REGULAR) {
    text += " (" + in_words(bare_name(v1::SessionKind_Name(data.session_kind()), "SESSION_KIND_")) + ")";
  }
  return text;
}

std::string vote(v1::Vote const& vote) {
  std::string text = vote.unanimous() ? "unanimous" : vote.recorded() ? "recorded" : "not recorded";
  if (vote.has_in_favour()) text += ", " + std::to_string(vote.in_favour()) + " in favour";
  if (vote.has_against()) text += ", " + std::to_string(vote.against()) + " against";
  if (vote.has_abstaining()) text += ", " + std::to_string(vote.abstaining()) + " abstaining";
  return text;
}

class DocumentPage {
 public:
  DocumentPage(v1::Document const& document, std::size_t width, bool color)
      : document_(document), page_(width, color), color_(color), marked_(document) {
    sort_citations();
  }

  std::string print() {
    metadata();
    paragraphs();
    notes();
    append_citations(document_, page_);
    append_entities(document_, page_);
    append_scores(document_, page_);
    remarks();
    return page_.text();
  }

 private:
  [[nodiscard]] std::string_view cut(v1::Span const& span) const { return commands::cut(document_, span); }

  /// A line of the metadata, with the words that it was read from where they say it differently.
  void field(std::string_view label, std::string_view name, std::string const& value) {
    if (value.empty()) return;
    page_.cell(label, kLabelColumns, Tint::kBold);
    std::string read_from;
    for (v1::Evidence const& evidence : document_.metadata().evidence()) {
      std::string_view const words = cut(evidence.span());
      if (evidence.field() != name || words == value) continue;
      read_from.append(read_from.empty() ? "" : ", ").append("“").append(words).append("”");
    }
    page_.cell(value, 0);
    if (!read_from.empty()) page_.cell("  ", 2);
    page_.wrapped(read_from, kLabelColumns, Tint::kFaint);
  }

  void metadata() {
    v1::Metadata const& data = document_.metadata();
    page_.cell("Source", kLabelColumns, Tint::kBold);
    page_.wrapped(document_.source(), kLabelColumns);
    field("Symbol", "symbol", data.symbol());
    if (data.type() != v1::DOCUMENT_TYPE_UNSPECIFIED) {
      field("Type", "type", in_words(bare_name(v1::DocumentType_Name(data.type()), "DOCUMENT_TYPE_")));
    }
    field("Organ", "organ", data.organ());
    field("Session", "session", session(data));
    field("Number", "number", data.number());
    field("Title", "title", data.title());
    field("Adopted on", "adopted_on", data.adopted_on());
    field("Meeting", "meeting", data.meeting());
    field("Agenda items", "agenda_items", listed(data.agenda_items()));
    field("Reports", "report_symbols", listed(data.report_symbols()));
    field("Drafts", "draft_symbols", listed(data.draft_symbols()));
    field("Issued on", "issued_on", data.issued_on());
    field("Distribution", "distribution", data.distribution());
    field("Job number", "job_number", data.job_number());
    if (data.has_vote()) field("Vote", "vote", vote(data.vote()));
    field("Language", "language", data.language());
  }

  void paragraphs() {
    if (document_.paragraphs().empty()) return;
    page_.blank_line();
    std::size_t const index_columns = std::to_string(document_.paragraphs_size() - 1).size();
    std::string_view resolution;
    std::string_view part;
    int index = 0;
    for (v1::Paragraph const& each : document_.paragraphs()) {
      if (each.resolution() != resolution || each.part() != part) {
        page_.rule(section(each));
        resolution = each.resolution();
        part = each.part();
      }
      paragraph(each, index++, index_columns);
    }
  }

  /// What the paragraphs from `first` on belong to.
  [[nodiscard]] std::string section(v1::Paragraph const& first) const {
    std::string const& own = document_.metadata().symbol();
    std::string label = !first.resolution().empty() ? "Another resolution: " + first.resolution()
                        : own.empty()               ? "The document's own resolution"
                                                    : own;
    if (!first.part().empty()) label.append(", part ").append(first.part());
    return label;
  }

  void paragraph(v1::Paragraph const& each, int index, std::size_t index_columns) {
    Tint const tint = tint_of(each.kind());
    page_.cell_right(std::to_string(index), index_columns, Tint::kFaint);
    page_.cell("", 2);
    page_.cell(bare_name(v1::ParagraphKind_Name(each.kind()), "PARAGRAPH_KIND_"), kKindColumns, tint);
    std::size_t const level = std::min<std::size_t>(each.level(), 8);
    std::size_t indent = index_columns + 2 + kKindColumns + (level > 1 ? (level - 1) * kLevelColumns : 0);
    page_.cell("", level > 1 ? (level - 1) * kLevelColumns : 0);
    if (!each.marker().empty()) {
      std::size_t const columns = std::max(kMarkerColumns, display_width(each.marker()) + 1);
      page_.cell(each.marker(), columns, Tint::kBold);
      indent += columns;
    }
    if (each.quoted()) {
      page_.cell(kQuoted, display_width(kQuoted), Tint::kFaint);
      indent += display_width(kQuoted);
    }
    bool const all_of_it = tint == Tint::kFaint || tint == Tint::kBold;
    text(each.span(), marks(each), indent, all_of_it ? tint : Tint::kPlain);
    for (v1::Citation const* citation : citations_of(static_cast<std::uint32_t>(index))) {
      page_.cell("", indent);
      page_.cell(kArrow, display_width(kArrow), Tint::kFaint);
      page_.wrapped(citation_text(document_, *citation), indent + display_width(kArrow), Tint::kFaint);
    }
    actions(static_cast<std::uint32_t>(index), indent);
  }

  /// What the organ does in a paragraph, a line for each action.
  void actions(std::uint32_t paragraph, std::size_t indent) {
    auto const& all = document_.actions();
    for (; action_ < all.size() && all[action_].paragraph() <= paragraph; ++action_) {
      if (all[action_].paragraph() != paragraph) continue;
      page_.cell("", indent);
      page_.cell(kPoint, display_width(kPoint), Tint::kFaint);
      page_.wrapped(action_pieces(document_, all[action_]), indent + display_width(kPoint));
    }
  }

  /// The words of `span`, with what they cite and their note marks set off on a terminal with colours.
  void text(v1::Span const& span, std::string const& behind, std::size_t indent, Tint tint) {
    std::vector<Piece> pieces;
    if (color_) {
      pieces = marked_.pieces(span, tint);
    } else {
      pieces.push_back({std::string(cut(span)), tint});
    }
    pieces.push_back({behind, tint});
    page_.wrapped(pieces, indent);
  }

  /// By paragraph, in the order of the text. "The present resolution" says nothing that a reader does not see.
  void sort_citations() {
    for (v1::Citation const& each : document_.citations()) citations_.push_back(&each);
    for (v1::Citation const& each : document_.internal_references()) {
      if (each.has_target()) citations_.push_back(&each);
    }
    std::ranges::stable_sort(
        citations_, {}, [](v1::Citation const* each) { return std::pair(each->paragraph(), each->span().begin()); });
  }

  [[nodiscard]] std::span<v1::Citation const* const> citations_of(std::uint32_t paragraph) const {
    auto const paragraph_of = [](v1::Citation const* each) { return each->paragraph(); };
    return {std::ranges::lower_bound(citations_, paragraph, {}, paragraph_of),
            std::ranges::upper_bound(citations_, paragraph, {}, paragraph_of)};
  }

  /// Notes that no paragraph holds; the others stand among the paragraphs.
  void notes() {
    bool first = true;
    for (v1::Footnote const& each : document_.footnotes()) {
      if (paragraph_at(each.span()) != kNowhere) continue;
      if (std::exchange(first, false)) {
        page_.blank_line();
        page_.rule("Notes");
      }
      std::size_t const columns = std::max(kMarkerColumns, display_width(each.marker()) + 1);
      page_.cell(each.marker(), columns, Tint::kBold);
      text(each.span(), marks(each), columns, Tint::kPlain);
    }
  }

  /// Where the marks of a note stand: "  [marked in 7, 9]".
  [[nodiscard]] std::string marks(v1::Footnote const& note) const {
    std::string text;
    for (v1::Span const& reference : note.references()) {
      text.append(text.empty() ? "  [marked in " : ", ").append(std::to_string(paragraph_at(reference)));
    }
    if (!text.empty()) text += ']';
    return text;
  }

  /// The same for the paragraph that is a note; empty where it is none.
  [[nodiscard]] std::string marks(v1::Paragraph const& paragraph) const {
    if (paragraph.kind() != v1::PARAGRAPH_KIND_FOOTNOTE) return {};
    for (v1::Footnote const& each : document_.footnotes()) {
      if (holds(paragraph.span(), each.span())) return marks(each);
    }
    return {};
  }

  static bool holds(v1::Span const& outer, v1::Span const& inner) {
    return outer.begin() <= inner.begin() && inner.begin() < outer.end();
  }

  /// Index of the paragraph that holds the beginning of `span`, or kNowhere.
  [[nodiscard]] std::ptrdiff_t paragraph_at(v1::Span const& span) const {
    auto const& all = document_.paragraphs();
    auto const found = std::ranges::find_if(all, [&](v1::Paragraph const& each) { return holds(each.span(), span); });
    return found == all.end() ? kNowhere : found - all.begin();
  }

  void remarks() {
    if (document_.diagnostics().empty()) return;
    page_.blank_line();
    page_.rule("Problems");
    for (v1::Diagnostic const& each : document_.diagnostics()) {
      bool const error = each.severity() == v1::SEVERITY_ERROR;
      std::string const name = in_words(bare_name(v1::Severity_Name(each.severity()), "SEVERITY_")) + ": ";
      page_.cell(name, 0, error ? Tint::kRed : Tint::kYellow);
      std::string text = each.message() + " [" + each.code() + "]";
      std::ptrdiff_t const paragraph = each.has_span() ? paragraph_at(each.span()) : kNowhere;
      if (paragraph != kNowhere) text += " in " + std::to_string(paragraph);
      if (each.has_source_offset()) text += " at byte " + std::to_string(each.source_offset());
      page_.wrapped(text, name.size());
    }
  }

  v1::Document const& document_;
  Page page_;
  bool color_;
  MarkedText marked_;
  std::vector<v1::Citation const*> citations_;
  int action_ = 0;  // the first that has not been told; they are in the order of paragraphs
};

}  // namespace

std::string document_page(v1::Document const& document, std::size_t width, bool color) {
  return DocumentPage(document, width, color).print();
}

}  // namespace rapporteur::commands
