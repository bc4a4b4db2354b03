#pragma once

#include "pipeline/fold.hpp"
#include "pipeline/span.hpp"

#include <span>
#include <string>
#include <string_view>

namespace rapporteur {

/// A paragraph as the grammar reads it: note marks blanked out, then folded; with the way back.
class ParagraphView {
 public:
  /// `marks`: note marks of the text in order.
  void assign(std::string_view text, Span paragraph, std::span<Span const> marks);

  [[nodiscard]] std::string_view view() const { return folded_.view(); }
  [[nodiscard]] Span span() const { return paragraph_; }
  /// The view is the text as it is, from the beginning of the paragraph on.
  [[nodiscard]] bool is_text() const { return marks_.empty() && folded_.is_original(); }
  /// A part of `view()` as a span of the text; no note mark and no blank at its end.
  [[nodiscard]] Span span_of(std::string_view part) const;
  [[nodiscard]] Span span_of(std::size_t begin, std::size_t end) const {
    return span_of(view().substr(begin, end - begin));
  }

  /// The part of `view()` that a span of the text stands for; empty where it lies outside.
  [[nodiscard]] std::string_view view_of(Span span) const;

 private:
  std::string_view text_;
  Span paragraph_;
  std::span<Span const> marks_;  // those of the paragraph
  Folded folded_;
  std::string unmarked_;
};

}  // namespace rapporteur
