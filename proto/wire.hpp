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
    auto const bits = std::bit_cast<std::uint32_t>(value);
    if (bits == 0) return;
    reserve(kTag + sizeof bits);
    char* const at = put(end(), tag(field, kRealType));
    for (unsigned i = 0; i < sizeof bits; ++i) at[i] = static_cast<char>(bits >> (8 * i));  // the low byte first
    used_to(at + sizeof bits);
  }
  /// An `optional` number.
  void present(int field, std::uint32_t value) {
    reserve(kTag + kVarint);
    used_to(put(put(end(), tag(field, kNumberType)), value));
  }

  /// Each byte of `value` that is not UTF-8 becomes U+FFFD.
  void text(int field, std::string_view value) {
    if (!value.empty()) item(field, value);
  }
  /// A text that is a constant of the program or of its tables, and so UTF-8: a rule, a lemma.
  void constant(int field, std::string_view value) {
    if (!value.empty()) utf8(field, value);
  }
  /// A text of a repeated field.
  void item(int field, std::string_view value);
  /// A text that is known to be UTF-8.
  void utf8(int field, std::string_view value) {
    reserve(kTag + kVarint + value.size());
    char* const at = put(put(end(), tag(field, kSizedType)), static_cast<std::uint32_t>(value.size()));
    if (!value.empty()) std::memcpy(at, value.data(), value.size());
    used_to(at + value.size());
  }

  /// A message, empty or not; `fill` writes its fields.
  template <class Fill>
  void message(int field, Fill&& fill) {
    reserve(kTag + 1);
    used_to(put(end(), tag(field, kSizedType)) + 1);  // most messages are shorter than 128 bytes
    auto const length_at = used_ - 1;
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
        reserve(kVarint);
        varint(values[i]);
      }
    });
  }

 private:
  static constexpr std::uint32_t kNumberType = 0;
  static constexpr std::uint32_t kSizedType = 2;
  static constexpr std::uint32_t kRealType = 5;
  static constexpr std::size_t kTag = 5;  // bytes at most
  static constexpr std::size_t kVarint = 5;

  static constexpr std::uint32_t tag(int field, std::uint32_t type) {
    return static_cast<std::uint32_t>(field) << 3U | type;
  }
  /// The place behind what is written. Parts of a field are written from place to place, and only then is the count of
  /// bytes set: a store of a char may change any member, for all a compiler knows.
  [[nodiscard]] char* end() { return buffer_.get() + used_; }
  void used_to(char const* end) { used_ = static_cast<std::size_t>(end - buffer_.get()); }
  /// There must be room.
  static char* put(char* at, std::uint32_t value) {
    while (value >= 0x80) {
      *at++ = static_cast<char>(value | 0x80U);
      value >>= 7U;
    }
    *at++ = static_cast<char>(value);
    return at;
  }
  void varint(std::uint32_t value) { used_to(put(end(), value)); }
  void reserve(std::size_t size) {
    if (capacity_ - used_ < size) grow(size);
  }
  void grow(std::size_t size);
  /// Makes room for the length of a message that takes more than the one byte left for it.
  void widen(std::size_t length_at, std::size_t size);

  std::string repaired_;
  std::unique_ptr<char[]> buffer_;  // NOLINT(*-avoid-c-arrays): a vector would set to zero what is written next
  std::size_t used_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace rapporteur
