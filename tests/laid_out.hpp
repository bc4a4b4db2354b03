#pragma once

#include "pipeline/layout.hpp"
#include "pipeline/lines.hpp"
#include "pipeline/reading.hpp"
#include "pipeline/text.hpp"

#include <string_view>
#include <vector>

namespace rapporteur::tests {

/// An input as the structure gets it, step by step as an analysis goes. The bytes must outlive it.
struct LaidOut {
  explicit LaidOut(std::string_view bytes) {
    Diagnostics diagnostics;
    decode(bytes, text, diagnostics);
    split_lines(text.chars, lines);
    LayoutFinder().find(text.chars, lines, layout);
    make_reading(text, layout, reading);
  }

  Text text;
  std::vector<Line> lines;
  Layout layout;
  Reading reading;
};

}  // namespace rapporteur::tests
