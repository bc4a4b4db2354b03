#include "bench/stages.hpp"

#include "proto/convert.hpp"
#include "proto/stream.hpp"
#include "rapporteur/v1/document.pb.h"

#include <google/protobuf/arena.h>

namespace rapporteur::bench {

Stages::Stages()
    : arena_(std::make_unique<google::protobuf::Arena>()),
      document_(google::protobuf::Arena::CreateMessage<v1::Document>(arena_.get())) {}

Stages::~Stages() = default;

void Stages::to_text(std::string_view bytes) {
  diagnostics_.clear();
  decode(bytes, text_, diagnostics_);
}

void Stages::to_layout(std::string_view bytes) {
  to_text(bytes);
  split_lines(text_.chars, lines_);
  layout_finder_.find(text_.chars, lines_, layout_);
  make_reading(text_, layout_, reading_);
}

void Stages::to_structure(std::string_view bytes) {
  to_layout(bytes);
  find_block_forms(reading_, layout_, forms_);
  find_structure(reading_, layout_, forms_, structure_);
}

Analysis const& Stages::to_analysis(std::string_view bytes) { return analyzer_.analyze("benchmark", bytes); }

std::string const& Stages::to_protobuf(std::string_view bytes) {
  to_message(to_analysis(bytes), OffsetEncoding::kUtf8, *document_);
  serialized_.clear();
  append_delimited(*document_, serialized_);
  return serialized_;
}

}  // namespace rapporteur::bench
