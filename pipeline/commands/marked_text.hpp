#pragma once

#include "pipeline/commands/page.hpp"

#include <cstdint>
#include <vector>

namespace rapporteur::v1 {
class Document;
class Span;
}  // namespace rapporteur::v1

namespace rapporteur::commands {

/// The text of a document with its citations underlined and its note marks raised, for a terminal with colours.
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
    bool note = false;
  };

  void add(v1::Span const& span, bool note);

  v1::Document const& document_;
  std::vector<Mark> marks_;  ///< in the order of the text, none over another
};

}  // namespace rapporteur::commands
