#pragma once

#include "bench/corpus.hpp"
#include "pipeline/analyze.hpp"
#include "pipeline/block_form.hpp"
#include "pipeline/layout.hpp"
#include "pipeline/lines.hpp"
#include "pipeline/reading.hpp"
#include "pipeline/structure.hpp"
#include "pipeline/text.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace google::protobuf {
class Arena;
}

namespace rapporteur {
namespace v1 {
class Document;
}

namespace bench {

/// What is measured, one document at a time, with buffers that are kept as a worker of the command line keeps them.
class Stages {
 public:
  Stages();
  ~Stages();
  Stages(Stages const&) = delete;
  Stages& operator=(Stages const&) = delete;

  /// Bytes to NFC.
  void to_text(std::string_view bytes);
  /// … to lines, paragraphs and the reading text.
  void to_layout(std::string_view bytes);
  /// … to kinds, markers and levels: everything but the metadata.
  void to_structure(std::string_view bytes);
  /// The whole analysis.
  Analysis const& to_analysis(std::string_view bytes);
  /// The whole analysis, as a message on an arena that is used again, serialized.
  std::string const& to_protobuf(std::string_view bytes);

  [[nodiscard]] Text const& text() const { return text_; }
  [[nodiscard]] Layout const& layout() const { return layout_; }
  [[nodiscard]] Structure const& structure() const { return structure_; }

 private:
  Text text_;
  Diagnostics diagnostics_;
  std::vector<Line> lines_;
  Layout layout_;
  LayoutFinder layout_finder_;
  Reading reading_;
  std::vector<BlockForm> forms_;
  Structure structure_;
  Analyzer analyzer_;
  std::unique_ptr<google::protobuf::Arena> arena_;
  v1::Document* document_;
  std::string serialized_;  ///< one record
};

/// Whether the results are right, to be asked before anything is timed: every character that is no white space belongs
/// to exactly one source range, the stages one by one come to what the whole analysis gives, the serialized message
/// holds all paragraphs. Says on standard error what is wrong, and for which samples the kinds are not those of the
/// golden files.
[[nodiscard]] bool results_are_right(Texts const& texts);

}  // namespace bench
}  // namespace rapporteur
