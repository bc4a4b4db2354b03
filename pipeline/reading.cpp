#include "pipeline/reading.hpp"

#include "pipeline/fold.hpp"

namespace rapporteur {
namespace {

/// Writes the reading text. Where it goes on as the decoded text does, line end included, nothing is copied until it
/// stops doing so: a text of one paragraph a line is copied at once.
class Writer {
 public:
  Writer(Text const& text, Reading& reading) : text_(text), reading_(reading) {}

  /// Where the next byte will stand.
  [[nodiscard]] std::uint32_t size() const { return written_ + (copied_to_ - copied_from_); }

  void copy(std::uint32_t begin, std::uint32_t end) {
    if (begin != copied_to_) {
      flush();
      copied_from_ = begin;
    }
    copied_to_ = end;
  }

  /// Where the decoded text has been read to.
  [[nodiscard]] std::uint32_t read_to() const { return copied_to_; }
  /// Goes on to `end` of the decoded text.
  void read_on(std::uint32_t end) { copied_to_ = end; }

  /// A character that stands for the input's [source.begin, source.end).
  void put(char character, ByteRange source) {
    flush();
    reading_.map.add({size(), 1, source.begin, source.end - source.begin, 0});
    reading_.text += character;
    ++written_;
  }

  void flush() {
    auto const size = copied_to_ - copied_from_;
    if (size == 0) return;
    auto const& runs = text_.map.runs();
    if (runs.size() == 1 && runs.front().stride == 1) {
      reading_.map.add({written_, size, runs.front().source + copied_from_, size, 1});
    } else {
      text_.map.append_to(reading_.map, copied_from_, copied_to_, written_);
    }
    reading_.text.append(text_.chars.substr(copied_from_, size));
    written_ += size;
    copied_from_ = copied_to_;
  }

 private:
  Text const& text_;
  Reading& reading_;
  std::uint32_t written_ = 0;      // bytes of the reading text
  std::uint32_t copied_from_ = 0;  // of the decoded text: what is yet to be written
  std::uint32_t copied_to_ = 0;
};

/// Input bytes of a segment with its dropped hyphen. Where the text is the input, from some byte on, they need not be
/// looked up.
class SourceFinder {
 public:
  explicit SourceFinder(SourceMap const& map)
      : map_(map),
        same_(map.runs().size() == 1 && map.runs().front().stride == 1),
        shift_(same_ ? map.runs().front().source : 0) {}

  /// The text is the input from `shift` on.
  [[nodiscard]] bool same() const { return same_; }
  [[nodiscard]] std::uint32_t shift() const { return shift_; }

  [[nodiscard]] SourceRange of(Segment const& segment) const {
    auto const end = segment.end + segment.hyphen;
    if (same_) return {shift_ + segment.begin, shift_ + end, segment.page};
    return {map_.at(segment.begin).begin, map_.at(end - 1).end, segment.page};
  }

 private:
  SourceMap const& map_;
  bool same_;
  std::uint32_t shift_;
};

/// Input bytes of the whole white space character at `at`, none at the end of the text.
ByteRange source_of_white_space(Text const& text, std::uint32_t at, std::uint32_t source_end) {
  auto const length = at < text.chars.size() ? static_cast<std::uint32_t>(white_space_at(text.chars, at)) : 0;
  return length == 0 ? ByteRange{source_end, source_end} : text.map.range(at, at + length);
}

/// Writes the spans of blocks.
struct BlockWriter {
  Text const& text;
  Layout const& layout;
  SourceFinder source;
  Writer& writer;
  Reading& reading;
  std::uint32_t used = 0;  // of the sources

  /// Takes the blocks from `index` on that are one line each, as most are; gives where the others begin.
  [[nodiscard]] std::size_t take_plain(std::size_t index) {
    if (!source.same()) return index;
    auto const* const chars = text.chars.data();
    auto const size = text.chars.size();
    auto const shift = source.shift();
    auto at = writer.read_to();
    auto moved = writer.size() - at;
    for (; index < layout.blocks.size(); ++index) {
      auto const& block = layout.blocks[index];
      auto const& segment = layout.segments[block.first];
      if (block.count != 1 || segment.hyphen != 0) break;
      if (segment.end >= size || chars[segment.end] != '\n') break;
      if (segment.begin != at) {
        // Blanks that are left out.
        writer.read_on(at);
        at = segment.begin;
        writer.copy(at, at);
        moved = writer.size() - at;
      }
      reading.sources[used] = {shift + segment.begin, shift + segment.end, segment.page};
      reading.blocks[index] = {moved + at, moved + segment.end};
      reading.block_sources[index] = {used++, 1};
      at = segment.end + 1;
    }
    writer.read_on(at);
    return index;
  }

  void take(std::size_t index);
};

void BlockWriter::take(std::size_t index) {
  auto const& block = layout.blocks[index];
  auto const* const segments = layout.segments.data() + block.first;
  auto* const sources = reading.sources.data();
  auto const begin = writer.size();
  auto const first_source = used;
  sources[used++] = source.of(segments[0]);
  writer.copy(segments[0].begin, segments[0].end);
  for (std::uint32_t i = 1; i < block.count; ++i) {
    auto const& segment = segments[i];
    auto const range = source.of(segment);
    auto& last = sources[used - 1];
    if (segments[i - 1].joint == Joint::kSpace) {
      writer.put(' ', {last.end, segment.interrupted ? last.end : range.begin});
    }
    if (segment.interrupted || last.page != range.page) {
      sources[used++] = range;
    } else {
      last.end = range.end;
    }
    writer.copy(segment.begin, segment.end);
  }
  reading.blocks[index] = {begin, writer.size()};
  reading.block_sources[index] = {first_source, used - first_source};
  // The line end behind the block, where there is one.
  auto const& last = segments[block.count - 1];
  auto const end = last.end + last.hyphen;
  if (last.hyphen == 0 && end < text.chars.size() && text.chars[end] == '\n') {
    writer.copy(end, end + 1);
  } else {
    writer.put('\n', source_of_white_space(text, end, sources[used - 1].end));
  }
}

}  // namespace

void make_reading(Text const& text, Layout const& layout, Reading& reading) {
  reading.text.clear();
  reading.map.clear();
  reading.text.reserve(text.chars.size() + layout.blocks.size());
  reading.blocks.resize(layout.blocks.size());
  reading.block_sources.resize(layout.blocks.size());
  reading.sources.resize(layout.segments.size());  // at most

  Writer writer(text, reading);
  BlockWriter blocks{text, layout, SourceFinder(text.map), writer, reading};
  for (std::size_t i = 0; (i = blocks.take_plain(i)) < layout.blocks.size(); ++i) blocks.take(i);
  writer.flush();
  reading.sources.resize(blocks.used);
  find_foldable(reading.text, reading.foldable);
}

}  // namespace rapporteur
