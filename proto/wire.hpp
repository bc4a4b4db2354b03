#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace rapporteur {

/// U+FFFD.
inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// `text` with each byte that is not UTF-8 replaced: itself where there is none, else what `buffer` then holds.
[[nodiscard]] std::string_view as_utf8(std::string_view text, std::string_view replacement, std::string& buffer);

/// Writes a message in protobuf's wire format, field after field. Fields that are written in the order of their numbers
/// give the bytes that the generated class gives, several times faster than by way of it: nothing is built first, and
/// no length is asked for twice.
///
/// Fields without a presence of their own (`number`, `flag`, `real`, `text`) are left out where they hold the default
/// value, as proto3 wants it; `present` and `item` write every value.
class WireWriter {
 public:
  void clear() { used_ = 0; }
  /// What has been written since `clear`. Valid until the next call of anything.
  [[nodiscard]] std::string_view bytes() const { return {buffer_.get(), used_}; }

  /// An unsigned number or an enumerator.
  void number(int field, std::uint32_t value) {
    if (value != 0) present(field, value);
  }
  void flag(int field, bool value) { number(field, value ? 1 : 0); }
  void real(int field, float value) {
    if (std::bit_cast<std::uint32_t>(value) != 0) present_real(field, value);
  }
  /// An `optional` float.
  void present_real(int field, float value) {
    auto bits = std::bit_cast<std::uint32_t>(value);
    if constexpr (std::endian::native == std::endian::big) bits = __builtin_bswap32(bits);
    char* const at = varint(room(kTag + sizeof bits), tag(field, kRealType));
    std::memcpy(at, &bits, sizeof bits);
    written(at + sizeof bits);
  }
  /// An `optional` number.
  void present(int field, std::uint32_t value) { written(put(room(kTag + kVarint), field, value)); }
  /// A message of two numbers, as every span is.
  void numbers(int field, int first_field, std::uint32_t first, int second_field, std::uint32_t second) {
    char* const length = varint(room(kTag + 1 + 2 * (kTag + kVarint)), tag(field, kSizedType));
    char* at = length + 1;
    if (first != 0) at = put(at, first_field, first);
    if (second != 0) at = put(at, second_field, second);
    *length = static_cast<char>(at - length - 1);
    written(at);
  }

  /// Each byte of `value` that is not UTF-8 becomes U+FFFD.
  void text(int field, std::string_view value) {
    if (!value.empty()) item(field, value);
  }
  /// A text of a repeated field.
  void item(int field, std::string_view value) {
    if (value.size() >= kShort) return any_item(field, value);
    char* const at = varint(room(kTag + 1 + kShort), tag(field, kSizedType));
    *at = static_cast<char>(value.size());
    if (!copy_ascii(value, at + 1)) return any_item(field, value);
    written(at + 1 + value.size());
  }
  /// A text that is known to be UTF-8.
  void utf8(int field, std::string_view value);

  /// A message, empty or not; `fill` writes its fields.
  template <class Fill>
  void message(int field, Fill&& fill) {
    written(varint(room(kTag + 1), tag(field, kSizedType)));
    auto const length_at = used_++;  // most messages are shorter than 128 bytes
    fill();
    auto const size = used_ - length_at - 1;
    if (size < 0x80) {
      buffer_[length_at] = static_cast<char>(size);
    } else {
      widen(length_at, size);
    }
  }

  /// A repeated number, packed; nothing for an empty list.
  void packed(int field, std::uint32_t const* values, std::size_t count) {
    if (count == 0) return;
    message(field, [&] {
      for (std::size_t i = 0; i < count; ++i) {
        written(varint(room(kVarint), values[i]));
      }
    });
  }

 private:
  static constexpr std::uint32_t kNumberType = 0;
  static constexpr std::uint32_t kSizedType = 2;
  static constexpr std::uint32_t kRealType = 5;
  static constexpr std::size_t kTag = 5;  // bytes at most
  static constexpr std::size_t kVarint = 5;
  static constexpr std::size_t kShort = 0x80;  // lengths from here on take a second byte
  static constexpr std::size_t kWord = sizeof(std::uint64_t);

  static constexpr std::uint32_t tag(int field, std::uint32_t type) {
    return static_cast<std::uint32_t>(field) << 3U | type;
  }
  // What is written goes through a pointer of its own: a byte could be any member, which then would be read again.
  static char* varint(char* at, std::uint32_t value) {
    while (value >= 0x80) {
      *at++ = static_cast<char>(value | 0x80U);
      value >>= 7U;
    }
    *at++ = static_cast<char>(value);
    return at;
  }
  static char* put(char* at, int field, std::uint32_t value) {
    return varint(varint(at, tag(field, kNumberType)), value);
  }
  /// Room for `size` bytes behind what is written.
  [[nodiscard]] char* room(std::size_t size) {
    if (capacity_ - used_ < size) grow(size);
    return buffer_.get() + used_;
  }
  void written(char const* end) { used_ = static_cast<std::size_t>(end - buffer_.get()); }

  /// Copies a text that is nearly always a name in ASCII, eight bytes at a time, the last of them with some of those
  /// before; false where it is no ASCII.
  static bool copy_ascii(std::string_view value, char* to) {
    std::uint64_t high = 0;
    if (value.size() < kWord) {
      for (char const c : value) {
        high |= static_cast<unsigned char>(c);
        *to++ = c;
      }
      return (high & 0x80U) == 0;
    }
    auto const copy = [&](std::size_t at) {
      std::uint64_t word = 0;
      std::memcpy(&word, value.data() + at, kWord);
      std::memcpy(to + at, &word, kWord);
      high |= word;
    };
    auto const last = value.size() - kWord;
    for (std::size_t at = 0; at < last; at += kWord) copy(at);
    copy(last);
    return (high & 0x8080808080808080U) == 0;
  }
  void any_item(int field, std::string_view value);
  void grow(std::size_t size);
  /// Makes room for the length of a message that takes more than the one byte left for it.
  void widen(std::size_t length_at, std::size_t size);

  std::string repaired_;
  std::unique_ptr<char[]> buffer_;  // NOLINT(*-avoid-c-arrays): a vector would set to zero what is written next
  std::size_t used_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace rapporteur
