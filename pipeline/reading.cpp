#include "pipeline/reading.hpp"

namespace rapporteur {
namespace {

/// Writes the reading text. Where it goes on as the decoded text does, line end included, nothing is copied until it
/// stops doing so: a text of one paragraph a line is copied at once.
class Writer {
 public:
  Writer(Text const& text, Reading& reading) : text_(text), reading_(reading) {}

  /// Where the next byte will stand.
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(reading_.text.size()) + (copied_to_ - copied_from_);
  }

  void copy(std::uint32_t begin, std::uint32_t end) {
    if (begin != copied_to_) {
      flush();
      copied_from_ = begin;
    }
    copied_to_ = end;
  }

  /// A character that stands for the input's [source.begin, source.end).
  void put(char character, ByteRange source) {
    flush();
    reading_.map.add({size(), 1, source.begin, source.end - source.begin, 0});
    reading_.text += character;
  }

  void flush() {
    auto const at = static_cast<std::uint32_t>(reading_.text.size());
    text_.map.append_to(reading_.map, copied_from_, copied_to_, at);
    reading_.text.append(text_.chars.substr(copied_from_, copied_to_ - copied_from_));
    copied_from_ = copied_to_;
  }

 private:
  Text const& text_;
  Reading& reading_;
  std::uint32_t copied_from_ = 0;  // of the decoded text: what is yet to be written
  std::uint32_t copied_to_ = 0;
};

/// Input bytes of a segment with its dropped hyphen.
SourceRange source_of(SourceMap const& map, Segment const& segment) {
  return {map.at(segment.begin).begin, map.at(segment.end + segment.hyphen - 1).end, segment.page};
}

/// Input bytes of the whole white space character at `at`, none at the end of the text.
ByteRange source_of_white_space(Text const& text, std::uint32_t at, std::uint32_t source_end) {
  auto const length = at < text.chars.size() ? static_cast<std::uint32_t>(white_space_at(text.chars, at)) : 0;
  return length == 0 ? ByteRange{source_end, source_end} : text.map.range(at, at + length);
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
  reading.sources.reserve(layout.blocks.size());

  Writer writer(text, reading);
  for (auto const& block : layout.blocks) {
    auto const begin = writer.size();
    auto const first_source = static_cast<std::uint32_t>(reading.sources.size());
    for (std::uint32_t i = 0; i < block.count; ++i) {
      auto const& segment = layout.segments[block.first + i];
      SourceRange const source = source_of(text.map, segment);
      if (i > 0) {
        auto& last = reading.sources.back();
        if (layout.segments[block.first + i - 1].joint == Joint::kSpace) {
          writer.put(' ', {last.end, segment.interrupted ? last.end : source.begin});
        }
        if (segment.interrupted || last.page != source.page) {
          reading.sources.push_back(source);
        } else {
          last.end = source.end;
        }
      } else {
        reading.sources.emplace_back(source);
      }
      writer.copy(segment.begin, segment.end);
    }
    reading.blocks.push_back({begin, writer.size()});
    reading.block_sources.push_back({first_source, static_cast<std::uint32_t>(reading.sources.size()) - first_source});
    // The line end behind the block, where there is one.
    auto const& last = layout.segments[block.first + block.count - 1];
    auto const end = last.end + last.hyphen;
    if (last.hyphen == 0 && end < text.chars.size() && text.chars[end] == '\n') {
      writer.copy(end, end + 1);
    } else {
      writer.put('\n', source_of_white_space(text, end, reading.sources.back().end));
    }
  }
  writer.flush();
}

}  // namespace rapporteur
