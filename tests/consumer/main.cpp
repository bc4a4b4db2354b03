// What a user of the installed libraries writes: bytes in, a message out.
#include "pipeline/analyze.hpp"
#include "proto/convert.hpp"
#include "proto/stream.hpp"
#include "rapporteur/v1/document.pb.h"

#include <iostream>
#include <string>

int main() {
  rapporteur::Analyzer analyzer;
  auto const& analysis =
      analyzer.analyze("consumer.txt", "The General Assembly,\n\n1. Decides to remain seized of the matter.\n");

  rapporteur::v1::Document document;
  rapporteur::to_message(analysis, rapporteur::OffsetEncoding::kUtf8, document);
  std::string line;
  rapporteur::append_json_line(document, line);
  std::cout << line;
  return document.source() == "consumer.txt" && document.paragraphs_size() == 2 ? 0 : 1;
}
