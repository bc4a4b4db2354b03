#include "pipeline/pinpoints.hpp"

#include "pipeline/phrase_bytes.hpp"

#include <string>
#include <utility>

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

}  // namespace

Pinpoint to_pinpoint(std::string_view text, grammar::PinpointPhrase const& phrase) {
  Pinpoint pinpoint;
  auto const begin = static_cast<std::size_t>(phrase.span.data() - text.data());
  pinpoint.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + phrase.span.size())};
  for (auto const& place : phrase.places) {
    PinpointPath path;
    for (auto const& division : place) {
      path.push_back({unit_of(division.unit), std::string(division.label), std::string(division.through)});
      if (division.label.empty() && !division.subdivisions.empty()) path.pop_back();
      for (std::size_t at = 0; at < division.subdivisions.size();) {
        auto const close = division.subdivisions.find(')', at);
        if (close == std::string_view::npos) break;
        auto const open = division.subdivisions.find('(', at);
        path.push_back(
            {PinpointUnit::kSubparagraph, std::string(division.subdivisions.substr(open, close + 1 - open)), {}});
        at = close + 1;
      }
    }
    pinpoint.paths.push_back(std::move(path));
  }
  return pinpoint;
}

std::size_t read_pinpoint_behind(std::string_view text, std::size_t end, Citation& citation) {
  auto rest = trim_left_blanks(text.substr(end));
  if (citation.pinpoint || !drop_prefix(rest, ",")) return end;
  rest = trim_left_blanks(rest);
  auto const phrase = grammar::accept_pinpoint(rest);
  if (!phrase) return end;
  // "resolution 60/1, paragraph 4 of resolution 61/2": the place belongs to what follows.
  bool const ahead = rest.starts_with(" of ") || rest.starts_with(" to ");
  if (ahead || phrase->places.front().front().unit == grammar::DivisionUnit::kArticle) return end;
  citation.pinpoint = to_pinpoint(text, *phrase);
  return text.size() - rest.size();
}

}  // namespace rapporteur
