// Every character that is no white space belongs to one line, one segment, one block and one source range.

#include "pipeline/layout.hpp"
#include "pipeline/lines.hpp"
#include "pipeline/reading.hpp"
#include "pipeline/text.hpp"
#include "tests/fuzz/check.hpp"

#include <algorithm>
#include <vector>

using namespace rapporteur;
using fuzz::check;

namespace {

void check_white_space(std::string_view chars, std::size_t begin, std::size_t end) {
  while (begin < end) {
    auto const length = white_space_at(chars, begin);
    check(length != 0, "between lines there is only white space");
    begin += length;
  }
}

void check_lines(std::string_view chars, std::vector<Line> const& lines) {
  std::size_t at = 0;
  for (auto const& line : lines) {
    check(line.begin >= at && line.begin < line.end && line.end <= chars.size(), "lines are in order and not empty");
    check_white_space(chars, at, line.begin);
    check(white_space_at(chars, line.begin) == 0, "no line begins with white space");
    check(white_space_before(chars, line.begin, line.end) == 0, "no line ends with white space");
    fuzz::check_span(chars, {line.begin, line.end}, "a line ends between characters");
    at = line.end;
  }
  check_white_space(chars, at, chars.size());
}

void check_layout(std::vector<Line> const& lines, Layout const& layout) {
  check(layout.forms.size() == layout.blocks.size(), "one form for each block");
  std::uint32_t next = 0;
  for (auto const& block : layout.blocks) {
    check(block.first == next && block.count > 0, "blocks share out the segments");
    next += block.count;
  }
  check(next == layout.segments.size() && next == lines.size(), "one segment for each line");
  std::vector<std::uint32_t> begins(lines.size());
  std::transform(layout.segments.begin(), layout.segments.end(), begins.begin(), [](auto const& s) { return s.begin; });
  std::sort(begins.begin(), begins.end());
  for (std::size_t i = 0; i < lines.size(); ++i) check(begins[i] == lines[i].begin, "each line has its segment");
}

void check_sources(std::string_view input, Text const& text, Reading const& reading) {
  auto sources = reading.sources;
  std::sort(sources.begin(), sources.end(), [](auto const& a, auto const& b) { return a.begin < b.begin; });
  std::uint32_t at = 0;
  for (auto const& source : sources) {
    check(source.begin >= at && source.begin < source.end && source.end <= input.size(),
          "source ranges do not overlap");
    at = source.end;
  }
  std::size_t range = 0;
  for (std::size_t i = 0; i < text.chars.size();) {
    auto const white = white_space_at(text.chars, i);
    auto const source = text.map.at(static_cast<std::uint32_t>(i)).begin;
    while (range < sources.size() && sources[range].end <= source) ++range;
    if (white == 0)
      check(range < sources.size() && sources[range].begin <= source, "every character has its source range");
    i += std::max<std::size_t>(white, 1);
  }
}

void check_reading(std::string_view input, Reading const& reading) {
  fuzz::check_utf8(reading.text);
  std::uint32_t at = 0;
  for (auto const& block : reading.blocks) {
    check(block.begin == at && !block.empty(), "blocks follow each other, with a line end between them");
    fuzz::check_span(reading.text, block, "a block ends between characters");
    check(reading.text[block.end] == '\n', "a line end stands behind every block");
    at = block.end + 1;
  }
  check(at == reading.text.size(), "the blocks are all of the text");
  std::uint32_t mapped = 0;
  for (auto const& run : reading.map.runs()) {
    check(run.text == mapped && run.length > 0, "the map covers the reading text");
    check(run.source + run.source_length <= input.size(), "the map leads into the input");
    mapped += run.length;
  }
  check(mapped == reading.text.size(), "the map covers the reading text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const input = fuzz::as_text(data, size);
  Text text;
  Diagnostics diagnostics;
  decode(input, text, diagnostics);

  static std::vector<Line> lines;
  static LayoutFinder finder;
  static Layout layout;
  static Reading reading;
  split_lines(text.chars, lines);
  check_lines(text.chars, lines);
  finder.find(text.chars, lines, layout);
  check_layout(lines, layout);
  make_reading(text, layout, reading);
  check_reading(input, reading);
  check_sources(input, text, reading);
  return 0;
}
