#include "pipeline/structure_machine.hpp"

#include <algorithm>

namespace rapporteur {
namespace {

using grammar::HeadingForm;
using grammar::MarkerStyle;

}  // namespace

bool StructureMachine::takes_beginning(std::uint32_t i) {
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
  if (statement_ && part_ == DocumentPart::kFront && organ_speaks(i)) {
    part_ = DocumentPart::kStatement;
    return false;
  }
  if (form.start == StartForm::kEnacting && enacting_stands_here(i)) {
    enact(i);
    return true;
  }
  return false;
}

std::uint32_t StructureMachine::enacting_from(std::uint32_t i, std::uint32_t reach) const {
  auto const end = std::min(i + reach, static_cast<std::uint32_t>(forms_.size()));
  while (i < end && forms_[i].start != StartForm::kEnacting) ++i;
  return i;
}

bool StructureMachine::title_stands_here(std::uint32_t i) const {
  if (part_ == DocumentPart::kFront || part_ == DocumentPart::kClosed) return true;
  auto const& form = forms_[i];
  if (form.sign == EndSign::kComma || form.sign == EndSign::kSemicolon) return false;
  constexpr std::uint32_t kReach = 6;
  return enacting_from(i, kReach) < i + kReach;
}

bool StructureMachine::lettered_part(std::uint32_t i) {
  // A letter alone: most headings are words or roman numbers.
  auto const line = text(i);
  if (line.size() > 1 && ((line[1] >= 'a' && line[1] <= 'z') || (line[1] >= 'A' && line[1] <= 'Z'))) return false;
  auto const heading = grammar::parse_heading(head(i));
  if (!heading || heading->form != HeadingForm::kLetterPart) return false;
  constexpr std::uint32_t kReach = 5;
  auto const enacting = enacting_from(i, kReach);
  if (enacting == forms_.size() || enacting == i + kReach) return false;
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

bool StructureMachine::enacting_stands_here(std::uint32_t i) const {
  // In an annex the bodies of the text itself speak: "The Council shall …" is no enacting line, "The Council," is.
  if (part_ == DocumentPart::kAnnex || part_ == DocumentPart::kAdopted) return false;
  if (part_ == DocumentPart::kStatement) return false;
  if (part_ == DocumentPart::kClosed) return true;
  return forms_[i].size < 200 || part_ == DocumentPart::kFront;
}

void StructureMachine::enact(std::uint32_t i) {
  auto const enacting = grammar::parse_enacting(head(i));
  if (part_ == DocumentPart::kFront && !titled_) title_before(i);
  draft_closed_ = false;
  bool const draft = part_ == DocumentPart::kOperative && (forms_[i].quoted || introduced_);
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
  if (enacting && part_ != DocumentPart::kStatement) part_ = DocumentPart::kPreamble;
  titled_ = false;
  quote_open_ = false;
  acted_ = false;
}

bool StructureMachine::organ_speaks(std::uint32_t i) {
  auto const enacting = grammar::parse_enacting(head(i));
  return enacting && !enacting->organ.name.empty() && !enacting->rest.empty();
}

bool StructureMachine::organ_acts(std::uint32_t i) {
  auto const enacting = grammar::parse_enacting(head(i));
  if (!enacting || enacting->organ.name.empty() || enacting->comma) return false;
  auto const verb = grammar::Lexicon::standard().head(enacting->rest.substr(0, enacting->rest.find(' ')));
  return verb != nullptr && verb->form == grammar::HeadForm::kThirdPerson;
}

bool StructureMachine::numbered_enacting(std::uint32_t i) {
  auto const enumerator = grammar::parse_enumerator(head(i));
  if (!enumerator || !enumerator->rest.starts_with("THE ")) return false;
  auto const enacting = grammar::parse_enacting(enumerator->rest);
  return enacting && !enacting->organ.name.empty() && enacting->comma;
}

void StructureMachine::title_before(std::uint32_t i) {
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

void StructureMachine::enter_front() {
  part_ = DocumentPart::kFront;
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

std::uint16_t StructureMachine::label(std::string_view name) {
  auto const found = std::find(structure_.parts.begin(), structure_.parts.end(), name);
  auto const index = found - structure_.parts.begin();
  if (found == structure_.parts.end()) {
    if (structure_.parts.size() == 0xffff) return 0;
    structure_.parts.emplace_back(name);
  }
  return static_cast<std::uint16_t>(index);
}

}  // namespace rapporteur
