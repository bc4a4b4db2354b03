#include "bench/stages.hpp"

#include "proto/stream.hpp"

namespace rapporteur::bench {

Decoded::Decoded(Texts const& texts) {
  Diagnostics diagnostics;
  for (auto const& bytes : texts.bytes) decode(bytes, texts_.emplace_back(), diagnostics);
}

void Stages::to_text(std::string_view bytes) {
  diagnostics_.clear();
  decode(bytes, text_, diagnostics_);
}

void Stages::to_layout(Text const& text) {
  split_lines(text.chars, lines_);
  layout_finder_.find(text.chars, lines_, layout_);
  make_reading(text, layout_, reading_);
}

void Stages::to_structure(Text const& text) {
  to_layout(text);
  find_block_forms(reading_, layout_);
  find_structure(reading_, layout_, structure_);
}

Analysis const& Stages::analyze(std::string_view bytes, LastStage last) {
  auto const [analyzer, made] = analyzers_.try_emplace(last, Limits(), PhraseBook::standard(), last);
  return analyzer->second.analyze("benchmark", bytes);
}

Analysis const& Stages::to_analysis(std::string_view bytes) { return analyze(bytes, LastStage::kScores); }

std::string_view Stages::to_protobuf(std::string_view bytes, LastStage last) {
  writer_.write_record(analyze(bytes, last), OffsetEncoding::kUtf8, record_);
  return record_.view();
}

std::string const& Stages::to_json(std::string_view bytes) {
  line_.clear();
  append_json_line(json_, writer_.write(to_analysis(bytes), OffsetEncoding::kUtf8), line_);
  return line_;
}

}  // namespace rapporteur::bench
