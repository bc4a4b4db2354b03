#include "tests/analysis_checks.hpp"

#include "pipeline/lines.hpp"
#include "pipeline/text.hpp"
#include "proto/convert.hpp"
#include "proto/stream.hpp"
#include "rapporteur/v1/document.pb.h"
#include "tests/finding_checks.hpp"
#include "tests/text_checks.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <vector>

namespace rapporteur::tests {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

/// ICU's reading of a few bytes, in NFC.
std::string decoded_by_icu(std::string_view bytes, Encoding encoding) {
  icu::UnicodeString const chars(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                 std::string(name(encoding)).c_str());  // its converters have the same names
  std::string text;
  chars.toUTF8String(text);
  return text_checks::nfc_by_icu(text);
}

bool is_white_space(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    auto const length = white_space_at(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

/// White space and characters that cannot be seen, such as a left-to-right mark.
bool shows_nothing(std::string_view text) {
  auto const chars =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  for (std::int32_t at = 0; at < chars.length(); at = chars.moveIndex32(at, 1)) {
    auto const code = chars.char32At(at);
    if (u_isUWhiteSpace(code) == 0 && u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0) return false;
  }
  return true;
}

/// What a joint may stand for: white space, and the hyphen that was dropped before it.
bool is_joint(std::string_view text) {
  for (std::string_view const hyphen : {"-", "\u00AD", "\u2010", "\u2011"}) {
    if (text.starts_with(hyphen)) return is_white_space(text.substr(hyphen.size()));
  }
  return is_white_space(text);
}

class Check {
 public:
  Check(std::string_view input, Analysis const& analysis) : input_(input), analysis_(analysis) {
    Diagnostics diagnostics;
    decode(input, decoded_, diagnostics);
  }

  std::string run() {
    // Each takes for granted what the ones before it have seen to.
    static_cast<void>(text() && map() && sources() && input_is_shared_out() && paragraphs() && text_is_shared_out() &&
                      lists());
    return fault_.empty() ? fault_of_findings(analysis_) : fault_;
  }

 private:
  bool fault(std::string what, std::size_t at) {
    fault_ = std::move(what) + " at " + std::to_string(at);
    return false;
  }

  bool text() {
    if (!text_checks::is_utf8(analysis_.text)) return fault("the text is not UTF-8", 0);
    auto const nfc = text_checks::nfc_by_icu(analysis_.text);
    if (nfc == analysis_.text) return true;
    auto const differ = std::mismatch(nfc.begin(), nfc.end(), analysis_.text.begin(), analysis_.text.end());
    return fault("the text is not in NFC", static_cast<std::size_t>(differ.first - nfc.begin()));
  }

  bool map() {
    std::size_t at = 0;
    for (auto const& run : analysis_.map.runs()) {
      if (run.text != at || run.length == 0) return fault("the map has a gap", at);
      at += run.length;
      if (at > analysis_.text.size()) return fault("the map is longer than the text", at);
      if (run.source > input_.size() || input_.size() - run.source < run.source_length)
        return fault("the map leads out of the input", run.text);
      if (!leads_to_its_bytes(run)) return fault("the text is not what the map leads to", run.text);
    }
    return at == analysis_.text.size() || fault("the map is shorter than the text", at);
  }

  [[nodiscard]] bool leads_to_its_bytes(MapRun const& run) const {
    auto const chars = std::string_view(analysis_.text).substr(run.text, run.length);
    auto const bytes = input_.substr(run.source, run.source_length);
    if (run.stride == 1) return chars == bytes;
    if (run.stride == 2) {
      if (bytes.size() != 2 * chars.size()) return false;
      std::size_t const low = decoded_.encoding == Encoding::kUtf16Be ? 1 : 0;
      for (std::size_t i = 0; i < chars.size(); ++i) {
        if (chars[i] != bytes[2 * i + low] || bytes[2 * i + 1 - low] != '\0') return false;
      }
      return true;
    }
    if (chars.find(kReplacement) != std::string_view::npos) return !bytes.empty();
    auto const read = decoded_by_icu(bytes, decoded_.encoding);
    return read == chars || ((chars == " " || chars == "\n") && is_joint(read));
  }

  bool sources() {
    std::vector<int> owners(analysis_.sources.size());
    for (auto const& paragraph : analysis_.paragraphs) {
      auto const slice = paragraph.source;
      if (slice.count == 0 || slice.first > owners.size() || owners.size() - slice.first < slice.count)
        return fault("a paragraph without source ranges", paragraph.span.begin);
      for (std::uint32_t i = 0; i < slice.count; ++i) ++owners[slice.first + i];
    }
    auto const wrong = std::find_if(owners.begin(), owners.end(), [](int each) { return each != 1; });
    if (wrong != owners.end()) {
      return fault("a source range has " + std::to_string(*wrong) + " paragraphs",
                   analysis_.sources[static_cast<std::size_t>(wrong - owners.begin())].begin);
    }
    ranges_ = analysis_.sources;
    std::sort(ranges_.begin(), ranges_.end(), [](auto const& a, auto const& b) { return a.begin < b.begin; });
    std::size_t at = 0;
    for (auto const& range : ranges_) {
      if (range.begin < at) return fault("source ranges overlap", range.begin);
      if (range.begin >= range.end || range.end > input_.size()) return fault("no source range", range.begin);
      at = range.end;
    }
    return true;
  }

  /// Every character of the input that is no white space is in one source range, whole.
  bool input_is_shared_out() {
    auto range = ranges_.begin();
    for (std::size_t i = 0; i < decoded_.chars.size();) {
      if (auto const white = white_space_at(decoded_.chars, i); white != 0) {
        i += white;
        continue;
      }
      auto const source = decoded_.map.at(static_cast<std::uint32_t>(i));
      while (range != ranges_.end() && range->end <= source.begin) ++range;
      if (range == ranges_.end() || source.begin < range->begin || source.end > range->end)
        return fault("a character of the input is in no source range", source.begin);
      ++i;
    }
    return true;
  }

  [[nodiscard]] bool is_span(Span span) const {
    return span.begin <= span.end && span.end <= analysis_.text.size() &&
           text_checks::begins_character(analysis_.text, span.begin) &&
           text_checks::begins_character(analysis_.text, span.end);
  }

  bool paragraphs() {
    std::size_t at = 0;
    for (std::uint32_t i = 0; i < analysis_.paragraphs.size(); ++i) {
      auto const& each = analysis_.paragraphs[i];
      if (!is_span(each.span) || !is_span(each.marker) || !is_span(each.inner_marker))
        return fault("a span of a paragraph", each.span.begin);
      auto const begin = begin_of(each);
      if (begin < at || begin > each.span.begin) return fault("paragraphs are not in order", begin);
      at = each.span.end;
      if (!each.marker.empty() && each.marker.end > each.span.begin) return fault("a marker in its paragraph", begin);
      if (!each.inner_marker.empty() &&
          (each.inner_marker.begin < each.span.begin || each.inner_marker.end > each.span.end))
        return fault("an inner marker outside its paragraph", begin);
      if (each.level > 5 || each.part >= analysis_.parts.size() || each.resolution >= analysis_.neighbours.size())
        return fault("level, part or resolution", begin);
      if (each.parent != kNoParagraph && each.parent >= i) return fault("a parent behind its paragraph", begin);
    }
    return true;
  }

  static std::uint32_t begin_of(Paragraph const& paragraph) {
    return paragraph.marker.empty() ? paragraph.span.begin : paragraph.marker.begin;
  }

  /// Every character of the text that shows is in one paragraph, and comes from its source ranges.
  bool text_is_shared_out() {
    std::size_t at = 0;
    for (auto const& each : analysis_.paragraphs) {
      auto const begin = begin_of(each);
      if (!shows_nothing(std::string_view(analysis_.text).substr(at, begin - at)))
        return fault("text between paragraphs", at);
      auto const first = analysis_.sources.begin() + each.source.first;
      std::vector<SourceRange> own(first, first + each.source.count);
      std::sort(own.begin(), own.end(), [](auto const& a, auto const& b) { return a.begin < b.begin; });
      for (std::uint32_t i = begin; i < each.span.end;) {
        auto const white = white_space_at(analysis_.text, i);
        if (white == 0 && !is_in(own, analysis_.map.at(i)))
          return fault("a character from outside its paragraph's source ranges", i);
        i += std::max<std::uint32_t>(static_cast<std::uint32_t>(white), 1);
      }
      at = each.span.end;
    }
    return shows_nothing(std::string_view(analysis_.text).substr(at)) || fault("text behind all paragraphs", at);
  }

  /// Whether one of the ranges, which are in order, holds all of `source`.
  static bool is_in(std::vector<SourceRange> const& ranges, ByteRange source) {
    auto const behind = std::upper_bound(ranges.begin(), ranges.end(), source.begin,
                                         [](std::uint32_t at, auto const& range) { return at < range.begin; });
    return behind != ranges.begin() && source.end <= std::prev(behind)->end;
  }

  bool lists() {
    for (auto const& note : analysis_.footnotes) {
      if (!is_span(note.span) || !is_span(note.marker)) return fault("a note", note.span.begin);
      for (auto const span : note.references) {
        if (!is_span(span) || span.empty()) return fault("the mark of a note", span.begin);
      }
    }
    for (auto const& evidence : analysis_.metadata.evidence) {
      if (!is_span(evidence.span) || evidence.span.empty()) return fault("evidence", evidence.span.begin);
    }
    for (auto const* const list : {&analysis_.citations, &analysis_.internal_references}) {
      for (auto const& citation : *list) {
        if (!is_span(citation.span) || citation.span.empty()) return fault("a citation", citation.span.begin);
        if (citation.paragraph >= analysis_.paragraphs.size()) return fault("a citation's paragraph", 0);
      }
    }
    for (auto const& diagnostic : analysis_.diagnostics) {
      if (diagnostic.span && !is_span(*diagnostic.span)) return fault("a diagnostic", diagnostic.span->begin);
      if (diagnostic.source_offset.value_or(0) > input_.size()) return fault("a diagnostic's offset", 0);
    }
    return true;
  }

  std::string_view input_;
  Analysis const& analysis_;
  Text decoded_;
  std::vector<SourceRange> ranges_;
  std::string fault_;
};

}  // namespace

std::string fault_of(std::string_view input, Analysis const& analysis) { return Check(input, analysis).run(); }

std::string record_of(Analysis const& analysis) {
  v1::Document document;
  to_message(analysis, OffsetEncoding::kUtf8, document);
  std::string record;
  append_delimited(document, record);
  return record;
}

}  // namespace rapporteur::tests
