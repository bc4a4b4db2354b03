#include "pipeline/commands/citation_text.hpp"

#include "rapporteur/v1/document.pb.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

namespace rapporteur::commands {

namespace {

struct UnitName {
  std::string_view one;
  std::string_view several;
};

UnitName unit_name(v1::PinpointUnit unit) {
  switch (unit) {
    case v1::PINPOINT_UNIT_PREAMBLE:
      return {"preamble", "preamble"};
    case v1::PINPOINT_UNIT_PART:
      return {"part", "parts"};
    case v1::PINPOINT_UNIT_CHAPTER:
      return {"chap.", "chaps."};
    case v1::PINPOINT_UNIT_SECTION:
      return {"sect.", "sects."};
    case v1::PINPOINT_UNIT_ARTICLE:
      return {"art.", "arts."};
    case v1::PINPOINT_UNIT_RULE:
      return {"rule", "rules"};
    case v1::PINPOINT_UNIT_PARAGRAPH:
      return {"para.", "paras."};
    case v1::PINPOINT_UNIT_SUBPARAGRAPH:
      return {"subpara.", "subparas."};
    case v1::PINPOINT_UNIT_ANNEX:
      return {"annex", "annexes"};
    case v1::PINPOINT_UNIT_APPENDIX:
      return {"appendix", "appendices"};
    case v1::PINPOINT_UNIT_PAGE:
      return {"p.", "pp."};
    case v1::PINPOINT_UNIT_GOAL:
      return {"Goal", "Goals"};
    case v1::PINPOINT_UNIT_TARGET:
      return {"target", "targets"};
    case v1::PINPOINT_UNIT_PRINCIPLE:
      return {"principle", "principles"};
    default:
      return {"", ""};
  }
}

/// One division of a place, with the subparagraphs that follow it: {PARAGRAPH, "5", "(c)"}.
struct Division {
  v1::PinpointUnit unit{};
  std::string number;
  std::string letters;
  bool range = false;
  bool operator==(Division const&) const = default;
};
using Place = std::vector<Division>;

std::string label_of(v1::PinpointStep const& step) {
  return step.through().empty() ? step.label() : step.label() + "–" + step.through();
}

Place place_of(v1::PinpointPath const& path) {
  Place place;
  for (v1::PinpointStep const& step : path.steps()) {
    if (step.unit() == v1::PINPOINT_UNIT_SUBPARAGRAPH && !place.empty() && !place.back().range) {
      place.back().letters.append(place.back().letters.empty() ? "" : " ").append(label_of(step));
    } else {
      place.push_back({step.unit(), label_of(step), "", !step.through().empty()});
    }
  }
  return place;
}

std::string joined(std::string_view first, std::string_view second) {
  std::string text(first);
  if (!first.empty() && !second.empty()) text += ' ';
  return text.append(second);
}

std::string division_text(Division const& division, bool several = false) {
  UnitName const name = unit_name(division.unit);
  return joined(several || division.range ? name.several : name.one, joined(division.number, division.letters));
}

std::string place_text(Place const& place) {
  std::string text;
  for (Division const& each : place) text.append(text.empty() ? "" : ", ").append(division_text(each));
  return text;
}

/// "1", "1 and 3", "1, 3 and 5".
std::string enumeration(std::vector<std::string> const& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

/// Places that differ only in the last division, as one: "annex I, paras. 1 and 3".
std::optional<std::string> merged(std::vector<Place> const& places) {
  Place common = places.front();
  if (common.empty()) return std::nullopt;
  Division last = common.back();
  common.pop_back();
  bool one_number = true;
  for (Place const& each : places) {
    if (each.size() != common.size() + 1 || each.back().unit != last.unit) return std::nullopt;
    if (!std::equal(common.begin(), common.end(), each.begin())) return std::nullopt;
    one_number = one_number && each.back().number == last.number && !each.back().letters.empty();
  }
  std::vector<std::string> items;
  items.reserve(places.size());
  for (Place const& each : places) {
    items.push_back(one_number ? each.back().letters : joined(each.back().number, each.back().letters));
  }
  (one_number ? last.letters : last.number) = enumeration(items);
  if (!one_number) last.letters.clear();
  std::string text = place_text(common);
  if (!text.empty()) text += ", ";
  return text + division_text(last, !one_number);
}

}  // namespace

std::string_view bare_name(std::string_view name, std::string_view prefix) {
  if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
  return name;
}

std::string_view cut(v1::Document const& document, v1::Span const& span) {
  std::string_view const text = document.text();
  std::size_t const begin = std::min<std::size_t>(span.begin(), text.size());
  return text.substr(begin, std::max(span.begin(), span.end()) - begin);
}

std::string one_line(std::string_view text) {
  // Beside the controls of ASCII: next line, line and paragraph separator, and the two that are no characters.
  constexpr std::string_view kLong[] = {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xBF\xBE", "\xEF\xBF\xBF"};
  std::string line;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    auto const byte = static_cast<unsigned char>(text[at]);
    std::size_t gone = byte <= 0x20 || byte == 0x7F ? 1 : 0;
    for (std::string_view const each : kLong) {
      if (byte >= 0xC2 && text.substr(at).starts_with(each)) gone = each.size();
    }
    if (gone != 0) {
      blank = !line.empty();
      at += gone;
      continue;
    }
    if (blank) line += ' ';
    blank = false;
    line += text[at++];
  }
  return line;
}

std::string pinpoint_text(v1::Pinpoint const& pinpoint) {
  std::vector<Place> places;
  for (v1::PinpointPath const& path : pinpoint.paths()) places.push_back(place_of(path));
  if (places.empty()) return {};
  if (places.size() > 1) {
    if (auto text = merged(places)) return one_line(*text);
  }
  std::string text;
  for (Place const& each : places) text.append(text.empty() ? "" : "; ").append(place_text(each));
  return one_line(text);
}

std::string paragraph_label(v1::Paragraph const& paragraph) {
  std::string label = paragraph.part();
  for (std::string const& marker : paragraph.path()) label = joined(label, marker);
  return one_line(label);
}

std::string citation_text(v1::Document const& document, v1::Citation const& citation) {
  std::string text;
  if (citation.kind() == v1::CITATION_KIND_INTERNAL) {
    text = "here";
  } else if (citation.symbol().empty()) {
    text = "“" + one_line(cut(document, citation.span())) + "”";
  } else {
    text = one_line(citation.symbol());
  }
  if (!citation.date().empty()) text += " (" + citation.date() + ")";
  if (citation.has_target()) {
    auto const target = static_cast<int>(citation.target());
    std::string const label =
        target < document.paragraphs_size() ? paragraph_label(document.paragraphs(target)) : std::string();
    if (!label.empty()) text += ", " + label;
    text += " in " + std::to_string(target);
  } else if (citation.has_pinpoint()) {
    std::string const places = pinpoint_text(citation.pinpoint());
    if (!places.empty()) text += ", " + places;
  }
  if (!citation.runner_up().empty()) text += ", or else " + one_line(citation.runner_up());
  if (citation.has_footnote() && static_cast<int>(citation.footnote()) < document.footnotes_size()) {
    text += ", see note " + one_line(document.footnotes(static_cast<int>(citation.footnote())).marker());
  }
  return text;
}

}  // namespace rapporteur::commands
