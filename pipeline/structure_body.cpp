#include "pipeline/structure_machine.hpp"

#include <algorithm>

namespace rapporteur {
namespace {

using grammar::MarkerStyle;
using grammar::OpenerForm;

constexpr std::uint32_t kHeadingBytes = 250;  // no heading is longer

}  // namespace

void StructureMachine::front(std::uint32_t i) {
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
    constexpr std::uint32_t kReach = 3;
    auto const enacting = enacting_from(i, kReach);
    if (enacting == i + kReach || enacting == forms_.size() || forms_[enacting].size > 60)
      part_ = DocumentPart::kStatement;
    return;
  }
  if (form.start == StartForm::kClosing && i > 0 && tail_) {
    close(i);
    return;
  }
  if (form.has_marker && form.marker.style == MarkerStyle::kNumber && numbered_enacting(i)) {
    set(i, ParagraphKind::kEnacting);
    mark(at(i), form);
    at(i).level = numbering_.level_of(form.marker, nullptr);
    title_before(i);
    numbering_.place(1, i);
    part_ = DocumentPart::kPreamble;
    return;
  }
  if (titled_ && form.start == StartForm::kNone && part_title_) {
    set(i, ParagraphKind::kTitle);
    return;
  }
  if (titled_ && form.sign != EndSign::kNone && organ_acts(i)) {
    part_ = DocumentPart::kOperative;
    top(i, ParagraphKind::kOperative);
    return;
  }
  if (begins_in_mid_page(i)) {
    tail_ = true;
    resolutions_.headless(i);
    part_ = form.sign == EndSign::kComma ? DocumentPart::kPreamble : DocumentPart::kOperative;
    top(i, form.sign == EndSign::kComma ? ParagraphKind::kPreambular : ParagraphKind::kOperative);
    return;
  }
  // The words decide where no enacting line was read: the tail of a text, a lost line.
  bool const sentence = form.sign != EndSign::kNone && form.size > 40;
  if (form.has_marker && form.marker.style == MarkerStyle::kNumber && (form.has_opener || sentence) &&
      form.sign != EndSign::kNone) {
    part_ = DocumentPart::kOperative;
    tail_ = true;
    resolutions_.headless(i);
    operative(i);
    return;
  }
  if (form.has_opener && form.opener_known && sentence && form.opener == OpenerForm::kPreambular &&
      (form.sign == EndSign::kComma || form.sign == EndSign::kSemicolon)) {
    part_ = DocumentPart::kPreamble;
    tail_ = true;
    resolutions_.headless(i);
    preamble(i);
    return;
  }
  set(i, ParagraphKind::kFrontMatter);
}

bool StructureMachine::begins_in_mid_page(std::uint32_t i) {
  auto const& form = forms_[i];
  if (!form.lower_case || form.sign == EndSign::kNone || form.sign == EndSign::kColon) return false;
  for (std::uint32_t before = 0; before < i; ++before) {
    if (forms_[before].role == BlockRole::kText && (before > 0 || symbol_in(head(0)).empty())) return false;
  }
  return true;
}

void StructureMachine::preamble(std::uint32_t i) {
  auto const& form = forms_[i];
  if (form.has_marker && form.marker.style == MarkerStyle::kNumber) {
    part_ = DocumentPart::kOperative;
    operative(i);
    return;
  }
  if (form.has_marker) {
    // Lettered acts without a number above them: "(a) Resolves that …; and".
    bool const acts = !introduced_ && form.has_opener && form.opener == OpenerForm::kOperative && form.opener_known;
    if (acts) part_ = DocumentPart::kOperative;
    item(i, acts ? ParagraphKind::kOperative : ParagraphKind::kPreambular);
    return;
  }
  if (lone_noun(i)) {
    set(i, ParagraphKind::kHeading);
    return;
  }
  if (form.has_opener && form.opener == OpenerForm::kOperative && (form.opener_known || form.sign != EndSign::kNone)) {
    part_ = DocumentPart::kOperative;
    operative(i);
    return;
  }
  if (!form.has_opener && form.sign != EndSign::kNone && (quoted_act(i) || organ_acts(i))) {
    part_ = DocumentPart::kOperative;
    top(i, ParagraphKind::kOperative);
    return;
  }
  if (form.has_opener && form.opener == OpenerForm::kPreambular && (form.opener_known || form.sign != EndSign::kNone)) {
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

bool StructureMachine::quoted_act(std::uint32_t i) {
  if (!quoted_draft_ || !forms_[i].quoted) return false;
  auto line = head(i);
  line.remove_prefix(std::min(line.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), line.size()));
  auto const opener = grammar::parse_opener(line);
  return opener && opener->known && opener->form == OpenerForm::kOperative;
}

bool StructureMachine::lone_noun(std::uint32_t i) {
  auto const& form = forms_[i];
  if (!form.has_opener || form.opener != OpenerForm::kOperative || form.has_marker) return false;
  if (form.sign != EndSign::kNone || form.size > 60 || i + 1 == forms_.size()) return false;
  auto& next = forms_[i + 1];
  read_opener(text(i + 1), next);
  if (!next.has_opener) return false;
  return next.has_marker ? next.marker.style == MarkerStyle::kNumber : text(i).find(' ') == std::string_view::npos;
}

void StructureMachine::operative(std::uint32_t i) {
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
  if (form.has_opener && form.opener == OpenerForm::kOperative && (form.opener_known || form.sign != EndSign::kNone)) {
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
    part_ = DocumentPart::kAdopted;
    numbering_.restart();
    adopted(i);
    return;
  }
  if (form.has_opener && form.opener == OpenerForm::kPreambular && form.opener_known && form.sign == EndSign::kComma &&
      !introduced_) {
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

void StructureMachine::statement(std::uint32_t i) {
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

bool StructureMachine::quoted_bullet(std::uint32_t i) {
  auto line = head(i);
  line.remove_prefix(line.starts_with('"') ? 1 : std::min<std::size_t>(3, line.size()));
  auto const enumerator = grammar::parse_enumerator(line);
  return enumerator && enumerator->first.style == MarkerStyle::kBullet;
}

}  // namespace rapporteur
