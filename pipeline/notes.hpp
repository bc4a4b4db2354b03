#pragma once

#include "pipeline/note_marks.hpp"
#include "pipeline/structure.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur {

inline constexpr std::uint32_t kNoFootnote = 0xffffffffU;

/// A note mark in the text. Spans of everything but the paragraph end before it.
struct NoteMark {
  Span span;                             ///< of the mark alone: `3` of `20043`, `1/`, `[39 ]`
  std::uint32_t paragraph = 0;           ///< index into Structure::paragraphs
  std::uint32_t number = 0;              ///< 0 for asterisks
  std::uint32_t footnote = kNoFootnote;  ///< index into Structure::footnotes; kNoFootnote where its text is lost
};

/// The notes of a document: where their marks stand, and which notes point to others.
struct Notes {
  std::vector<NoteMark> marks;            ///< in text order; they do not overlap
  std::vector<Span> spans;                ///< theirs, one for each
  std::vector<std::uint32_t> points_to;   ///< for each footnote the one it points to ("Ibid.", "See footnote 5")
  std::vector<MarkCandidate> candidates;  ///< all that looked like a mark, in text order

  /// The first mark that ends behind `offset`; null where there is none.
  [[nodiscard]] NoteMark const* next(std::uint32_t offset) const;
  /// `offset` is inside a mark.
  [[nodiscard]] bool covers(std::uint32_t offset) const;
  /// Where `span` has to end so that it holds no mark; its own end where it holds none.
  [[nodiscard]] std::uint32_t end_before_mark(Span span) const;
};

/// Finds the note marks of a text.
///
/// Takes   the reading text and its structure: the notes at the foot of pages or at the end are in it already.
/// Gives   the marks that their surroundings, the sequence of their numbers and the notes bear out. Where all notes are
///         there (1 to n), a mark has the number of one. Numbers rise from one mark to the next, a lower one repeats
///         an earlier note; they may begin anywhere (a scan goes on from the page before) and leave some out (a text
///         that lost its notes keeps only some marks), but none is far above all others. What is as often something
///         else (behind an acronym, in brackets) is a mark only next to its neighbours in the sequence, among notes.
///         A doubtful candidate is no mark.
/// Time    linear in the text; the logarithm of the highest note's number for each candidate.
void find_notes(std::string_view text, Structure const& structure, Notes& notes);

/// Sets Footnote::references from the marks.
void set_references(Notes const& notes, std::span<Footnote> footnotes);

}  // namespace rapporteur
