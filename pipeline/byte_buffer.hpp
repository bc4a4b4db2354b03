#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <string_view>

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
    // What is large moves page by page without being copied; what nobody keeps need not move at all.
    if (kept == 0) {
      bytes_.reset();
      limit_ = nullptr;
    }
    auto* const bytes = static_cast<char*>(std::realloc(bytes_.get(), larger));  // NOLINT(*-no-malloc)
    if (bytes == nullptr) throw std::bad_alloc();
    static_cast<void>(bytes_.release());
    bytes_.reset(bytes);
    limit_ = bytes + larger;
  }

  struct Free {
    void operator()(char* bytes) const { std::free(bytes); }  // NOLINT(*-no-malloc)
  };
  std::unique_ptr<char, Free> bytes_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  char const* limit_ = nullptr;
};

}  // namespace rapporteur
