#include "pipeline/structure_machine.hpp"

#include <algorithm>

namespace rapporteur {
namespace {

using grammar::MarkerStyle;
using grammar::OpenerForm;

/// The level of what hangs from a paragraph of `level`.
std::uint8_t below(std::uint8_t level) {
  return static_cast<std::uint8_t>(std::min<int>(std::max<int>(level, 1) + 1, kLevels));
}

}  // namespace

void StructureMachine::top(std::uint32_t i, ParagraphKind kind) {
  auto const& form = forms_[i];
  auto& paragraph = at(i);
  paragraph.kind = kind;
  mark(paragraph, form);
  if (form.has_marker) numbering_.level_of(form.marker, nullptr);
  // A considering paragraph, or a paragraph of an annex, has a level only by its marker.
  paragraph.level = form.has_marker || kind == ParagraphKind::kOperative ? 1 : 0;
  numbering_.place(1, i);
  paragraph.parent = host_;
  paragraph.quoted = quoted_draft_;
  introduced_ = form.sign == EndSign::kColon;
}

void StructureMachine::inner(std::uint32_t i) {
  auto const& form = forms_[i];
  auto const begin = reading_.blocks[i].begin;
  at(i).inner_marker = {begin + form.body, begin + form.inner_end};
  at(i).level = numbering_.level_of(form.inner, next_marker(i));
}

MarkerValue const* StructureMachine::next_marker(std::uint32_t i) {
  auto const counts = [](BlockForm const& form) {
    return form.has_marker && (form.marker.style == MarkerStyle::kLetter || form.marker.style == MarkerStyle::kNumber);
  };
  if (next_numbered_ <= i) {
    next_numbered_ = i + 1;
    while (next_numbered_ < forms_.size() && !counts(forms_[next_numbered_])) ++next_numbered_;
  }
  if (next_numbered_ == forms_.size()) return nullptr;
  auto const& marker = forms_[next_numbered_].marker;
  return marker.style == MarkerStyle::kLetter ? &marker : nullptr;
}

void StructureMachine::item(std::uint32_t i, ParagraphKind kind) {
  auto const& form = forms_[i];
  auto& paragraph = at(i);
  paragraph.kind = kind;
  mark(paragraph, form);
  auto level = numbering_.level_of(form.marker, next_marker(i));
  if (level == 0) level = bullet_level(i);
  paragraph.level = level;
  auto const parent = numbering_.place(level, i);
  paragraph.parent = parent == kNoParagraph ? host_ : parent;
  paragraph.quoted = quoted_draft_;
  if (form.has_inner) inner(i);
  introduced_ = introduced_ || form.sign == EndSign::kColon;
}

std::uint8_t StructureMachine::bullet_level(std::uint32_t i) const {
  for (auto before = i; before-- > 0;) {
    auto const& paragraph = structure_.paragraphs[before];
    if (paragraph.kind == ParagraphKind::kBackMatter || paragraph.kind == ParagraphKind::kFootnote) continue;
    if (forms_[before].has_marker && forms_[before].marker.style == MarkerStyle::kBullet) return paragraph.level;
    return below(paragraph.level);
  }
  return 1;
}

void StructureMachine::bare_item(std::uint32_t i) {
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

void StructureMachine::introduce(std::uint32_t i) {
  auto const& form = forms_[i];
  introduces_adopted_text_ = false;
  if (!form.opener_adopts) return;
  auto const line = text(i);
  bool const follows = line.find("follow") != std::string_view::npos ||
                       line.find("annexed") != std::string_view::npos || line.find("below") != std::string_view::npos ||
                       line.find("set out") != std::string_view::npos;
  if (form.sign == EndSign::kColon && follows) {
    introduces_adopted_text_ = true;
    resume_number_ = form.has_marker ? form.marker.number + 1 : 0;
  }
}

void StructureMachine::quoted(std::uint32_t i) {
  set(i, ParagraphKind::kOperative);
  auto const above = numbering_.last_at(kLevels);
  at(i).parent = above;
  at(i).level = above == kNoParagraph ? 1 : below(at(above).level);
  at(i).quoted = true;
  quote_open_ = !forms_[i].closes_quote;
  quote_host_ = above;
}

bool StructureMachine::take_quoted(std::uint32_t i) {
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

void StructureMachine::end_draft(std::uint32_t i) {
  if (i > 0 && at(i - 1).quoted && forms_[i - 1].closes_quote && closes_more(i - 1)) draft_closed_ = true;
  if (!draft_closed_ || host_ == kNoParagraph) return;
  auto const& form = forms_[i];
  auto const& host = forms_[host_];
  bool const next = form.has_marker && host.has_marker && form.marker.style == MarkerStyle::kNumber &&
                    host.marker.style == MarkerStyle::kNumber && form.marker.number == host.marker.number + 1;
  if (!next) return;
  numbering_.restart();
  numbering_.level_of(host.marker, nullptr);
  numbering_.place(1, host_);
  quoted_draft_ = draft_closed_ = quote_open_ = introduced_ = false;
  host_ = kNoParagraph;
  part_ = DocumentPart::kOperative;
}

bool StructureMachine::closes_more(std::uint32_t i) {
  auto rest = text(i);
  auto const opens = [&](std::string_view quote) { return rest.starts_with(quote); };
  // The mark at the head of the paragraph opens the draft again.
  if (opens("\u201C")) rest.remove_prefix(3);
  if (opens("\"")) rest.remove_prefix(1);
  std::ptrdiff_t open = 0;
  std::size_t straight = 0;
  for (; !rest.empty(); rest.remove_prefix(1)) {
    if (opens("\u201C")) ++open;
    if (opens("\u201D")) --open;
    if (opens("\"")) ++straight;
  }
  return open < 0 || straight % 2 == 1;
}

}  // namespace rapporteur
