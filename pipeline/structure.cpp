#include "pipeline/structure.hpp"

#include "pipeline/fetch_ahead.hpp"
#include "pipeline/structure_machine.hpp"

namespace rapporteur {
void StructureMachine::run() {
  for (std::uint32_t i = 0; i < forms_.size(); ++i) {
    fetch_ahead(forms_[i]);
    take(i);
  }
  resolutions_.label(structure_);
}

void StructureMachine::take(std::uint32_t i) {
  Paragraph& paragraph = structure_.paragraphs.emplace_back();
  paragraph.span = reading_.blocks[i];
  paragraph.source = reading_.block_sources[i];
  paragraph.part = part_label_;
  auto const& form = forms_[i];
  if (form.has_marker && opener_matters(i)) read_opener(text(i), forms_[i]);
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
  if (quoted_draft_) end_draft(i);
  if (quote_open_ && take_quoted(i)) return;
  if (begins_resolution(i)) return;
  switch (part_) {
    case DocumentPart::kFront:
      front(i);
      break;
    case DocumentPart::kPreamble:
      preamble(i);
      break;
    case DocumentPart::kOperative:
      operative(i);
      break;
    case DocumentPart::kStatement:
      statement(i);
      break;
    case DocumentPart::kAdopted:
      adopted(i);
      break;
    case DocumentPart::kClosed:
      closed(i);
      break;
    case DocumentPart::kAnnex:
      annex(i);
      break;
  }
}

bool StructureMachine::opener_matters(std::uint32_t i) const {
  return part_ == DocumentPart::kFront || part_ == DocumentPart::kPreamble || part_ == DocumentPart::kAdopted ||
         quote_open_ || forms_[i].sign == EndSign::kColon;
}

void StructureMachine::furniture(std::uint32_t i) {
  bool const masthead = part_ == DocumentPart::kFront && !titled_ && !tail_ && !symbol_in(head(i)).empty();
  set(i, masthead ? ParagraphKind::kFrontMatter : ParagraphKind::kBackMatter);
}

void StructureMachine::note(std::uint32_t i) {
  set(i, ParagraphKind::kFootnote);
  auto const parsed = grammar::parse_note(head(i));
  if (!parsed) return;
  auto const begin = at(i).span.begin;
  auto mark = folded_.to_original(parsed->mark);
  at(i).marker = {begin + mark.begin, begin + mark.end};
  at(i).span.begin = begin + folded_.to_original(parsed->text).begin;
  structure_.footnotes.push_back({at(i).marker, at(i).span, {}});
}

void find_structure(Reading const& reading, Layout& layout, Structure& structure) {
  auto& forms = layout.forms;
  structure.paragraphs.clear();
  structure.paragraphs.reserve(forms.size());
  structure.parts.assign(1, {});
  structure.neighbours.assign(1, {});
  structure.footnotes.clear();
  StructureMachine(reading, forms, structure).run();
}

}  // namespace rapporteur
