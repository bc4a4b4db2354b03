#include "pipeline/note_block.hpp"

#include "grammar/mark.hpp"
#include "pipeline/notes.hpp"

#include <algorithm>

namespace rapporteur {
namespace {

/// Number or asterisks of a note's own marker: `1`, `1/`, `[39 ]`, `^13`, `³¹`, `*`.
std::optional<grammar::Mark> mark_of(std::string_view marker) {
  if (marker.starts_with('^')) marker.remove_prefix(1);
  return grammar::parse_mark(marker);
}

}  // namespace

NoteBlock::NoteBlock(std::string_view text, Structure const& structure) : structure_(structure) {
  std::uint32_t paragraph = 0;
  for (std::uint32_t i = 0; i < structure.footnotes.size(); ++i) {
    auto const& note = structure.footnotes[i];
    while (paragraph < structure.paragraphs.size() && structure.paragraphs[paragraph].span.end <= note.marker.begin)
      ++paragraph;
    auto const mark = mark_of(text.substr(note.marker.begin, note.marker.size()));
    if (!mark || mark->number > kHighestNote) continue;
    auto const resolution =
        paragraph < structure.paragraphs.size() ? structure.paragraphs[paragraph].resolution : std::uint16_t{0};
    Entry const entry{note.marker.begin, i, resolution};
    if (mark->number == 0) {
      by_signs_[std::min<std::size_t>(mark->signs, by_signs_.size() - 1)].push_back(entry);
      continue;
    }
    if (mark->number >= by_number_.size()) by_number_.resize(mark->number + 1);
    different_ += by_number_[mark->number].empty() ? 1U : 0U;
    by_number_[mark->number].push_back(entry);
    lowest_ = std::min(lowest_, mark->number);
    highest_ = std::max(highest_, mark->number);
  }
}

std::uint32_t NoteBlock::nearest(Entries const& entries, std::uint32_t offset, std::uint32_t paragraph) const {
  if (entries.empty()) return kNoFootnote;
  auto const behind = std::lower_bound(entries.begin(), entries.end(), offset,
                                       [](Entry const& each, auto at) { return each.begin < at; });
  auto const resolution = structure_.paragraphs[paragraph].resolution;
  bool const follows = behind != entries.end();
  bool const precedes = behind != entries.begin();
  if (follows && (behind->resolution == resolution || !precedes)) return behind->footnote;
  if (precedes && (std::prev(behind)->resolution == resolution || !follows)) return std::prev(behind)->footnote;
  return follows ? behind->footnote : kNoFootnote;
}

std::uint32_t NoteBlock::find(std::uint32_t number, std::uint32_t offset, std::uint32_t paragraph) const {
  return number < by_number_.size() ? nearest(by_number_[number], offset, paragraph) : kNoFootnote;
}

std::uint32_t NoteBlock::find_asterisks(std::uint32_t signs, std::uint32_t offset, std::uint32_t paragraph) const {
  return signs < by_signs_.size() ? nearest(by_signs_[signs], offset, paragraph) : kNoFootnote;
}

std::uint32_t NoteBlock::find_from_note(std::uint32_t number, std::uint32_t index) const {
  if (number >= by_number_.size()) return kNoFootnote;
  auto const& entries = by_number_[number];
  auto const behind = std::lower_bound(entries.begin(), entries.end(), index,
                                       [](Entry const& each, auto at) { return each.footnote < at; });
  if (behind != entries.begin()) return std::prev(behind)->footnote;
  auto const after = behind != entries.end() && behind->footnote == index ? behind + 1 : behind;
  return after == entries.end() ? kNoFootnote : after->footnote;
}

}  // namespace rapporteur
