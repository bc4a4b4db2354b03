#include "pipeline/structure_machine.hpp"

namespace rapporteur {
namespace {

using grammar::HeadingForm;
using grammar::MarkerStyle;
using grammar::OpenerForm;

/// Whether `block` may begin as a masthead or a date does; true for whatever has to be folded first.
bool may_be_masthead(std::string_view block) {
  constexpr std::string_view kFirst = "0123456789UDJFMASONdjfmason";  // "United Nations", "Distr.", months
  return block.empty() || static_cast<unsigned char>(block.front()) >= 0x80 ||
         kFirst.find(block.front()) != std::string_view::npos;
}

constexpr std::uint32_t kHeadingBytes = 250;  // no heading is longer

}  // namespace

void StructureMachine::adopted(std::uint32_t i) {
  auto const& form = forms_[i];
  bool const goes_on = form.has_marker && form.marker.style == MarkerStyle::kNumber &&
                       form.marker.number == resume_number_ && form.has_opener &&
                       form.opener == OpenerForm::kOperative && form.opener_known;
  if (goes_on) {
    part_ = DocumentPart::kOperative;
    introduces_adopted_text_ = false;
    introduced_ = false;
    numbering_.restart();
    operative(i);
    return;
  }
  annex(i);
}

void StructureMachine::closed(std::uint32_t i) {
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
  part_ = DocumentPart::kAnnex;
  numbering_.restart();
  annex(i);
}

bool StructureMachine::masthead_behind(std::string_view line) {
  if (line.size() > 160) return false;
  if (line.starts_with("United Nations") || line.starts_with("Distr."))
    return line.find('/') != std::string_view::npos || line.size() < 40;
  auto rest = line;
  return grammar::accept_date(rest) && (rest.empty() || grammar::parse_session(rest));
}

void StructureMachine::annex(std::uint32_t i) {
  auto const& form = forms_[i];
  // An export puts the masthead behind the text.
  if (part_ == DocumentPart::kAnnex && (form.start == StartForm::kMasthead ||
                                        (!form.has_marker && may_be_masthead(text(i)) && masthead_behind(head(i))))) {
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

bool StructureMachine::closes(std::uint32_t i) {
  if (forms_[i].size > 200) return false;
  auto const line = head(i);
  if (forms_[i].start == StartForm::kMasthead && !line.starts_with("Resolution") && grammar::parse_adoption(line))
    return true;
  return grammar::parse_date_line(line) && (part_ == DocumentPart::kClosed || tail_ || i + 1 == forms_.size());
}

void StructureMachine::close(std::uint32_t i) {
  set(i, ParagraphKind::kBackMatter);
  auto const line = head(i);
  if (auto const vote = grammar::parse_vote(line))
    voting_ = (vote->recorded || voting_) && line.find(']') == std::string_view::npos &&
              (line.front() == '[' || line.ends_with(':'));
  part_ = DocumentPart::kClosed;
  quote_open_ = false;
}

void StructureMachine::heading(std::uint32_t i) {
  auto const parsed = grammar::parse_heading(head(i));
  set(i, ParagraphKind::kHeading);
  introduced_ = false;
  if (!parsed) return;
  switch (parsed->form) {
    case HeadingForm::kAnnex:
      part_ = DocumentPart::kAnnex;
      part_label_ = 0;
      at(i).part = 0;
      numbering_.restart();
      quoted_draft_ = false;
      host_ = kNoParagraph;
      return;
    case HeadingForm::kRomanPart:
    case HeadingForm::kLetterPart:
      if (part_ == DocumentPart::kAnnex || part_ == DocumentPart::kAdopted) return;
      part_label_ = label(parsed->label);
      at(i).part = part_label_;
      return;
    case HeadingForm::kArticle:
      numbering_.restart();
      return;
  }
}

}  // namespace rapporteur
