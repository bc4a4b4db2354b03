#pragma once

#include "pipeline/citation.hpp"
#include "pipeline/model.hpp"
#include "pipeline/notes.hpp"
#include "pipeline/reading.hpp"
#include "pipeline/structure.hpp"

#include <memory>

namespace rapporteur {

/// Finds what the paragraphs refer to. It keeps its memory from document to document.
///
/// Takes   the reading text, its structure, what the document says of itself, and its notes.
/// Gives   citations whose spans hold no note mark; each member of a list is one. "Ibid." and "See footnote 5" cite
///         what the note cites that they point to. What `result` holds is written over, but for a `text` that others
///         share: they keep it.
/// Leaves  front matter, enacting lines and page furniture alone.
class CitationFinder {
 public:
  CitationFinder();
  ~CitationFinder();
  CitationFinder(CitationFinder&&) noexcept;
  CitationFinder& operator=(CitationFinder&&) noexcept;

  void find(Reading const& reading, Structure const& structure, Metadata const& metadata, Notes const& notes,
            Citations& result);

 private:
  struct Memory;
  class Work;
  std::unique_ptr<Memory> memory_;
};

}  // namespace rapporteur
