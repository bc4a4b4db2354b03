#pragma once

#include "pipeline/layout.hpp"
#include "pipeline/model.hpp"
#include "pipeline/text.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace rapporteur {

/// The reading text of a layout: its blocks in order, one a line, with the way back to the input.
struct Reading {
  std::string text;
  SourceMap map;                        ///< of `text`
  std::vector<std::uint32_t> foldable;  ///< places in `text`, see find_foldable
  std::vector<Span> blocks;             ///< of `text`, one for each block
  std::vector<SourceRange> sources;     ///< of the input
  std::vector<Slice> block_sources;     ///< into `sources`, one for each block
};

void make_reading(Text const& text, Layout const& layout, Reading& reading);

}  // namespace rapporteur
