#include "bench/stages.hpp"
#include "proto/stream.hpp"
#include "rapporteur/v1/document.pb.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace rapporteur::bench {
namespace {

constexpr std::array<std::string_view, 9> kKinds = {"FRONT_MATTER", "TITLE", "ENACTING",    "PREAMBULAR", "OPERATIVE",
                                                    "HEADING",      "ANNEX", "BACK_MATTER", "FOOTNOTE"};

bool wrong(std::string const& name, char const* what) {
  std::fprintf(stderr, "%s: %s\n", name.c_str(), what);
  return false;
}

/// Every character that is no white space leads to bytes that exactly one source range holds.
bool covered(Text const& text, std::vector<SourceRange> ranges) {
  std::sort(ranges.begin(), ranges.end(), [](auto const& a, auto const& b) { return a.begin < b.begin; });
  for (std::size_t i = 1; i < ranges.size(); ++i) {
    if (ranges[i].begin < ranges[i - 1].end) return false;
  }
  std::size_t range = 0;
  for (std::size_t at = 0; at < text.chars.size();) {
    auto const white = white_space_at(text.chars, at);
    if (white == 0) {
      auto const source = text.map.at(static_cast<std::uint32_t>(at)).begin;
      while (range < ranges.size() && ranges[range].end <= source) ++range;
      if (range == ranges.size() || source < ranges[range].begin) return false;
    }
    at += std::max<std::size_t>(white, 1);
  }
  return true;
}

/// How often each kind stands in the golden file of a sample; empty where there is none.
std::map<std::string, std::size_t> golden_kinds(std::string const& sample) {
  std::filesystem::path const path = sample;
  std::ifstream in(path.parent_path().parent_path() / "golden" / (path.stem().string() + ".structure.txt"));
  std::map<std::string, std::size_t> kinds;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) ++kinds[line.substr(0, line.find(' '))];
  }
  return kinds;
}

bool as_golden(Analysis const& analysis, std::string const& sample) {
  auto const wanted = golden_kinds(sample);
  if (wanted.empty()) return true;
  std::map<std::string, std::size_t> found;
  for (auto const& paragraph : analysis.paragraphs)
    ++found[std::string(kKinds[static_cast<std::size_t>(paragraph.kind)])];
  return found == wanted;
}

bool same_paragraph(Paragraph const& a, Paragraph const& b) {
  return a.kind == b.kind && a.level == b.level && a.span == b.span && a.marker == b.marker && a.parent == b.parent;
}

bool result_is_right(Stages& stages, std::string const& name, std::string const& bytes, bool sample) {
  stages.to_text(bytes);
  stages.to_structure(stages.text());
  auto const& analysis = stages.to_analysis(bytes);
  if (!covered(stages.text(), analysis.sources)) return wrong(name, "a character is in no source range or in two");
  auto const& paragraphs = stages.structure().paragraphs;
  bool const same = std::equal(paragraphs.begin(), paragraphs.end(), analysis.paragraphs.begin(),
                               analysis.paragraphs.end(), same_paragraph);
  if (!same) return wrong(name, "the stages one by one give another structure than the whole analysis");
  // Not a reason to stop: the tests tell what is wrong with it, and it takes as long.
  if (sample && !as_golden(analysis, name)) {
    std::fprintf(stderr, "%s: the kinds are not those of the golden file\n", name.c_str());
  }
  v1::Document document;
  std::istringstream record{std::string(stages.to_protobuf(bytes))};
  auto const step = DelimitedReader(record).next(document);
  if (step != ReadStep::kRecord || document.paragraphs_size() != static_cast<int>(analysis.paragraphs.size())) {
    return wrong(name, "the serialized message does not hold the analysis");
  }
  return true;
}

}  // namespace

bool results_are_right(Texts const& texts) {
  Stages stages;
  bool right = true;
  for (std::size_t i = 0; i < texts.names.size(); ++i) {
    bool const repeated = i > 0 && texts.names[i] == texts.names.front();
    if (repeated) break;
    right = result_is_right(stages, texts.names[i], texts.bytes[i], texts.origin == "samples") && right;
  }
  return right;
}

}  // namespace rapporteur::bench
