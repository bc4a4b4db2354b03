#pragma once

#include "pipeline/commands/page.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rapporteur::v1 {
class Document;
class Span;
}  // namespace rapporteur::v1

namespace rapporteur::commands {

/// The text of a document with its citations underlined, its note marks raised, its verbs bold and its names coloured,
/// for a terminal with colours.
class MarkedText {
 public:
  /// The offsets of `document`, which must outlive this, must count UTF-8 bytes.
  explicit MarkedText(v1::Document const& document);

  /// The words of `span`; what is not marked has the tint `otherwise`.
  [[nodiscard]] std::vector<Piece> pieces(v1::Span const& span, Tint otherwise) const;

 private:
  struct Mark {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    Tint tint{};
  };

  void add(v1::Span const& span, Tint tint);
  void settle();                      // puts the marks in order and drops what stands over another
  void drop_over(std::size_t first);  // drops marks from `first` on that stand over one before it

  v1::Document const& document_;
  std::vector<Mark> marks_;  ///< in the order of the text, none over another
};

}  // namespace rapporteur::commands
