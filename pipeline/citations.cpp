#include "pipeline/citations.hpp"

#include "grammar/grammar.hpp"
#include "grammar/mark.hpp"
#include "pipeline/act_list.hpp"
#include "pipeline/act_symbol.hpp"
#include "pipeline/fold.hpp"
#include "pipeline/instrument_list.hpp"
#include "pipeline/phrase_bytes.hpp"
#include "pipeline/pinpoints.hpp"

#include <algorithm>
#include <map>
#include <span>
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

}  // namespace

/// What a document needs and the next one too.
struct CitationFinder::Memory {
  Folded folded;                    // the paragraph
  std::string unmarked;             // the paragraph without its marks
  std::vector<Anchor> all_anchors;  // of the text
  std::vector<Anchor> anchors;      // of a paragraph that does not read as it stands
  ActMemory acts;
  std::vector<InternalReference> internal;
  std::vector<std::uint32_t> of_note;  // the first citation of each footnote
};

class CitationFinder::Work {
 public:
  Work(Reading const& reading, Structure const& structure, Metadata const& metadata, Notes const& notes, Memory& memory,
       Citations& result)
      : text_(reading.text),
        foldable_(reading.foldable),
        structure_(structure),
        notes_(notes),
        marks_(notes.spans),
        result_(result),
        folded_(memory.folded),
        unmarked_(memory.unmarked),
        all_anchors_(memory.all_anchors),
        read_anchors_(memory.anchors),
        act_memory_(memory.acts),
        internal_(memory.internal),
        of_note_(memory.of_note) {
    document_ = body_of_symbol(metadata.symbol);
    if (document_.id == grammar::BodyId::kNone)
      document_ = {body_of(metadata.organ), metadata.organ, metadata.session.value_or(0)};
    if (metadata.session && document_.session == 0 && document_.id != grammar::BodyId::kOther)
      document_.session = *metadata.session;
    own_ = document_;
    symbol_ = metadata.symbol;
    of_note_.assign(structure.footnotes.size(), kNone);
  }

  void run() {
    find_anchors(text_, all_anchors_);
    for (std::uint32_t i = 0; i < structure_.paragraphs.size(); ++i) {
      auto const& paragraph = structure_.paragraphs[i];
      speak(paragraph);
      // Where nothing stands in a paragraph, nothing stands in most of those behind it.
      bool const quiet = paragraph.span.end <= quiet_to_ && paragraph.kind != ParagraphKind::kFootnote;
      if (!quiet && !paragraph.span.empty() && holds_references(paragraph, text_)) look(i);
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
    own_ = {id, name, id == document_.id ? document_.session : 0};
  }

  /// The paragraph as the grammar reads it: note marks blanked out, then folded; and its anchors. To be asked in the
  /// order of the text. Most paragraphs are read as they stand.
  std::string_view readable(Span span) {
    auto const part = text_.substr(span.begin, span.size());
    while (next_mark_ < marks_.size() && marks_[next_mark_].end <= span.begin) ++next_mark_;
    bool const marked = next_mark_ < marks_.size() && marks_[next_mark_].begin < span.end;
    auto const foldable = foldable_from(span.begin);
    if (!marked) {
      folded_.assign(part, foldable, span.begin);
      if (folded_.is_original()) {
        take_anchors(span);
      } else {
        look_for_anchors();
      }
      return folded_.view();
    }
    auto mark = marks_.begin() + static_cast<std::ptrdiff_t>(next_mark_);
    unmarked_.assign(part);
    for (; mark != marks_.end() && mark->begin < span.end; ++mark) {
      auto const from = std::max(mark->begin, span.begin) - span.begin;
      auto const to = std::min(mark->end, span.end) - span.begin;
      std::fill(unmarked_.begin() + from, unmarked_.begin() + to, ' ');
    }
    folded_.assign(unmarked_, foldable, span.begin);
    look_for_anchors();
    return folded_.view();
  }

  /// The places from `begin` on that may have to be folded. To be asked in the order of the text.
  std::span<std::uint32_t const> foldable_from(std::uint32_t begin) {
    while (next_fold_ < foldable_.size() && foldable_[next_fold_] < begin) ++next_fold_;
    return foldable_.subspan(next_fold_);
  }

  void look_for_anchors() {
    find_anchors(folded_.view(), read_anchors_);
    anchors_ = read_anchors_;
  }

  /// The anchors of the text that stand in `span` count from there on: nobody asks for them again.
  void take_anchors(Span span) {
    while (next_anchor_ < all_anchors_.size() && all_anchors_[next_anchor_].at < span.begin) ++next_anchor_;
    auto const first = next_anchor_;
    for (; next_anchor_ < all_anchors_.size() && all_anchors_[next_anchor_].at < span.end; ++next_anchor_)
      all_anchors_[next_anchor_].at -= span.begin;
    anchors_ = std::span(all_anchors_).subspan(first, next_anchor_ - first);
  }

  void look(std::uint32_t index) {
    auto const span = structure_.paragraphs[index].span;
    bool const note = structure_.paragraphs[index].kind == ParagraphKind::kFootnote;
    if (!note && holds_nothing(span)) return;
    auto const view = readable(span);
    auto& citations = result_.citations;
    auto const first = citations.size();
    if (note) see_other_note(index);
    if (!anchors_.empty()) {
      auto const begin = citations.size();
      find_acts(view, anchors_, own_, act_memory_, result_);
      auto const acts = citations.size();
      find_instruments(view, anchors_, text_.substr(0, span.begin), own_.name, names_, result_);
      if (citations.size() != acts) settle(begin, acts);
      bool const title = structure_.paragraphs[index].kind == ParagraphKind::kTitle;
      auto kept = begin;
      for (auto at = begin; at < citations.size(); ++at) {
        auto& citation = citations[at];
        // The number of the text, or of its neighbour on the page.
        if (title && (citation.symbol == symbol_ || citation.span.begin == 0)) continue;
        citation.paragraph = index;
        place(citation.span, view, span.begin);
        if (citation.pinpoint) place(result_.pinpoints.pinpoints[*citation.pinpoint].span, view, span.begin);
        if (citation.rule == kBareAct && !resolve_bare(citation, kept)) continue;
        if (kept != at) citations[kept] = citation;
        ++kept;
      }
      citations.erase(citations.begin() + static_cast<std::ptrdiff_t>(kept), citations.end());
      internal(index, view, span.begin);
    }
    if (note && footnote_ < of_note_.size() && first < citations.size())
      of_note_[footnote_] = static_cast<std::uint32_t>(first);
  }

  /// Neither an anchor stands in `span` nor a mark nor something to fold, as in most paragraphs. To be asked in the
  /// order of the text.
  bool holds_nothing(Span span) {
    while (next_anchor_ < all_anchors_.size() && all_anchors_[next_anchor_].at < span.begin) ++next_anchor_;
    if (next_anchor_ < all_anchors_.size() && all_anchors_[next_anchor_].at < span.end) return false;
    while (next_mark_ < marks_.size() && marks_[next_mark_].end <= span.begin) ++next_mark_;
    if (next_mark_ < marks_.size() && marks_[next_mark_].begin < span.end) return false;
    auto const foldable = foldable_from(span.begin);
    if (!foldable.empty() && foldable.front() < span.end) return false;
    quiet_to_ = static_cast<std::uint32_t>(text_.size());
    if (next_anchor_ < all_anchors_.size()) quiet_to_ = std::min(quiet_to_, all_anchors_[next_anchor_].at);
    if (next_mark_ < marks_.size()) quiet_to_ = std::min(quiet_to_, marks_[next_mark_].begin);
    if (!foldable.empty()) quiet_to_ = std::min(quiet_to_, foldable.front());
    return true;
  }

  /// "resolution 2250" is the act of that number that is cited in full before, when there is only one.
  /// Those before `end` have been settled.
  bool resolve_bare(Citation& citation, std::size_t end) {
    if (!citation.symbol.empty()) return true;
    auto number = text_.substr(citation.span.begin, citation.span.size());
    number.remove_prefix(number.find_last_not_of("0123456789") + 1);
    for (; numbered_ < end; ++numbered_) {
      auto const symbol = result_.citations[numbered_].symbol;
      auto const year = symbol.find(" (");
      if (year == std::string_view::npos) continue;
      auto const slash = symbol.rfind('/', year);
      if (slash == std::string_view::npos) continue;
      auto& known = in_full_[symbol.substr(slash + 1, year - slash - 1)];
      if (known.empty()) {
        known = symbol;
      } else if (known != symbol) {
        known = kSeveral;
      }
    }
    auto const known = in_full_.find(number);
    if (known == in_full_.end() || known->second == kSeveral) return false;
    citation.symbol = known->second;
    citation.rule = "act.earlier";
    return true;
  }

  /// "Ibid." and "See footnote 5" cite what the note cites that they point to.
  void see_other_note(std::uint32_t index) {
    auto const& span = structure_.paragraphs[index].span;
    auto const& footnotes = structure_.footnotes;
    while (footnote_ < footnotes.size() && footnotes[footnote_].span.end <= span.begin) ++footnote_;
    if (footnote_ >= footnotes.size() || footnotes[footnote_].span.begin >= span.end) return;
    auto const target = footnote_ < notes_.points_to.size() ? notes_.points_to[footnote_] : kNoFootnote;
    if (target == kNoFootnote) return;
    auto const reference = grammar::parse_note_reference(text_.substr(span.begin, span.size()));
    if (!reference) return;
    auto const words = reference->words;
    Citation citation;
    citation.paragraph = index;
    citation.kind = CitationKind::kInternal;
    citation.rule = reference->before ? "note.ibid" : "note.see_footnote";
    citation.footnote = target;
    auto const begin = static_cast<std::uint32_t>(words.data() - text_.data());
    citation.span = {begin, begin + static_cast<std::uint32_t>(words.size())};
    // "Ibid., Supplement No. 3" is another volume of the same records.
    auto const end = citation.span.end;
    auto const rest = trim_left_blanks(text_.substr(end, span.end - end));
    bool const whole = rest.empty() || rest == "." || !reference->before;
    bool const placed = !whole && rest.starts_with(',') &&
                        read_pinpoint_behind(text_.substr(0, span.end), end, citation, result_) != end;
    if (of_note_[target] == kNone || !(whole || placed)) {
      result_.internal.push_back(citation);
      return;
    }
    auto const& meant = result_.citations[of_note_[target]];
    citation.kind = meant.kind;
    citation.symbol = meant.symbol;
    citation.confidence = 0.9F;
    result_.citations.push_back(citation);
  }

  /// Brings the citations of a paragraph, those from `begin` on, into the order of their spans; what stands inside an
  /// Official Records reference is that.
  void settle(std::size_t begin, std::size_t acts) {
    auto& found = result_.citations;
    auto const at = [&found](std::size_t index) { return found.begin() + static_cast<std::ptrdiff_t>(index); };
    auto const is_volume = [](Citation const& each) { return each.kind == CitationKind::kOfficialRecords; };
    if (std::find_if(at(acts), found.end(), is_volume) != found.end()) {
      std::vector<Span> volumes;
      for (auto each = at(begin); each != found.end(); ++each) {
        if (is_volume(*each)) volumes.push_back(each->span);
      }
      auto const inside = [&](Citation const& inner) {
        return !is_volume(inner) && std::any_of(volumes.begin(), volumes.end(), [&](Span outer) {
          return outer.begin <= inner.span.begin && inner.span.end <= outer.end;
        });
      };
      found.erase(std::remove_if(at(begin), found.end(), inside), found.end());
    }
    auto const before = [](Citation const& a, Citation const& b) { return a.span.begin < b.span.begin; };
    if (!std::is_sorted(at(begin), found.end(), before)) std::stable_sort(at(begin), found.end(), before);
  }

  /// From the readable paragraph to the text. A span ends before a note mark ("2096 (XX)6 of 20 December"), or begins
  /// behind it where what it names does.
  void place(Span& span, std::string_view view, std::uint32_t base) const {
    auto const original = folded_.to_original(view.substr(span.begin, span.size()));
    span = {base + original.begin, base + original.end};
    auto mark = std::lower_bound(marks_.begin(), marks_.end(), span.begin,
                                 [](Span const& each, std::uint32_t place) { return each.end <= place; });
    for (; mark != marks_.end() && mark->begin < span.end; ++mark) {
      auto const before = text_.substr(span.begin, mark->begin - std::min(span.begin, mark->begin));
      if (mark->begin > span.begin && before.find_first_of("0123456789") != std::string_view::npos) {
        span.end = mark->begin;
        break;
      }
      span.begin = std::min(mark->end, span.end);
    }
    while (span.begin < span.end && text_[span.begin] == ' ') ++span.begin;
    while (span.end > span.begin && (text_[span.end - 1] == ' ' || text_[span.end - 1] == ',')) --span.end;
  }

  void internal(std::uint32_t index, std::string_view view, std::uint32_t base) {
    internal_.clear();
    find_internal_references(view, anchors_, internal_);
    for (auto const& reference : internal_) {
      auto& citation = result_.internal.emplace_back();
      citation.paragraph = index;
      citation.kind = CitationKind::kInternal;
      citation.rule = reference.paragraph.empty() ? "internal.whole" : "internal.paragraph";
      citation.span = reference.span;
      place(citation.span, view, base);
      if (!reference.paragraph.empty()) citation.target = paragraph_numbered(index, reference.paragraph);
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
  std::span<std::uint32_t const> foldable_;  // see find_foldable
  Structure const& structure_;
  Notes const& notes_;
  std::span<Span const> marks_;
  Citations& result_;
  OwnBody document_;
  OwnBody own_;
  std::string_view symbol_;  // of the document
  Folded& folded_;
  std::string& unmarked_;
  std::vector<Anchor>& all_anchors_;
  std::size_t next_anchor_ = 0;
  std::size_t next_fold_ = 0;
  std::size_t next_mark_ = 0;
  std::uint32_t quiet_to_ = 0;  // from the paragraph last looked at to here nothing has to be read
  std::vector<Anchor>& read_anchors_;
  std::span<Anchor const> anchors_;  // of the paragraph
  ActMemory& act_memory_;
  std::vector<InternalReference>& internal_;
  InstrumentNames names_;

  // Acts that are cited in full, by their number alone; empty until a bare number asks.
  static constexpr std::string_view kSeveral = "?";
  std::map<std::string_view, std::string_view> in_full_;
  std::size_t numbered_ = 0;  // citations that in_full_ has seen

  static constexpr std::uint32_t kNone = 0xffffffffU;
  std::vector<std::uint32_t>& of_note_;
  std::size_t footnote_ = 0;  // the one that is read
};

CitationFinder::CitationFinder() : memory_(std::make_unique<Memory>()) {}
CitationFinder::~CitationFinder() = default;
CitationFinder::CitationFinder(CitationFinder&&) noexcept = default;
CitationFinder& CitationFinder::operator=(CitationFinder&&) noexcept = default;

void CitationFinder::find(Reading const& reading, Structure const& structure, Metadata const& metadata,
                          Notes const& notes, Citations& result) {
  result.clear();
  Work(reading, structure, metadata, notes, *memory_, result).run();
}

}  // namespace rapporteur
