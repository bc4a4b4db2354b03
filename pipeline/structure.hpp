#pragma once

#include "pipeline/block_form.hpp"
#include "pipeline/fold.hpp"
#include "pipeline/model.hpp"
#include "pipeline/reading.hpp"

#include <string>
#include <vector>

namespace rapporteur {

/// What the paragraphs of a reading text are.
struct Structure {
  std::vector<Paragraph> paragraphs;    ///< one for each block, in its order
  std::vector<std::string> parts;       ///< [0] is empty
  std::vector<std::string> neighbours;  ///< [0] is empty
  std::vector<Footnote> footnotes;
  Folded folded;  ///< the beginning of the block that is being read, no part of the result; its room serves all texts
};

/// Decides kind, marker, level, parent, part and resolution of every block.
///
/// Takes   the reading text and the layout it was made of.
/// Gives   one paragraph for each block; every block gets a kind.
/// Rule    the words of a paragraph decide; where they leave it open, the part of the resolution that it stands in.
/// Reads in the layout's forms, which `find_block_forms` has filled in, what was left open there.
void find_structure(Reading const& reading, Layout& layout, Structure& structure);

}  // namespace rapporteur
