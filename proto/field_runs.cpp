#include "proto/field_runs.hpp"

namespace rapporteur {

void FieldRuns::remember(Run& run, Key key, std::string_view bytes) {
  if (bytes.size() > kMost || key.sizes == kNoSizes) return;
  run.key = key;
  run.size = static_cast<std::uint32_t>(bytes.size());
  std::memcpy(run.bytes.data(), bytes.data(), bytes.size());
}

}  // namespace rapporteur
