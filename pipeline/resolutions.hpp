#pragma once

#include "pipeline/block_form.hpp"
#include "pipeline/fold.hpp"
#include "pipeline/reading.hpp"
#include "pipeline/structure.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Tells the resolution that an input is about from the neighbours on the same pages: the tail of the one before it,
/// the head of the one after it. The symbol of the masthead decides; without one, the first title.
class Resolutions {
 public:
  /// `folded` is room to work in.
  Resolutions(Reading const& reading, std::vector<BlockForm> const& forms, Folded& folded);

  /// A title with `number` begins at block `i`.
  void begin(std::uint32_t i, std::string_view number);
  /// Acting or considering paragraphs stand at `i` before any title: the tail of a resolution.
  void headless(std::uint32_t i);

  /// Writes `Paragraph::resolution` and `neighbours`.
  void label(Structure& structure);

 private:
  struct Run {
    std::uint32_t first = 0;
    std::string number;
    bool body = false;
    bool own = false;  ///< what the input is about
  };
  std::string symbol_;  ///< of the masthead; empty where none was read
  std::vector<Run> runs_;
};

/// The symbol of an adopted text in a masthead line or a running head; empty where there is none.
[[nodiscard]] std::string_view symbol_in(std::string_view line);

/// The number of a title is that of the symbol: "302 (IV)" and "A/RES/302(IV)".
[[nodiscard]] bool same_number(std::string_view number, std::string_view symbol);

}  // namespace rapporteur
