// The samples, one paragraph a line, say the same when their lines are broken: as pages of a PDF, with and without
// running heads.

#include "action_page.hpp"
#include "condition_page.hpp"
#include "examples.hpp"
#include "pipeline/analyze.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {
namespace {

constexpr std::size_t kWidth = 86;
constexpr std::size_t kPage = 46;  // lines

/// The paragraphs of a sample, each of which is a line.
std::vector<std::string_view> paragraphs_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    auto const end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Breaks a paragraph at blanks; a tab at its head is an indent, one behind a marker three blanks.
std::vector<std::string> wrapped(std::string_view paragraph) {
  std::string line;
  while (paragraph.starts_with('\t')) {
    line += "       ";
    paragraph.remove_prefix(1);
  }
  std::vector<std::string> lines;
  while (!paragraph.empty()) {
    auto const end = std::min(paragraph.find_first_of(" \t"), paragraph.size());
    auto const word = paragraph.substr(0, end);
    if (line.size() + 1 + word.size() > kWidth && line.find_first_not_of(' ') != std::string::npos) {
      lines.push_back(line);
      line.clear();
    }
    if (!line.empty() && line.back() != ' ') line += ' ';
    line += word;
    if (end < paragraph.size() && paragraph[end] == '\t') line += "   ";
    paragraph.remove_prefix(std::min(end + 1, paragraph.size()));
  }
  lines.push_back(line);
  return lines;
}

/// The sample as it stands on paper: lines of kWidth with a blank line between paragraphs, pages of kPage lines.
std::string on_paper(std::string_view text) {
  std::string page;
  std::size_t count = 0;
  for (auto const paragraph : paragraphs_of(text)) {
    for (auto const& line : wrapped(paragraph)) {
      page += line + "\n";
      if (++count % kPage == 0) page += "\n" + std::to_string(count / kPage) + "/9\n\f";
    }
    page += "\n";
  }
  return page;
}

/// Ids of the entities by salience, with the number of their mentions.
std::vector<std::string> ranking(Analysis const& analysis) {
  std::vector<std::size_t> order(analysis.entities.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return analysis.entities[a].salience > analysis.entities[b].salience;
  });
  std::vector<std::string> ids;
  for (auto const i : order)
    ids.push_back(std::string(analysis.entities[i].id) + " " + std::to_string(analysis.entities[i].mentions));
  return ids;
}

class Rewrapping : public testing::TestWithParam<char const*> {};

TEST_P(Rewrapping, ChangesNoFinding) {
  auto const text = tests::read_file(tests::folder() / "samples" / (std::string(GetParam()) + ".txt"));
  Analyzer one;
  Analyzer other;
  auto const& plain = one.analyze("sample", text);
  auto const paper = on_paper(text);
  auto const& broken = other.analyze("sample", paper);
  EXPECT_FALSE(plain.actions.actions.empty());
  EXPECT_EQ(tests::actions_page(broken), tests::actions_page(plain)) << paper;
  EXPECT_EQ(tests::conditions_page(broken), tests::conditions_page(plain));
  EXPECT_EQ(ranking(broken), ranking(plain));
}

INSTANTIATE_TEST_SUITE_P(Samples, Rewrapping,
                         testing::Values("deep_letters", "ecosoc_1946", "ecosoc_draft_for_assembly",
                                         "fifth_committee_parts", "ga_1946_inline", "ga_annex_articles",
                                         "ga_born_digital", "ga_composite_a_b", "ga_declaration", "ga_masthead_1994",
                                         "ga_single_operative", "habitat_assembly", "hrc_presidents_statement",
                                         "hrc_resolution", "quoted_amendment", "sc_presidential_statement",
                                         "sc_resolution", "special_session", "unea_lost_numbers"),
                         [](auto const& name) { return std::string(name.param); });

}  // namespace
}  // namespace rapporteur
