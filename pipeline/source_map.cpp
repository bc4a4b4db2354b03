#include "pipeline/source_map.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace rapporteur {
namespace {

/// The run that holds `text_offset`; the end where there is none.
std::vector<MapRun>::const_iterator find_run(std::vector<MapRun> const& runs, std::uint32_t text_offset) {
  auto const after = std::upper_bound(runs.begin(), runs.end(), text_offset,
                                      [](std::uint32_t offset, MapRun const& run) { return offset < run.text; });
  if (after == runs.begin()) return runs.end();
  auto const found = std::prev(after);
  return text_offset - found->text < found->length ? found : runs.end();
}

}  // namespace

void SourceMap::add(MapRun run) {
  if (run.length == 0) return;
  assert(run.stride == 0 || run.source_length == run.length * run.stride);
  if (!runs_.empty()) {
    MapRun& last = runs_.back();
    assert(last.text + last.length == run.text);
    if (run.stride != 0 && last.stride == run.stride && last.source + last.source_length == run.source) {
      last.length += run.length;
      last.source_length += run.source_length;
      return;
    }
  }
  runs_.push_back(run);
}

ByteRange SourceMap::look_up(std::uint32_t text_offset) const {
  auto const run = find_run(runs_, text_offset);
  if (run == runs_.end()) {
    if (runs_.empty()) return {};
    std::uint32_t const end = runs_.back().source + runs_.back().source_length;
    return {end, end};
  }
  if (run->stride == 0) return {run->source, run->source + run->source_length};
  std::uint32_t const begin = run->source + (text_offset - run->text) * run->stride;
  return {begin, begin + run->stride};
}

ByteRange SourceMap::range(std::uint32_t begin, std::uint32_t end) const {
  ByteRange const first = at(begin);
  if (begin >= end) return {first.begin, first.begin};
  return {first.begin, at(end - 1).end};
}

void SourceMap::append_to(SourceMap& into, std::uint32_t begin, std::uint32_t end, std::uint32_t at_text) const {
  if (begin >= end) return;
  if (runs_.size() == 1 && runs_.front().stride == 1 && end <= runs_.front().length) {
    into.add({at_text, end - begin, runs_.front().source + begin, end - begin, 1});
    return;
  }
  for (auto run = find_run(runs_, begin); run != runs_.end() && run->text < end; ++run) {
    std::uint32_t const from = std::max(begin, run->text);
    std::uint32_t const to = std::min(end, run->text + run->length);
    MapRun part = *run;
    part.text = at_text + (from - begin);
    part.length = to - from;
    if (run->stride != 0) {
      part.source = run->source + (from - run->text) * run->stride;
      part.source_length = part.length * run->stride;
    }
    into.add(part);
  }
}

}  // namespace rapporteur
