#pragma once

#include <cstdint>
#include <vector>

namespace rapporteur {

/// A run of the mapped text and the bytes of the input that it came from.
///
/// A linear run maps byte by byte: `source_length == length * stride`, stride 1 (UTF-8, ASCII in a one-byte
/// encoding) or 2 (ASCII in UTF-16). An atomic run (stride 0) maps as a whole: a character that was decoded or
/// composed, or the blank that joins two lines. `source_length` may be 0 for an atomic run at the end of input.
struct MapRun {
  std::uint32_t text = 0;
  std::uint32_t length = 0;
  std::uint32_t source = 0;
  std::uint32_t source_length = 0;
  std::uint32_t stride = 1;
  friend constexpr bool operator==(MapRun const&, MapRun const&) = default;
};

/// Range of input bytes.
struct ByteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend constexpr bool operator==(ByteRange const&, ByteRange const&) = default;
};

/// The way back from a text to the bytes of the input. Runs are in the order of the text and cover it without
/// gaps or overlaps; in the source they need not be in order, since page furniture is moved out of sentences.
class SourceMap {
 public:
  /// Appends a run, which begins where the last one ends in the text; joins it to the last one when both are linear
  /// with the same stride and adjacent in the source too. An empty run is left out.
  void add(MapRun run);
  void clear() { runs_.clear(); }
  void reserve(std::size_t runs) { runs_.reserve(runs); }

  /// The input bytes of byte `text_offset`: all that an atomic run came from, in a linear run those of the byte alone
  /// (one byte of a UTF-8 character). Past the text: the empty range after the last run. O(log runs).
  [[nodiscard]] ByteRange at(std::uint32_t text_offset) const {
    // A text in UTF-8 that needed no change is one run.
    if (runs_.size() == 1 && runs_.front().stride == 1 && text_offset < runs_.front().length) {
      return {runs_.front().source + text_offset, runs_.front().source + text_offset + 1};
    }
    return look_up(text_offset);
  }
  /// Smallest range of input bytes that holds all of [begin, end), when the text in between is in source order. Empty
  /// where [begin, end) is.
  [[nodiscard]] ByteRange range(std::uint32_t begin, std::uint32_t end) const;

  /// Appends to `into` the runs of [begin, end) of this map, shifted so that `begin` becomes `at_text`.
  void append_to(SourceMap& into, std::uint32_t begin, std::uint32_t end, std::uint32_t at_text) const;

  [[nodiscard]] std::vector<MapRun> const& runs() const { return runs_; }

 private:
  [[nodiscard]] ByteRange look_up(std::uint32_t text_offset) const;

  std::vector<MapRun> runs_;
};

}  // namespace rapporteur
