#include "pipeline/reading.hpp"

namespace rapporteur {
namespace {

/// Input bytes of a segment with its dropped hyphen.
SourceRange source_of(Text const& text, Segment const& segment) {
  auto const begin = text.map.at(segment.begin).begin;
  auto const end = text.map.at(segment.end + segment.hyphen - 1).end;
  return {begin, end, segment.page};
}

}  // namespace

void make_reading(Text const& text, Layout const& layout, Reading& reading) {
  reading.text.clear();
  reading.map.clear();
  reading.blocks.clear();
  reading.sources.clear();
  reading.block_sources.clear();
  reading.text.reserve(text.chars.size() + layout.blocks.size());
  reading.blocks.reserve(layout.blocks.size());
  reading.block_sources.reserve(layout.blocks.size());

  auto const joint = [&](std::uint32_t source, std::uint32_t length) {
    auto const at = static_cast<std::uint32_t>(reading.text.size());
    reading.map.add({at, 1, source, length, 0});
  };
  for (auto const& block : layout.blocks) {
    auto const begin = static_cast<std::uint32_t>(reading.text.size());
    auto const first_source = static_cast<std::uint32_t>(reading.sources.size());
    for (std::uint32_t i = 0; i < block.count; ++i) {
      auto const& segment = layout.segments[block.first + i];
      auto const source = source_of(text, segment);
      if (i > 0) {
        auto& last = reading.sources.back();
        if (layout.segments[block.first + i - 1].joint == Joint::kSpace) {
          joint(last.end, segment.interrupted ? 0 : source.begin - last.end);
          reading.text += ' ';
        }
        if (segment.interrupted || last.page != source.page) {
          reading.sources.push_back(source);
        } else {
          last.end = source.end;
        }
      } else {
        reading.sources.push_back(source);
      }
      text.map.append_to(reading.map, segment.begin, segment.end, static_cast<std::uint32_t>(reading.text.size()));
      reading.text.append(text.chars.substr(segment.begin, segment.end - segment.begin));
    }
    reading.blocks.push_back({begin, static_cast<std::uint32_t>(reading.text.size())});
    reading.block_sources.push_back({first_source, static_cast<std::uint32_t>(reading.sources.size()) - first_source});
    // The line end behind the block, where there is one.
    auto const& last = layout.segments[block.first + block.count - 1];
    auto const end = last.end + last.hyphen;
    auto const line_end =
        end < text.chars.size() ? text.map.at(end) : ByteRange{reading.sources.back().end, reading.sources.back().end};
    joint(line_end.begin, line_end.end - line_end.begin);
    reading.text += '\n';
  }
}

}  // namespace rapporteur
