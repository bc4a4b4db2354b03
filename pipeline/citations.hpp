#pragma once

#include "pipeline/citation.hpp"
#include "pipeline/model.hpp"
#include "pipeline/notes.hpp"
#include "pipeline/structure.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace rapporteur {

struct Citations {
  std::vector<Citation> citations;  ///< of other texts, in the order of their spans
  std::vector<Citation> internal;   ///< "the present resolution", "paragraph 3 above"
};

/// Finds what the paragraphs refer to. It keeps its memory from document to document.
///
/// Takes   the reading text, its structure, what the document says of itself, and its notes.
/// Gives   citations whose spans hold no note mark; each member of a list is one. "Ibid." and "See footnote 5" cite
///         what the note cites that they point to.
/// Leaves  front matter, enacting lines and page furniture alone.
class CitationFinder {
 public:
  CitationFinder();
  ~CitationFinder();
  CitationFinder(CitationFinder&&) noexcept;
  CitationFinder& operator=(CitationFinder&&) noexcept;

  void find(std::string_view text, Structure const& structure, Metadata const& metadata, Notes const& notes,
            Citations& result);

 private:
  struct Memory;
  class Work;
  std::unique_ptr<Memory> memory_;
};

}  // namespace rapporteur
