#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace rapporteur {

/// Bytes that are written once. Unlike a string it sets nothing to zero before, and the beginning may be left out. What
/// is written goes through a pointer of the writer's own; `set` says how far it came.
class ByteBuffer {
 public:
  [[nodiscard]] std::string_view view() const { return {bytes_.get() + begin_, end_ - begin_}; }
  [[nodiscard]] char* data() { return bytes_.get(); }
  [[nodiscard]] std::size_t capacity() const { return static_cast<std::size_t>(limit_ - bytes_.get()); }
  /// Behind the last byte of the room.
  [[nodiscard]] char const* limit() const { return limit_; }

  /// Forgets what is there and keeps its memory.
  void clear() { begin_ = end_ = 0; }
  /// What is there from now on; offsets into the room.
  void set(std::size_t begin, std::size_t end) {
    begin_ = begin;
    end_ = end;
  }
  /// Room for `size` bytes; the first `kept` of those there were stay.
  void reserve(std::size_t size, std::size_t kept) {
    if (size > capacity()) grow(size, kept);
  }

 private:
  void grow(std::size_t size, std::size_t kept) {
    constexpr std::size_t kLeast = 16384;
    auto const larger = std::max({capacity() * 2, size, kLeast});
    std::unique_ptr<char[]> bytes(new char[larger]);  // NOLINT(*-avoid-c-arrays)
    kept = std::min(kept, capacity());
    if (kept != 0) std::memcpy(bytes.get(), bytes_.get(), kept);
    bytes_ = std::move(bytes);
    limit_ = bytes_.get() + larger;
  }

  std::unique_ptr<char[]> bytes_;  // NOLINT(*-avoid-c-arrays): a vector would set to zero what is written next
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  char const* limit_ = nullptr;
};

}  // namespace rapporteur
