#pragma once

#include "pipeline/byte_buffer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
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
///
/// It is no more than the place in a buffer where the next byte goes, and is handed on by value: a function that writes
/// takes one and gives back the one behind what it has written, so that the place never leaves the registers. Messages
/// and the items of lists see to it that there is room for kSlack bytes; what stands single behind them, numbers, short
/// texts and spans, does not ask, since no message has so many of them in a row.
class WireWriter {
 public:
  static constexpr std::size_t kSlack = 4096;
  static constexpr std::size_t kVarint = 5;  ///< bytes of a number at most

  /// Writes into the room of `buffer` from `offset` on.
  WireWriter(ByteBuffer& buffer, std::size_t offset) : buffer_(&buffer) {
    buffer.reserve(offset + kSlack, offset);
    at_ = buffer.data() + offset;
  }
  /// The offset of what is written next.
  [[nodiscard]] std::size_t offset() const { return static_cast<std::size_t>(at_ - buffer_->data()); }

  /// An enumerator, of less than 128 in a field of less than 16.
  void enumerator(int field, std::uint32_t value) {
    if (value == 0) return;
    at_[0] = static_cast<char>(tag(field, kNumberType));
    at_[1] = static_cast<char>(value);
    at_ += 2;
  }
  /// An unsigned number.
  void number(int field, std::uint32_t value) {
    if (value != 0) present(field, value);
  }
  void flag(int field, bool value) {
    if (value) present(field, 1);
  }
  void real(int field, float value) {
    if (std::bit_cast<std::uint32_t>(value) != 0) present_real(field, value);
  }
  /// An `optional` float.
  void present_real(int field, float value) {
    auto bits = std::bit_cast<std::uint32_t>(value);
    if constexpr (std::endian::native == std::endian::big) bits = __builtin_bswap32(bits);
    at_ = varint(at_, tag(field, kRealType));
    std::memcpy(at_, &bits, sizeof bits);
    at_ += sizeof bits;
  }
  /// An `optional` number.
  void present(int field, std::uint32_t value) { at_ = put(at_, field, value); }
  /// A message of two numbers in fields of less than 16, as every span is.
  void numbers(int field, int first_field, std::uint32_t first, int second_field, std::uint32_t second) {
    char* const length = varint(at_, tag(field, kSizedType));
    auto const least = std::min(first, second);
    auto const all = first | second;
    auto const tags = std::uint64_t{tag(first_field, kNumberType)} << 8U;
    std::uint64_t const second_tag = tag(second_field, kNumberType);
    // The ends of a span mostly take as many bytes: then the message is made in one piece.
    if (least >= 0x80 && all < 0x4000) {
      auto const ends = two_bytes(first) << 16U | two_bytes(second) << 40U;
      copy_low(length, ends | tags | second_tag << 32U | 6U, 8);
      at_ = length + 7;
    } else if (least >= 0x4000 && all < 0x200000) {
      auto const behind = three_bytes(second);
      copy_low(length, three_bytes(first) << 16U | behind << 48U | tags | second_tag << 40U | 8U, 8);
      length[8] = static_cast<char>(behind >> 16U);
      at_ = length + 9;
    } else {
      char* at = length + 1;
      if (first != 0) at = put(at, first_field, first);
      if (second != 0) at = put(at, second_field, second);
      *length = static_cast<char>(at - length - 1);
      at_ = at;
    }
  }

  /// Before an item of a list that is neither a text nor a message of any length.
  void make_room() {
    if (static_cast<std::size_t>(buffer_->limit() - at_) < kSlack) at_ = grow(*buffer_, at_, kSlack);
  }

  /// A text of a repeated field.
  void item(int field, std::string_view value) {
    make_room();
    put_text(field, value);
  }
  /// Each byte of `value` that is not UTF-8 becomes U+FFFD.
  void text(int field, std::string_view value) {
    if (!value.empty()) put_text(field, value);
  }
  /// Bytes that are fields already; what lies behind those that count is written over.
  template <std::size_t size>
  void copy(std::array<char, size> const& fields) {
    std::memcpy(at_, fields.data(), size);
  }
  void skip(std::size_t size) { at_ += size; }
  /// What has been written from offset `begin` on; until something more is.
  [[nodiscard]] std::string_view since(std::size_t begin) const { return {buffer_->data() + begin, offset() - begin}; }

  /// A message of few numbers and no texts; `fill` as below.
  template <class Fill>
  void short_message(int field, Fill&& fill) {
    make_room();
    char* const length = varint(at_, tag(field, kSizedType));
    at_ = length + 1;
    *this = fill(*this);
    *length = static_cast<char>(at_ - length - 1);
  }

  /// A text that is known to be UTF-8.
  void utf8(int field, std::string_view value) { at_ = utf8(*buffer_, at_, field, value); }

  /// A message, empty or not; `fill` takes a writer for its fields and gives it back.
  template <class Fill>
  void message(int field, Fill&& fill) {
    make_room();
    at_ = varint(at_, tag(field, kSizedType));
    auto const length_at = offset();
    ++at_;  // most messages are shorter than 128 bytes
    *this = fill(*this);
    auto const size = offset() - length_at - 1;
    if (size < kShort) {
      buffer_->data()[length_at] = static_cast<char>(size);
    } else {
      at_ = widen(*buffer_, length_at, size);
    }
  }

  /// A repeated number, packed; nothing for an empty list.
  void packed(int field, std::uint32_t const* values, std::size_t count) {
    if (count == 0) return;
    message(field, [&](WireWriter out) {
      for (std::size_t i = 0; i < count; ++i) {
        out.make_room();
        out.at_ = varint(out.at_, values[i]);
      }
      return out;
    });
  }

  /// Writes a length so that it ends at `end` of the room, where the message begins; gives where it begins itself.
  [[nodiscard]] static std::size_t put_length(ByteBuffer& buffer, std::size_t end, std::size_t length);

 private:
  static constexpr std::uint32_t kNumberType = 0;
  static constexpr std::uint32_t kSizedType = 2;
  static constexpr std::uint32_t kRealType = 5;
  static constexpr std::size_t kTag = 5;       // bytes at most
  static constexpr std::size_t kShort = 0x80;  // lengths from here on take a second byte

  static constexpr std::uint32_t tag(int field, std::uint32_t type) {
    return static_cast<std::uint32_t>(field) << 3U | type;
  }
  /// Nearly all are indices and offsets, which grow within a message: how long they are is no surprise.
  static char* varint(char* at, std::uint32_t value) {
    if (value < 0x80) {
      *at = static_cast<char>(value);
      return at + 1;
    }
    if (value < 0x4000) {
      copy_low(at, two_bytes(value), 2);
      return at + 2;
    }
    if (value < 0x200000) {
      copy_low(at, three_bytes(value), 4);
      return at + 3;
    }
    for (; value >= 0x80; value >>= 7U) *at++ = static_cast<char>(value | 0x80U);
    *at++ = static_cast<char>(value);
    return at;
  }
  /// A number of two bytes, the lowest first: what stands above the lowest seven bits moves up by one, which is to add
  /// it once more.
  static std::uint64_t two_bytes(std::uint64_t value) { return value + (value & 0x3F80U) + 0x80U; }
  static std::uint64_t three_bytes(std::uint64_t value) {
    return value + (value & 0x1FFF80U) + 2 * (value & 0x1FC000U) + 0x8080U;
  }
  /// The lowest bytes of a number, the lowest first.
  static void copy_low(char* at, std::uint64_t bytes, std::size_t count) {
    if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
    std::memcpy(at, &bytes, count);
  }
  static char* put(char* at, int field, std::uint32_t value) {
    return varint(varint(at, tag(field, kNumberType)), value);
  }

  void put_text(int field, std::string_view value) {
    char* const length = varint(at_, tag(field, kSizedType));
    if (value.size() < kShort && copy_ascii(value, length + 1)) {
      *length = static_cast<char>(value.size());
      at_ = length + 1 + value.size();
    } else {
      at_ = any_item(*buffer_, at_, field, value);
    }
  }

  /// Copies a text that is nearly always a name in ASCII, in blocks of which the last begins inside the one before;
  /// false where it is no ASCII.
  static bool copy_ascii(std::string_view value, char* to) {
    char const* const from = value.data();
    std::size_t const size = value.size();
    if (size >= sizeof(Block)) {
      std::uint64_t high = 0;
      auto const last = size - sizeof(Block);
      for (std::size_t at = 0; at < last; at += sizeof(Block)) high |= copy<Block>(from + at, to + at).bits();
      high |= copy<Block>(from + last, to + last).bits();
      return (high & 0x8080808080808080U) == 0;
    }
    if (size >= 8) {
      auto const high = copy<std::uint64_t>(from, to) | copy<std::uint64_t>(from + size - 8, to + size - 8);
      return (high & 0x8080808080808080U) == 0;
    }
    if (size >= 4) {
      auto const high = copy<std::uint32_t>(from, to) | copy<std::uint32_t>(from + size - 4, to + size - 4);
      return (high & 0x80808080U) == 0;
    }
    if (size == 0) return true;
    char const first = from[0];
    char const middle = from[size / 2];
    char const last = from[size - 1];
    to[0] = first;
    to[size / 2] = middle;
    to[size - 1] = last;
    return (static_cast<unsigned>(first | middle | last) & 0x80U) == 0;
  }
  struct Block {
    std::uint64_t first;
    std::uint64_t second;
    [[nodiscard]] std::uint64_t bits() const { return first | second; }
  };
  template <class Value>
  static Value copy(char const* from, char* to) {
    Value value;
    std::memcpy(&value, from, sizeof value);
    std::memcpy(to, &value, sizeof value);
    return value;
  }

  // What is rare, or long. Each takes the place and gives back the one behind it: to hand over `this` would send the
  // place to memory.
  [[nodiscard]] static char* grow(ByteBuffer& buffer, char const* at, std::size_t size);
  [[nodiscard]] static char* any_item(ByteBuffer& buffer, char* at, int field, std::string_view value);
  [[nodiscard]] static char* utf8(ByteBuffer& buffer, char* at, int field, std::string_view value);
  /// Makes room for the length of a message that takes more than the one byte left for it.
  [[nodiscard]] static char* widen(ByteBuffer& buffer, std::size_t length_at, std::size_t size);

  ByteBuffer* buffer_;
  char* at_ = nullptr;
};

}  // namespace rapporteur
