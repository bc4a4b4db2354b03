#include "pipeline/paragraph_path.hpp"

#include <algorithm>
#include <limits>

namespace rapporteur {

void Metadata::clear() {
  for (auto* const each :
       {&symbol, &organ, &number, &title, &adopted_on, &meeting, &issued_on, &distribution, &job_number, &language})
    each->clear();
  for (auto* const each : {&agenda_items, &report_symbols, &draft_symbols}) each->clear();
  type = DocumentType::kUnspecified;
  session.reset();
  session_kind = SessionKind::kUnspecified;
  vote.reset();
  evidence.clear();
}

namespace {

/// Whether a marker is a number, `12.` or `12 bis.`, as those of the first level are.
bool is_number(std::string_view marker) { return !marker.empty() && marker.front() >= '0' && marker.front() <= '9'; }

/// The level of the first of two markers on one line; `level` is that of the second.
unsigned outer_level(std::string_view marker, unsigned level) {
  if (is_number(marker) || level == 0) return std::min(level, 1U);
  return level - 1;
}

/// An outline is not deeper than this; a longer chain of paragraphs is not followed to its end.
constexpr int kDeepest = 64;

}  // namespace

void path_of(Analysis const& analysis, std::uint32_t paragraph, std::vector<std::string_view>& path) {
  path.clear();  // from the inside out, until it is turned round
  unsigned below = std::numeric_limits<unsigned>::max();
  auto const take = [&](Span marker, unsigned level) {
    path.push_back(analysis.cut(marker));
    below = level;
  };
  // A paragraph's own markers stand in the path whatever their levels; of those before it only what is of a lower level
  // than the one taken last, as a sub-paragraph may hang from its neighbour.
  std::uint32_t at = paragraph;
  for (int depth = 0; depth < kDeepest && at < analysis.paragraphs.size(); ++depth) {
    Paragraph const& each = analysis.paragraphs[at];
    unsigned const inner = each.level;
    unsigned const outer = each.inner_marker.empty() ? inner : outer_level(analysis.cut(each.marker), inner);
    if (!each.inner_marker.empty() && (at == paragraph || inner < below)) take(each.inner_marker, inner);
    if (!each.marker.empty() && (at == paragraph || outer < below)) take(each.marker, outer);
    if (below <= 1 || each.parent >= at) break;  // what introduces a paragraph comes before it; none: `kNoParagraph`
    at = each.parent;
  }
  std::reverse(path.begin(), path.end());
}

std::vector<std::string_view> path_of(Analysis const& analysis, std::uint32_t paragraph) {
  std::vector<std::string_view> path;
  path_of(analysis, paragraph, path);
  return path;
}

}  // namespace rapporteur
