#include "proto/wire.hpp"

#include "pipeline/ascii_run.hpp"
#include "pipeline/utf8.hpp"

#include <string>

namespace rapporteur {
namespace {

/// The first byte of `text` that is not UTF-8; its length where all of it is.
std::size_t valid_prefix(std::string_view text) {
  char const* const end = text.data() + text.size();
  char const* at = utf8::skip_ascii_far(text.data(), end);
  while (at != end) {
    std::uint32_t const length = utf8::decode(at, end).length;
    if (length == 0) break;
    at = utf8::skip_ascii_far(at + length, end);
  }
  return static_cast<std::size_t>(at - text.data());
}

std::size_t width_of(std::size_t number) { return (static_cast<std::size_t>(std::bit_width(number | 1U)) + 6) / 7; }

/// Not one byte more than the number has, for a message may stand right behind it.
char* put_varint(char* at, std::size_t number) {
  for (; number >= 0x80; number >>= 7U) *at++ = static_cast<char>(number | 0x80U);
  *at++ = static_cast<char>(number);
  return at;
}

}  // namespace

std::string_view as_utf8(std::string_view text, std::string_view replacement, std::string& buffer) {
  auto valid = valid_prefix(text);
  if (valid == text.size()) return text;
  buffer.clear();
  for (; valid != text.size(); valid = valid_prefix(text)) {
    buffer.append(text.substr(0, valid)).append(replacement);
    text.remove_prefix(valid + 1);
  }
  return buffer.append(text);
}

char* WireWriter::grow(ByteBuffer& buffer, char const* at, std::size_t size) {
  auto const used = static_cast<std::size_t>(at - buffer.data());
  buffer.reserve(used + size, used);
  return buffer.data() + used;
}

char* WireWriter::any_item(ByteBuffer& buffer, char* at, int field, std::string_view value) {
  std::string repaired;
  return utf8(buffer, at, field, as_utf8(value, kReplacement, repaired));
}

char* WireWriter::utf8(ByteBuffer& buffer, char* at, int field, std::string_view value) {
  auto const size = kTag + kVarint + value.size() + kSlack;
  if (static_cast<std::size_t>(buffer.limit() - at) < size) at = grow(buffer, at, size);
  at = varint(varint(at, tag(field, kSizedType)), static_cast<std::uint32_t>(value.size()));
  if (!value.empty()) std::memcpy(at, value.data(), value.size());
  return at + value.size();
}

std::size_t WireWriter::put_length(ByteBuffer& buffer, std::size_t end, std::size_t length) {
  auto const begin = end - width_of(length);
  put_varint(buffer.data() + begin, length);
  return begin;
}

char* WireWriter::widen(ByteBuffer& buffer, std::size_t length_at, std::size_t size) {
  auto const width = width_of(size);
  auto const end = length_at + 1 + size;
  buffer.reserve(end + kSlack, end);
  char* const begin = buffer.data() + length_at;
  std::memmove(begin + width, begin + 1, size);
  return put_varint(begin, size) + size;
}

}  // namespace rapporteur
