#include "pipeline/pinpoints.hpp"

#include "pipeline/phrase_bytes.hpp"

namespace rapporteur {
namespace {

PinpointUnit unit_of(grammar::DivisionUnit unit) {
  using grammar::DivisionUnit;
  switch (unit) {
    case DivisionUnit::kParagraph:
      return PinpointUnit::kParagraph;
    case DivisionUnit::kSection:
      return PinpointUnit::kSection;
    case DivisionUnit::kChapter:
      return PinpointUnit::kChapter;
    case DivisionUnit::kPart:
      return PinpointUnit::kPart;
    case DivisionUnit::kArticle:
      return PinpointUnit::kArticle;
    case DivisionUnit::kRule:
      return PinpointUnit::kRule;
    case DivisionUnit::kAnnex:
      return PinpointUnit::kAnnex;
    case DivisionUnit::kAppendix:
      return PinpointUnit::kAppendix;
    case DivisionUnit::kPage:
      return PinpointUnit::kPage;
    case DivisionUnit::kPreamble:
      return PinpointUnit::kPreamble;
  }
  return PinpointUnit::kUnspecified;
}

/// Makes the steps from `first` on a path.
void add_path(std::size_t first, Pinpoints& pinpoints) {
  auto const count = static_cast<std::uint32_t>(pinpoints.steps.size() - first);
  pinpoints.paths.push_back({static_cast<std::uint32_t>(first), count});
}

/// Makes the paths from `first` on a place.
std::uint32_t add_place(Span span, std::size_t first, Pinpoints& pinpoints) {
  auto const count = static_cast<std::uint32_t>(pinpoints.paths.size() - first);
  pinpoints.pinpoints.push_back({span, {static_cast<std::uint32_t>(first), count}});
  return static_cast<std::uint32_t>(pinpoints.pinpoints.size() - 1);
}

}  // namespace

std::uint32_t add_pinpoint(std::string_view text, grammar::PinpointPhrase const& phrase, Citations& all) {
  auto const begin = static_cast<std::size_t>(phrase.span.data() - text.data());
  Span const span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + phrase.span.size())};
  auto& steps = all.pinpoints.steps;
  auto const first = all.pinpoints.paths.size();
  for (auto const& place : phrase.places) {
    auto const first_step = steps.size();
    for (auto const& division : place) {
      auto const& subdivisions = division.subdivisions;
      if (!division.label.empty() || subdivisions.empty())
        steps.push_back({unit_of(division.unit), all.keep(division.label), all.keep(division.through)});
      for (std::size_t at = 0; at < subdivisions.size();) {
        auto const close = subdivisions.find(')', at);
        if (close == std::string_view::npos) break;
        auto const open = subdivisions.find('(', at);
        steps.push_back({PinpointUnit::kSubparagraph, all.keep(subdivisions.substr(open, close + 1 - open)), {}});
        at = close + 1;
      }
    }
    add_path(first_step, all.pinpoints);
  }
  return add_place(span, first, all.pinpoints);
}

std::uint32_t add_pinpoint(Span span, std::size_t first_step, Citations& all) {
  auto const first = all.pinpoints.paths.size();
  add_path(first_step, all.pinpoints);
  return add_place(span, first, all.pinpoints);
}

std::size_t read_pinpoint_behind(std::string_view text, std::size_t end, Citation& citation, Citations& all) {
  auto rest = trim_left_blanks(text.substr(end));
  if (citation.pinpoint || !drop_prefix(rest, ",")) return end;
  rest = trim_left_blanks(rest);
  auto const phrase = grammar::accept_pinpoint(rest);
  if (!phrase) return end;
  // "resolution 60/1, paragraph 4 of resolution 61/2": the place belongs to what follows.
  bool const ahead = rest.starts_with(" of ") || rest.starts_with(" to ");
  if (ahead || phrase->places.front().front().unit == grammar::DivisionUnit::kArticle) return end;
  citation.pinpoint = add_pinpoint(text, *phrase, all);
  return text.size() - rest.size();
}

}  // namespace rapporteur
