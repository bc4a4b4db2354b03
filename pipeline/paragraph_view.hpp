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
  /// `marks`: note marks of the text in order, none of them before the paragraph. `foldable`: what
  /// find_foldable found in the text, likewise.
  void assign(std::string_view text, Span paragraph, std::span<Span const> marks,
              std::span<std::uint32_t const> foldable);

  [[nodiscard]] std::string_view view() const { return folded_.view(); }
  [[nodiscard]] Span span() const { return paragraph_; }
  /// The view is the text as it is, from the beginning of the paragraph on: nothing blanked out and nothing folded.
  [[nodiscard]] bool is_original() const { return original_; }
  /// Every word of the view stands in the text at the same place and as it is; notes may be blanked out between them.
  [[nodiscard]] bool keeps_words() const { return is_original() || keeps_words_beside_marks(); }
  /// A part of `view()` as a span of the text; no note mark and no blank at its end.
  [[nodiscard]] Span span_of(std::string_view part) const;
  [[nodiscard]] Span span_of(std::size_t begin, std::size_t end) const {
    auto const text = view();
    // As nearly every paragraph: nothing to map, no character cut.
    if (is_original() && end - 1 < text.size() && !cuts(text, end)) {
      while (end > begin && text[end - 1] == ' ') --end;
      return {paragraph_.begin + static_cast<std::uint32_t>(begin), paragraph_.begin + static_cast<std::uint32_t>(end)};
    }
    return span_of(text.substr(begin, end - begin));
  }

  /// The same of a part that ends with a letter.
  [[nodiscard]] Span span_of_words(std::uint32_t begin, std::uint32_t end) const {
    if (is_original()) return {paragraph_.begin + begin, paragraph_.begin + end};
    return span_of(begin, end);
  }

  /// The part of `view()` that a span of the text stands for; empty where it lies outside.
  [[nodiscard]] std::string_view view_of(Span span) const;

 private:
  [[nodiscard]] bool keeps_words_beside_marks() const;
  /// Whether a byte that is not ASCII stands at `end`, which is not 0. No branch: half of the parts end with their
  /// paragraph.
  static bool cuts(std::string_view text, std::size_t end) {
    auto const inside = static_cast<std::size_t>(end < text.size());
    return (inside & static_cast<unsigned char>(text[end - 1 + inside]) >> 7U) != 0;
  }

  std::string_view text_;
  Span paragraph_;
  std::span<Span const> marks_;  // those of the paragraph
  bool original_ = true;         // see is_original
  Folded folded_;
  std::string unmarked_;
};

}  // namespace rapporteur
