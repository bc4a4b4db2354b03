#include "proto/convert.hpp"
#include "rapporteur/v1/document.pb.h"

namespace rapporteur {

void to_message(Analysis const& analysis, OffsetEncoding encoding, v1::Document& document) {
  MessageWriter writer;
  auto const bytes = writer.write(analysis, encoding);
  if (!document.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) document.Clear();
}

}  // namespace rapporteur
