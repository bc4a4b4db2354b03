#include "pipeline/paragraph_view.hpp"

#include <algorithm>

namespace rapporteur {

void ParagraphView::assign(std::string_view text, Span paragraph, std::span<Span const> marks,
                           std::span<std::uint32_t const> foldable) {
  text_ = text;
  paragraph_ = paragraph;
  auto const part = text.substr(paragraph.begin, paragraph.size());
  auto last = marks.begin();
  while (last != marks.end() && last->begin < paragraph.end) ++last;
  marks_ = {marks.begin(), last};
  if (marks_.empty()) {
    folded_.assign(part, foldable, paragraph.begin);
    original_ = folded_.is_original();
    return;
  }
  original_ = false;
  unmarked_.assign(part);
  for (Span const& mark : marks_) {
    auto const from = std::max(mark.begin, paragraph.begin) - paragraph.begin;
    auto const to = std::min(mark.end, paragraph.end) - paragraph.begin;
    std::fill(unmarked_.begin() + from, unmarked_.begin() + to, ' ');
  }
  folded_.assign(unmarked_, foldable, paragraph.begin);
}

bool ParagraphView::keeps_words_beside_marks() const {
  if (!folded_.is_original()) return false;
  auto const is_letter = [this](std::uint32_t at) {
    auto const byte = static_cast<unsigned char>(text_[at]);
    return byte >= 0x80 || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
  };
  // "Councila": the note has become part of the word.
  return std::none_of(marks_.begin(), marks_.end(), [&](Span mark) {
    return (mark.begin > paragraph_.begin && is_letter(mark.begin) && is_letter(mark.begin - 1)) ||
           (mark.end < paragraph_.end && is_letter(mark.end - 1) && is_letter(mark.end));
  });
}

Span ParagraphView::span_of(std::string_view part) const {
  auto const original = folded_.to_original(part);
  Span span = {paragraph_.begin + original.begin, paragraph_.begin + original.end};
  auto const in_mark = [&](std::uint32_t at) {
    return std::any_of(marks_.begin(), marks_.end(), [at](Span mark) { return mark.begin <= at && at < mark.end; });
  };
  // A blanked-out mark may end the span.
  while (!span.empty() && (text_[span.end - 1] == ' ' || in_mark(span.end - 1))) --span.end;
  return span;
}

std::string_view ParagraphView::view_of(Span span) const {
  if (span.begin < paragraph_.begin || span.end > paragraph_.end || span.empty()) return {};
  std::size_t begin = span.begin - paragraph_.begin;
  std::size_t end = span.end - paragraph_.begin;
  if (!folded_.is_original()) {
    begin = folded_.from_original(static_cast<std::uint32_t>(begin));
    end = folded_.from_original(static_cast<std::uint32_t>(end));
  }
  return view().substr(begin, end - begin);
}

}  // namespace rapporteur
