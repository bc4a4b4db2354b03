#include "pipeline/commands/marked_text.hpp"

#include "pipeline/commands/citation_text.hpp"
#include "rapporteur/v1/document.pb.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace rapporteur::commands {

namespace {

/// A note mark is a few signs; what is longer is none.
constexpr std::uint32_t kLongestMark = 8;
constexpr Tint kNoteTint = Tint::kYellow;
constexpr Tint kNameTint = Tint::kCyan;

/// "12" as "¹²"; the columns stay as many.
std::string raised(std::string_view mark) {
  constexpr std::array<std::string_view, 10> kDigits = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text;
  for (char const c : mark) {
    if (c >= '0' && c <= '9') {
      text += kDigits[static_cast<std::size_t>(c - '0')];
    } else {
      text += c;
    }
  }
  return text;
}

}  // namespace

MarkedText::MarkedText(v1::Document const& document) : document_(document) {
  for (v1::Citation const& each : document.citations()) add(each.span(), Tint::kUnderlined);
  for (v1::Citation const& each : document.internal_references()) add(each.span(), Tint::kUnderlined);
  for (v1::Footnote const& note : document.footnotes()) {
    for (v1::Span const& each : note.references()) {
      if (each.end() - each.begin() <= kLongestMark) add(each, kNoteTint);
    }
  }
  settle();
  // What a citation holds is not marked a second time.
  std::size_t const first = marks_.size();
  for (v1::Action const& each : document.actions()) {
    if (!each.inherited()) add(each.span(), Tint::kBold);
  }
  for (v1::Mention const& each : document.mentions()) add(each.span(), kNameTint);
  drop_over(first);
  settle();
}

void MarkedText::add(v1::Span const& span, Tint tint) {
  if (span.begin() < span.end() && span.end() <= document_.text().size()) {
    marks_.push_back({span.begin(), span.end(), tint});
  }
}

void MarkedText::settle() {
  std::ranges::stable_sort(marks_, {}, &Mark::begin);
  std::uint32_t end = 0;
  std::erase_if(marks_, [&](Mark const& each) {
    if (each.begin < end) return true;
    end = each.end;
    return false;
  });
}

void MarkedText::drop_over(std::size_t first) {
  auto const split = marks_.begin() + static_cast<std::ptrdiff_t>(first);
  auto const over = [&](Mark const& each) {
    auto const next =
        std::partition_point(marks_.begin(), split, [&](Mark const& one) { return one.end <= each.begin; });
    return next != split && next->begin < each.end;
  };
  marks_.erase(std::remove_if(split, marks_.end(), over), marks_.end());
}

std::vector<Piece> MarkedText::pieces(v1::Span const& span, Tint otherwise) const {
  std::vector<Piece> pieces;
  std::string_view const text = document_.text();
  auto const end = static_cast<std::uint32_t>(std::min<std::size_t>(span.end(), text.size()));
  std::uint32_t at = std::min(span.begin(), end);
  auto mark = std::ranges::lower_bound(marks_, at, {}, &Mark::begin);
  for (; mark != marks_.end() && mark->end <= end; ++mark) {
    pieces.push_back({std::string(text.substr(at, mark->begin - at)), otherwise});
    std::string_view const words = text.substr(mark->begin, mark->end - mark->begin);
    pieces.push_back({mark->tint == kNoteTint ? raised(words) : std::string(words), mark->tint});
    at = mark->end;
  }
  pieces.push_back({std::string(text.substr(at, end - at)), otherwise});
  return pieces;
}

}  // namespace rapporteur::commands
