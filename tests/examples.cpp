#include "examples.hpp"

#include "pipeline/utf8.hpp"

#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

namespace rapporteur::tests {
namespace {

namespace fs = std::filesystem;

fs::path from_environment(char const* name) {
  char const* const value = std::getenv(name);
  return value == nullptr ? fs::path() : fs::path(value);
}

std::string_view name_of(ParagraphKind kind) {
  switch (kind) {
    case ParagraphKind::kFrontMatter:
      return "FRONT_MATTER";
    case ParagraphKind::kTitle:
      return "TITLE";
    case ParagraphKind::kEnacting:
      return "ENACTING";
    case ParagraphKind::kPreambular:
      return "PREAMBULAR";
    case ParagraphKind::kOperative:
      return "OPERATIVE";
    case ParagraphKind::kHeading:
      return "HEADING";
    case ParagraphKind::kAnnex:
      return "ANNEX";
    case ParagraphKind::kBackMatter:
      return "BACK_MATTER";
    case ParagraphKind::kFootnote:
      return "FOOTNOTE";
  }
  return "?";
}

std::string_view name_of(DocumentType type) {
  switch (type) {
    case DocumentType::kUnspecified:
      return "";
    case DocumentType::kResolution:
      return "resolution";
    case DocumentType::kDecision:
      return "decision";
    case DocumentType::kPresidentialStatement:
      return "presidential_statement";
    case DocumentType::kReport:
      return "report";
    case DocumentType::kOther:
      return "other";
  }
  return "?";
}

/// The first `count` characters of `text`.
std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size() && count > 0) {
    ++at;
    while (at < text.size() && utf8::is_continuation(text.data() + at)) ++at;
    --count;
  }
  return text.substr(0, at);
}

std::string joined(std::vector<std::string> const& values) {
  std::string result;
  for (auto const& value : values) {
    if (!result.empty()) result += "; ";
    result += value;
  }
  return result;
}

std::string vote_line(Vote const& vote) {
  std::string line;
  auto const say = [&](std::string_view part) {
    if (!line.empty()) line += "; ";
    line += part;
  };
  if (vote.recorded) say("recorded");
  if (vote.unanimous) say("unanimous");
  if (vote.in_favour) say("in favour " + std::to_string(*vote.in_favour));
  if (vote.against) say("against " + std::to_string(*vote.against));
  if (vote.abstaining) say("abstaining " + std::to_string(*vote.abstaining));
  return line.empty() ? "none taken" : line;
}

/// "→" a tab, "⍽" a no-break space, "␌" a form feed, "‹U+200E›" the character of that number.
std::string with_signs_put_back(std::string_view line) {
  static constexpr std::pair<std::string_view, std::string_view> kSigns[] = {{"→", "\t"}, {"⍽", "\u00A0"}, {"␌", "\f"}};
  std::string result;
  while (!line.empty()) {
    auto const* const sign = std::find_if(std::begin(kSigns), std::end(kSigns),
                                          [&](auto const& each) { return line.starts_with(each.first); });
    if (sign != std::end(kSigns)) {
      result += sign->second;
      line.remove_prefix(sign->first.size());
    } else if (auto const close = line.find("›"); line.starts_with("‹U+") && close != std::string_view::npos) {
      auto const digits = std::string(line.substr(5, close - 5));
      icu::UnicodeString(static_cast<UChar32>(std::stoul(digits, nullptr, 16))).toUTF8String(result);
      line.remove_prefix(close + std::string_view("›").size());
    } else {
      result += line.front();
      line.remove_prefix(1);
    }
  }
  return result;
}

}  // namespace

fs::path folder() {
  auto const named = from_environment("RAPPORTEUR_TESTS");
  return named.empty() ? fs::path(".") : named;
}

fs::path corpus() { return from_environment("RAPPORTEUR_CORPUS"); }

std::vector<fs::path> files_in(fs::path const& folder, std::string_view extension) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (auto const& entry : fs::recursive_directory_iterator(folder, ignored)) {
    if (entry.is_regular_file() && entry.path().extension() == extension) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string read_file(fs::path const& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) ADD_FAILURE() << "cannot read " << path;
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string in_one_line(std::string_view text) {
  std::string result;
  bool gap = false;
  char const* at = text.data();
  char const* const end = at + text.size();
  while (at != end) {
    auto const character = utf8::decode(at, end);
    auto const length = std::max(character.length, 1U);
    auto const code = static_cast<UChar32>(character.code);
    if (u_isUWhiteSpace(code) != 0) {
      gap = !result.empty();
    } else if (u_charType(code) != U_FORMAT_CHAR) {
      if (gap) result += ' ';
      gap = false;
      result.append(at, length);
    }
    at += length;
  }
  return result;
}

std::string paragraph_line(Analysis const& analysis, Paragraph const& paragraph, std::size_t characters) {
  std::string line(name_of(paragraph.kind));
  line += ' ';
  line += paragraph.level == 0 ? "-" : std::to_string(paragraph.level);
  line += ' ';
  auto const marker = in_one_line(analysis.cut(paragraph.marker));
  line += marker.empty() ? "-" : marker;
  line += " | ";
  auto const text = in_one_line(analysis.cut(paragraph.span));
  return line.append(first_characters(text, characters));
}

std::string structure_page(Analysis const& analysis, std::size_t characters) {
  std::string page;
  for (auto const& paragraph : analysis.paragraphs) {
    auto line = paragraph_line(analysis, paragraph, characters);
    // A text that is cut behind a word has no blank at its end.
    while (line.ends_with(' ')) line.pop_back();
    page += line + '\n';
  }
  return page;
}

std::string mentions_page(Analysis const& analysis) {
  std::string page;
  for (auto const& mention : analysis.mentions) {
    if (analysis.paragraphs[mention.paragraph].kind == ParagraphKind::kEnacting) continue;
    page.append(name_of(mention.type)).append(" ");
    page.append(mention.entity == kNoEntity ? std::string_view("-") : analysis.entities[mention.entity].id)
        .append(" | ");
    page.append(in_one_line(analysis.cut(mention.span))).append("\n");
  }
  return page;
}

std::string metadata_page(Metadata const& metadata) {
  std::string page;
  auto const say = [&](std::string_view field, std::string_view value) {
    if (!value.empty()) page.append(field).append(": ").append(value).append("\n");
  };
  say("symbol", metadata.symbol);
  say("type", name_of(metadata.type));
  say("organ", metadata.organ);
  if (metadata.session) say("session", std::to_string(*metadata.session));
  say("number", metadata.number);
  say("title", metadata.title);
  say("adopted_on", metadata.adopted_on);
  say("meeting", metadata.meeting);
  say("agenda_items", joined(metadata.agenda_items));
  say("report_symbols", joined(metadata.report_symbols));
  say("draft_symbols", joined(metadata.draft_symbols));
  say("issued_on", metadata.issued_on);
  say("distribution", metadata.distribution);
  say("job_number", metadata.job_number);
  if (metadata.vote) say("vote", vote_line(*metadata.vote));
  return page;
}

std::vector<Example> examples_in(std::string_view page) {
  std::vector<Example> examples;
  std::string section;
  enum class Place { kProse, kInput, kResult } place = Place::kProse;
  std::size_t number = 0;
  while (!page.empty()) {
    auto const end = page.find('\n');
    auto const line = page.substr(0, end);
    page.remove_prefix(end == std::string_view::npos ? page.size() : end + 1);
    ++number;
    switch (place) {
      case Place::kProse:
        if (line.starts_with("## ")) section = line.substr(3);
        if (line != "````example") break;
        examples.push_back({section, number + 1, {}, {}});
        place = Place::kInput;
        break;
      case Place::kInput:
        if (line == ".") {
          place = Place::kResult;
        } else {
          examples.back().input += with_signs_put_back(line) + '\n';
        }
        break;
      case Place::kResult:
        if (line == "````") {
          place = Place::kProse;
        } else {
          examples.back().expected.append(line).append("\n");
        }
        break;
    }
  }
  return examples;
}

}  // namespace rapporteur::tests
