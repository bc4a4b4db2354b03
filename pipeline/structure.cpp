#include "pipeline/structure.hpp"

#include "grammar/grammar.hpp"
#include "pipeline/fold.hpp"
#include "pipeline/numbering.hpp"
#include "pipeline/resolutions.hpp"

#include <algorithm>

namespace rapporteur {
namespace {

using grammar::HeadingForm;
using grammar::MarkerStyle;
using grammar::OpenerForm;

/// Where in the document a paragraph stands.
enum class Part : std::uint8_t {
  kFront,  ///< before the enacting line
  kPreamble,
  kOperative,
  kStatement,  ///< of a President: acting paragraphs without a preamble
  kAdopted,    ///< a text that the operative part adopts in place ("Adopts the following declaration:")
  kClosed,     ///< behind the meeting and the date of adoption
  kAnnex,
};

constexpr std::uint32_t kHeadingBytes = 250;  // no heading is longer

/// The level of what hangs from a paragraph of `level`.
std::uint8_t below(std::uint8_t level) {
  return static_cast<std::uint8_t>(std::min<int>(std::max<int>(level, 1) + 1, kLevels));
}

class Machine {
 public:
  Machine(Reading const& reading, std::vector<BlockForm>& forms, Structure& structure)
      : reading_(reading), forms_(forms), structure_(structure), resolutions_(reading, forms) {}

  void run() {
    find_next();
    for (std::uint32_t i = 0; i < forms_.size(); ++i) take(i);
    resolutions_.label(structure_);
  }

 private:
  [[nodiscard]] std::string_view text(std::uint32_t i) const {
    auto const span = reading_.blocks[i];
    return std::string_view(reading_.text).substr(span.begin, span.size());
  }
  /// Folded beginning of a block; valid until the next call.
  std::string_view head(std::uint32_t i) {
    folded_.assign(head_of(text(i)));
    return folded_.view();
  }

  /// For each block the next enacting line, and the next marker in parentheses before the next number.
  void find_next() {
    auto const count = static_cast<std::uint32_t>(forms_.size());
    next_enacting_.assign(count + 1, count);
    next_letter_.assign(count + 1, kNoParagraph);
    for (auto i = count; i-- > 0;) {
      auto const& form = forms_[i];
      next_enacting_[i] = form.start == StartForm::kEnacting ? i : next_enacting_[i + 1];
      next_letter_[i] = next_letter_[i + 1];
      if (!form.has_marker) continue;
      if (form.marker.style == MarkerStyle::kLetter) next_letter_[i] = i;
      if (form.marker.style == MarkerStyle::kNumber) next_letter_[i] = kNoParagraph;
    }
  }

  [[nodiscard]] Paragraph& at(std::uint32_t i) { return structure_.paragraphs[i]; }

  void take(std::uint32_t i) {
    Paragraph& paragraph = structure_.paragraphs.emplace_back();
    paragraph.span = reading_.blocks[i];
    paragraph.source = reading_.block_sources[i];
    paragraph.part = part_label_;
    auto const& form = forms_[i];
    if (form.has_marker && opener_matters(i)) read_opener(text(i), forms_[i]);
    resolutions_.stay(i);
    switch (form.role) {
      case BlockRole::kFurniture:
        furniture(i);
        return;
      case BlockRole::kNote:
        note(i);
        return;
      case BlockRole::kText:
        break;
    }
    if (quote_open_ && take_quoted(i)) return;
    if (begins_resolution(i)) return;
    switch (part_) {
      case Part::kFront:
        front(i);
        break;
      case Part::kPreamble:
        preamble(i);
        break;
      case Part::kOperative:
        operative(i);
        break;
      case Part::kStatement:
        statement(i);
        break;
      case Part::kAdopted:
        adopted(i);
        break;
      case Part::kClosed:
        closed(i);
        break;
      case Part::kAnnex:
        annex(i);
        break;
    }
  }

  /// Behind a marker the opener is asked for in few places only.
  [[nodiscard]] bool opener_matters(std::uint32_t i) const {
    return part_ == Part::kFront || part_ == Part::kPreamble || part_ == Part::kAdopted || quote_open_ ||
           forms_[i].sign == EndSign::kColon;
  }

  void set(std::uint32_t i, ParagraphKind kind) { at(i).kind = kind; }

  /// A symbol alone is a running head, but in the masthead.
  void furniture(std::uint32_t i) {
    bool const masthead = part_ == Part::kFront && !titled_ && !tail_ && !symbol_in(head(i)).empty();
    set(i, masthead ? ParagraphKind::kFrontMatter : ParagraphKind::kBackMatter);
  }

  void note(std::uint32_t i) {
    set(i, ParagraphKind::kFootnote);
    auto const parsed = grammar::parse_note(head(i));
    if (!parsed) return;
    auto const begin = at(i).span.begin;
    auto mark = folded_.to_original(parsed->mark);
    at(i).marker = {begin + mark.begin, begin + mark.end};
    at(i).span.begin = begin + folded_.to_original(parsed->text).begin;
    structure_.footnotes.push_back({at(i).marker, at(i).span, {}});
  }

  // --- Beginnings -----------------------------------------------------------------------------------------------

  /// A title with a number, a lettered part with its own enacting line, a second enacting line.
  bool begins_resolution(std::uint32_t i) {
    auto const& form = forms_[i];
    if (form.start == StartForm::kTitle && title_stands_here(i)) {
      auto const title = grammar::parse_title(head(i));
      resolutions_.begin(i, title->number);
      set(i, ParagraphKind::kTitle);
      enter_front();
      titled_ = true;
      return true;
    }
    if (form.start == StartForm::kHeading && lettered_part(i)) return true;
    if (statement_ && part_ == Part::kFront && organ_speaks(i)) {
      part_ = Part::kStatement;
      return false;
    }
    if (form.start == StartForm::kEnacting && enacting_stands_here(i)) {
      enact(i);
      return true;
    }
    return false;
  }

  /// A title inside the sentence of a resolution is a broken line of a citation unless something was closed before it.
  [[nodiscard]] bool title_stands_here(std::uint32_t i) const {
    if (part_ == Part::kFront || part_ == Part::kClosed) return true;
    auto const& form = forms_[i];
    if (form.sign == EndSign::kComma || form.sign == EndSign::kSemicolon) return false;
    return next_enacting_[i] < i + 6;
  }

  bool lettered_part(std::uint32_t i) {
    auto const heading = grammar::parse_heading(head(i));
    if (!heading || heading->form != HeadingForm::kLetterPart) return false;
    auto const enacting = next_enacting_[i];
    if (enacting == forms_.size() || enacting > i + 4) return false;
    for (auto between = i + 1; between < enacting; ++between) {
      if (forms_[between].has_marker || forms_[between].has_opener || forms_[between].role != BlockRole::kText)
        return false;
    }
    enter_front();
    part_label_ = label(heading->label);
    at(i).part = part_label_;
    set(i, ParagraphKind::kTitle);
    titled_ = true;
    part_title_ = true;
    return true;
  }

  [[nodiscard]] bool enacting_stands_here(std::uint32_t i) const {
    // In an annex the bodies of the text itself speak: "The Council shall …" is no enacting line, "The Council," is.
    if (part_ == Part::kAnnex || part_ == Part::kAdopted) return false;
    if (part_ == Part::kStatement) return false;
    if (part_ == Part::kClosed) return true;
    return forms_[i].size < 200 || part_ == Part::kFront;
  }

  void enact(std::uint32_t i) {
    auto const enacting = grammar::parse_enacting(head(i));
    if (part_ == Part::kFront && !titled_) title_before(i);
    bool const draft = part_ == Part::kOperative && (forms_[i].quoted || introduced_);
    set(i, ParagraphKind::kEnacting);
    if (draft) {
      host_ = numbering_.last_at(1);
      at(i).parent = host_;
      at(i).quoted = true;
      quoted_draft_ = true;
    } else {
      quoted_draft_ = false;
      host_ = kNoParagraph;
    }
    numbering_.restart();
    introduced_ = false;
    if (enacting && part_ != Part::kStatement) part_ = Part::kPreamble;
    titled_ = false;
    quote_open_ = false;
    acted_ = false;
  }

  /// "“The Security Council condemns …": a sentence of the organ, not the line that names it.
  bool organ_speaks(std::uint32_t i) {
    auto const enacting = grammar::parse_enacting(head(i));
    return enacting && !enacting->organ.name.empty() && !enacting->rest.empty();
  }

  /// "The General Assembly approves …": organ and act in one sentence.
  bool organ_acts(std::uint32_t i) {
    auto const enacting = grammar::parse_enacting(head(i));
    if (!enacting || enacting->organ.name.empty() || enacting->comma) return false;
    auto const verb = grammar::Lexicon::standard().head(enacting->rest.substr(0, enacting->rest.find(' ')));
    return verb != nullptr && verb->form == grammar::HeadForm::kThirdPerson;
  }

  /// "1. THE ECONOMIC AND SOCIAL COUNCIL, in order to provide …," of 1946.
  bool numbered_enacting(std::uint32_t i) {
    auto const enumerator = grammar::parse_enumerator(head(i));
    if (!enumerator || !enumerator->rest.starts_with("THE ")) return false;
    auto const enacting = grammar::parse_enacting(enumerator->rest);
    return enacting && !enacting->organ.name.empty() && enacting->comma;
  }

  /// A title without a number is the line before the enacting line, or above "Resolution of … of 16 February 1946".
  void title_before(std::uint32_t i) {
    for (auto before = i; before-- > 0;) {
      auto& paragraph = at(before);
      if (paragraph.kind == ParagraphKind::kBackMatter) continue;
      if (paragraph.kind == ParagraphKind::kFrontMatter && text(before).starts_with("Resolution of ")) continue;
      // "(19) Commission on Lighthouses"
      bool const listed = forms_[before].has_marker && forms_[before].marker.style == MarkerStyle::kArabicParen;
      if (listed && paragraph.kind == ParagraphKind::kFrontMatter) {
        paragraph.kind = ParagraphKind::kTitle;
        return;
      }
      if (paragraph.kind != ParagraphKind::kFrontMatter || forms_[before].start != StartForm::kNone) return;
      auto const line = text(before);
      if (line.starts_with('[') || line.ends_with(']') || line.size() > 600 || forms_[before].sign != EndSign::kNone)
        return;
      folded_.assign(head_of(line));
      if (grammar::parse_date_line(folded_.view())) return;
      paragraph.kind = ParagraphKind::kTitle;
      return;
    }
  }

  void enter_front() {
    part_ = Part::kFront;
    part_label_ = 0;
    titled_ = false;
    part_title_ = false;
    introduced_ = false;
    quote_open_ = false;
    quoted_draft_ = false;
    acted_ = false;
    host_ = kNoParagraph;
    numbering_.restart();
  }

  std::uint16_t label(std::string_view name) {
    auto const found = std::find(structure_.parts.begin(), structure_.parts.end(), name);
    auto const index = found - structure_.parts.begin();
    if (found == structure_.parts.end()) {
      if (structure_.parts.size() == 0xffff) return 0;
      structure_.parts.emplace_back(name);
    }
    return static_cast<std::uint16_t>(index);
  }

  // --- The parts ------------------------------------------------------------------------------------------------

  void front(std::uint32_t i) {
    auto const& form = forms_[i];
    auto const line = head(i);
    if (grammar::parse_statement_head(line)) {
      // "President’s statement" with a number and a title of its own below is a line of the masthead.
      bool const numbered = i + 1 < forms_.size() && forms_[i + 1].start == StartForm::kTitle;
      set(i, numbered ? ParagraphKind::kFrontMatter : ParagraphKind::kTitle);
      statement_ = true;
      titled_ = !numbered;
      return;
    }
    if (statement_ && grammar::parse_statement_lead(line)) {
      set(i, ParagraphKind::kFrontMatter);
      auto const enacting = next_enacting_[i];
      if (enacting > i + 2 || enacting == forms_.size() || forms_[enacting].size > 60) part_ = Part::kStatement;
      return;
    }
    if (form.start == StartForm::kClosing && i > 0 && tail_) {
      close(i);
      return;
    }
    if (form.has_marker && form.marker.style == MarkerStyle::kNumber && numbered_enacting(i)) {
      set(i, ParagraphKind::kEnacting);
      mark(i);
      at(i).level = numbering_.level_of(form.marker, nullptr);
      title_before(i);
      numbering_.place(1, i);
      part_ = Part::kPreamble;
      return;
    }
    if (titled_ && form.start == StartForm::kNone && part_title_) {
      set(i, ParagraphKind::kTitle);
      return;
    }
    if (titled_ && form.sign != EndSign::kNone && organ_acts(i)) {
      part_ = Part::kOperative;
      top(i, ParagraphKind::kOperative);
      return;
    }
    if (begins_in_mid_page(i)) {
      tail_ = true;
      resolutions_.headless(i);
      part_ = form.sign == EndSign::kComma ? Part::kPreamble : Part::kOperative;
      top(i, form.sign == EndSign::kComma ? ParagraphKind::kPreambular : ParagraphKind::kOperative);
      return;
    }
    // The words decide where no enacting line was read: the tail of a text, a lost line.
    bool const sentence = form.sign != EndSign::kNone && form.size > 40;
    if (form.has_marker && form.marker.style == MarkerStyle::kNumber && (form.has_opener || sentence) &&
        form.sign != EndSign::kNone) {
      part_ = Part::kOperative;
      tail_ = true;
      resolutions_.headless(i);
      operative(i);
      return;
    }
    if (form.has_opener && form.opener_known && sentence && form.opener == OpenerForm::kPreambular &&
        (form.sign == EndSign::kComma || form.sign == EndSign::kSemicolon)) {
      part_ = Part::kPreamble;
      tail_ = true;
      resolutions_.headless(i);
      preamble(i);
      return;
    }
    set(i, ParagraphKind::kFrontMatter);
  }

  /// The first words of a scanned page: the rest of a paragraph that began on the page before.
  bool begins_in_mid_page(std::uint32_t i) {
    auto const& form = forms_[i];
    if (!form.lower_case || form.sign == EndSign::kNone || form.sign == EndSign::kColon) return false;
    for (std::uint32_t before = 0; before < i; ++before) {
      if (forms_[before].role == BlockRole::kText && (before > 0 || symbol_in(head(0)).empty())) return false;
    }
    return true;
  }

  void preamble(std::uint32_t i) {
    auto const& form = forms_[i];
    if (form.has_marker && form.marker.style == MarkerStyle::kNumber) {
      part_ = Part::kOperative;
      operative(i);
      return;
    }
    if (form.has_marker) {
      // Lettered acts without a number above them: "(a) Resolves that …; and".
      bool const acts = !introduced_ && form.has_opener && form.opener == OpenerForm::kOperative && form.opener_known;
      if (acts) part_ = Part::kOperative;
      item(i, acts ? ParagraphKind::kOperative : ParagraphKind::kPreambular);
      return;
    }
    if (lone_noun(i)) {
      set(i, ParagraphKind::kHeading);
      return;
    }
    if (form.has_opener && form.opener == OpenerForm::kOperative &&
        (form.opener_known || form.sign != EndSign::kNone)) {
      part_ = Part::kOperative;
      operative(i);
      return;
    }
    if (!form.has_opener && form.sign != EndSign::kNone && (quoted_act(i) || organ_acts(i))) {
      part_ = Part::kOperative;
      top(i, ParagraphKind::kOperative);
      return;
    }
    if (form.has_opener && form.opener == OpenerForm::kPreambular &&
        (form.opener_known || form.sign != EndSign::kNone)) {
      top(i, ParagraphKind::kPreambular);
      return;
    }
    if (form.start == StartForm::kClosing || closes(i)) {
      close(i);
      return;
    }
    if (form.start == StartForm::kHeading) {
      heading(i);
      return;
    }
    if (form.sign == EndSign::kNone && form.size <= kHeadingBytes && !form.quoted && !form.lower_case) {
      set(i, ParagraphKind::kHeading);
      return;
    }
    top(i, ParagraphKind::kPreambular);
  }

  /// "“Endorses the text …" in a draft each of whose paragraphs opens with a quotation mark.
  bool quoted_act(std::uint32_t i) {
    if (!quoted_draft_ || !forms_[i].quoted) return false;
    auto line = head(i);
    line.remove_prefix(std::min(line.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), line.size()));
    auto const opener = grammar::parse_opener(line);
    return opener && opener->known && opener->form == OpenerForm::kOperative;
  }

  /// "Sanctions", "Requests for assistance": what could be a verb is a heading where nothing ends it and a complete
  /// paragraph stands below; "Recommends" goes on there with "1. That …".
  [[nodiscard]] bool lone_noun(std::uint32_t i) {
    auto const& form = forms_[i];
    if (!form.has_opener || form.opener != OpenerForm::kOperative || form.has_marker) return false;
    if (form.sign != EndSign::kNone || form.size > 60 || i + 1 == forms_.size()) return false;
    auto& next = forms_[i + 1];
    read_opener(text(i + 1), next);
    if (!next.has_opener) return false;
    return next.has_marker ? next.marker.style == MarkerStyle::kNumber : text(i).find(' ') == std::string_view::npos;
  }

  void operative(std::uint32_t i) {
    auto const& form = forms_[i];
    if (lone_noun(i)) {
      set(i, ParagraphKind::kHeading);
      introduced_ = false;
      return;
    }
    if (form.has_marker) {
      acted_ = true;
      if (form.marker.style == MarkerStyle::kNumber) {
        top(i, ParagraphKind::kOperative);
        if (form.has_inner) inner(i);
        introduce(i);
      } else {
        item(i, ParagraphKind::kOperative);
      }
      return;
    }
    if (form.has_opener && form.opener == OpenerForm::kOperative &&
        (form.opener_known || form.sign != EndSign::kNone)) {
      if (introduced_ && !form.opener_known) {
        bare_item(i);
        return;
      }
      top(i, ParagraphKind::kOperative);
      acted_ = true;
      introduce(i);
      return;
    }
    if (form.start == StartForm::kClosing || closes(i)) {
      close(i);
      return;
    }
    if (form.start == StartForm::kHeading) {
      heading(i);
      return;
    }
    if (form.start == StartForm::kMasthead) {
      if (head(i).starts_with("Resolution of ")) enter_front();
      set(i, ParagraphKind::kFrontMatter);
      return;
    }
    if (form.quoted) {
      quoted(i);
      return;
    }
    if (introduces_adopted_text_ && !form.lower_case) {
      part_ = Part::kAdopted;
      numbering_.restart();
      adopted(i);
      return;
    }
    if (form.has_opener && form.opener == OpenerForm::kPreambular && form.opener_known &&
        form.sign == EndSign::kComma && !introduced_) {
      top(i, ParagraphKind::kPreambular);
      return;
    }
    bool const dotted = text(i).find("....") != std::string_view::npos;  // "Professor Beaulieu.......... (France)"
    if (introduced_ && (form.sign != EndSign::kNone || dotted)) {
      bare_item(i);
      return;
    }
    if (form.sign == EndSign::kNone && form.size <= kHeadingBytes && !form.lower_case) {
      set(i, ParagraphKind::kHeading);
      introduced_ = false;
      return;
    }
    // Text that belongs to the paragraph above: a formula, a list without marks, a sentence after the list.
    auto const above = numbering_.last_at(1);
    set(i, ParagraphKind::kOperative);
    at(i).level = above == kNoParagraph ? 1 : 2;
    at(i).parent = above;
  }

  void statement(std::uint32_t i) {
    auto const& form = forms_[i];
    if (form.start == StartForm::kHeading) {
      heading(i);
      return;
    }
    if (form.has_marker && form.marker.style != MarkerStyle::kNumber) {
      item(i, ParagraphKind::kOperative);
      return;
    }
    if (form.start == StartForm::kClosing || form.start == StartForm::kMasthead) {
      set(i, ParagraphKind::kBackMatter);
      return;
    }
    if (form.sign == EndSign::kNone && !form.closes_quote && form.size <= 100 && !form.quoted) {
      set(i, ParagraphKind::kHeading);
      return;
    }
    if (form.quoted && quoted_bullet(i)) {
      set(i, ParagraphKind::kOperative);
      at(i).level = 2;
      at(i).parent = numbering_.last_at(1);
      return;
    }
    top(i, ParagraphKind::kOperative);
  }

  /// "“• The dispatch of technicians;"
  bool quoted_bullet(std::uint32_t i) {
    auto line = head(i);
    line.remove_prefix(line.starts_with('"') ? 1 : std::min<std::size_t>(3, line.size()));
    auto const enumerator = grammar::parse_enumerator(line);
    return enumerator && enumerator->first.style == MarkerStyle::kBullet;
  }

  /// Everything is the adopted text until the closing line or the acting paragraph whose number goes on.
  void adopted(std::uint32_t i) {
    auto const& form = forms_[i];
    bool const goes_on = form.has_marker && form.marker.style == MarkerStyle::kNumber &&
                         form.marker.number == resume_number_ && form.has_opener &&
                         form.opener == OpenerForm::kOperative && form.opener_known;
    if (goes_on) {
      part_ = Part::kOperative;
      introduces_adopted_text_ = false;
      introduced_ = false;
      numbering_.restart();
      operative(i);
      return;
    }
    annex(i);
  }

  void closed(std::uint32_t i) {
    auto const& form = forms_[i];
    auto const line = head(i);
    if (voting_) {
      set(i, ParagraphKind::kBackMatter);
      if (text(i).find(']') != std::string_view::npos || (form.start == StartForm::kHeading && form.size < 40))
        voting_ = false;
      if (form.start != StartForm::kHeading || voting_) return;
    }
    if (form.start == StartForm::kClosing || closes(i)) {
      close(i);
      return;
    }
    if (form.start == StartForm::kMasthead || masthead_behind(line)) {
      set(i, ParagraphKind::kFrontMatter);
      return;
    }
    if (line.starts_with("[Adopted") || line.starts_with("* ")) {
      set(i, ParagraphKind::kBackMatter);
      return;
    }
    part_ = Part::kAnnex;
    numbering_.restart();
    annex(i);
  }

  /// "United NationsA/RES/59/153General AssemblyDistr.: General", "1 February 2005Fifty-ninth session".
  static bool masthead_behind(std::string_view line) {
    if (line.size() > 160) return false;
    if (line.starts_with("United Nations") || line.starts_with("Distr."))
      return line.find('/') != std::string_view::npos || line.size() < 40;
    auto rest = line;
    return grammar::accept_date(rest) && (rest.empty() || grammar::parse_session(rest));
  }

  void annex(std::uint32_t i) {
    auto const& form = forms_[i];
    // An export puts the masthead behind the text.
    if (part_ == Part::kAnnex && (form.start == StartForm::kMasthead || masthead_behind(head(i)))) {
      set(i, ParagraphKind::kFrontMatter);
      return;
    }
    if (form.start == StartForm::kClosing && grammar::parse_meeting(head(i))) {
      close(i);
      return;
    }
    if (form.start == StartForm::kHeading) {
      heading(i);
      return;
    }
    if (form.has_marker) {
      if (form.marker.style == MarkerStyle::kNumber) {
        top(i, ParagraphKind::kAnnex);
        if (form.has_inner) inner(i);
      } else {
        item(i, ParagraphKind::kAnnex);
      }
      return;
    }
    bool const remark = text(i).starts_with('[') && text(i).ends_with(']');
    if (form.sign == EndSign::kNone && form.size <= kHeadingBytes && !form.quoted && !form.lower_case &&
        !form.closes_quote && !remark) {
      set(i, ParagraphKind::kHeading);
      return;
    }
    top(i, ParagraphKind::kAnnex);
  }

  // --- Single paragraphs ----------------------------------------------------------------------------------------

  void mark(std::uint32_t i) {
    auto const& form = forms_[i];
    if (!form.has_marker) return;
    auto const begin = reading_.blocks[i].begin;
    at(i).marker = {begin, begin + form.marker_end};
    at(i).span.begin = begin + form.body;
  }

  void top(std::uint32_t i, ParagraphKind kind) {
    auto const& form = forms_[i];
    set(i, kind);
    mark(i);
    if (form.has_marker) numbering_.level_of(form.marker, nullptr);
    // A considering paragraph, or a paragraph of an annex, has a level only by its marker.
    at(i).level = form.has_marker || kind == ParagraphKind::kOperative ? 1 : 0;
    numbering_.place(1, i);
    at(i).parent = host_;
    at(i).quoted = quoted_draft_;
    introduced_ = form.sign == EndSign::kColon;
  }

  void inner(std::uint32_t i) {
    auto const& form = forms_[i];
    auto const begin = reading_.blocks[i].begin;
    at(i).inner_marker = {begin + form.body, begin + form.inner_end};
    at(i).level = numbering_.level_of(form.inner, next_marker(i));
  }

  [[nodiscard]] grammar::Marker const* next_marker(std::uint32_t i) const {
    auto const next = next_letter_[i + 1];
    return next == kNoParagraph ? nullptr : &forms_[next].marker;
  }

  void item(std::uint32_t i, ParagraphKind kind) {
    auto const& form = forms_[i];
    set(i, kind);
    mark(i);
    auto level = numbering_.level_of(form.marker, next_marker(i));
    if (level == 0) level = bullet_level(i);
    at(i).level = level;
    at(i).parent = numbering_.place(level, i);
    if (at(i).parent == kNoParagraph) at(i).parent = host_;
    at(i).quoted = quoted_draft_;
    if (form.has_inner) inner(i);
    introduced_ = introduced_ || form.sign == EndSign::kColon;
  }

  /// A bullet stands one level below the paragraph that introduces it.
  [[nodiscard]] std::uint8_t bullet_level(std::uint32_t i) const {
    for (auto before = i; before-- > 0;) {
      auto const& paragraph = structure_.paragraphs[before];
      if (paragraph.kind == ParagraphKind::kBackMatter || paragraph.kind == ParagraphKind::kFootnote) continue;
      if (forms_[before].has_marker && forms_[before].marker.style == MarkerStyle::kBullet) return paragraph.level;
      return below(paragraph.level);
    }
    return 1;
  }

  /// A list item that lost its mark in an export: it hangs from the paragraph that ends in a colon.
  void bare_item(std::uint32_t i) {
    auto const above = numbering_.last_at(kLevels);
    set(i, ParagraphKind::kOperative);
    at(i).level = 2;
    at(i).parent = above;
    if (above != kNoParagraph) {
      auto const& parent = at(above);
      if (forms_[above].sign == EndSign::kColon) {
        at(i).level = below(parent.level);
      } else if (forms_[above].has_marker && parent.level > 1 && forms_[above].sign != EndSign::kNone) {
        // Behind marked items the sentence that introduced them goes on.
        at(i).level = static_cast<std::uint8_t>(parent.level - 1);
        at(i).parent = parent.parent;
      } else {
        at(i).level = parent.level;
        at(i).parent = parent.parent;
      }
    }
    at(i).quoted = quoted_draft_;
  }

  void introduce(std::uint32_t i) {
    auto const& form = forms_[i];
    introduces_adopted_text_ = false;
    if (!form.opener_adopts) return;
    auto const line = text(i);
    bool const follows = line.find("follow") != std::string_view::npos ||
                         line.find("annexed") != std::string_view::npos ||
                         line.find("below") != std::string_view::npos || line.find("set out") != std::string_view::npos;
    if (form.sign == EndSign::kColon && follows) {
      introduces_adopted_text_ = true;
      resume_number_ = form.has_marker ? form.marker.number + 1 : 0;
    }
  }

  /// A quoted amendment hangs from the paragraph above; its numbers are text.
  void quoted(std::uint32_t i) {
    set(i, ParagraphKind::kOperative);
    auto const above = numbering_.last_at(kLevels);
    at(i).parent = above;
    at(i).level = above == kNoParagraph ? 1 : below(at(above).level);
    at(i).quoted = true;
    quote_open_ = !forms_[i].closes_quote;
    quote_host_ = above;
  }

  /// Goes on with a quotation until it closes, or until the organ's own next paragraph or the closing line shows that
  /// it was never closed.
  bool take_quoted(std::uint32_t i) {
    auto const& form = forms_[i];
    bool const own_number = form.has_marker && form.marker.style == MarkerStyle::kNumber &&
                            form.marker.number == numbering_.next_number() && form.has_opener && form.opener_known;
    if (own_number || form.start == StartForm::kClosing || form.start == StartForm::kTitle ||
        form.start == StartForm::kEnacting) {
      quote_open_ = false;
      return false;
    }
    if (!form.quoted && form.has_opener && form.opener_known && form.opener == OpenerForm::kOperative &&
        !form.has_marker) {
      quote_open_ = false;
      return false;
    }
    set(i, ParagraphKind::kOperative);
    at(i).parent = quote_host_;
    at(i).level = quote_host_ == kNoParagraph ? 1 : below(at(quote_host_).level);
    at(i).quoted = true;
    if (form.closes_quote) quote_open_ = false;
    return true;
  }

  void heading(std::uint32_t i) {
    auto const parsed = grammar::parse_heading(head(i));
    set(i, ParagraphKind::kHeading);
    introduced_ = false;
    if (!parsed) return;
    switch (parsed->form) {
      case HeadingForm::kAnnex:
        part_ = Part::kAnnex;
        part_label_ = 0;
        at(i).part = 0;
        numbering_.restart();
        quoted_draft_ = false;
        host_ = kNoParagraph;
        return;
      case HeadingForm::kRomanPart:
      case HeadingForm::kLetterPart:
        if (part_ == Part::kAnnex || part_ == Part::kAdopted) return;
        part_label_ = label(parsed->label);
        at(i).part = part_label_;
        return;
      case HeadingForm::kArticle:
        numbering_.restart();
        return;
    }
  }

  /// A date by itself, a vote, an adoption line behind the text.
  bool closes(std::uint32_t i) {
    if (forms_[i].size > 200) return false;
    auto const line = head(i);
    if (forms_[i].start == StartForm::kMasthead && !line.starts_with("Resolution") && grammar::parse_adoption(line))
      return true;
    return grammar::parse_date_line(line) && (part_ == Part::kClosed || tail_ || i + 1 == forms_.size());
  }

  void close(std::uint32_t i) {
    set(i, ParagraphKind::kBackMatter);
    auto const line = head(i);
    if (auto const vote = grammar::parse_vote(line))
      voting_ = (vote->recorded || voting_) && line.find(']') == std::string_view::npos &&
                (line.front() == '[' || line.ends_with(':'));
    part_ = Part::kClosed;
    quote_open_ = false;
  }

  Reading const& reading_;
  std::vector<BlockForm>& forms_;
  Structure& structure_;
  Resolutions resolutions_;
  Numbering numbering_;
  Folded folded_;
  std::vector<std::uint32_t> next_enacting_;
  std::vector<std::uint32_t> next_letter_;

  Part part_ = Part::kFront;
  std::uint16_t part_label_ = 0;
  bool titled_ = false;      // the resolution that begins has a title already
  bool part_title_ = false;  // the next lines are the title of a lettered part
  bool statement_ = false;   // a presidential statement
  bool tail_ = false;        // the text began without an enacting line
  bool introduced_ = false;  // the paragraph above ends in a colon
  bool acted_ = false;
  bool introduces_adopted_text_ = false;
  std::uint32_t resume_number_ = 0;
  bool voting_ = false;  // inside the lists of a recorded vote
  bool quote_open_ = false;
  std::uint32_t quote_host_ = kNoParagraph;
  bool quoted_draft_ = false;          // inside a draft for another organ
  std::uint32_t host_ = kNoParagraph;  // the paragraph that the draft hangs from
};

}  // namespace

void find_structure(Reading const& reading, Layout const&, std::vector<BlockForm>& forms, Structure& structure) {
  structure.paragraphs.clear();
  structure.paragraphs.reserve(forms.size());
  structure.parts.assign(1, {});
  structure.neighbours.assign(1, {});
  structure.footnotes.clear();
  Machine(reading, forms, structure).run();
}

}  // namespace rapporteur
