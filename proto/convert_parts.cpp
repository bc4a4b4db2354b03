#include "proto/convert_parts.hpp"

#include "pipeline/utf8.hpp"

#include <cstddef>
#include <cstdint>

namespace rapporteur::convert {
namespace {

/// The first byte of `text` that is not UTF-8; its length where all of it is.
std::size_t valid_prefix(std::string_view text) {
  char const* const end = text.data() + text.size();
  char const* at = utf8::skip_ascii(text.data(), end);
  while (at != end) {
    std::uint32_t const length = utf8::decode(at, end).length;
    if (length == 0) break;
    at = utf8::skip_ascii(at + length, end);
  }
  return static_cast<std::size_t>(at - text.data());
}

}  // namespace

void set_text(std::string& field, std::string_view value, std::string_view replacement) {
  std::size_t valid = valid_prefix(value);
  if (valid == value.size()) {
    field.assign(value);
    return;
  }
  field.clear();
  while (valid != value.size()) {
    field.append(value.substr(0, valid)).append(replacement);
    value.remove_prefix(valid + 1);
    valid = valid_prefix(value);
  }
  field.append(value);
}

}  // namespace rapporteur::convert
