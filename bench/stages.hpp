#pragma once

#include "bench/corpus.hpp"
#include "pipeline/analyze.hpp"
#include "pipeline/block_form.hpp"
#include "pipeline/layout.hpp"
#include "pipeline/lines.hpp"
#include "pipeline/phrase_book.hpp"
#include "pipeline/reading.hpp"
#include "pipeline/structure.hpp"
#include "pipeline/text.hpp"
#include "proto/convert.hpp"
#include "proto/json.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::bench {

/// What is measured, one document at a time, with buffers that are kept as a worker of the command line keeps them.
class Stages {
 public:
  /// Bytes to NFC.
  void to_text(std::string_view bytes);
  /// A decoded text to lines, paragraphs and the reading text.
  void to_layout(Text const& text);
  /// … to kinds, markers and levels.
  void to_structure(Text const& text);
  /// The whole analysis.
  Analysis const& to_analysis(std::string_view bytes);
  /// The analysis up to `last` as a record of a protobuf stream, written as the command line writes it.
  std::string_view to_protobuf(std::string_view bytes, LastStage last = LastStage::kScores);
  /// The whole analysis as a line of JSON.
  std::string const& to_json(std::string_view bytes);

  [[nodiscard]] Text const& text() const { return text_; }
  [[nodiscard]] Layout const& layout() const { return layout_; }
  [[nodiscard]] Structure const& structure() const { return structure_; }

 private:
  Analysis const& analyze(std::string_view bytes, LastStage last);

  Text text_;
  Diagnostics diagnostics_;
  std::vector<Line> lines_;
  Layout layout_;
  LayoutFinder layout_finder_;
  Reading reading_;
  Structure structure_;
  std::map<LastStage, Analyzer> analyzers_;
  MessageWriter writer_;
  ByteBuffer record_;
  JsonWriter json_;
  std::string line_;
};

/// The texts decoded, each as the stage behind the first one gets it.
class Decoded {
 public:
  /// `texts` must outlive the object.
  explicit Decoded(Texts const& texts);

  [[nodiscard]] std::deque<Text> const& texts() const { return texts_; }

 private:
  std::deque<Text> texts_;  // a text cannot be moved
};

/// Whether the results are right, to be asked before anything is timed: every character that is no white space belongs
/// to exactly one source range, the stages one by one come to what the whole analysis gives, the serialized message
/// holds all paragraphs. Says on standard error what is wrong, and for which samples the kinds are not those of the
/// golden files.
[[nodiscard]] bool results_are_right(Texts const& texts);

}  // namespace rapporteur::bench
