#include "pipeline/corpus_input.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <exception>
#include <new>

namespace rapporteur {

std::string source_name(std::string const& path) {
  if (std::ranges::all_of(path, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return path;
  std::string name;
  icu::UnicodeString::fromUTF8(path).toUTF8String(name);
  return name;
}

Analysis const& analyze_input(Input const& input, Limits const& limits, ByteBuffer& bytes, Analyzer& analyzer) {
  std::string const source = source_name(input.path);
  ReadResult const result = read_input(input, limits.bytes, bytes);
  switch (result.status) {
    case ReadStatus::kRead:
      return analyzer.analyze(source, bytes.view());
    case ReadStatus::kTooLarge:
      return analyzer.too_large(source);
    case ReadStatus::kFailed:
      break;
  }
  return analyzer.unreadable(source, result.reason);
}

Analysis const& analyze_failed(Input const& input, std::exception const& fault, Analyzer& analyzer) {
  bool const memory = dynamic_cast<std::bad_alloc const*>(&fault) != nullptr;
  return analyzer.unreadable(source_name(input.path), memory ? "there is not enough memory for it" : fault.what());
}

}  // namespace rapporteur
