#include "proto/wire.hpp"

#include "pipeline/utf8.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace rapporteur {
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

void WireWriter::any_item(int field, std::string_view value) { utf8(field, as_utf8(value, kReplacement, repaired_)); }

void WireWriter::utf8(int field, std::string_view value) {
  char* at = varint(room(kTag + kVarint + value.size()), tag(field, kSizedType));
  at = varint(at, static_cast<std::uint32_t>(value.size()));
  if (!value.empty()) std::memcpy(at, value.data(), value.size());
  written(at + value.size());
}

void WireWriter::grow(std::size_t size) {
  constexpr std::size_t kLeast = 4096;
  auto const larger = std::max({capacity_ * 2, used_ + size, kLeast});
  std::unique_ptr<char[]> buffer(new char[larger]);  // NOLINT(*-avoid-c-arrays)
  if (used_ != 0) std::memcpy(buffer.get(), buffer_.get(), used_);
  buffer_ = std::move(buffer);
  capacity_ = larger;
}

void WireWriter::widen(std::size_t length_at, std::size_t size) {
  auto const width = (static_cast<std::size_t>(std::bit_width(size)) + 6) / 7;
  static_cast<void>(room(width));
  char* const begin = buffer_.get() + length_at;
  std::memmove(begin + width, begin + 1, size);
  written(varint(begin, static_cast<std::uint32_t>(size)) + size);
}

}  // namespace rapporteur
